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
ACROSS, DOWN = 240, 135  # distance between neighbours and between tiers, in the picture's units
SIDE_BY_SIDE = 3  # what stands beside, in one row
FOLD_ABOVE = 10  # more links of one relation than this are folded into one
UPWARD = frozenset({"PART_OF", "MEMBER_OF", "SCRUTINISED_BY", "ESCALATES_TO"})
AS_TEXT = frozenset({"QUALIFIES", "COMPLETE_FOR"})  # what the page says in words is not drawn


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
            f"{_many(lines, 'link')}; the same stands as text."
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
    _scrutiny(picture, trace, places)
    _listed(picture, trace)
    return picture


def of_thing(shown: Shown, model: Model) -> Picture:
    """One thing and its links: what it answers to or belongs to above, the rest below."""
    here = str(shown.thing["id"])
    picture = Picture([_node(shown.thing, 0, 0, chosen=True)])
    drawn = [tie for tie in shown.ties if tie.relation not in AS_TEXT]
    for above in (True, False):
        groups: dict[tuple[str, bool], list[Tie]] = defaultdict(list)
        for tie in drawn:
            if _is_above(tie, model) is above:
                groups[tie.relation, tie.out].append(tie)
        _fan(picture, here, groups, model, up=-1 if above else 1)
    picture.all_things = len({str(tie.other["id"]) for tie in shown.ties} | {here})
    return picture


def _is_above(tie: Tie, model: Model) -> bool:
    return (
        tie.out
        and tie.link["basis"] != "listed_together"
        and (tie.relation in UPWARD or model.relations[tie.relation].carries is not None)
    )


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


def _in_rows(position: int, of: int) -> tuple[int, int]:
    """Where one of several stands: across, and in which row, counted from 1.

    Every second row is shifted, so that lines to it pass between those before it.
    """
    row, column = divmod(position, SIDE_BY_SIDE)
    width = min(SIDE_BY_SIDE, of - row * SIDE_BY_SIDE)
    return _across(column, width) + (row % 2) * ACROSS // 2, row + 1


def _together(edges: list[Edge]) -> list[Edge]:
    """Several links from one thing to another as one line that says them all."""
    pairs: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        pairs[edge.from_, edge.to].append(edge)
    return [
        replace(same[0], text="\n".join(dict.fromkeys(edge.text for edge in same)))
        for same in pairs.values()
    ]


def _ends(picture: Picture, chains: list[Chain], places: dict[str, tuple[int, int]]) -> None:
    """Where a line stops, what is not there is drawn as not there."""
    for end in {str(c.ends_at["id"]): c for c in chains if c.ending == "stops"}:
        x, y = places[end]
        key = f"nobody above {end}"
        text = "No elected or statutory body is named"
        picture.nodes.append(Node(key, "", text, "absent", "absent", x, y - DOWN))
        picture.edges.append(Edge(key, end, key, "not recorded", "absent"))


def _scrutiny(picture: Picture, trace: Trace, places: dict[str, tuple[int, int]]) -> None:
    right = max(x for x, _ in places.values()) + ACROSS + ACROSS // 3
    for beside in trace.scrutiny:
        if beside.at in places and not any(n.key == beside.other["id"] for n in picture.nodes):
            picture.nodes.append(_node(beside.other, right, places[beside.at][1]))
            picture.all_things += 1
        text = "scrutinised in general" if beside.link.get("wider") else "scrutinised by"
        key = f"{beside.at} {beside.link['key']}"
        picture.edges.append(Edge(key, beside.at, str(beside.other["id"]), text, "beside"))


def _listed(picture: Picture, trace: Trace) -> None:
    here = str(trace.subject["id"])
    others = [beside for beside in trace.listed if beside.other["id"] not in _keys(picture)]
    picture.all_things += len(others)
    for position, beside in enumerate(others):
        x, tier = _in_rows(position, len(others))
        picture.nodes.append(_node(beside.other, x, tier * DOWN))
    for beside in trace.listed:
        end = str(beside.other["id"])
        picture.edges.append(Edge(str(beside.link["key"]), here, end, "listed beside", "listed"))


def _fan(
    picture: Picture,
    here: str,
    groups: dict[tuple[str, bool], list[Tie]],
    model: Model,
    up: int,
) -> None:
    """One side of a thing's neighbours, in rows, a relation at a time; large groups folded."""
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    for (relation, out), ties in sorted(groups.items(), key=lambda item: (len(item[1]), item[0])):
        verb = model.relations[relation].verb
        if len(ties) > FOLD_ABOVE or len(nodes) + len(ties) > (MOST_DRAWN - 2) // 2:
            key = f"{relation} {'out' if out else 'in'}"
            said = verb if out else model.relations[relation].reverse
            text = f"{capital(said)}: {len(ties)}, listed above"
            nodes[key] = Node(key, "", text, "folded", "folded", 0, 0)
            edges.append(_directed(key, here, key, "", "folded", out=out))
            continue
        for tie in ties:
            node, style = _node(tie.other, 0, 0), _style(tie.link, tie.other)
            text = "listed beside" if style == "listed" else verb
            nodes[node.key] = node
            edges.append(_directed(str(tie.link["key"]), here, node.key, text, style, out=out))
    new = [node for node in nodes.values() if node.key not in _keys(picture)]
    for position, node in enumerate(new):
        x, row = _in_rows(position, len(new))
        picture.nodes.append(replace(node, x=x, y=row * DOWN * up))
    picture.edges += _together(edges)


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
    if link.get("basis") == "listed_together":
        return "listed"
    if "planned" in (link.get("status"), to.get("status")):
        return "planned"
    return str(link.get("basis"))


def _node(thing: Row, x: int, y: int, *, chosen: bool = False) -> Node:
    text = label(thing) if thing.get("kind") == "Target" else the(thing)
    id_, kind, status = (str(thing[name]) for name in ("id", "kind", "status"))
    return Node(id_, id_, capital(text), kind, status, x, y, chosen)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
