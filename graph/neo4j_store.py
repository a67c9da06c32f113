"""The Neo4j store: the official driver, one transaction a change, the ledger as nodes.

(:Ledger {id: "ledger"})                           its lock is held by the one writer
(:LedgerVersion {scope, number, undone, packed})   a version, packed as in the ledger's files
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self, cast

import neo4j
from neo4j.exceptions import ConfigurationError, DriverError, Neo4jError

from graph.claims import Claims
from graph.ledger import Change, Version
from graph.neo4j_words import sentence
from graph.neo4j_write import HEADS, claims, text, version, versions, write
from graph.statements import SCHEMA
from graph.store import Rows
from model.problems import StoreUnreachable
from model.reader import Model

OLDEST = (5, 26)
ADDRESSES = ("bolt://", "bolt+s://", "bolt+ssc://", "neo4j://", "neo4j+s://", "neo4j+ssc://")
SCHEMAS = (
    SCHEMA,
    "CREATE CONSTRAINT ledger IF NOT EXISTS FOR (l:Ledger) REQUIRE l.id IS UNIQUE",
    "CREATE CONSTRAINT ledger_version IF NOT EXISTS "
    "FOR (v:LedgerVersion) REQUIRE (v.scope, v.number) IS UNIQUE",
)


class NeoStore:
    """A Neo4j server, cluster or Aura database, by its `neo4j://` or `bolt://` address."""

    engine = "Neo4j"

    def __init__(self, uri: str, model: Model) -> None:
        if not uri.startswith(ADDRESSES):
            raise StoreUnreachable(
                f"{uri} is no address for Neo4j: it begins with neo4j:// or bolt://."
            )
        self.where = uri
        self._model = model
        self._database = os.environ.get("NEO4J_DATABASE")
        user = os.environ.get("NEO4J_USERNAME", "neo4j")
        password = os.environ.get("NEO4J_PASSWORD", "")
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        with self._plain_words():
            self._driver = neo4j.GraphDatabase.driver(
                uri,
                auth=(user, password),
                notifications_min_severity="OFF",
                connection_acquisition_timeout=30,
                max_transaction_retry_time=15,
            )
        try:
            with self._plain_words(), self._session() as session:
                self._agent = session.run("RETURN 1").consume().server.agent
            self._check_version()
        except StoreUnreachable:
            self._driver.close()
            raise

    def read(self, query: str, /, **parameters: object) -> Rows:
        """The rows of a read-only query, in a managed transaction."""

        def work(tx: neo4j.ManagedTransaction) -> Rows:
            return [dict(record) for record in tx.run(text(query), parameters)]

        with self._plain_words(), self._session() as session:
            return session.execute_read(work)

    def commit(self, change: Change) -> None:
        """Write the change in one transaction, the ledger's version with it."""
        with self._plain_words(), self._session() as session:
            for schema in SCHEMAS:
                session.run(text(schema)).consume()
            session.execute_write(write, change, self._model)

    def heads(self) -> dict[str, Version]:
        """The newest version of each scope."""
        return versions(self.read(HEADS))

    def versions(self, scope: str) -> list[Version]:
        """The versions of a scope that stand, oldest first."""
        rows = self.read(
            "MATCH (v:LedgerVersion {scope: $scope, undone: false}) "
            "RETURN v.header AS header ORDER BY v.number",
            scope=scope,
        )
        return [version(row) for row in rows]

    def claims(self, scope: str, number: int) -> Claims:
        """What one version claims; KeyError if there is none of that number."""
        with self._plain_words(), self._session() as session:
            return session.execute_read(claims, scope, number)

    def next_number(self, scope: str) -> int:
        """One more than any version that the scope has had, undone ones included."""
        rows = self.read(
            "MATCH (v:LedgerVersion {scope: $scope}) RETURN max(v.number) AS newest", scope=scope
        )
        return 1 + cast(int, rows[0]["newest"] or 0)

    def is_current(self) -> bool:
        """Always: every read asks the server."""
        return True

    def about(self) -> dict[str, str]:
        """Engine, version and address."""
        return {"engine": self.engine, "version": self._agent, "place": self.where}

    def close(self) -> None:
        """Close the driver's connections."""
        self._driver.close()

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def _session(self) -> neo4j.Session:
        return self._driver.session(
            database=self._database, bookmark_manager=self._bookmarks, fetch_size=5000
        )

    def _check_version(self) -> None:
        number = self._agent.rpartition("/")[2].split("-")[0]
        parts = tuple(int(part) for part in number.split(".")[:2] if part.isdigit())
        if parts < OLDEST:
            raise StoreUnreachable(
                f"{self.where} runs {self._agent}; Answerable needs Neo4j 5.26 or newer."
            )

    @contextmanager
    def _plain_words(self) -> Iterator[None]:
        try:
            yield
        except (Neo4jError, DriverError, ConfigurationError, ValueError) as error:
            raise StoreUnreachable(sentence(error, self.where, self._database)) from error
