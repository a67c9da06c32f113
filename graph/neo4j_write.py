"""Writing to Neo4j, inside one transaction: the ledger's version, and only what differs."""

from typing import LiteralString, cast

import msgspec
import neo4j

from graph.claims import Claims, difference
from graph.ledger import Change, Version, packed, unpacked
from graph.merge import Scoped, merge
from graph.statements import creations, deletions, updates
from model.problems import BadInput
from model.reader import Model

HEADS = """
MATCH (v:LedgerVersion {undone: false})
WITH v.scope AS scope, max(v.number) AS newest
MATCH (v:LedgerVersion {scope: scope, number: newest})
RETURN v.header AS header ORDER BY scope
"""


def text(query: str) -> LiteralString:
    """The driver wants literal text: ours comes from .cypher files and from model/'s own names."""
    return query


def version(row: dict[str, object]) -> Version:
    """The version whose header a row holds."""
    return msgspec.json.decode(cast(str, row["header"]), type=Version)


def versions(rows: list[dict[str, object]]) -> dict[str, Version]:
    """The versions of rows, by scope."""
    return {one.scope: one for one in map(version, rows)}


def claims(tx: neo4j.ManagedTransaction, scope: str, number: int) -> Claims:
    """What one version claims; KeyError if there is none of that number."""
    record = tx.run(
        "MATCH (v:LedgerVersion {scope: $scope, number: $number}) RETURN v.packed AS packed",
        scope=scope,
        number=number,
    ).single()
    if record is None:
        raise KeyError(f"{scope}@{number}")
    return unpacked(bytes(record["packed"]), f"{scope}@{number}")[1]


def write(tx: neo4j.ManagedTransaction, change: Change, model: Model) -> None:
    """The whole change; BadInput if its base is no longer the scope's newest version."""
    tx.run("MERGE (l:Ledger {id: 'ledger'}) SET l.writes = coalesce(l.writes, 0) + 1").consume()
    heads = versions([dict(record) for record in tx.run(HEADS)])
    head = heads.get(change.scope)
    if (head and head.number) != (change.base and change.base.number):
        raise BadInput(
            f"{change.scope} was changed by somebody else meanwhile; run the command again."
        )
    _write_version(tx, change)
    _write_graph(tx, change, heads, model)


def _write_version(tx: neo4j.ManagedTransaction, change: Change) -> None:
    if change.new:
        tx.run(
            "CREATE (v:LedgerVersion {scope: $scope, number: $number, undone: false, "
            "header: $header, packed: $packed})",
            scope=change.scope,
            number=change.new.number,
            header=msgspec.json.encode(change.new, order="sorted").decode(),
            packed=packed(change.new, change.claims),
        ).consume()
    elif change.base:
        tx.run(
            "MATCH (v:LedgerVersion {scope: $scope, number: $number}) SET v.undone = true",
            scope=change.scope,
            number=change.base.number,
        ).consume()


def _write_graph(
    tx: neo4j.ManagedTransaction, change: Change, heads: dict[str, Version], model: Model
) -> None:
    """The touched ids and keys are merged anew, then set, created or deleted."""
    others = {scope: head for scope, head in heads.items() if scope != change.scope}
    old = claims(tx, change.scope, change.base.number) if change.base else Claims()
    ids = set(difference(old.things, change.claims.things).touched)
    keys = set(difference(old.links, change.claims.links).touched)
    scoped = [_scoped(tx, head) for head in _sharing(tx, others, ids, keys)]
    scoped.append(Scoped(change.scope, change.rank_order, change.claims))
    merged = merge(scoped, model, (ids, keys))
    gone = [
        (link.from_, link.relation, key)
        for key, link in old.links.items()
        if key in keys and key not in merged.links
    ]
    put = updates if heads else creations
    for cypher, rows in put(merged, model):
        tx.run(text(cypher), rows=rows).consume()
    for cypher, rows in deletions(ids - merged.things.keys(), gone):
        tx.run(text(cypher), rows=rows).consume()


def _sharing(
    tx: neo4j.ManagedTransaction, others: dict[str, Version], ids: set[str], keys: set[str]
) -> list[Version]:
    """The other scopes that also claim something of what is touched."""
    if not others:
        return []
    things = "UNWIND $sought AS id MATCH (t:Thing {id: id}) UNWIND t.scopes AS scope "
    links = (
        "UNWIND $sought AS key MATCH (:Thing {id: split(key, ' ')[0]})-[l {key: key}]->() "
        "UNWIND l.scopes AS scope "
    )
    scopes = {
        record["scope"]
        for query, sought in ((things, ids), (links, keys))
        for record in tx.run(text(query + "RETURN DISTINCT scope"), sought=sorted(sought))
    }
    return [head for scope, head in others.items() if scope in scopes]


def _scoped(tx: neo4j.ManagedTransaction, head: Version) -> Scoped:
    return Scoped(head.scope, head.rank_order, claims(tx, head.scope, head.number))
