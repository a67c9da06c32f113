"""The query files: each with a YAML header that says what it asks, takes and returns."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from graph.store import Rows, Store
from model.problems import ModelError, Problem
from model.reader import Strict

HERE = Path(__file__).parent
_HEADER = re.compile(r"\A// ---\n(?P<header>(?://.*\n)+?)// ---\n(?P<text>.+)\Z", re.DOTALL)

Severity = Literal["critical", "high", "medium", "low"]


class Header(Strict, frozen=True):
    """What a query file says of itself; `because` and `fix` are templates over its columns."""

    id: str
    title: str
    columns: dict[str, str]
    revision: int
    parameters: dict[str, str] = {}
    about: str = ""
    code: str | None = None
    severity: Severity | None = None
    default: bool = False
    because: dict[str, str] = {}
    fix: str = ""
    identity: list[str] = []
    checked: str | None = None
    noun: str = ""
    needs: list[str] = []
    then: str | None = None
    references: list[str] = []


class Query(msgspec.Struct, frozen=True):
    """One query file."""

    header: Header
    text: str
    path: Path

    def run(self, store: Store, **given: object) -> Rows:
        """Its rows; parameters beyond those it declares are left out, absent ones are null."""
        wanted = {name: given.get(name) for name in self.header.parameters}
        return store.read(self.text, **wanted)


def query(id_: str, folder: Path = HERE) -> Query:
    """One query by its id; KeyError if there is no such file."""
    for path in folder.glob(f"*/{id_}.cypher"):
        return _read(path)
    raise KeyError(id_)


def group(name: str, folder: Path = HERE) -> list[Query]:
    """The queries of one folder: checks, questions or lookups, ordered by code and id."""
    read = [_read(path) for path in (folder / name).glob("*.cypher")]
    return sorted(read, key=lambda one: (_order(one.header.code), one.header.id))


def _order(code: str | None) -> tuple[str, int]:
    return (code[0], int(code[1:])) if code else ("", 0)


@cache
def _read(path: Path) -> Query:
    match = _HEADER.match(path.read_text(encoding="utf-8"))
    if not match:
        raise _wrong(path, "no header", "a header between two lines `// ---`")
    lines = [line.removeprefix("//").removeprefix(" ") for line in match["header"].splitlines()]
    try:
        header = msgspec.yaml.decode("\n".join(lines).encode(), type=Header)
    except msgspec.DecodeError as error:
        raise _wrong(path, str(error), "only the keys of queries/catalogue.py") from error
    return Query(header, match["text"], path)


def _wrong(path: Path, saw: str, expected: str) -> ModelError:
    problem = Problem(f"{path.parent.name}/{path.name}", saw, expected, "correct the header")
    return ModelError(str(problem), [problem])
