"""Partial dates: what they may mean, and how they are said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.days import FIRST_DAY, LAST_DAY, bounds, in_words, span

whole_days = st.dates().map(date.isoformat)
partial_dates = st.builds(
    lambda day, precision: day[:precision], whole_days, st.sampled_from([4, 7, 10])
)
perhaps = st.none() | partial_dates


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2008", "2008-01-01", "2008-12-31"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("2009-02", "2009-02-01", "2009-02-28"),
        ("2008-12", "2008-12-01", "2008-12-31"),
        ("2008-04-18", "2008-04-18", "2008-04-18"),
        ("0001", "0001-01-01", "0001-12-31"),
    ],
)
def test_a_partial_date_reaches_from_its_first_to_its_last_day(
    partial: str, first: str, last: str
) -> None:
    assert bounds(partial) == (first, last)


NO_DATES = ["", "08", "2008-4", "2008-13", "2008-00", "2008-00-00", "2008-04-00", "2008-04-31"]
NO_DATES += ["2009-02-29", "0000", "2008-04-18T12:00", "18/04/2008", "2008/04", " 2008", "2008\n"]
NO_DATES += ["April 2008", "\uff12\uff10\uff10\uff18", "-2008", "20080418"]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        bounds(text)


@given(partial_dates)
def test_the_bounds_of_a_date_are_in_order_and_begin_with_it(partial: str) -> None:
    first, last = bounds(partial)
    assert first <= last
    assert first.startswith(partial)
    assert last.startswith(partial)
    assert bounds(first) == (first, first)


@given(perhaps, perhaps)
def test_the_widest_reading_contains_the_narrowest(since: str | None, until: str | None) -> None:
    read = span(since, until)
    assert read.may_from <= read.sure_from
    assert read.sure_until <= read.may_until


@given(perhaps, perhaps)
def test_a_period_reaches_from_its_beginning_to_its_end(
    since: str | None, until: str | None
) -> None:
    read = span(since, until)
    assert (read.may_from, read.sure_from) == (bounds(since) if since else (FIRST_DAY,) * 2)
    assert (read.sure_until, read.may_until) == (bounds(until) if until else (LAST_DAY,) * 2)


@pytest.mark.parametrize(
    ("partial", "words"),
    [("2009", "2009"), ("2009-06", "June 2009"), ("2008-04-18", "18 April 2008")],
)
def test_a_date_in_words_keeps_its_precision(partial: str, words: str) -> None:
    assert in_words(partial) == words


@given(partial_dates)
def test_the_words_for_a_date_have_one_word_for_each_part(partial: str) -> None:
    words = in_words(partial).split()
    assert len(words) == len(partial.split("-"))
    assert words[-1] == partial[:4]
