"""Chains of accountability, composed from links. Pure: no store, no words for people.

Two lanes are kept apart: who answers for a thing, and who does the work. A chain ends at an
elected body, at a statutory one, where it splits among the members' own bodies, or it stops.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from model.reader import Model

HOPS = 8
MOST_CHAINS = 50

Row = Mapping[str, object]
Ending = Literal["elected", "statutory", "splits", "stops"]
Why = Literal["inferred", "inherited", "planned", "provisional", "general", "undated", "stated"]
_WEAKEST_FIRST: tuple[Why, ...] = (
    "inferred",
    "inherited",
    "planned",
    "provisional",
    "general",
    "undated",
    "stated",
)


@dataclass(frozen=True)
class Step:
    """One link of a chain with the things at its ends, each as the store gives it.

    `also` holds weaker links between the same two: they support the step and make no chain.
    """

    from_: Row
    relation: str
    to: Row
    link: Row
    also: tuple["Step", ...] = ()

    @property
    def why(self) -> Why:
        """What makes this step unsure, the worst of it; `stated` if nothing does."""
        if self.link["basis"] == "inferred":
            return "inferred"
        if not self.link["carries"]:
            return "inherited"
        if "planned" in (self.link["status"], self.to["status"], self.from_["status"]):
            return "planned"
        if self.to.get("text_status") in ("draft", "provisional", "indicative"):
            return "provisional"
        if self.link["basis"] == "general":
            return "general"
        return "stated" if self.link.get("since") else "undated"


@dataclass(frozen=True)
class Chain:
    """Steps from the thing upward, and how they end."""

    lane: Literal["answers", "work"]
    steps: tuple[Step, ...]
    ending: Ending
    members: tuple[Row, ...] = ()

    @property
    def ends_at(self) -> Row:
        """The last thing of the chain."""
        return self.steps[-1].to

    @property
    def complete(self) -> bool:
        """Whether it reaches the public, over links and bodies that are there already."""
        unsure = any(step.why == "planned" for step in self.steps)
        return self.ending in ("elected", "statutory") and not unsure

    @property
    def valid(self) -> tuple[str | None, str | None]:
        """The period in which all its links hold: since, until; None where open."""
        since = [step.link for step in self.steps if step.link.get("since")]
        until = [step.link for step in self.steps if step.link.get("until")]
        first = max(since, key=lambda link: str(link["may_from"]), default=None)
        last = min(until, key=lambda link: str(link["may_until"]), default=None)
        return (
            str(first["since"]) if first else None,
            str(last["until"]) if last else None,
        )

    @property
    def weakest(self) -> tuple[int, Why]:
        """The step we are least sure of, counted from 1, and why."""
        whys = [step.why for step in self.steps]
        worst = min(whys, key=_WEAKEST_FIRST.index)
        return whys.index(worst) + 1, worst


@dataclass
class _Walk:
    """One walk: the links by their start, and the chains found so far."""

    up: Mapping[str, list[Row]]
    model: Model
    truncated: bool = False
    found: list[tuple[Step, ...]] = field(default_factory=list)


def walk(start: str, links: Sequence[Row], model: Model) -> tuple[list[Chain], bool]:
    """Every chain from `start`, shortest first, and whether the limits cut any off.

    A link is a row of `chain-links`. The chains' ends still have to be told `splits` from
    `stops` by who sits there: see `with_members`.
    """
    up: dict[str, list[Row]] = {}
    for link in links:
        up.setdefault(str(link["from_id"]), []).append(link)
    state = _Walk(up, model)
    _climb(start, (), {start}, state)
    chains = [Chain(_lane(steps, model), steps, _ending(steps[-1].to)) for steps in state.found]
    return sorted(chains, key=lambda chain: (chain.lane, len(chain.steps))), state.truncated


def with_members(chain: Chain, members: Sequence[Row]) -> Chain:
    """The chain, ending in a split where it stops at a body whose members answer home."""
    if chain.ending != "stops" or not members:
        return chain
    return Chain(chain.lane, chain.steps, "splits", tuple(members))


def passing(chains: Sequence[Chain], id_: str) -> list[Chain]:
    """The chains that pass through a thing."""
    return [chain for chain in chains if any(step.to["id"] == id_ for step in chain.steps)]


def cut(chains: Sequence[Chain], id_: str) -> list[Chain]:
    """The chains that reach a thing, each cut off there; what becomes the same is kept once."""
    reaching = {}
    for chain in passing(chains, id_):
        last = next(n for n, step in enumerate(chain.steps, start=1) if step.to["id"] == id_)
        steps = chain.steps[:last]
        key = tuple(str(step.link["key"]) for step in steps)
        reaching[key] = Chain(chain.lane, steps, _ending(steps[-1].to))
    return list(reaching.values())


def _climb(at: str, steps: tuple[Step, ...], seen: set[str], walk: _Walk) -> None:
    if walk.truncated:
        return
    onward = [step for step in _onward(at, steps, walk) if str(step.to["id"]) not in seen]
    ended = bool(steps) and _ending(steps[-1].to) != "stops"
    if steps and (ended or not onward or len(steps) == HOPS):
        walk.truncated = len(walk.found) == MOST_CHAINS or (len(steps) == HOPS and bool(onward))
        if len(walk.found) < MOST_CHAINS:
            walk.found.append(steps)
        return
    for step in onward:
        _climb(str(step.to["id"]), (*steps, step), seen | {str(step.to["id"])}, walk)


def _onward(at: str, steps: tuple[Step, ...], walk: _Walk) -> Iterator[Step]:
    """The steps a chain may take from here: work only as its first, one step to each thing."""
    parallel: dict[tuple[str, str], list[Step]] = {}
    for row in walk.up.get(at, []):
        step = Step(
            _map(row["from_thing"]), str(row["relation"]), _map(row["to_thing"]), _map(row["link"])
        )
        lane = _lane((step,), walk.model)
        if not (lane == "work" and steps):
            parallel.setdefault((lane, str(step.to["id"])), []).append(step)
    for same in parallel.values():
        best, *others = sorted(same, key=lambda step: -_WEAKEST_FIRST.index(step.why))
        yield replace(best, also=tuple(others))


def _lane(steps: tuple[Step, ...], model: Model) -> Literal["answers", "work"]:
    """A link that was let in on request, and carries nothing of itself, leads upward."""
    rule = model.relations[steps[0].relation].carries
    return "work" if rule and rule.lane == "work" else "answers"


def _ending(thing: Row) -> Ending:
    if thing.get("answers_to") == "electors" or thing.get("elected") is True:
        return "elected"
    return "statutory" if thing.get("answers_to") in ("ministers", "regulator") else "stops"


def _map(value: object) -> Row:
    return value if isinstance(value, Mapping) else {}
