"""The question catalogue: each question a file, its parameters picked from what exists."""

from collections.abc import Mapping, Sequence

from graph.store import Rows, Store
from model.problems import BadInput, Problem
from queries.catalogue import Query, group
from queries.dates import areas, as_of
from queries.names import named

GIVEN = ("area", "as_of")  # these come from the options --area and --as-of


def questions() -> list[Query]:
    """Every question there is a file for."""
    return group("questions")


def question(id_: str) -> Query:
    """One question by its id; BadInput lists the nearest."""
    known = {one.header.id: one for one in questions()}
    if id_ in known:
        return known[id_]
    from rapidfuzz import process

    near = [name for name, _, _ in process.extract(id_, list(known), limit=3)]
    problem = Problem("question", id_, "the id of a question", f"did you mean {', '.join(near)}?")
    raise BadInput(str(problem), [problem])


def answer(
    store: Store, asked: Query, values: Mapping[str, str], given: str | None, area: str | None
) -> tuple[dict[str, str], Rows]:
    """The days asked about, by area, and the rows; what speaks of an area runs once for each."""
    _fitting(asked, values)
    things = {name: named(store, values[name]) for name in things_of(asked)}
    fixed = {name: row["id"] for name, row in things.items()}
    if things:
        row = next(iter(things.values()))
        of_area = str(row["area"])
        days = {of_area: as_of(given, [row]).day(of_area)}
    else:
        when, names = areas(store, given, area)
        days = {one: when.day(one) for one in names}
    rows: Rows = []
    for one, day in days.items():
        found = asked.run(store, **fixed, area=one, as_of=day)
        rows += [{column: row[column] for column in asked.header.columns} for row in found]
    return days, rows


def things_of(asked: Query) -> list[str]:
    """The parameters that name a thing."""
    return [name for name, type_ in asked.header.parameters.items() if type_ == "thing"]


def _fitting(asked: Query, values: Mapping[str, str]) -> None:
    wanted: Sequence[str] = [name for name in asked.header.parameters if name not in GIVEN]
    example = " ".join(f'{name}="…"' for name in wanted)
    for name in wanted:
        if name not in values:
            fix = f"answerable ask {asked.header.id} {example}"
            problem = Problem(asked.header.id, f"no {name}", f"a value for {name}", fix)
            raise BadInput(str(problem), [problem])
    for name in values.keys() - set(wanted):
        expected = f"one of {', '.join(wanted)}" if wanted else "no values"
        problem = Problem(asked.header.id, f"the value {name}", expected, "leave it out")
        raise BadInput(str(problem), [problem])
