"""The graph as JSON: the same bytes for the same graph, whichever engine holds it."""

from collections.abc import Mapping

import msgspec

from graph.claims import Source
from graph.store import Store
from queries.catalogue import query
from queries.dates import areas

FORMAT, VERSION = "answerable-graph", 1
_THING = ("id", "kind", "name", "aliases", "area", "status", "since", "until")
_LINK = ("key", "status", "since", "until", "basis")
_DERIVED = frozenset("sources scopes keys may_from may_until sure_from sure_until carries".split())


def as_json(store: Store, given: str | None = None, area: str | None = None) -> bytes:
    """Everything, or one area with the links that touch it; at a day only if one is given."""
    when, names = areas(store, given, area)
    day = when.day(area or "") if given else None
    things = query("everything").run(store, area=area, as_of=day)
    links = query("every-link").run(store, area=area, as_of=day)
    graph = {
        "format": FORMAT,
        "version": VERSION,
        "as_of": given,
        "as_of_by_area": {name: when.day(name) for name in names if name in when.newest or given},
        "nodes": [_node(_map(row["thing"])) for row in things],
        "links": [_link(row) for row in links],
    }
    return msgspec.json.format(msgspec.json.encode(graph, order="sorted"), indent=1) + b"\n"


def _node(thing: Mapping[str, object]) -> dict[str, object]:
    known = {name: thing.get(name) for name in _THING}
    sources = [_source(text) for text in _texts(thing.get("sources"))]
    return known | {"props": _props(thing, _THING), "sources": sources}


def _link(row: Mapping[str, object]) -> dict[str, object]:
    link = _map(row["link"])
    sources = [_source(text) for text in _texts(link.get("sources"))]
    for source in sources:
        source.pop("field")
    return {
        "from": row["from_id"],
        "relation": row["relation"],
        "to": row["to_id"],
        **{name: link.get(name) for name in _LINK},
        "props": _props(link, _LINK),
        "sources": sources,
    }


def _props(values: Mapping[str, object], but: tuple[str, ...]) -> dict[str, object]:
    left_out = _DERIVED | set(but)
    return {name: value for name, value in values.items() if name not in left_out}


def _source(text: str) -> dict[str, object]:
    return dict(Source.parse(text)._asdict())


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _map(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}
