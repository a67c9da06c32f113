"""The answer in plain English: first the sentence, then what each step rests on."""

from collections.abc import Iterator

from graph.claims import Source
from model.reader import Model
from queries.chains import Chain, Row, Step, Why
from queries.trace import Beside, Trace
from queries.words import capital, cited_once, document_name, label, listed, the

MOST_IN_A_SENTENCE = 3
ROLES = {
    "TARGET_LEAD": "target lead",
    "DATA_OWNED_BY": "data owner",
    "DATA_GENERATED_BY": "data generator",
}
WHY: dict[Why, str] = {
    "inferred": "it is our reading, not the document's words",
    "inherited": "that one is part of the other does not say that it answers to it",
    "planned": "it rests on something still to be formed",
    "provisional": "the text it rests on is provisional",
    "general": "it follows from a general rule, not from a statement about these two",
    "undated": "the document doesn't say since when",
    "stated": "nothing; each step is stated and dated",
}


def answer(trace: Trace, model: Model) -> str:
    """The whole answer, as at the day it speaks of."""
    sentences = [trace.as_of.caution(trace.area), *_who_answers(trace, model)]
    sentences += [*_roles(trace), *_work(trace), *_scrutiny(trace)]
    return " ".join(sentence for sentence in sentences if sentence)


def source_name(trace: Trace) -> str:
    """The document an answer rests on, with its date: `the June 2009 handbook`."""
    return document_name(_document(trace))


def source_noun(trace: Trace) -> str:
    """The same in short, once it has been named: `the handbook`."""
    document = _document(trace)
    return f"the {document['noun']}" if document and document.get("noun") else "the source"


def step_words(step: Step, model: Model) -> str:
    """`The Children's Trust is accountable to the Public Service Board.`"""
    return capital(f"{the(step.from_)} {verb(step, model)} {the(step.to)}{_not_yet(step.to)}.")


def verb(step: Step, model: Model) -> str:
    """The verb of a step, as it is said of a thing of this kind."""
    relation = model.relations[step.relation]
    return relation.verb_from.get(str(step.from_["kind"]), relation.verb)


def ending_words(chain: Chain) -> str:
    """How a chain ends, in one sentence."""
    end = the(chain.ends_at)
    match chain.ending:
        case "elected":
            return capital(f"{end} is elected, so the line reaches the public.")
        case "statutory":
            whom = chain.ends_at.get("answers_to")
            by = "a regulator" if whom == "regulator" else "ministers"
            return capital(f"{end} answers to {by} by law.")
        case "splits":
            homes = listed(the(member) for member in chain.members)
            return f"At {end} the line splits: its members answer to their own bodies, {homes}."
        case "stops":
            return f"The line stops at {end}: no elected or statutory body is named above it."


def weakest_words(chain: Chain) -> str:
    """The step we are least sure of, and why."""
    number, why = chain.weakest
    return f"The step we are least sure of is step {number}: {WHY[why]}."


def scrutinises(beside: Beside) -> str:
    """The verb of a link of scrutiny, no stronger than the document has it."""
    if beside.link.get("status") in ("proposed", "planned"):
        return "is proposed to scrutinise"
    strengths = {"expected": "is expected to scrutinise", "may": "may scrutinise"}
    return strengths.get(str(beside.link.get("strength")), "scrutinises")


def sources_of(facts: Row) -> list[Source]:
    """The sources of a thing or a link, as the store keeps them."""
    kept = facts.get("sources")
    return [Source.parse(str(text)) for text in kept] if isinstance(kept, list) else []


def cited_words(trace: Trace, facts: Row) -> list[str]:
    """The sources of a thing or a link, for people."""
    return cited_once(sources_of(facts), trace.documents)


def _who_answers(trace: Trace, model: Model) -> Iterator[str]:
    chains = trace.lane("answers")
    source = source_name(trace)
    sought = trace.only.to or trace.only.via
    if not chains and sought:
        yield f"No line is recorded from {the(trace.subject)} to {sought}."
        return
    if not chains:
        what = "gives nobody the lead for" if _is_target(trace) else "names nobody above"
        yield capital(f"{source} {what} {the(trace.subject)}.")
        return
    firsts = {str(chain.steps[0].to["id"]): chain.steps[0] for chain in chains}
    if _is_target(trace):
        leads = listed(f"{the(step.to)}{_not_yet(step.to)}" for step in firsts.values())
        yield capital(f"{source} gives {label(trace.subject)} to {leads}.")
    else:
        yield f"According to {source}, {_lower(step_words(chains[0].steps[0], model))}"
    for chain in chains[:MOST_IN_A_SENTENCE]:
        yield from _upward(chain, trace, model)
    if len(chains) > MOST_IN_A_SENTENCE:
        yield f"{len(chains) - MOST_IN_A_SENTENCE} more lines are listed below."


def _upward(chain: Chain, trace: Trace, model: Model) -> Iterator[str]:
    for step in chain.steps[1:]:
        yield step_words(step, model)
    it = capital(source_noun(trace))
    called = sorted({str(b.link["words"]) for b in trace.leads if _calls(b, chain)})
    if called and chain.ending == "stops":
        words = listed(f"“{words}”" for words in called)
        yield f"{it} calls {the(chain.ends_at)} {words}, and names no elected body above it."
    else:
        yield ending_words(chain)


def _document(trace: Trace) -> Row | None:
    """That of the answer's first step, else that of the thing itself."""
    chains = trace.lane("answers")
    sources = sources_of(chains[0].steps[0].link if chains else trace.subject)
    return trace.document(sources[0]) if sources else None


def _calls(lead: Beside, chain: Chain) -> bool:
    return lead.at == chain.ends_at["id"] and bool(lead.link.get("words"))


def _roles(trace: Trace) -> Iterator[str]:
    empty = [ROLES[gap.relation] for gap in trace.missing if gap.relation in ROLES]
    if empty:
        order = list(ROLES.values())
        names = listed(sorted(empty, key=order.index), "or")
        yield f"{capital(source_noun(trace))} names no {names} for it."


def _work(trace: Trace) -> Iterator[str]:
    doers = {str(chain.steps[0].to["id"]): chain.steps[0].to for chain in trace.lane("work")}
    if doers:
        who = listed(the(doer) for doer in doers.values())
        yield f"{capital(source_noun(trace))} says that the work is done by {who}."
    count = len(trace.listed)
    if count > MOST_IN_A_SENTENCE:
        yield f"It lists {count} groups beside these targets and does not say which does which."
    elif count:
        groups = listed(f"{the(b.other)}{_not_yet(b.other)}" for b in trace.listed)
        yield f"Beside its targets it lists {groups}; it does not say which does which."


def _scrutiny(trace: Trace) -> Iterator[str]:
    seen = set()
    for beside in trace.scrutiny:
        wider = beside.link.get("wider")
        what = f"the wider {wider} as a whole" if wider else "it"
        sentence = capital(f"{the(beside.other)} {scrutinises(beside)} {what}.")
        if sentence not in seen:
            seen.add(sentence)
            yield sentence
    if not trace.scrutiny and trace.lane("answers"):
        yield f"{capital(source_noun(trace))} names no body that scrutinises any of these."


def _not_yet(thing: Row) -> str:
    words = {"planned": ", still to be formed,", "proposed": ", only proposed,"}
    return words.get(str(thing.get("status")), "").rstrip(",")


def _is_target(trace: Trace) -> bool:
    return trace.subject.get("kind") == "Target"


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:] if sentence.startswith("The ") else sentence
