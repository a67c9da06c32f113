"""The store: one small interface, two engines. Nothing outside graph/ knows which it talks to."""

from types import TracebackType
from typing import Protocol, Self

from graph.claims import Claims
from graph.ledger import Change, Version

Rows = list[dict[str, object]]


class Store(Protocol):
    """What every engine offers. All methods raise StoreUnreachable with one plain sentence."""

    engine: str
    where: str

    def read(self, query: str, /, **parameters: object) -> Rows:
        """The rows of a read-only query, each a dict by column."""

    def commit(self, change: Change) -> None:
        """Write one scope's change whole or not at all; BadInput if its base is not the newest."""

    def heads(self) -> dict[str, Version]:
        """The newest version of each scope."""

    def versions(self, scope: str) -> list[Version]:
        """The versions of a scope, oldest first."""

    def claims(self, scope: str, number: int) -> Claims:
        """What one version of a scope claims."""

    def next_number(self, scope: str) -> int:
        """The number for the scope's next version."""

    def is_current(self) -> bool:
        """Whether what is read is still the newest; a snapshot can fall behind another writer."""

    def about(self) -> dict[str, str]:
        """What `doctor` says of the store: engine, version, place."""

    def close(self) -> None:
        """Bring everything to rest; the store can't be used afterwards."""

    def __enter__(self) -> Self:
        """The store itself."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close it."""
