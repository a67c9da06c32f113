"""A trace as text: the answer, then each line with its sources, then what is not said."""

from collections.abc import Iterator
from textwrap import wrap

from app.texts.cells import WIDTH
from graph.days import in_words
from model.reader import Model
from queries.answer import answer, cited_words, ending_words, step_words, weakest_words
from queries.chains import Chain
from queries.trace import Trace
from queries.words import in_short

PAD = " " * 5
LANES = (("Who answers for it", "answers"), ("Who does the work", "work"))


def trace_text(trace: Trace, model: Model) -> str:
    """The whole trace."""
    lines = [*wrap(answer(trace, model), WIDTH), f"(as at {in_words(trace.day)})"]
    for title, lane in LANES:
        for chain in trace.lane(lane):
            lines += ["", title, *_chain(chain, trace, model)]
    lines += [*_listed(trace), *_scrutiny(trace), *_missing(trace), *_caveats(trace)]
    if trace.truncated:
        lines += ["", "There are more lines than these: the limits are 8 steps and 50 lines."]
    return "\n".join(lines)


def _chain(chain: Chain, trace: Trace, model: Model) -> Iterator[str]:
    for number, step in enumerate(chain.steps, start=1):
        sentence = f"{number}. {step_words(step, model)}"
        yield from wrap(sentence, WIDTH, initial_indent="  ", subsequent_indent=PAD)
        basis = model.common.basis[str(step.link["basis"])]
        yield f"     {basis}; {in_short(step.link)}"
        if step.link.get("words"):
            yield from wrap(
                f"“{step.link['words']}”", WIDTH, initial_indent=" " * 5, subsequent_indent=" " * 5
            )
        yield from (f"     {source}" for source in cited_words(trace, step.link))
    yield from wrap(ending_words(chain), WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield f"  {weakest_words(chain)}"


def _listed(trace: Trace) -> Iterator[str]:
    if trace.listed:
        yield from ["", "Listed beside its targets, matched to none of them"]
        yield from (f"  {beside.other['name']}" for beside in trace.listed)


def _scrutiny(trace: Trace) -> Iterator[str]:
    yield from ["", "Who scrutinises"] if trace.scrutiny else []
    for beside in trace.scrutiny:
        yield f"  {beside.other['name']}: {beside.link.get('words') or 'recorded'}"
        yield from (f"     {source}" for source in cited_words(trace, beside.link))


def _missing(trace: Trace) -> Iterator[str]:
    yield from ["", "What the documents don't say"] if trace.missing else []
    for gap in trace.missing:
        yield from _bullet(gap.what)


def _caveats(trace: Trace) -> Iterator[str]:
    yield from ["", "Read with care"] if trace.caveats else []
    for text in dict.fromkeys(str(beside.other["name"]) for beside in trace.caveats):
        yield from _bullet(text)


def _bullet(text: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent="  - ", subsequent_indent="    ")
