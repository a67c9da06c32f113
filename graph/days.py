"""Dates that keep the precision they were given: 2008, 2008-04 or 2008-04-18."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

FIRST_DAY = "0001-01-01"
LAST_DAY = "9999-12-31"
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True)
class Span:
    """The widest and the narrowest reading of a period, as whole ISO days."""

    may_from: str
    may_until: str
    sure_from: str
    sure_until: str


def bounds(partial: str) -> tuple[str, str]:
    """The first and the last ISO day that a partial date may mean; ValueError if it is none."""
    match = _PARTIAL.fullmatch(partial)
    if not match:
        raise ValueError(f"{partial!r} is no date such as 2008, 2008-04 or 2008-04-18")
    year, month, day = match.groups()
    first = date(int(year), int(month or 1), int(day or 1))
    last_month = int(month or 12)
    last_day = int(day or calendar.monthrange(first.year, last_month)[1])
    last = date(first.year, last_month, last_day)
    return first.isoformat(), last.isoformat()


def span(since: str | None, until: str | None) -> Span:
    """The whole days of a period; `until` is the last day in force, open ends reach for ever."""
    start = bounds(since) if since else (FIRST_DAY, FIRST_DAY)
    end = bounds(until) if until else (LAST_DAY, LAST_DAY)
    return Span(may_from=start[0], may_until=end[1], sure_from=start[1], sure_until=end[0])


def in_words(partial: str) -> str:
    """`2009-06` as `June 2009`, `2008-04-18` as `18 April 2008`."""
    parts = partial.split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, calendar.month_name[int(parts[1])])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)
