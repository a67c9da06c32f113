"""The embedded store: ledger files are the truth, the engine's file is a cache of their merge.

    <home>/ledger/<scope>/000001-<hash>.gz     a version
    <home>/cache/<fingerprint>.grafeo          the graph of exactly those versions
    <home>/lock                                held by the one writer

A reader opens the cache whose name fits the ledger and keeps that snapshot; where there is none,
or it is damaged, it is built again from the ledger.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from filelock import FileLock, Timeout

from graph.claims import Claims
from graph.ledger import Change, FileLedger, Version
from graph.merge import Merged, Scoped, merge
from graph.statements import SCHEMA, creations
from graph.store import Rows
from model.problems import BadInput, StoreUnreachable
from model.reader import HERE, Model

CACHE_FORMAT = 1
LOCK_SECONDS = 10.0


def in_memory(merged: Merged, model: Model) -> Any:
    """A Grafeo database in memory that holds the merged rows."""
    import grafeo

    engine = grafeo.GrafeoDB()
    engine.execute_cypher(SCHEMA)
    engine.create_property_index("id")  # its uniqueness constraint is not used for look-up
    for statement in creations(merged, model):
        engine.execute_cypher(statement.cypher, {"rows": statement.rows})
    return engine


def run(engine: Any, query: str, parameters: dict[str, object]) -> Rows:
    """The rows of a query; an engine's panic becomes a sentence."""
    import grafeo

    try:
        return list(engine.execute_cypher(query, parameters))
    except grafeo.GrafeoError as error:
        raise StoreUnreachable(f"The embedded store refused a query: {error}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise StoreUnreachable(
            "This question is too large for the embedded store; use Neo4j for this much data."
        ) from error


class MemoryStore:
    """A graph in memory, from claims: for what was known on a day, and for tests."""

    engine = "Grafeo in memory"
    where = "memory"

    def __init__(self, scoped: list[Scoped], model: Model) -> None:
        self._engine = in_memory(merge(scoped, model), model)

    def read(self, query: str, /, **parameters: object) -> Rows:
        """The rows of a read-only query."""
        return run(self._engine, query, parameters)


class EmbeddedStore:
    """A folder on this machine; see the head of this file."""

    engine = "Grafeo"

    def __init__(self, home: Path, model: Model) -> None:
        if home.is_file():
            raise StoreUnreachable(f"{home} is a file; the store needs a folder.")
        self.where = str(home)
        self._home, self._model = home, model
        self._ledger = FileLedger(home / "ledger")
        self._open: tuple[str, Any] | None = None

    def read(self, query: str, /, **parameters: object) -> Rows:
        """The rows of a read-only query, on the snapshot first read."""
        if self._open is None:
            self._open = self._snapshot()
        return run(self._open[1], query, parameters)

    def commit(self, change: Change) -> None:
        """Add a version to the ledger, or take one back; the cache follows at the next read."""
        with self._writing():
            head = self._ledger.heads().get(change.scope)
            if (head and head.number) != (change.base and change.base.number):
                raise BadInput(
                    f"{change.scope} was changed by somebody else meanwhile; run the command again."
                )
            if change.new:
                self._ledger.add(change.new, change.claims)
            elif change.base:
                self._ledger.drop(change.scope, change.base.number)
        self._open = None

    def heads(self) -> dict[str, Version]:
        """The newest version of each scope."""
        return self._ledger.heads()

    def versions(self, scope: str) -> list[Version]:
        """The versions of a scope, oldest first."""
        return self._ledger.versions(scope)

    def claims(self, scope: str, number: int) -> Claims:
        """What one version of a scope claims."""
        return self._ledger.claims(scope, number)

    def next_number(self, scope: str) -> int:
        """The number for the scope's next version."""
        return self._ledger.next_number(scope)

    def is_current(self) -> bool:
        """Whether the snapshot is of the newest versions; it is, before there is one."""
        return self._open is None or self._open[0] == self._cache_name()

    def about(self) -> dict[str, str]:
        """Engine, version and folder."""
        import grafeo

        return {"engine": self.engine, "version": grafeo.__version__, "place": self.where}

    def close(self) -> None:
        """Let go of the snapshot."""
        self._open = None

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

    def _snapshot(self) -> tuple[str, Any]:
        import grafeo

        name = self._cache_name()
        path = self._home / "cache" / name
        if path.exists():
            try:
                return name, grafeo.GrafeoDB.open_read_only(str(path))
            except grafeo.GrafeoError:
                pass  # damaged or foreign: it is only a cache
        heads = self._ledger.heads()
        scoped = [
            Scoped(scope, head.rank_order, self._ledger.claims(scope, head.number))
            for scope, head in heads.items()
        ]
        if self._cache_name() != name:  # a writer came between: this is another state
            return self._snapshot()
        engine = in_memory(merge(scoped, self._model), self._model)
        self._keep(engine, path)
        return name, engine

    def _cache_name(self) -> str:
        import grafeo

        rests_on = [f"format {CACHE_FORMAT}", grafeo.__version__, _model_hash()]
        text = "\n".join([*rests_on, *self._ledger.fingerprint()])
        return f"{hashlib.sha256(text.encode()).hexdigest()[:24]}.grafeo"

    def _keep(self, engine: Any, path: Path) -> None:
        """Save the cache beside and rename it; where the folder can't be written, do without."""
        beside = path.with_name(f".writing-{os.getpid()}.grafeo")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.unlink(missing_ok=True)
            engine.save(str(beside))
            beside.replace(path)
            for other in path.parent.glob("[0-9a-f]*"):
                if other.name != path.name:
                    other.unlink(missing_ok=True)
        except (OSError, RuntimeError):
            return

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            self._home.mkdir(parents=True, exist_ok=True)
            with FileLock(self._home / "lock", timeout=LOCK_SECONDS):
                for leftover in self._home.rglob(".writing-*"):
                    leftover.unlink(missing_ok=True)
                yield
        except Timeout as error:
            raise StoreUnreachable(
                f"Another load is writing to {self._home}; wait until it is done and try again."
            ) from error
        except OSError as error:
            raise StoreUnreachable(
                f"The store in {self._home} can't be written: {error.strerror or error}."
            ) from error


@cache
def _model_hash() -> str:
    """What the merge rests on besides the claims: a changed model makes a new cache."""
    digest = hashlib.sha256()
    for path in sorted(HERE.rglob("*.yaml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
