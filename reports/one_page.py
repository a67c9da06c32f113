"""An answer on one sheet of A4: a document of its own, to print and to take to a meeting.

What would not fit is folded with its number and a word on where the rest stands; nothing goes
without being counted.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape, unescape
from math import ceil
from typing import NamedTuple

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
from queries.chains import Chain, Row, Step
from queries.trace import STARTS, Beside, Missing, Trace
from queries.witness import questions
from queries.words import capital, label, listed, the

ELSEWHERE = "see the full answer"
_LINES = 62  # of 9.5 pt on the sheet, by the rough count below, with some to spare
_LETTERS = 108  # in a line, about
_LETTERS_OF_HEADING = 70
_STYLE = """
@page { size: A4; margin: 11mm 13mm; }
body { font: 9.5pt/1.24 Arial, Helvetica, "Liberation Sans", sans-serif; color: #000;
  background: #fff; max-width: 184mm; margin: 0 auto; overflow-wrap: anywhere; }
h1 { font-size: 14pt; line-height: 1.15; margin: 0 0 1.5mm; }
h2 { font-size: 10.5pt; margin: 2mm 0 .5mm; border-bottom: .3mm solid #000; }
h3 { font-size: 9.5pt; margin: 1mm 0 0; }
p { margin: 0 0 .7mm; }
ol, ul { margin: 0 0 .7mm; padding-left: 5.5mm; }
footer { margin-top: 2mm; padding-top: .7mm; border-top: .3mm solid #000; }
@media screen { body { padding: 5mm; } }
"""


class _Most(NamedTuple):
    """How many of each list are printed; the rest is counted."""

    lines: int
    steps: int
    sources: int
    listed: int
    missing: int
    questions: int
    whys: bool


_TIGHTER = (
    _Most(4, 8, 3, 10, 10, 8, True),
    _Most(3, 6, 2, 6, 8, 8, True),
    _Most(2, 5, 2, 5, 7, 8, False),
    _Most(1, 5, 1, 4, 6, 8, False),
    _Most(1, 4, 1, 3, 4, 5, False),
    _Most(1, 2, 1, 1, 1, 2, False),
)


def one_page(trace: Trace, model: Model) -> str:
    """The sheet for one thing, as a whole HTML document."""
    heading = capital(label(trace.subject))
    room = _LINES - 2 * ceil(len(heading) / _LETTERS_OF_HEADING)
    bodies = [_body(trace, model, most) for most in _TIGHTER]
    body = next((some for some in bodies if _height(some) <= room), bodies[-1])
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(heading)} - Answerable</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{escape(heading)}</h1>\n"
        + "\n".join(body)
        + f"\n</main>\n<footer>{escape(_footer(trace))}</footer>\n</body>\n</html>\n"
    )


def _body(trace: Trace, model: Model, most: _Most) -> list[str]:
    """The blocks below the heading."""
    if trace.subject["kind"] not in STARTS:
        nobody = "Nobody is asked to answer for this by itself; look for what it belongs to."
        return [_p(nobody), _p(_as_at(trace))]
    return [
        _p(answer(trace, model)),
        _p(_as_at(trace)),
        *_lines(trace, model, most),
        *_scrutiny(trace, most),
        *_work(trace, model, most),
        *_missing(trace, most),
        *_questions(trace, model, most),
        *_caveats(trace),
    ]


def _lines(trace: Trace, model: Model, most: _Most) -> Iterator[str]:
    yield _h2("Who answers for it, step by step")
    chains = trace.lane("answers")
    if not chains:
        yield _p("The documents name nobody.")
    for number, chain in enumerate(chains[: most.lines], start=1):
        if len(chains) > 1:
            yield f"<h3>Line {number} of {len(chains)}</h3>"
        yield _steps(chain, trace, model, most)
        sure = chain.weakest[1] == "stated"
        unsure = "Every step is stated and dated." if sure else weakest_words(chain)
        yield _p(f"{ending_words(chain)} {unsure}")
    if len(chains) > most.lines:
        yield _p(f"{capital(_more(len(chains) - most.lines, 'line'))}.")
    if trace.truncated:
        yield _p("There are more lines than these: the limits are 8 steps and 50 lines.")


def _steps(chain: Chain, trace: Trace, model: Model, most: _Most) -> str:
    items = [_step(step, trace, model, most) for step in chain.steps]
    return _list("ol", items, most.steps, "step")


def _step(step: Step, trace: Trace, model: Model, most: _Most) -> str:
    """The sentence, the kind of statement and the sources."""
    also = f" Linked by {_more(len(step.also), 'statement')}." if step.also else ""
    return step_words(step, model) + _rests_on(step.link, trace, model, most) + also


def _rests_on(link: Row, trace: Trace, model: Model, most: _Most) -> str:
    """` (the document says so, interim; June 2009 handbook, Scrutiny, line 395.)`"""
    basis, status = str(link.get("basis") or "stated"), str(link.get("status") or "not_stated")
    kind = [model.common.basis.get(basis, basis)]
    kind += [model.common.status.get(status, status)] if status != "not_stated" else []
    return f" [{capital(', '.join(kind))}. {_sources(link, trace, most)}.]"


def _sources(facts: Row, trace: Trace, most: _Most) -> str:
    cited = list(dict.fromkeys(cited_words(trace, facts)))
    rest = [_and_more(len(cited) - most.sources, "source")] if len(cited) > most.sources else []
    return "; ".join([*cited[: most.sources], *rest]) or "No source"


def _scrutiny(trace: Trace, most: _Most) -> Iterator[str]:
    yield _h2("Who scrutinises")
    by_link: dict[str, list[Beside]] = {}
    for beside in trace.scrutiny:
        by_link.setdefault(str(beside.link["key"]), []).append(beside)
    said = [_scrutinised(same, trace, most) for same in by_link.values()]
    none = "The documents name no body that scrutinises any of these."
    yield _list("ul", said, most.listed, "statement") if said else _p(none)


def _scrutinised(same: list[Beside], trace: Trace, most: _Most) -> str:
    first, wider, at = same[0], same[0].link.get("wider"), {beside.at for beside in same}
    things = [trace.subject, *(step.to for chain in trace.chains for step in chain.steps)]
    names = list(dict.fromkeys(the(thing) for thing in things if thing["id"] in at))
    covered = _some(names, most.listed)
    what = f"the wider {wider} as a whole, which takes in {covered}" if wider else covered
    sentence = capital(f"{the(first.other)} {scrutinises(first)} {what}.")
    return f"{sentence} [{_sources(first.link, trace, most)}.]"


def _work(trace: Trace, model: Model, most: _Most) -> Iterator[str]:
    chains = trace.lane("work")
    if not (chains or trace.listed or trace.subject["kind"] == "Target"):
        return
    yield _h2("Who does the work (which is not who answers)")
    steps = list({str(chain.steps[0].link["key"]): chain.steps[0] for chain in chains}.values())
    said = [_step(step, trace, model, most) for step in steps]
    if said:
        yield _list("ul", said, most.listed, "statement")
    else:
        yield _p("The documents don't say who does the work.")
    if any(len(chain.steps) > 1 for chain in chains):
        yield _p(f"For where the lines of these lead, {ELSEWHERE}.")
    if trace.listed:
        names = _some([the(beside.other) for beside in trace.listed], most.listed)
        said_not = "the documents don't say which of them does the work"
        yield _p(f"Merely listed beside it: {names}; {said_not}.")


def _missing(trace: Trace, most: _Most) -> Iterator[str]:
    if trace.missing:
        yield _h2("What the documents don't say")
        said = [_unsaid(gap, trace) for gap in trace.missing]
        yield _list("ul", said, most.missing, "silence")


def _unsaid(gap: Missing, trace: Trace) -> str:
    """What is not said; the thing itself is called `it`, since the sheet is headed by its name."""
    itself = gap.at["id"] == trace.subject["id"]
    return capital(gap.what.replace(the(gap.at), "it")) if itself else gap.what


def _questions(trace: Trace, model: Model, most: _Most) -> Iterator[str]:
    asked = questions(trace, model)
    if asked:
        yield _h2("Questions to ask a witness")
        said = [f"{one.text} ({one.why})" if most.whys else one.text for one in asked]
        yield _list("ul", said, most.questions, "question")
        if not most.whys:
            yield _p(f"For what prompts each question, {ELSEWHERE}.")


def _caveats(trace: Trace) -> Iterator[str]:
    count = len({str(beside.other["id"]) for beside in trace.caveats})
    if count:
        noun = "caveat qualifies" if count == 1 else "caveats qualify"
        yield _p(f"{count} {noun} what stands here; {ELSEWHERE}.")


def _as_at(trace: Trace) -> str:
    """The day that the sheet speaks of."""
    newest = trace.as_of.newest.get(trace.area)
    if trace.as_of.given:
        return f"As at {in_words(trace.as_of.given)}, the date asked about."
    if newest:
        return f"As at {in_words(newest)}, the date of the newest source."
    return f"As at today, {in_words(trace.day)}: no dated source is loaded for this."


def _footer(trace: Trace) -> str:
    names = [str(document["name"]) for document in trace.documents]
    said = f"Documents: {_some(names, 3)}" if names else "No document is loaded for this"
    return (
        f"{capital(in_words(trace.day))}. {said}. Made with Answerable; what is not recorded is "
        "not a finding against anybody."
    )


def _some(names: Sequence[str], most: int) -> str:
    """Some names in a sentence, the rest counted."""
    if len(names) <= most:
        return listed(names)
    return f"{', '.join(names[:most])} {_and_more(len(names) - most)}"


def _and_more(count: int, noun: str = "") -> str:
    return f"and {_more(count, noun)}"


def _more(count: int, noun: str = "") -> str:
    nouns = f" {noun}" if count == 1 and noun else f" {noun}s" if noun else ""
    return f"{count} more{nouns}, {ELSEWHERE}"


def _list(tag: str, items: Sequence[str], most: int, noun: str) -> str:
    """A list with its first items; the rest is counted below it."""
    shown = "".join(f"<li>{escape(item)}</li>\n" for item in items[:most])
    rest = _p(f"{capital(_and_more(len(items) - most, noun))}.") if len(items) > most else ""
    return f"<{tag}>\n{shown}</{tag}>\n{rest}"


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _h2(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _height(blocks: Sequence[str]) -> int:
    """About how many lines the blocks take in print."""
    lines = [line for block in blocks for line in block.splitlines()]
    letters = [len(unescape(re.sub("<.*?>", "", line))) for line in lines]
    titles = sum(line.startswith("<h2") for line in lines)
    return titles + sum(ceil(count / _LETTERS) for count in letters)
