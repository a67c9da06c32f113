"""Graphs for tests, drawn in a line or two.

    drawing(
        "t Target name='More homes' indicators='NI 154; NI 155'",
        "b board Partnership status=planned",
        "t LED_BY b REPORTS_TO board basis=general",
    )

A line is either ids and their kind, or a chain of ids and relations; then what all of them carry,
as field=value. An id without an area lies in `oxf`, unless it is drawn as an Area. A name that is
not given follows from the id, and everything rests on one source. A list is separated by `;`.
"""

import shlex
from typing import Any

import msgspec

from graph.claims import Claims, Link, Source, Thing, Value
from graph.embedded import MemoryStore
from graph.ledger import Change, Version
from graph.merge import RANKS, Scoped
from graph.store import Rows, Store
from model.reader import Property, load_model

AREA = "oxf"
SOURCE = Source("handbook", "1.1", "1-2")
WHEN = "2009-06-01T12:00:00+00:00"
MODEL = load_model()


def drawing(*lines: str) -> Claims:
    """The claims that the lines draw; ValueError where a line means nothing."""
    split = [_words(line) for line in lines]
    areas = {id_ for words, _ in split if words[-1] == "Area" for id_ in words[:-1]}
    claims = Claims()
    for words, fields in split:
        if words[-1] in MODEL.kinds:
            for id_ in words[:-1]:
                thing = _thing(_whole(id_, areas), words[-1], fields)
                claims.things[thing.id] = thing
        else:
            for from_, relation, to in zip(words[::2], words[1::2], words[2::2], strict=False):
                link = _link(_whole(from_, areas), relation, _whole(to, areas), fields)
                claims.links[link.key] = link
    return claims


def stored(store: Store, claims: Claims, scope: str = "test/drawn", rank: str = "seed") -> Version:
    """Commit the claims as all that the scope now says; the version that this made."""
    version = Version(
        scope=scope,
        number=store.next_number(scope),
        hash=claims.hash,
        rank=rank,
        when=WHEN,
        who="test",
        files={},
        counts={},
    )
    store.commit(Change(scope, store.heads().get(scope), version, claims))
    return version


def in_memory(*lines: str) -> MemoryStore:
    """The graph that the lines draw, to ask questions of at once."""
    return MemoryStore([Scoped("test/drawn", RANKS.index("seed"), drawing(*lines))], MODEL)


def contents(store: Store) -> tuple[Rows, Rows]:
    """Everything in the graph, things by id and links by key: equal for equal graphs."""
    things = store.read(
        "MATCH (t:Thing) UNWIND labels(t) AS label WITH t, label ORDER BY t.id, label "
        "RETURN properties(t) AS thing, collect(label) AS labels ORDER BY thing.id"
    )
    links = store.read(
        "MATCH (a:Thing)-[l]->(b:Thing) RETURN a.id AS from, type(l) AS relation, b.id AS to, "
        "properties(l) AS link ORDER BY l.key"
    )
    return things, links


def _words(line: str) -> tuple[list[str], dict[str, str]]:
    """The words of a line, and its fields."""
    parts = shlex.split(line)
    words = [part for part in parts if "=" not in part]
    fields = dict(part.split("=", 1) for part in parts[len(words) :])
    chain = len(words) > 2 and len(words) % 2 and set(words[1::2]) <= MODEL.relations.keys()
    if not (chain or (len(words) > 1 and words[-1] in MODEL.kinds)):
        raise ValueError(f"{line!r} is neither ids and a kind nor a chain of ids and relations")
    return words, fields


def _whole(id_: str, areas: set[str]) -> str:
    return id_ if "/" in id_ or id_ in areas else f"{AREA}/{id_}"


def _thing(id_: str, kind: str, fields: dict[str, str]) -> Thing:
    slug = id_.rpartition("/")[2].replace("-", " ")
    own = {"name": slug[:1].upper() + slug[1:], "sources": [SOURCE]}
    return Thing(id=id_, kind=kind, **own | _read(Thing, fields, MODEL.kinds[kind].properties))


def _link(from_: str, relation: str, to: str, fields: dict[str, str]) -> Link:
    own = {"sources": [SOURCE]} | _read(Link, fields, MODEL.relations[relation].properties)
    return Link(from_=from_, relation=relation, to=to, **own)


def _read(
    into: type[msgspec.Struct], fields: dict[str, str], properties: dict[str, Property]
) -> dict[str, Any]:
    """The fields of a claim, what the model calls a property under `props`."""
    read: dict[str, Any] = {"props": {}}
    for name, text in fields.items():
        if name in properties:
            read["props"][name] = _value(text, properties[name])
        elif name not in into.__struct_fields__:
            raise ValueError(f"{into.__name__} has no {name!r}; its own: {', '.join(properties)}")
        elif name == "sources":
            read[name] = [Source.parse(part) for part in _items(text)]
        else:
            read[name] = _items(text) if name == "aliases" else text
    return read


def _value(text: str, prop: Property) -> Value:
    match prop.type:
        case "list":
            return _items(text)
        case "integer":
            return int(text)
        case "yes_no":
            return {"yes": True, "no": False}[text]
        case _:
            return text


def _items(text: str) -> list[str]:
    return [part.strip() for part in text.split(";")]
