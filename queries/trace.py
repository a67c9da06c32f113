"""Trace: who answers for a thing, and who does the work, with what the documents don't say.

Three round trips: the name, the links that lead on, and what stands around the chains.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.claims import Source
from graph.store import Rows, Store
from model.problems import BadInput, Problem
from model.reader import Model
from queries.catalogue import query
from queries.chains import Chain, Row, cut, passing, walk, with_members
from queries.dates import AsOf, as_of
from queries.names import named
from queries.words import the

STARTS = ("Target", "Partnership", "Post", "Plan", "Unit", "Organisation", "Theme", "Function")


class Only(NamedTuple):
    """What a trace is narrowed to, or widened by: all of it optional.

    `to` and `via` name things that a line must reach or pass; `include` lets in relations that
    carry no accountability, and such steps are marked inherited.
    """

    area: str | None = None
    to: str | None = None
    via: str | None = None
    include: Sequence[str] = ()


@dataclass(frozen=True)
class Beside:
    """A link that stands beside a chain, seen from the thing it belongs to."""

    at: str
    relation: str
    link: Row
    other: Row


@dataclass(frozen=True)
class Missing:
    """What the documents don't say: of what, in words, and what to do about it."""

    at: Row
    what: str
    fix: str
    relation: str


@dataclass(frozen=True)
class Trace:
    """All that is known of who answers for one thing on one day."""

    subject: Row
    chains: tuple[Chain, ...]
    only: Only
    scrutiny: tuple[Beside, ...]
    listed: tuple[Beside, ...]
    leads: tuple[Beside, ...]
    caveats: tuple[Beside, ...]
    roles: tuple[Row, ...]
    documents: tuple[Row, ...]
    missing: tuple[Missing, ...]
    as_of: AsOf
    truncated: bool

    @property
    def area(self) -> str:
        """The area of the thing traced."""
        return str(self.subject["area"])

    @property
    def day(self) -> str:
        """The ISO day that the answer speaks of."""
        return self.as_of.day(self.area)

    def lane(self, name: str) -> list[Chain]:
        """The chains of one lane: `answers` or `work`."""
        return [chain for chain in self.chains if chain.lane == name]

    def document(self, source: Source) -> Row | None:
        """The document that a source cites, where it is loaded."""
        cited = [d for d in self.documents if d.get("cited_as") == source.document]
        return cited[0] if cited else None


def trace(
    store: Store, words: str, given: str | None, model: Model, only: Only | None = None
) -> Trace:
    """Who answers for what `words` names, on the day given or its area's own."""
    only = only or Only()
    row = named(store, words, prefer=STARTS, area=only.area)
    when = as_of(given, [row])
    subject, id_, area = _map(row["thing"]), str(row["id"]), str(row["area"])
    day = when.day(area)
    lead_on = query("chain-links-including" if only.include else "chain-links")
    links = lead_on.run(store, id=id_, as_of=day, include=_relations(only.include, model))
    chains, truncated = walk(id_, links, model)
    ids = sorted({id_, *(str(step.to["id"]) for chain in chains for step in chain.steps)})
    around = query("chain-context").run(store, ids=ids, area=area, as_of=day)
    around.sort(key=lambda row: (str(row["part"]), str(row["sort"]), str(row["id"])))
    context = _Context(around)
    chains = [with_members(chain, context.members(chain.ends_at)) for chain in chains]
    narrowed = _narrowed(chains, only, store)
    leads = tuple(context.beside("around", "LED_BY", out=False, of="Plan"))
    return Trace(
        subject=subject,
        chains=tuple(narrowed),
        only=only,
        scrutiny=tuple(context.scrutiny()),
        listed=tuple(b for b in context.listed() if b.at == id_),
        leads=leads,
        caveats=tuple(b for b in context.beside("around", "QUALIFIES", out=False)),
        roles=tuple(context.part("role")),
        documents=tuple(context.part("document")),
        missing=tuple(_missing(subject, chains, context, model)),
        as_of=when,
        truncated=truncated,
    )


def _narrowed(chains: list[Chain], only: Only, store: Store) -> list[Chain]:
    if only.to:
        chains = cut(chains, str(named(store, only.to)["id"]))
    return passing(chains, str(named(store, only.via)["id"])) if only.via else chains


def _relations(names: Sequence[str], model: Model) -> list[str]:
    for name in names:
        if name not in model.relations:
            expected = f"one of {', '.join(sorted(model.relations))}"
            problem = Problem("--include", name, expected, "correct the relation")
            raise BadInput(str(problem), [problem])
    return list(names)


class _Context:
    """The rows of `chain-context`, by what they say."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def part(self, name: str) -> list[Row]:
        """The things of one part."""
        return [_map(row["other"]) for row in self._rows if row["part"] == name]

    def beside(
        self, part: str, relation: str, *, out: bool, of: str | None = None
    ) -> Iterator[Beside]:
        """The links of one relation and direction; `of` narrows the kind at the other end."""
        for row in self._rows:
            other = _map(row["other"])
            fits = (row["part"], row["relation"], row["out"]) == (part, relation, out)
            if fits and of in (None, other.get("kind")):
                yield Beside(str(row["id"]), relation, _map(row["link"]), other)

    def scrutiny(self) -> Iterator[Beside]:
        """Who scrutinises a thing itself, then who scrutinises what it is part of, by name."""
        yield from self.beside("around", "SCRUTINISED_BY", out=True)
        for row in self._rows:
            if row["part"] == "wider":
                link = {**_map(row["link"]), "wider": row["relation"]}
                yield Beside(str(row["id"]), "SCRUTINISED_BY", link, _map(row["other"]))

    def listed(self) -> Iterator[Beside]:
        """Groups that stand beside a thing, matched to nothing."""
        for beside in self.beside("around", "DELIVERED_BY", out=True):
            if beside.link["basis"] == "listed_together":
                yield beside

    def members(self, body: Row) -> list[Row]:
        """The members of a body that answer to their own bodies."""
        members = self.beside("around", "MEMBER_OF", out=False)
        return [
            beside.other
            for beside in members
            if beside.at == body["id"] and beside.link.get("answers_home") is True
        ]


def _missing(
    subject: Row, chains: list[Chain], context: _Context, model: Model
) -> Iterator[Missing]:
    """The roles that the framework asks for, the ends of the lines, the work and its measure."""
    for relation in _empty_roles(subject, context):
        yield _unsaid(subject, relation, model)
    answers = [chain for chain in chains if chain.lane == "answers"]
    if not answers:
        yield _unsaid(subject, "LED_BY" if subject["kind"] == "Target" else "REPORTS_TO", model)
    stops = {str(c.ends_at["id"]): c.ends_at for c in answers if c.ending == "stops"}
    for end in stops.values():
        yield _unsaid(end, "REPORTS_TO", model)
    for body in _unscrutinised(answers, context):
        yield _unsaid(body, "SCRUTINISED_BY", model)


def _empty_roles(subject: Row, context: _Context) -> Iterator[str]:
    """The relations that the framework, or a target's nature, asks for and nobody fills."""
    roles = [r for r in context.part("role") if r["for_each"] == subject["kind"]]
    asked = [str(role["fills"]) for role in roles if role.get("fills")]
    if subject["kind"] == "Target":
        asked += ["DELIVERED_BY", "MEASURED_BY"]
    for relation in asked:
        links = context.beside("around", relation, out=True)
        matched = (b for b in links if b.at == subject["id"])
        if all(b.link["basis"] == "listed_together" for b in matched):
            yield relation


def _unscrutinised(chains: list[Chain], context: _Context) -> list[Row]:
    covered = {beside.at for beside in context.scrutiny()}
    bodies = {str(step.to["id"]): step.to for chain in chains for step in chain.steps}
    return [body for id_, body in sorted(bodies.items()) if id_ not in covered]


def _unsaid(at: Row, relation: str, model: Model) -> Missing:
    explain = model.relations[relation].explain
    names = {"from": the(at), "to": "anybody"}
    return Missing(at, explain.missing.format(**names), explain.fix.format(**names), relation)


def _map(value: object) -> Row:
    return value if isinstance(value, Mapping) else {}
