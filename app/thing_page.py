"""Everything recorded about one thing, as its page shows it. Pure: no Streamlit, no markup."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.answer_page import as_at, kind_words
from app.texts.cells import in_words
from model.reader import Model, Property
from queries.show import Fact, Shown, Tie
from queries.trace import STARTS
from queries.words import capital, in_short, label

NOT_RECORDED = "not recorded"


@dataclass(frozen=True)
class FactView:
    """One property; a value of None is shown as not recorded."""

    name: str
    value: str | None
    means: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class TieView:
    """One link: the other thing, what the document says, and where."""

    id: str
    name: str
    kind: str
    basis: str
    status: str
    dates: str
    words: str | None
    reason: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True)
class TieGroup:
    """The links of one relation and direction, under its verb."""

    title: str
    ties: tuple[TieView, ...]


@dataclass(frozen=True)
class ThingView:
    """The whole page for one thing."""

    id: str
    heading: str
    kind: str
    as_at: str
    traceable: bool
    facts: tuple[FactView, ...]
    leading_on: tuple[TieGroup, ...]
    linking_here: tuple[TieGroup, ...]
    sources: tuple[str, ...]


def present(shown: Shown, model: Model) -> ThingView:
    """The page for what `show` found."""
    thing = shown.thing
    return ThingView(
        id=str(thing["id"]),
        heading=capital(label(thing)),
        kind=capital(kind_words(str(thing["kind"]))),
        as_at=as_at(shown.as_of, str(thing["area"]), shown.documents),
        traceable=thing["kind"] in STARTS,
        facts=tuple(_fact(fact, shown, model) for fact in shown.facts),
        leading_on=tuple(_groups(shown, model, out=True)),
        linking_here=tuple(_groups(shown, model, out=False)),
        sources=tuple(shown.cited(shown.sources)),
    )


def rows(view: ThingView) -> list[dict[str, object]]:
    """Facts and links as one table, for CSV."""
    facts: list[dict[str, object]] = [
        {"what": fact.name, "value": fact.value or NOT_RECORDED, "sources": list(fact.sources)}
        for fact in view.facts
    ]
    groups = [*view.leading_on, *view.linking_here]
    return facts + [_row(group, tie) for group in groups for tie in group.ties]


def _row(group: TieGroup, tie: TieView) -> dict[str, object]:
    return {
        "what": group.title,
        "value": tie.name,
        "id": tie.id,
        "kind of statement": tie.basis,
        "status": tie.status,
        "dates": tie.dates,
        "words": tie.words,
        "sources": list(tie.sources),
    }


def _fact(fact: Fact, shown: Shown, model: Model) -> FactView:
    prop = model.kinds[str(shown.thing["kind"])].properties.get(fact.name)
    return FactView(
        name=capital(fact.name.replace("_", " ")),
        value=_value(fact, prop, model),
        means=prop.means if prop else "",
        sources=tuple(shown.cited(fact.sources)),
    )


def _value(fact: Fact, prop: Property | None, model: Model) -> str | None:
    if fact.value is None:
        return None
    words = {"status": model.common.status, "text_status": model.common.text_status}
    said = words.get(fact.name, {}).get(str(fact.value))
    plain = in_words(fact.value)
    return said or (plain.replace("_", " ") if prop and prop.type == "choice" else plain)


def _groups(shown: Shown, model: Model, *, out: bool) -> Iterator[TieGroup]:
    kind = str(shown.thing["kind"])
    groups: dict[str, list[TieView]] = {}
    for tie in shown.ties:
        if tie.out is out:
            groups.setdefault(tie.verb(kind, model), []).append(_tie(tie, shown, model))
    return (TieGroup(capital(verb), tuple(ties)) for verb, ties in groups.items())


def _tie(tie: Tie, shown: Shown, model: Model) -> TieView:
    link, common = tie.link, model.common
    status, kept = str(link["status"]), link.get("sources")
    return TieView(
        id=str(tie.other["id"]),
        name=capital(label(tie.other)),
        kind=kind_words(str(tie.other["kind"])),
        basis=common.basis[str(link["basis"])],
        status="" if status == "not_stated" else common.status[status],
        dates=in_short(link),
        words=str(link["words"]) if link.get("words") else None,
        reason=str(link["reason"]) if link.get("reason") else None,
        sources=tuple(shown.cited(map(str, kept)) if isinstance(kept, list) else ()),
    )
