"""Checks and their findings as text and as rows."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from app.texts.cells import WIDTH
from graph.days import in_words
from queries.catalogue import Header, Query
from queries.check import Result
from queries.dates import AsOf

_OUTCOMES = {
    "gap": "Gaps",
    "general": "Covered only in general",
    "unknown": "Not known: the sources don't say",
}
_SEVERITY = {"critical": "decide now", "high": "ask about", "medium": "ask about", "low": "tidy"}


def check_text(results: Sequence[Result], when: AsOf) -> str:
    """Each check with its denominator; gaps, general cover and unknowns apart."""
    return "\n".join(line for result in results for line in _check_lines(result, when))


def checks_text(checks: Sequence[Query]) -> str:
    """The checks there are: code, whether on by default, question, what each needs."""
    return "\n".join(
        f"{one.header.code:<4} {'on ' if one.header.default else 'off'}  {one.header.title}"
        f"  (needs: {', '.join(one.header.needs)})"
        for one in checks
    )


def finding_rows(results: Sequence[Result]) -> list[dict[str, object]]:
    """Every finding as a row for CSV; a check that did not run is a row that says so."""
    rows: list[dict[str, object]] = []
    for result in results:
        severity = result.header.severity
        if result.not_run:
            code = result.header.code
            rows.append({"id": code, "outcome": "not run", "because": result.not_run})
        rows += [
            {
                "id": finding.id,
                "outcome": finding.outcome,
                "severity": severity,
                "title": finding.title,
                "because": finding.because,
                "fix": finding.fix,
                "sources": finding.sources,
            }
            for finding in result.findings
        ]
    return rows


def _check_lines(result: Result, when: AsOf) -> Iterator[str]:
    header = result.header
    yield f"{header.code} {header.title}  [{result.area}, as at {in_words(when.day(result.area))}]"
    if result.not_run:
        yield f"  Not run: {result.not_run}."
        return
    for outcome, title in _OUTCOMES.items():
        found = result.of(outcome)
        if found:
            urgent = f" ({_SEVERITY[str(header.severity)]})" if outcome == "gap" else ""
            count = f"{len(found)} of {result.checked} {header.noun}"
            yield f"  {title}{urgent}: {_counted(header, len(found), count)}"
        for finding in found:
            yield from wrap(
                finding.because, WIDTH, initial_indent="   - ", subsequent_indent="     "
            )
            yield f"     {finding.id}"
    if not result.findings:
        yield f"  Nothing found in {result.checked} {header.noun}."


def _counted(header: Header, found: int, count: str) -> str:
    """A finding that stands for many things is not a share of them."""
    return f"{found}" if header.then else count
