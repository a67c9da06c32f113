"""One thing: every fact, every link, every source, and what is not recorded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.claims import Source
from graph.store import Store
from model.reader import Model
from queries.catalogue import query
from queries.dates import AsOf, as_of
from queries.names import named
from queries.words import cited_once

Row = Mapping[str, object]
LISTED = "is merely listed beside"
COMMON = ("aliases", "status", "text_status", "since", "until", "note", "disputed")


@dataclass(frozen=True)
class Fact:
    """One property: its name and value (None: not recorded).

    `sources` are those narrowed to it; a fact without rests on the sources of the thing.
    """

    name: str
    value: object
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Tie:
    """One link seen from the thing: its relation, which way it goes, and the other end."""

    relation: str
    out: bool
    link: Row
    other: Row

    def verb(self, kind: str, model: Model) -> str:
        """What the link says of a thing of this kind; merely listed beside says nothing."""
        if self.link["basis"] == "listed_together":
            return LISTED
        relation = model.relations[self.relation]
        return relation.verb_from.get(kind, relation.verb) if self.out else relation.reverse


@dataclass(frozen=True)
class Shown:
    """Everything known about one thing on one day."""

    thing: Row
    facts: tuple[Fact, ...]
    ties: tuple[Tie, ...]
    documents: tuple[Row, ...]
    as_of: AsOf

    def cited(self, kept: Iterable[str]) -> list[str]:
        """Sources as kept, for people: a paragraph once, with all its lines."""
        return cited_once(map(Source.parse, kept), self.documents)

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of the thing itself."""
        return _sources(self.thing, None)


def show(
    store: Store, words: str, given: str | None, model: Model, area: str | None = None
) -> Shown:
    """Everything about the one thing that `words` names; three round trips."""
    row = named(store, words, area=area)
    when = as_of(given, [row])
    thing = row["thing"]
    if not isinstance(thing, Mapping):
        raise TypeError("the query `named` returns its things as maps")
    links = query("links-around").run(store, id=row["id"], as_of=when.day(str(row["area"])))
    ties = [
        Tie(str(link["relation"]), bool(link["out"]), _map(link["link"]), _map(link["other"]))
        for link in sorted(
            links, key=lambda link: (not link["out"], link["relation"], link["sort"])
        )
    ]
    documents = tuple(_map(row["document"]) for row in query("sources").run(store))
    return Shown(thing, tuple(_facts(thing, model)), tuple(ties), documents, when)


def _facts(thing: Row, model: Model) -> list[Fact]:
    own = model.kinds[str(thing["kind"])].properties
    common = [name for name in COMMON if thing.get(name)]
    return [Fact(name, thing.get(name), _sources(thing, name)) for name in [*common, *own]]


def _sources(thing: Row, field: str | None) -> tuple[str, ...]:
    """The sources narrowed to a field; with no field, those of the thing as a whole."""
    kept = thing.get("sources")
    every = [Source.parse(str(source)) for source in kept] if isinstance(kept, list) else []
    return tuple(str(source) for source in every if source.field == field)


def _map(value: object) -> Row:
    return value if isinstance(value, Mapping) else {}
