"""The write side: rows as Cypher. Labels and relation names come from model/, never from input."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from graph.merge import Merged, Row
from model.reader import Model

BATCH = 10_000


class Statement(NamedTuple):
    """One Cypher text with its rows, each a map."""

    cypher: str
    rows: list[Row]


SCHEMA = "CREATE CONSTRAINT thing_id IF NOT EXISTS FOR (t:Thing) REQUIRE t.id IS UNIQUE"


def creations(merged: Merged, model: Model) -> Iterator[Statement]:
    """Put rows that are known to be new into the graph: things first, then links."""
    for kind, rows in _grouped(merged.things.values(), "kind", model.kinds):
        yield from _batched(f"UNWIND $rows AS row CREATE (t:Thing:{kind}) SET t = row.values", rows)
    for relation, rows in _grouped(merged.links.values(), "relation", model.relations):
        yield from _batched(
            "UNWIND $rows AS row MATCH (a:Thing {id: row.from}) MATCH (b:Thing {id: row.to}) "
            f"CREATE (a)-[l:{relation}]->(b) SET l = row.values",
            rows,
        )


def updates(merged: Merged, model: Model) -> Iterator[Statement]:
    """Set rows that may or may not be there."""
    for kind, rows in _grouped(merged.things.values(), "kind", model.kinds):
        others = ":".join(other for other in model.kinds if other != kind)
        yield from _batched(
            "UNWIND $rows AS row MERGE (t:Thing {id: row.id}) "
            f"REMOVE t:{others} SET t:{kind}, t = row.values",
            rows,
        )
    for relation, rows in _grouped(merged.links.values(), "relation", model.relations):
        yield from _batched(
            "UNWIND $rows AS row MATCH (a:Thing {id: row.from}) MATCH (b:Thing {id: row.to}) "
            f"MERGE (a)-[l:{relation} {{key: row.key}}]->(b) SET l = row.values",
            rows,
        )


def deletions(ids: Iterable[str], links: Iterable[tuple[str, str, str]]) -> Iterator[Statement]:
    """Take links, given as (from id, relation, key), and then things out of the graph."""
    by_relation: dict[str, list[Row]] = defaultdict(list)
    for from_id, relation, key in links:
        by_relation[relation].append({"from": from_id, "key": key})
    for relation, rows in sorted(by_relation.items()):
        yield from _batched(
            "UNWIND $rows AS row "
            f"MATCH (:Thing {{id: row.from}})-[l:{relation} {{key: row.key}}]->() DELETE l",
            rows,
        )
    yield from _batched(
        "UNWIND $rows AS row MATCH (t:Thing {id: row.id}) DELETE t", [{"id": id_} for id_ in ids]
    )


def _grouped(rows: Iterable[Row], by: str, known: Iterable[str]) -> Iterator[tuple[str, list[Row]]]:
    groups: dict[str, list[Row]] = {name: [] for name in known}
    for row in rows:
        groups[str(row[by])].append(_shaped(row))
    return ((name, group) for name, group in groups.items() if group)


def _shaped(row: Row) -> Row:
    """Ends and identity beside the values; a link's ends are not stored twice."""
    if "relation" not in row:
        return {"id": row["id"], "values": row}
    values = {k: v for k, v in row.items() if k not in ("from", "to", "relation")}
    return {"from": row["from"], "to": row["to"], "key": row["key"], "values": values}


def _batched(cypher: str, rows: list[Row]) -> Iterator[Statement]:
    for start in range(0, len(rows), BATCH):
        yield Statement(cypher, rows[start : start + BATCH])
