"""What a picture shows and where: things, links, and what is folded. Pure: no Streamlit, no pyvis.

Tiers run top-down: whoever answers last stands at the top, the thing asked about below, and under
it whoever merely stands beside it. Positions are computed here; nothing moves by itself.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from model.reader import Model
from queries.chains import Chain, Row
from queries.show import Shown, Tie
from queries.trace import Trace
from queries.words import capital, label, the

MOST_DRAWN = 60
ACROSS, DOWN = 240, 120  # distance between neighbours and between tiers, in the picture's units
SIDE_BY_SIDE = 5  # what stands beside, in one row
FOLD_ABOVE = 10  # more links of one relation than this are folded into one


@dataclass(frozen=True)
class Node:
    """One thing drawn; `id` is empty for what is said to be absent or is folded."""

    key: str
    id: str
    text: str
    kind: str
    status: str
    x: int
    y: int
    chosen: bool = False


@dataclass(frozen=True)
class Edge:
    """One link drawn, by the keys of its ends; `style` tells how sure it is."""

    key: str
    from_: str
    to: str
    text: str
    style: str


@dataclass
class Picture:
    """Everything drawn, and how many things there are in all."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    all_things: int = 0

    @property
    def summary(self) -> str:
        """What a screen reader hears first."""
        drawn = sum(1 for node in self.nodes if node.id)
        lines = len(self.edges)
        return (
            f"Showing {drawn} of {_many(self.all_things, 'thing')} and "
            f"{_many(lines, 'link')}; the same stands below as text."
        )


def of_trace(trace: Trace, model: Model) -> Picture:
    """The lines of a trace, who scrutinises beside them, and who merely stands beside."""
    picture = Picture()
    tiers = _tiers(trace)
    places = _places(tiers)
    for id_, thing in _things(trace).items():
        x, y = places[id_]
        picture.nodes.append(_node(thing, x, y, chosen=id_ == trace.subject["id"]))
    for chain in trace.chains:
        for step in chain.steps:
            _link(picture, step.from_, step.to, step.relation, step.link, model)
    picture.all_things = len(picture.nodes)
    _ends(picture, trace.lane("answers"), places)
    _scrutiny(picture, trace, places, model)
    _listed(picture, trace, model)
    return picture


def of_thing(shown: Shown, model: Model) -> Picture:
    """One thing and what it is linked to: leading on above it, leading to it below."""
    here = str(shown.thing["id"])
    picture = Picture([_node(shown.thing, 0, 0, chosen=True)])
    for out in (True, False):
        groups: dict[str, list[Tie]] = defaultdict(list)
        for tie in shown.ties:
            if tie.out is out:
                groups[tie.relation].append(tie)
        _fan(picture, here, groups, model, out=out)
    others = {str(tie.other["id"]) for tie in shown.ties}
    picture.all_things = len(others | {here})
    return picture


def _things(trace: Trace) -> dict[str, Row]:
    steps = [step for chain in trace.chains for step in chain.steps]
    return {str(t["id"]): t for t in [trace.subject, *(step.to for step in steps)]}


def _tiers(trace: Trace) -> dict[str, int]:
    """How far above the thing asked about each thing stands: by its longest line."""
    tiers = {str(trace.subject["id"]): 0}
    for chain in trace.chains:
        for number, step in enumerate(chain.steps, start=1):
            id_ = str(step.to["id"])
            tiers[id_] = max(number, tiers.get(id_, 0))
    return tiers


def _places(tiers: dict[str, int]) -> dict[str, tuple[int, int]]:
    rows: dict[int, list[str]] = defaultdict(list)
    for id_, tier in tiers.items():
        rows[tier].append(id_)
    return {
        id_: (_across(position, len(row)), -tier * DOWN)
        for tier, row in rows.items()
        for position, id_ in enumerate(row)
    }


def _across(position: int, of: int) -> int:
    """Evenly about the middle."""
    return int((position - (of - 1) / 2) * ACROSS)


def _ends(picture: Picture, chains: list[Chain], places: dict[str, tuple[int, int]]) -> None:
    """Where a line stops, what is not there is drawn as not there."""
    for end in {str(c.ends_at["id"]): c for c in chains if c.ending == "stops"}:
        x, y = places[end]
        key = f"nobody above {end}"
        text = "No elected or statutory body is named"
        picture.nodes.append(Node(key, "", text, "absent", "absent", x, y - DOWN))
        picture.edges.append(Edge(key, end, key, "not recorded", "absent"))


def _scrutiny(
    picture: Picture, trace: Trace, places: dict[str, tuple[int, int]], model: Model
) -> None:
    right = max(x for x, _ in places.values()) + ACROSS + ACROSS // 3
    for beside in trace.scrutiny:
        if beside.at in places and not any(n.key == beside.other["id"] for n in picture.nodes):
            picture.nodes.append(_node(beside.other, right, places[beside.at][1]))
            picture.all_things += 1
        verb = model.relations["SCRUTINISED_BY"].verb
        wider = beside.link.get("wider")
        text = f"{verb}, as part of {wider}" if wider else verb
        key = f"{beside.at} {beside.link['key']}"
        picture.edges.append(Edge(key, beside.at, str(beside.other["id"]), text, "beside"))


def _listed(picture: Picture, trace: Trace, model: Model) -> None:
    here = str(trace.subject["id"])
    others = [beside for beside in trace.listed if beside.other["id"] not in _keys(picture)]
    picture.all_things += len(others)
    for position, beside in enumerate(others):
        row, column = divmod(position, SIDE_BY_SIDE)
        width = min(SIDE_BY_SIDE, len(others) - row * SIDE_BY_SIDE)
        place = _across(column, width), (row + 1) * DOWN + row % 2
        picture.nodes.append(_node(beside.other, *place))
    for beside in trace.listed:
        end = str(beside.other["id"])
        text = model.common.basis["listed_together"].split(",")[0]
        picture.edges.append(Edge(str(beside.link["key"]), here, end, text, "listed"))


def _fan(
    picture: Picture, here: str, groups: dict[str, list[Tie]], model: Model, *, out: bool
) -> None:
    """One side of a thing's neighbours, in rows, a relation at a time; large groups folded."""
    drawn: list[tuple[Node, Edge]] = []
    room = (MOST_DRAWN - 2) // 2
    for relation, ties in sorted(groups.items(), key=lambda item: (len(item[1]), item[0])):
        verb = model.relations[relation].verb if out else model.relations[relation].reverse
        if len(ties) > FOLD_ABOVE or len(drawn) + len(ties) > room:
            key = f"{relation} {'out' if out else 'in'}"
            text = f"{capital(verb)}: {len(ties)}, listed below"
            node = Node(key, "", text, "folded", "folded", 0, 0)
            drawn.append((node, _directed(key, here, key, "", "folded", out=out)))
            continue
        for tie in ties:
            end, key = str(tie.other["id"]), str(tie.link["key"])
            style = _style(tie.link, tie.other)
            drawn.append((_node(tie.other, 0, 0), _directed(key, here, end, verb, style, out=out)))
    unique = {node.key: node for node, _ in drawn if node.key not in _keys(picture)}
    for position, node in enumerate(unique.values()):
        row, column = divmod(position, SIDE_BY_SIDE)
        width = min(SIDE_BY_SIDE, len(unique) - row * SIDE_BY_SIDE)
        y = (row + 1) * DOWN * (-1 if out else 1)
        picture.nodes.append(replace(node, x=_across(column, width), y=y))
    picture.edges += [edge for _, edge in drawn]


def _directed(key: str, here: str, end: str, text: str, style: str, *, out: bool) -> Edge:
    return Edge(key, here, end, text, style) if out else Edge(key, end, here, text, style)


def _keys(picture: Picture) -> set[str]:
    return {node.key for node in picture.nodes}


def _link(picture: Picture, from_: Row, to: Row, relation: str, link: Row, model: Model) -> None:
    key = str(link["key"])
    if all(edge.key != key for edge in picture.edges):
        verb = model.relations[relation].verb_from.get(str(from_["kind"]))
        text = verb or model.relations[relation].verb
        ends = str(from_["id"]), str(to["id"])
        picture.edges.append(Edge(key, *ends, text, _style(link, to)))


def _style(link: Row, to: Row) -> str:
    """How sure a link is, as a word: stated, general, inferred, listed, planned."""
    if "planned" in (link.get("status"), to.get("status")):
        return "planned"
    basis = str(link.get("basis"))
    return "listed" if basis == "listed_together" else basis


def _node(thing: Row, x: int, y: int, *, chosen: bool = False) -> Node:
    text = label(thing) if thing.get("kind") == "Target" else the(thing)
    id_, kind, status = (str(thing[name]) for name in ("id", "kind", "status"))
    return Node(id_, id_, capital(text), kind, status, x, y, chosen)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
