"""Questions to put to a witness, from what an answer holds and from what the documents don't say.

They ask and imply nothing: a silence of the documents is no finding against anybody.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from model.reader import Model
from queries.answer import ROLES, scrutinises, verb
from queries.chains import Row, Step
from queries.trace import Trace
from queries.words import listed, the

MOST = 8
NAMED = 3  # groups named in one question; more are counted
_NOT_YET = ("planned", "proposed")


@dataclass(frozen=True)
class Question:
    """One question, the fact or silence that prompts it, and the sources as they are kept."""

    text: str
    why: str
    sources: tuple[str, ...] = ()


def questions(trace: Trace, model: Model) -> list[Question]:
    """At most eight questions, the most important first, no two the same."""
    every = [
        *_ends(trace),
        *_still_to_be_formed(trace),
        *_several(trace),
        *_roles(trace),
        *_work(trace),
        *_measure(trace),
        *_steps(trace, model),
        *_scrutiny(trace),
        *_unscrutinised(trace),
    ]
    first: dict[str, Question] = {}
    for question in every:
        first.setdefault(question.text, question)
    return list(first.values())[:MOST]


def _ends(trace: Trace) -> Iterator[Question]:
    """Where nobody is named, at the start of a line or at its end."""
    for gap in trace.missing:
        if gap.relation == "LED_BY":
            why = f"The documents give nobody the lead for {_it(trace)}."
            yield Question(f"Who answers for {_it(trace)}?", why, _sources([trace.subject]))
        elif gap.relation == "REPORTS_TO":
            body, id_ = the(gap.at), gap.at["id"]
            leads = [b.link for b in trace.leads if b.at == id_ and b.link.get("words")]
            called = listed(dict.fromkeys(f"“{link['words']}”" for link in leads))
            but = f"The documents call {body} {called}, and" if called else "The documents"
            why = f"{but} name no body above it." if called else f"{but} name no body above {body}."
            yield Question(f"To whom does {body} answer?", why, _sources(leads or [gap.at]))


def _still_to_be_formed(trace: Trace) -> Iterator[Question]:
    for body in _unique(step.to for step in _answer_steps(trace)):
        if body.get("status") in _NOT_YET:
            text = f"When will {the(body)} be formed, and who answers for {_it(trace)} until then?"
            how = "still to be formed" if body["status"] == "planned" else "only proposed"
            yield Question(text, f"The documents have {the(body)} as {how}.", _sources([body]))


def _several(trace: Trace) -> Iterator[Question]:
    """Where more than one body is given the thing, or is called responsible."""
    firsts = [chain.steps[0] for chain in trace.lane("answers")]
    called = {str(b.at): b.link for b in trace.leads if b.link.get("words")}
    bodies = _unique(
        [
            *(step.to for step in firsts),
            *(step.to for step in _answer_steps(trace) if step.to["id"] in called),
        ]
    )
    if len(bodies) < 2 or trace.subject["kind"] != "Target":
        return
    links = [*(step.link for step in firsts), *called.values()]
    words = [f"“{words}”" for words in dict.fromkeys(link.get("words") for link in links) if words]
    text = f"How is responsibility for {_it(trace)} shared between {_some(bodies)}?"
    said = f"say {listed(words)}" if 0 < len(words) <= NAMED else "speak in several places"
    yield Question(text, f"Of these bodies the documents {said}.", _sources(links))


def _roles(trace: Trace) -> Iterator[Question]:
    """The roles that a target should have, in one question: posts, never persons."""
    gaps = {gap.relation for gap in trace.missing}
    empty = [relation for relation in ROLES if relation in gaps]
    if empty:
        names = [ROLES[relation] for relation in empty]
        asked = [role for role in trace.roles if role.get("fills") in empty]
        posts = "Which post is" if len(names) == 1 else "Which posts are"
        text = f"{posts} {listed(names)} for {_it(trace)}?"
        yield Question(
            text, f"The documents name no {listed(names, 'or')} for it.", _sources(asked)
        )


def _work(trace: Trace) -> Iterator[Question]:
    doers = _unique(chain.steps[0].to for chain in trace.lane("work"))
    groups = _unique(beside.other for beside in trace.listed)
    links = [beside.link for beside in trace.listed]
    it = _it(trace)
    beside = f"The documents list {_count(groups)} beside {it} without saying which does the work."
    if groups and doers:
        text = f"Besides {_some(doers)}, does {_some(groups, 'or')} do part of the work for {it}?"
        yield Question(text, beside, _sources(links))
    elif len(groups) == 1:
        text = f"Does {the(groups[0])} do the work for {it}?"
        why = f"The documents list it beside {it} without saying that it does the work."
        yield Question(text, why, _sources(links))
    elif groups:
        few = len(groups) <= NAMED
        which = _some(groups) if few else f"the {len(groups)} groups listed beside {it}"
        text = f"Which of {which} does the work{f' for {it}' if few else ''}?"
        yield Question(text, beside, _sources(links))
    elif any(gap.relation == "DELIVERED_BY" for gap in trace.missing):
        why = f"The documents name nobody as doing the work for {it}."
        yield Question(f"Who does the work for {it}?", why)


def _measure(trace: Trace) -> Iterator[Question]:
    if any(gap.relation == "MEASURED_BY" for gap in trace.missing):
        text = f"How is progress on {_it(trace)} measured?"
        yield Question(text, "The documents record no measure for it.", _sources([trace.subject]))


def _steps(trace: Trace, model: Model) -> Iterator[Question]:
    """Steps that rest on a reading of ours, then those that rest on a general rule."""
    reasons = {
        "inferred": "This is our reading, not the documents' words",
        "general": "This follows from a general rule, not from a statement about these two",
    }
    for basis, reason in reasons.items():
        for step in _answer_steps(trace):
            if step.link["basis"] == basis:
                planned = step.link.get("status") in _NOT_YET
                so = "already so" if planned else "so"
                says = f"{the(step.from_)} {verb(step, model)} {the(step.to)}"
                why = f"{reason}{', and it is still planned' if planned else ''}."
                text = f"Is it {so} in practice that {says}?"
                yield Question(text, why, _sources([step.link]))


def _scrutiny(trace: Trace) -> Iterator[Question]:
    bodies = _unique(step.to for step in _answer_steps(trace))
    if bodies and not trace.scrutiny:
        text = f"Which body scrutinises {_some(bodies)}?"
        yield Question(text, "The documents name no body that scrutinises any of these.")
    by_link = {str(b.link["key"]): b for b in trace.scrutiny if b.link.get("wider")}
    themselves = {b.at for b in trace.scrutiny if not b.link.get("wider")}
    for beside in by_link.values():
        key = beside.link["key"]
        at = {b.at for b in trace.scrutiny if b.link["key"] == key} - themselves
        inside = [body for body in bodies if body["id"] in at]
        if inside:
            who, wider = the(beside.other), beside.link["wider"]
            text = f"Does {who} look at {_some(inside)} as well as at the wider {wider}?"
            why = f"By the documents {who} {scrutinises(beside)} the wider {wider} as a whole."
            yield Question(text, why, _sources([beside.link]))


def _unscrutinised(trace: Trace) -> Iterator[Question]:
    """The bodies that nobody scrutinises while others on the lines are covered."""
    for gap in trace.missing:
        if gap.relation == "SCRUTINISED_BY" and trace.scrutiny:
            text = f"Which body scrutinises {the(gap.at)}?"
            why = "The documents name no body that does, though they do for others on these lines."
            yield Question(text, why, _sources([gap.at]))


def _it(trace: Trace) -> str:
    """The thing as it is said aloud: `NI 154`, `this target`, `the Public Service Board`."""
    if trace.subject["kind"] != "Target":
        return the(trace.subject)
    codes = trace.subject.get("indicators")
    return str(codes[0]) if isinstance(codes, list) and len(codes) == 1 else "this target"


def _some(things: list[Row], last: str = "and") -> str:
    """A few by name; of many, how many there are."""
    if len(things) <= NAMED:
        return listed([the(thing) for thing in things], last)
    return f"any of the {len(things)} groups" if last == "or" else f"the {len(things)} bodies"


def _count(groups: list[Row]) -> str:
    return "one group" if len(groups) == 1 else f"{len(groups)} groups"


def _answer_steps(trace: Trace) -> list[Step]:
    return [step for chain in trace.lane("answers") for step in chain.steps]


def _unique(things: Iterable[Row]) -> list[Row]:
    return list({str(thing["id"]): thing for thing in things}.values())


def _sources(facts: Iterable[Row]) -> tuple[str, ...]:
    """The sources of some things or links, as they are kept, each once."""
    kept = [one.get("sources") for one in facts]
    return tuple(dict.fromkeys(str(s) for some in kept if isinstance(some, list) for s in some))
