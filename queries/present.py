"""A trace as rows, for tables and CSV."""

from model.reader import Model
from queries.answer import cited_words, step_words, verb
from queries.chains import Chain, Step
from queries.trace import Trace
from queries.words import in_short

Row = dict[str, object]


def step_rows(trace: Trace, model: Model) -> list[Row]:
    """Every step of every line, one a row, in the words that the pages use."""
    return [
        _row(line, number, step, trace, model)
        for line, chain in enumerate(_in_order(trace), start=1)
        for number, step in enumerate(chain.steps, start=1)
    ]


def _in_order(trace: Trace) -> list[Chain]:
    return [*trace.lane("answers"), *trace.lane("work")]


def _row(line: int, number: int, step: Step, trace: Trace, model: Model) -> Row:
    return {
        "line": line,
        "step": number,
        "from": step.from_["name"],
        "relation": verb(step, model),
        "to": step.to["name"],
        "sentence": step_words(step, model),
        "kind of statement": model.common.basis[str(step.link["basis"])],
        "status": model.common.status[str(step.link["status"])],
        "dates": in_short(step.link),
        "words": step.link.get("words"),
        "sources": cited_words(trace, step.link),
    }
