"""The steps of an answer as a table on the page and as CSV: the rows of the command's CSV. Pure."""

import re
from collections.abc import Mapping, Sequence

from app.literal import literal, quoted
from model.reader import Model
from queries.present import step_rows
from queries.trace import Trace
from queries.words import capital
from reports.tables import as_csv

Row = Mapping[str, object]
LANES = {"answers": "answers for it", "work": "does the work"}
SHOWN = {
    "sentence": "What is said",
    "words": "In its own words",
    "kind of statement": "Kind of statement",
    "status": "Status",
    "dates": "Dates",
    "sources": "Source",
}


def rows(trace: Trace, model: Model) -> list[Row]:
    """Every step of every line; `lane` keeps those who answer apart from those who do the work."""
    lanes = [LANES[lane] for lane in LANES for _ in trace.lane(lane)]
    every = step_rows(trace, model)
    return [{"lane": lanes[int(str(row["line"])) - 1], **row, "as at": trace.day} for row in every]


def shown(every: Sequence[Row]) -> tuple[list[str], list[dict[str, str]]]:
    """The table on the page: the name of each row, and its cells as literal Markdown."""
    lines: dict[object, list[object]] = {}
    for row in every:
        of_lane = lines.setdefault(row["lane"], [])
        if row["line"] not in of_lane:
            of_lane.append(row["line"])
    names = [_name(row, lines[row["lane"]]) for row in every]
    return names, [{title: _cell(row, name) for name, title in SHOWN.items()} for row in every]


def csv(every: Sequence[Row]) -> bytes:
    """The same as CSV, with a mark at its head by which spreadsheets know that it is UTF-8."""
    return as_csv(every, list(every[0]) if every else ["lane", "line", "step"]).encode("utf-8-sig")


def file_name(id_: str, what: str = "who-answers") -> str:
    """`who-answers-oxfordshire-ni-154.csv`."""
    return f"{what}-{re.sub('[^a-z0-9]+', '-', id_.casefold()).strip('-')}.csv"


def _name(row: Row, lines: Sequence[object]) -> str:
    """`Step 1`, or where a lane has several lines, numbered as on the page, `Line 2, step 1`."""
    work = ["work"] if row["lane"] == LANES["work"] else []
    line = [f"line {lines.index(row['line']) + 1}"] if len(lines) > 1 else []
    return capital(", ".join([*work, *line, f"step {row['step']}"]))


def _cell(row: Row, name: str) -> str:
    value = row[name]
    if name == "words":
        return quoted(value) if value else ""
    return literal("; ".join(map(str, value)) if isinstance(value, list) else value or "")
