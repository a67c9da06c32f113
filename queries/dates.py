"""The day that an answer speaks of: the one given, else each area's newest source."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from graph.days import bounds, in_words
from graph.store import Store
from model.problems import BadInput, Problem
from queries.catalogue import query


class AsOf(NamedTuple):
    """The day asked about (None: none was given), and each area's newest source as written."""

    given: str | None
    newest: dict[str, str]

    def day(self, area: str) -> str:
        """The ISO day to ask the graph about; an area without a dated source takes today."""
        if self.given:
            return bounds(self.given)[1]
        newest = self.newest.get(area)
        return bounds(newest)[1] if newest else datetime.now(UTC).date().isoformat()

    def caution(self, area: str) -> str:
        """What has to be said first where the day lies after the newest source; else nothing."""
        newest = self.newest.get(area)
        if not self.given or not newest or self.day(area) <= bounds(newest)[1]:
            return ""
        return f"As last recorded in {in_words(newest)}; nothing later has been loaded."


def newest(dates: Iterable[object]) -> str | None:
    """The newest of some partial dates, by its last day; None if there are none."""
    written = [str(one) for one in dates if one]
    return max(written, key=lambda one: bounds(one)[1], default=None)


def as_of(given: str | None, rows: Iterable[dict[str, object]]) -> AsOf:
    """The day, from rows that have `area` (or `id`) and `dates`; BadInput if it is no date."""
    if given:
        try:
            bounds(given)
        except ValueError as error:
            expected = "a date such as 2008, 2008-04 or 2008-04-18"
            problem = Problem("--as-of", given, expected, "correct the date")
            raise BadInput(str(problem), [problem]) from error
    found = {str(row.get("area") or row["id"]): newest(_list(row["dates"])) for row in rows}
    return AsOf(given, {area: day for area, day in found.items() if day})


def areas(store: Store, given: str | None, only: str | None = None) -> tuple[AsOf, dict[str, str]]:
    """The day, and the names of the areas to ask about; BadInput if `only` is none of them."""
    rows = query("areas").run(store)
    names = {str(row["id"]): str(row["name"]) for row in rows}
    if only and only not in names:
        known = ", ".join(names) or "none: nothing is loaded"
        problem = Problem("--area", only, f"one of {known}", "choose one of these")
        raise BadInput(str(problem), [problem])
    return as_of(given, rows), {only: names[only]} if only else names


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []
