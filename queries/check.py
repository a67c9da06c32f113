"""The rulebook: runs checks once an area, and keeps gap, unknown and general cover apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.store import Rows, Store
from model.problems import BadInput, Problem
from model.reader import Model
from queries.breaks import breaks
from queries.catalogue import Header, Query, group, query
from queries.dates import AsOf, areas

SEVERITIES = ("critical", "high", "medium", "low")
AFTER: dict[str, Callable[[Rows, Model], Rows]] = {"breaks": breaks}


@dataclass(frozen=True)
class Finding:
    """One thing that a check says something of; its id stays the same from year to year."""

    id: str
    outcome: str
    subject: str
    title: str
    because: str
    fix: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """One check on one area: what it found, out of how many, or why it did not run."""

    header: Header
    area: str
    checked: int
    findings: tuple[Finding, ...]
    not_run: str | None = None

    def of(self, outcome: str) -> list[Finding]:
        """The findings of one outcome: gap, unknown or general."""
        return [finding for finding in self.findings if finding.outcome == outcome]


def checks() -> list[Query]:
    """Every check there is a query file for, by code."""
    return group("checks")


def chosen(codes: Sequence[str], everything: bool) -> list[Query]:
    """The checks named by code or id, else those that are on; BadInput for a code there is not."""
    known = {name: one for one in checks() for name in (_code(one), one.header.id)}
    unknown = [code for code in codes if code not in known and code.upper() not in known]
    if unknown:
        expected = f"one of {', '.join(_code(one) for one in checks())}"
        problem = Problem("check", unknown[0], expected, "list them with `check --list`")
        raise BadInput(str(problem), [problem])
    if codes:
        return [known.get(code) or known[code.upper()] for code in codes]
    return [one for one in checks() if everything or one.header.default]


def run(
    store: Store, which: Sequence[Query], given: str | None, area: str | None, model: Model
) -> tuple[AsOf, list[Result]]:
    """The results of these checks on one area, or on each."""
    when, names = areas(store, given, area)
    results = [
        _one(store, check, area_id, when.day(area_id), model)
        for area_id in names
        for check in which
    ]
    return when, results


def worst(results: Sequence[Result]) -> str | None:
    """The severity of the worst gap; None if there is none."""
    found = {str(result.header.severity) for result in results if result.of("gap")}
    return next((severity for severity in SEVERITIES if severity in found), None)


def _one(store: Store, check: Query, area: str, day: str, model: Model) -> Result:
    header = check.header
    counted = query(str(header.checked)).run(store, area=area, as_of=day)
    if not counted and header.needs:
        kinds = ", ".join(model.kinds[kind].plural for kind in header.needs)
        return Result(header, area, 0, (), f"no {kinds} are loaded for {area}")
    rows = check.run(store, area=area, as_of=day)
    if header.then:
        rows = AFTER[header.then](rows, model)
    return Result(header, area, len(counted), tuple(_finding(row, header) for row in rows))


def _finding(row: dict[str, object], header: Header) -> Finding:
    identity = ",".join(str(row[column]) for column in header.identity)
    words = {name: "nobody" if value is None else value for name, value in row.items()}
    sources = row.get("sources")
    return Finding(
        id=f"{header.code}:{identity}",
        outcome=str(row["outcome"]),
        subject=str(row["id"]),
        title=str(row["title"]),
        because=header.because[str(row["outcome"])].format(**words),
        fix=header.fix.format(**words),
        sources=tuple(map(str, sources)) if isinstance(sources, list) else (),
    )


def _code(check: Query) -> str:
    return str(check.header.code)
