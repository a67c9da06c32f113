"""The ledger: every version of every scope, immutable. The graph can be rebuilt from it."""

import gzip
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from graph.claims import Claims
from graph.merge import RANKS
from model.problems import StoreUnreachable

FORMAT = 1


class Version(msgspec.Struct, frozen=True):
    """One load of one scope. `when` is UTC to the second; `files` gives each file's SHA-256."""

    scope: str
    number: int
    hash: str
    rank: str
    when: str
    who: str
    files: dict[str, str]
    counts: dict[str, int]
    format: int = FORMAT

    @property
    def load(self) -> str:
        """The load's id, which `undo` takes."""
        return f"{self.scope}@{self.number}"

    @property
    def rank_order(self) -> int:
        """Where the scope stands when two disagree; the higher wins."""
        return RANKS.index(self.rank)


class _Format(msgspec.Struct):
    """What stays in the header of every format to come."""

    format: int


class Change(NamedTuple):
    """One commit: `new` comes after `base`, or `base` is taken back where `new` is None.

    `claims` are what the scope claims afterwards.
    """

    scope: str
    base: Version | None
    new: Version | None
    claims: Claims

    @property
    def rank_order(self) -> int:
        """The rank of the scope, which all its versions share."""
        version = self.new or self.base
        return version.rank_order if version else 0


def packed(version: Version, claims: Claims) -> bytes:
    """A version as bytes, the header on a line of its own; the same bytes each time."""
    header = msgspec.json.encode(version, order="sorted")
    return gzip.compress(header + b"\n" + claims.encoded, compresslevel=6, mtime=0)


def unpacked(data: bytes, where: str) -> tuple[Version, Claims]:
    """The reverse of `packed`; StoreUnreachable names `where` if the bytes are damaged."""
    try:
        header, _, body = gzip.decompress(data).partition(b"\n")
        format_ = msgspec.json.decode(header, type=_Format).format
        if format_ > FORMAT:
            raise StoreUnreachable(
                f"The ledger file {where} is of format {format_}, newer than this program "
                f"knows ({FORMAT}); update Answerable."
            )
        version, claims = msgspec.json.decode(header, type=Version), Claims.decode(body)
    except (OSError, EOFError, ValueError, zlib.error, msgspec.DecodeError) as error:
        raise StoreUnreachable(
            f"The ledger file {where} is damaged and can't be read; put it back from a backup, "
            "or move it away and load its sources again."
        ) from error
    if claims.hash != version.hash:
        raise StoreUnreachable(
            f"The ledger file {where} does not hold what it says; put it back from a backup."
        )
    return version, claims


class _File(NamedTuple):
    scope: str
    number: int
    hash: str
    undone: bool
    path: Path


class FileLedger:
    """A folder a scope, a file a version: `oxfordshire/handbook/000001-<hash>.gz`.

    The rename that gives a file its name is the commit. An undone version keeps its file, which
    then ends in `.undone`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fingerprint(self) -> list[str]:
        """What the graph rests on, from the file names alone."""
        return sorted(f"{f.scope}@{f.number}-{f.hash}" for f in self._heads().values())

    def heads(self) -> dict[str, Version]:
        """The newest version of each scope."""
        return {scope: self._read(file)[0] for scope, file in sorted(self._heads().items())}

    def versions(self, scope: str) -> list[Version]:
        """The versions of a scope that stand, oldest first."""
        files = sorted(f for f in self._files() if f.scope == scope and not f.undone)
        return [self._read(file)[0] for file in files]

    def claims(self, scope: str, number: int) -> Claims:
        """What one version claims; KeyError if there is none of that number."""
        for file in self._files():
            if (file.scope, file.number, file.undone) == (scope, number, False):
                return self._read(file)[1]
        raise KeyError(f"{scope}@{number}")

    def next_number(self, scope: str) -> int:
        """One more than any version that the scope has had, undone ones included."""
        return 1 + max((f.number for f in self._files() if f.scope == scope), default=0)

    def add(self, version: Version, claims: Claims) -> None:
        """Commit a version: written beside, synced, renamed."""
        folder = self.folder / version.scope
        folder.mkdir(parents=True, exist_ok=True)
        final = folder / f"{version.number:06d}-{version.hash[:12]}.gz"
        beside = folder / f".writing-{os.getpid()}"
        with beside.open("wb") as file:
            file.write(packed(version, claims))
            file.flush()
            os.fsync(file.fileno())
        beside.rename(final)
        _sync_folder(folder)

    def drop(self, scope: str, number: int) -> None:
        """Take a version back: its file stays, marked as undone."""
        for file in self._files():
            if (file.scope, file.number, file.undone) == (scope, number, False):
                file.path.rename(file.path.with_suffix(".undone"))
                _sync_folder(file.path.parent)

    def _heads(self) -> dict[str, _File]:
        return {file.scope: file for file in sorted(self._files()) if not file.undone}

    def _files(self) -> Iterator[_File]:
        for path in self.folder.rglob("*-*"):
            number, _, hash_ = path.stem.partition("-")
            if path.suffix in (".gz", ".undone") and number.isdigit():
                scope = path.parent.relative_to(self.folder).as_posix()
                yield _File(scope, int(number), hash_, path.suffix == ".undone", path)

    def _read(self, file: _File) -> tuple[Version, Claims]:
        try:
            return unpacked(file.path.read_bytes(), str(file.path))
        except OSError as error:
            raise StoreUnreachable(
                f"The ledger file {file.path} can't be read: {error}."
            ) from error


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
