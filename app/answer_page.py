"""An answer as the page shows it: plain data, made from a trace. Pure: no Streamlit, no markup."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.claims import Source
from graph.days import in_words
from model.reader import Model
from queries.answer import (
    answer,
    cited_words,
    ending_words,
    scrutinises,
    step_words,
    weakest_words,
)
from queries.chains import Chain, Row
from queries.dates import AsOf
from queries.trace import STARTS, Beside, Trace
from queries.witness import questions
from queries.words import capital, cited_once, in_short, label, listed, the

NOT_STATED = "not_stated"


@dataclass(frozen=True)
class Statement:
    """One thing that the documents say, in a sentence, with what it rests on."""

    sentence: str
    basis: str
    status: str
    dates: str
    words: str | None
    sources: tuple[str, ...]
    reason: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class StepView:
    """One step of a line; `also` says what else links the same two."""

    number: int
    said: Statement
    also: tuple[Statement, ...]


@dataclass(frozen=True)
class LineView:
    """One line from the thing upward, how it ends and where it is least sure."""

    steps: tuple[StepView, ...]
    ending: str
    unsure: str


@dataclass(frozen=True)
class CaveatView:
    """One caveat, with everything on the lines that it qualifies."""

    text: str
    about: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class QuestionView:
    """One question to ask a witness, what prompts it, and where that stands."""

    text: str
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class AnswerView:
    """All that the page shows of one thing."""

    id: str
    kind: str
    heading: str
    answer: str
    as_at: str
    followed: bool
    has_work: bool
    answers: tuple[LineView, ...]
    work: tuple[LineView, ...]
    listed: tuple[Statement, ...]
    scrutiny: tuple[Statement, ...]
    missing: tuple[tuple[str, str], ...]
    questions: tuple[QuestionView, ...]
    caveats: tuple[CaveatView, ...]
    truncated: bool


def present(trace: Trace, model: Model) -> AnswerView:
    """The whole page for one thing."""
    names = _names(trace)
    kind = str(trace.subject["kind"])
    return AnswerView(
        id=str(trace.subject["id"]),
        kind=_kind_and_status(trace.subject, model),
        heading=capital(label(trace.subject)),
        answer=answer(trace, model) if kind in STARTS else _not_followed(kind, model),
        as_at=as_at(trace.as_of, trace.area, trace.documents),
        followed=kind in STARTS,
        has_work=kind in model.ends(model.relations["DELIVERED_BY"].from_),
        answers=tuple(_line(chain, trace, model) for chain in trace.lane("answers")),
        work=tuple(_line(chain, trace, model) for chain in trace.lane("work")),
        listed=tuple(_statement(capital(the(b.other)), b.link, trace, model) for b in trace.listed),
        scrutiny=tuple(_scrutiny(trace, names, model)),
        missing=tuple((gap.what, gap.fix) for gap in trace.missing) if kind in STARTS else (),
        questions=tuple(_questions(trace, model)) if kind in STARTS else (),
        caveats=tuple(_caveats(trace, names)),
        truncated=trace.truncated,
    )


def as_at(when: AsOf, area: str, documents: Iterable[Row]) -> str:
    """The day that an answer speaks of, and the document that it comes from."""
    newest = when.newest.get(area)
    if when.given:
        return f"As at {in_words(when.given)}, the date asked about."
    if not newest:
        return f"As at today, {in_words(when.day(area))}: no dated source is loaded for this."
    of_area = (d for d in documents if (d.get("area"), d.get("date")) == (area, newest))
    names = "; ".join(str(document["name"]) for document in of_area)
    return (
        f"As at {in_words(newest)}, the date of the newest source{f': {names}' if names else ''}."
    )


def kind_words(kind: str) -> str:
    """`Target` as `target`, `BodyClass` as `body class`."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in kind).strip()


def _kind_and_status(thing: Row, model: Model) -> str:
    """`Partnership, still to be formed`: the answer itself speaks only of what stands above it."""
    status, text_status = (str(thing.get(n) or NOT_STATED) for n in ("status", "text_status"))
    words = [kind_words(str(thing["kind"]))]
    words += [model.common.status[status]] if status != NOT_STATED else []
    words += [model.common.text_status[text_status]] if text_status != NOT_STATED else []
    return capital(", ".join(words))


def _statement(sentence: str, link: Row, trace: Trace, model: Model) -> Statement:
    common = model.common
    status = str(link.get("status") or NOT_STATED)
    basis = str(link.get("basis") or "stated")
    return Statement(
        sentence=sentence,
        basis=common.basis.get(basis, basis),
        status="" if status == NOT_STATED else common.status.get(status, status),
        dates=in_short(link),
        words=_text(link, "words"),
        sources=_cited(trace, link),
        reason=_text(link, "reason"),
        note=_text(link, "note"),
    )


def _line(chain: Chain, trace: Trace, model: Model) -> LineView:
    steps = tuple(
        StepView(
            number,
            _statement(step_words(step, model), step.link, trace, model),
            tuple(_statement(step_words(o, model), o.link, trace, model) for o in step.also),
        )
        for number, step in enumerate(chain.steps, start=1)
    )
    all_sure = chain.weakest[1] == "stated"
    unsure = "Every step is stated and dated." if all_sure else weakest_words(chain)
    return LineView(steps, ending_words(chain), unsure)


def _scrutiny(trace: Trace, names: dict[str, str], model: Model) -> Iterator[Statement]:
    """Who scrutinises what is on the lines; what one statement says of several stands once."""
    by_link: dict[str, list[Beside]] = {}
    for beside in trace.scrutiny:
        by_link.setdefault(str(beside.link["key"]), []).append(beside)
    for same in by_link.values():
        first, wider = same[0], same[0].link.get("wider")
        at = listed(_in_order({one.at for one in same}, names))
        what = f"the wider {wider}, which takes in {at}" if wider else at
        sentence = capital(f"{the(first.other)} {scrutinises(first)} {what}.")
        yield _statement(sentence, first.link, trace, model)


def _caveats(trace: Trace, names: dict[str, str]) -> Iterator[CaveatView]:
    """Each caveat once, however many things on the lines it qualifies."""
    about: dict[str, set[str]] = {}
    caveats: dict[str, Row] = {}
    for beside in trace.caveats:
        id_ = str(beside.other["id"])
        caveats[id_] = beside.other
        about.setdefault(id_, set()).add(beside.at)
    for id_, caveat in caveats.items():
        text = str(caveat.get("text") or caveat["name"])
        yield CaveatView(text, tuple(_in_order(about[id_], names)), _cited(trace, caveat))


def _in_order(ids: set[str], names: dict[str, str]) -> list[str]:
    """What these are called, in the order in which the lines come to them."""
    return [name for id_, name in names.items() if id_ in ids]


def _questions(trace: Trace, model: Model) -> Iterator[QuestionView]:
    for question in questions(trace, model):
        where = cited_once(map(Source.parse, question.sources), trace.documents)
        yield QuestionView(question.text, question.why, tuple(where))


def _names(trace: Trace) -> dict[str, str]:
    """What the things on the lines are called in a sentence, by id, from the thing upward."""
    things = [trace.subject, *(step.to for chain in trace.chains for step in chain.steps)]
    return {str(thing["id"]): the(thing) for thing in things}


def _not_followed(kind: str, model: Model) -> str:
    means, words = model.kinds[kind].means.rstrip("."), kind_words(kind)
    article = "an" if words[0] in "aeiou" else "a"
    return (
        f"This is {article} {words}: {means[:1].lower()}{means[1:]}. Nobody is asked to answer "
        "for it by itself; look for the target, partnership or body that it belongs to."
    )


def _cited(trace: Trace, facts: Row) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cited_words(trace, facts)))


def _text(facts: Row, name: str) -> str | None:
    return str(facts[name]) if facts.get(name) else None
