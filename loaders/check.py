"""Check: everything that would make the graph wrong, before anything is written."""

import re
from collections.abc import Iterable, Mapping

from graph.claims import Claims, Link, Thing
from graph.days import bounds
from graph.store import Store
from loaders.read import Row, Sheet
from loaders.shape import Shaped
from model.problems import Problem
from model.reader import Model

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_TELEPHONE = re.compile(
    r"(?<!\w)(?<!\d\.)(?:\+44\s?(?:\(0\)\s?)?|0)\d(?:[\s()-]{0,2}\d){8,9}(?!\w|\.\d)"
)


def personal_data(sheets: Iterable[Sheet]) -> list[Problem]:
    """Cells that hold an e-mail address or a telephone number: never loaded."""
    return [
        Problem(
            where=row.where(column),
            saw=f"what looks like {what}",
            expected="no personal data: posts, not persons",
            fix="remove it from the cell",
        )
        for sheet in sheets
        for row in sheet.rows
        for column, cell in row.cells.items()
        for what, pattern in (("an e-mail address", _EMAIL), ("a telephone number", _TELEPHONE))
        if pattern.search(cell)
    ]


def check(
    shaped: Shaped,
    scope: str,
    before: Claims,
    store: Store,
    model: Model,
    beside: Mapping[str, str],
) -> list[Problem]:
    """Every problem between these claims and the rest of the graph; an empty list if none."""
    claims = shaped.claims
    elsewhere = {**beside, **_kinds_elsewhere(claims, scope, store)}
    kinds = {**elsewhere, **{id_: thing.kind for id_, thing in claims.things.items()}}
    problems = _periods(shaped)
    problems += [
        Problem(
            where=shaped.where[id_].where("id"),
            saw=f"{id_} as {claims.things[id_].kind}",
            expected=f"{kind}, which it already is elsewhere",
            fix="give it another id, or the other kind",
        )
        for id_, kind in elsewhere.items()
        if id_ in claims.things and claims.things[id_].kind != kind
    ]
    for key, link in claims.links.items():
        problems += _ends(link, shaped.where[key], kinds, model, store)
    return problems + still_needed(scope, before, claims, store)


def still_needed(scope: str, before: Claims, after: Claims, store: Store) -> list[Problem]:
    """Things that this change takes away while another scope's links still need them."""
    retired = sorted(before.things.keys() - after.things.keys())
    if not retired:
        return []
    rows = store.read(
        "UNWIND $ids AS id MATCH (t:Thing {id: id})-[l]-(o:Thing) "
        "WHERE size(t.scopes) = 1 AND any(s IN l.scopes WHERE s <> $scope) "
        "RETURN DISTINCT t.id AS id, l.key AS key, l.scopes AS scopes ORDER BY id, key",
        ids=retired,
        scope=scope,
    )
    return [
        Problem(
            where=f"{scope} · {row['id']}",
            saw="it is taken away",
            expected=f"to stay, because {row['key']} of {row['scopes']} rests on it",
            fix="keep it, or change the other source first",
        )
        for row in rows
    ]


def _kinds_elsewhere(claims: Claims, scope: str, store: Store) -> dict[str, str]:
    """The kinds that other scopes give to the ids used here."""
    ends = {end for link in claims.links.values() for end in (link.from_, link.to)}
    rows = store.read(
        "UNWIND $ids AS id MATCH (t:Thing {id: id}) WHERE any(s IN t.scopes WHERE s <> $scope) "
        "RETURN t.id AS id, t.kind AS kind ORDER BY id",
        ids=sorted(ends | claims.things.keys()),
        scope=scope,
    )
    return {str(row["id"]): str(row["kind"]) for row in rows}


def _periods(shaped: Shaped) -> list[Problem]:
    claims: dict[str, Thing | Link] = {**shaped.claims.things, **shaped.claims.links}
    return [
        Problem(
            where=shaped.where[key].where("until"),
            saw=f"{claim.since} to {claim.until}",
            expected="an end that is not before the beginning",
            fix="correct since or until",
        )
        for key, claim in claims.items()
        if claim.since and claim.until and bounds(claim.until)[1] < bounds(claim.since)[0]
    ]


def _ends(
    link: Link, row: Row, kinds: Mapping[str, str], model: Model, store: Store
) -> list[Problem]:
    relation = model.relations[link.relation]
    problems = []
    for end, allowed in ((link.from_, relation.from_), (link.to, relation.to)):
        if end not in kinds:
            near = nearest(end, kinds, store)
            fix = f"did you mean {' or '.join(near)}?" if near else "declare it in its own sheet"
            problems.append(
                Problem(row.where(), f"{relation.name} with {end!r}", "an id that exists", fix)
            )
        elif kinds[end] not in model.ends(allowed):
            expected = f"one of {', '.join(sorted(model.ends(allowed)))}"
            saw = f"{relation.name} with {end}, of kind {kinds[end]}"
            problems.append(Problem(row.where(), saw, expected, "correct the relation or the end"))
    return problems


def nearest(id_: str, here: Iterable[str], store: Store) -> list[str]:
    """The ids most like this one, best first, at most three."""
    from rapidfuzz import fuzz, process

    rows = store.read("MATCH (t:Thing) RETURN t.id AS id ORDER BY id")
    among = sorted({*here, *(str(row["id"]) for row in rows)})
    found = process.extract(id_, among, scorer=fuzz.WRatio, limit=3, score_cutoff=75)
    return [match for match, _, _ in found]
