"""What the page shows before anything is asked. Pure: no Streamlit, no markup."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.days import in_words
from graph.store import Rows, Store
from queries.catalogue import query
from queries.dates import areas
from queries.words import capital, label

EXAMPLES = ("Target", "Partnership", "Plan")


@dataclass(frozen=True)
class AreaView:
    """One area: what is recorded of it, in sentences with their denominators."""

    name: str
    as_at: str
    counts: tuple[str, ...]


@dataclass(frozen=True)
class StartView:
    """The areas, the documents that everything rests on, and examples: id and name."""

    areas: tuple[AreaView, ...]
    sources: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]


def start(store: Store) -> StartView:
    """What is loaded."""
    when, names = areas(store, None)
    settled = {area: query("settled").run(store, area=area, as_of=when.day(area)) for area in names}
    views = [
        AreaView(name, in_words(when.newest.get(area) or when.day(area)), _counts(settled[area]))
        for area, name in names.items()
    ]
    sources = tuple(_source(row) for row in query("sources").run(store))
    return StartView(tuple(views), sources, tuple(_examples(settled)))


def _counts(rows: Rows) -> tuple[str, ...]:
    targets = [row for row in rows if row["kind"] == "Target"]
    partnerships = [row for row in rows if row["kind"] == "Partnership"]
    lead = sum("TARGET_LEAD" in _relations(row) for row in targets)
    given = sum(bool(_relations(row)) for row in targets)
    answering = sum(bool(_relations(row)) for row in partnerships)
    planned = sum(_thing(row).get("status") == "planned" for row in partnerships)
    return (
        f"{_many(len(targets), 'target')}; {given} given to a body, {lead} with a target lead "
        "named",
        f"{_many(len(partnerships), 'partnership')}; {answering} with a body above them named, "
        f"{planned} still to be formed",
    )


def _examples(settled: Mapping[str, Rows]) -> Iterator[tuple[str, str]]:
    """The first of each kind that has an answer, so that an example is never a dead end."""
    for kind in EXAMPLES:
        fits = (
            r for rows in settled.values() for r in rows if r["kind"] == kind and r["relations"]
        )
        if row := next(fits, None):
            yield str(row["id"]), capital(label(_thing(row)))


def _source(row: Mapping[str, object]) -> str:
    dated = in_words(str(row["date"])) if row["date"] else "not dated"
    return f"{row['name']} ({dated})"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _relations(row: Mapping[str, object]) -> list[object]:
    found = row["relations"]
    return list(found) if isinstance(found, list) else []


def _thing(row: Mapping[str, object]) -> Mapping[str, object]:
    thing = row["thing"]
    return thing if isinstance(thing, Mapping) else {}
