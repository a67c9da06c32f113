"""Answers as the JSON that contracts promise. Pure: from what queries/ gives to plain dicts."""

from collections.abc import Mapping, Sequence

from graph.claims import Source
from model.reader import Model
from queries.answer import answer
from queries.chains import Chain, Row, Step
from queries.check import Result
from queries.dates import AsOf
from queries.show import Shown, Tie
from queries.trace import Beside, Trace

Shape = dict[str, object]


def trace_shape(trace: Trace, model: Model) -> Shape:
    """Who answers for a thing: `answer`, `chains`, `missing`, and what stands beside."""
    return {
        "ok": True,
        "subject": thing_shape(trace.subject),
        "answer": answer(trace, model),
        "chains": [_chain(chain) for chain in trace.chains],
        "missing": [
            {"at": thing_shape(gap.at), "what": gap.what, "fix": gap.fix} for gap in trace.missing
        ],
        "scrutiny": [_beside(beside) for beside in trace.scrutiny],
        "listed_together": [_beside(beside) for beside in trace.listed],
        "caveats": [_beside(beside) for beside in trace.caveats],
        "truncated": trace.truncated,
        **dates_shape(trace.as_of, [trace.area]),
    }


def check_shape(results: Sequence[Result], when: AsOf, area: str | None) -> Shape:
    """The results of checks, each with gaps, unknowns and general cover apart."""
    areas = list(dict.fromkeys(result.area for result in results))
    shapes = [_result(result) for result in results]
    return {"ok": True, "area": area, "results": shapes, **dates_shape(when, areas)}


def show_shape(shown: Shown) -> Shape:
    """Everything about one thing."""
    facts = [
        {"field": fact.name, "value": fact.value, "sources": _sources(fact.sources)}
        for fact in shown.facts
    ]
    return {
        "ok": True,
        "thing": thing_shape(shown.thing),
        "facts": facts,
        "links": [tie_shape(tie) for tie in shown.ties],
        "sources": _sources(shown.sources),
        **dates_shape(shown.as_of, [str(shown.thing["area"])]),
    }


def dates_shape(when: AsOf, areas: Sequence[str]) -> Shape:
    """The date given, or null, and the day that each area's answer speaks of."""
    return {"as_of": when.given, "as_of_by_area": {area: when.day(area) for area in areas}}


def thing_shape(thing: Row) -> Shape:
    """A thing in short."""
    return {name: thing.get(name) for name in ("id", "kind", "name", "area", "status")}


def tie_shape(tie: Tie) -> Shape:
    """A link seen from one of its ends."""
    return {
        "relation": tie.relation,
        "direction": "out" if tie.out else "in",
        "other": thing_shape(tie.other),
        **_link(tie.link),
    }


def _chain(chain: Chain) -> Shape:
    number, why = chain.weakest
    since, until = chain.valid
    return {
        "lane": chain.lane,
        "steps": [_step(step) for step in chain.steps],
        "ends_at": thing_shape(chain.ends_at),
        "ending": chain.ending,
        "members": [thing_shape(member) for member in chain.members],
        "complete": chain.complete,
        "valid": {"since": since, "until": until},
        "weakest": {"step": number, "why": why},
    }


def _step(step: Step) -> Shape:
    return {
        "from": thing_shape(step.from_),
        "relation": step.relation,
        "to": thing_shape(step.to),
        "also": [other.relation for other in step.also],
        **_link(step.link),
    }


def _beside(beside: Beside) -> Shape:
    return {
        "at": beside.at,
        "relation": beside.relation,
        "other": thing_shape(beside.other),
        "cover": beside.link.get("cover"),
        "of": beside.link.get("wider"),
        **_link(beside.link),
    }


def _link(link: Mapping[str, object]) -> Shape:
    names = ("status", "basis", "since", "until", "strength", "words", "reason")
    return {name: link.get(name) for name in names} | {"sources": _sources(link.get("sources"))}


def _result(result: Result) -> Shape:
    header = result.header
    shape: Shape = {
        "code": header.code,
        "id": header.id,
        "title": header.title,
        "severity": header.severity,
        "area": result.area,
        "outcome": "not run" if result.not_run else "ran",
        "revision": header.revision,
    }
    if result.not_run:
        return shape | {"why": result.not_run}
    return shape | {
        "checked": result.checked,
        "gaps": _findings(result, "gap"),
        "unknowns": _findings(result, "unknown"),
        "general": _findings(result, "general"),
    }


def _findings(result: Result, outcome: str) -> list[Shape]:
    return [
        {
            "id": finding.id,
            "subject": {"id": finding.subject, "name": finding.title},
            "title": finding.title,
            "because": finding.because,
            "fix": finding.fix,
            "sources": _sources(finding.sources),
        }
        for finding in result.of(outcome)
    ]


def _sources(kept: object) -> list[Shape]:
    texts = kept if isinstance(kept, list | tuple) else []
    return [dict(Source.parse(str(text))._asdict()) for text in texts]
