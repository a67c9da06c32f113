"""The graph is the merge of every scope's newest version; what is derived is computed here.

Ranks decide between scopes: edits beat the council's own data, which beat the seed. The losing
value stays in `disputed` as `field|value|scope`. The order of loading never matters.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from graph.claims import Claims, Link, Thing, Value
from graph.days import span
from graph.names import plain
from model.reader import Model

RANKS = ("seed", "council", "decisions", "edits")
Row = dict[str, object]


class Scoped(NamedTuple):
    """One scope's claims with its rank, an index into RANKS."""

    scope: str
    rank: int
    claims: Claims


class Merged(NamedTuple):
    """Rows as the engines store them: things by id, links by key."""

    things: dict[str, Row]
    links: dict[str, Row]


def merge(
    scoped: Iterable[Scoped], model: Model, only: tuple[set[str], set[str]] | None = None
) -> Merged:
    """Merge the claims of several scopes; `only` limits it to some ids and some keys."""
    ordered = sorted(scoped, key=lambda one: (-one.rank, one.scope))
    things = _gather({one.scope: one.claims.things for one in ordered}, only and only[0])
    links = _gather({one.scope: one.claims.links for one in ordered}, only and only[1])
    return Merged(
        things={id_: _thing_row(claims, model) for id_, claims in things.items()},
        links={key: _link_row(claims, model) for key, claims in links.items()},
    )


def _gather[T](
    by_scope: Mapping[str, Mapping[str, T]], only: set[str] | None
) -> dict[str, dict[str, T]]:
    gathered: dict[str, dict[str, T]] = defaultdict(dict)
    for scope, claims in by_scope.items():
        for key in claims if only is None else only & claims.keys():
            gathered[key][scope] = claims[key]
    return {key: gathered[key] for key in sorted(gathered)}


def _thing_row(claims: Mapping[str, Thing], model: Model) -> Row:
    row = _merged_values(claims)
    first = next(iter(claims.values()))
    named = {alias: None for thing in claims.values() for alias in [*thing.aliases, thing.name]}
    row |= {"aliases": [alias for alias in named if alias != row["name"]], "area": first.area}
    row["keys"] = sorted({plain(name) for name in _names(row, model)} - {""})
    return row


def _names(row: Row, model: Model) -> list[str]:
    names = [str(row["id"]), str(row["name"]), *_texts(row["aliases"])]
    for name, prop in model.kinds[str(row["kind"])].properties.items():
        if prop.code:
            names += _texts(row.get(name, []))
    return names


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _link_row(claims: Mapping[str, Link], model: Model) -> Row:
    row = _merged_values(claims)
    link = next(iter(claims.values()))
    row["key"] = link.key
    row["carries"] = model.carries(link.relation, str(row["basis"]), str(row["status"]), row)
    return row


def _merged_values(claims: Mapping[str, Thing] | Mapping[str, Link]) -> Row:
    row: Row = {}
    disputed: list[str] = []
    sources: dict[str, None] = {}
    for scope, claim in claims.items():
        sources |= {str(source): None for source in claim.sources}
        for field, value in _values(claim).items():
            if row.setdefault(field, value) != value:
                disputed.append(f"{field}|{value}|{scope}")
    row.setdefault("status", "not_stated")
    period = span(_text(row.get("since")), _text(row.get("until")))
    row |= {"sources": list(sources), "scopes": sorted(claims), **period.__dict__}
    if disputed:
        row["disputed"] = sorted(disputed)
    return row


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _values(claim: Thing | Link) -> dict[str, Value]:
    fields = msgspec.structs.asdict(claim)
    own = fields.pop("props")
    for elsewhere in ("sources", "aliases", "slot"):
        fields.pop(elsewhere, None)
    fields["from"] = fields.pop("from_", None)
    return {
        field: value
        for field, value in {**fields, **own}.items()
        if value is not None and not (field.endswith("status") and value == "not_stated")
    }
