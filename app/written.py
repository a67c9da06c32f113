"""The parts of an answer as Markdown, with everything that comes from data made literal. Pure."""

from collections.abc import Iterable, Iterator

from app.answer_page import AnswerView, CaveatView, LineView, Statement, StepView
from app.literal import literal, quoted
from queries.words import listed


def steps(line: LineView) -> str:
    """A line as a numbered list, each step with what it rests on."""
    return "\n\n".join(_step(step) for step in line.steps)


def statements(said: Iterable[Statement]) -> str:
    """Statements as a list, each with what it rests on."""
    return "\n\n".join(_item("-", _strong(one.sentence), rests_on(one)) for one in said)


def merely_listed(groups: Iterable[Statement]) -> str:
    """Groups that stand beside a thing, with only where they stand."""
    return "\n".join(f"- {literal(one.sentence)} ({_sources(one.sources)})" for one in groups)


def missing(view: AnswerView) -> str:
    """What the documents don't say, each with what to do about it."""
    return "\n\n".join(_item("-", literal(what), [literal(fix)]) for what, fix in view.missing)


def questions(view: AnswerView) -> str:
    """Questions to ask, each with what prompts it and where that stands."""
    return "\n\n".join(
        _item("-", _strong(asked.text), [literal(asked.why), *_source(asked.sources)])
        for asked in view.questions
    )


def caveats(some: Iterable[CaveatView]) -> str:
    """Caveats as a list, each with what it is about and where it stands."""
    return "\n\n".join(
        _item(
            "-",
            literal(one.text),
            [f"About: {literal(listed(one.about))}", f"Source: {_sources(one.sources)}"],
        )
        for one in some
    )


def rests_on(said: Statement) -> Iterator[str]:
    """What one statement rests on, a line each."""
    if said.words:
        yield f"In its own words: {quoted(said.words)}"
    yield f"Source: {_sources(said.sources)}"
    yield f"Kind of statement: {literal('; '.join(_kinds(said)))}"
    if said.reason:
        yield f"Why we read it so: {literal(said.reason)}"
    if said.note:
        yield f"Note: {literal(said.note)}"


def _source(sources: tuple[str, ...]) -> list[str]:
    return [f"Source: {_sources(sources)}"] if sources else []


def _kinds(said: Statement) -> Iterator[str]:
    yield said.basis
    if said.status:
        yield said.status
    yield said.dates


def _step(step: StepView) -> str:
    also = (
        f"Also: {literal(one.sentence)} ({literal(one.basis)}; {_sources(one.sources)})"
        for one in step.also
    )
    return _item(f"{step.number}.", _strong(step.said.sentence), [*rests_on(step.said), *also])


def _item(mark: str, first: str, lines: Iterable[str]) -> str:
    """One item of a list, its lines under each other."""
    indent = " " * (len(mark) + 1)
    return f"{mark} " + f"  \n{indent}".join([first, *lines])


def _strong(sentence: str) -> str:
    return f"**{literal(sentence)}**"


def _sources(sources: Iterable[str]) -> str:
    return literal("; ".join(sources)) or "none recorded"
