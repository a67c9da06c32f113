"""Read: a folder of CSV, or one file, as rows that remember file and row. Nothing is judged yet."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from model.problems import BadInput, ModelError, Problem
from model.reader import Strict, read_yaml

LARGEST_FILE = 50 * 1024 * 1024  # bytes
LARGEST_CELL = 100_000  # characters
csv.field_size_limit(LARGEST_CELL)
_UTF_8 = "UTF-8; save the file as 'CSV UTF-8'"
_SCOPE = re.compile(r"\w[\w-]*(/\w[\w-]*)*")


class ScopeFile(Strict, frozen=True):
    """`scope.yaml`: what one complete load of this folder covers, and its rank."""

    scope: str
    rank: str = "council"
    title: str = ""
    not_loaded: list[str] = []


class Row(NamedTuple):
    """One row: where it stands, and its cells without outer blanks; empty cells are left out."""

    file: str
    number: int
    cells: dict[str, str]

    def where(self, column: str | None = None) -> str:
        """`targets.csv · row 12 · column class`."""
        at = f"{self.file} · row {self.number}"
        return f"{at} · column {column}" if column else at


class Sheet(NamedTuple):
    """One CSV file."""

    name: str
    file: str
    header: list[str]
    rows: list[Row]


class Batch(NamedTuple):
    """All that is to be loaded as one scope."""

    scope: ScopeFile
    sheets: list[Sheet]
    files: dict[str, str]


def read(path: Path) -> Batch:
    """The sheets at `path`; BadInput names each file that can't be read."""
    if not path.exists():
        raise BadInput(f"There is nothing at {path}; give a folder of CSV files, or one file.")
    scope = _scope(path)
    files = [path] if path.is_file() else sorted(path.glob("*.csv"))
    files = [file for file in files if file.name not in scope.not_loaded]
    if not files:
        raise BadInput(f"{path} holds no CSV files; each sheet is a file such as targets.csv.")
    sheets, problems = [], []
    for file in files:
        try:
            sheets.append(_sheet(file))
        except BadInput as error:
            problems += error.problems
    if problems:
        raise BadInput(f"{path} can't be read.", problems)
    hashes = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    return Batch(scope, sheets, hashes)


def _scope(path: Path) -> ScopeFile:
    file = path / "scope.yaml"
    if not file.is_file():
        name = re.sub(r"\W+", "-", path.resolve().stem.casefold()).strip("-")
        return ScopeFile(scope=f"files/{name or 'data'}")
    try:
        scope = read_yaml(file, ScopeFile)
    except ModelError as error:
        raise BadInput(error.sentence, error.problems) from error
    if not _SCOPE.fullmatch(scope.scope):
        expected = "letters, digits and hyphens, with / between the parts"
        fix = "write it like oxfordshire/council"
        problem = Problem("scope.yaml · key scope", repr(scope.scope), expected, fix)
        raise BadInput(str(problem), [problem])
    return scope


def _sheet(path: Path) -> Sheet:
    lines = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        table = [(lines.line_num, cells) for cells in lines]
    except csv.Error as error:
        raise _broken(path, f"{error} near line {lines.line_num}", "well-formed CSV") from error
    if not table:
        raise _broken(path, "an empty file", "a header row")
    header = [cell.strip() for cell in table[0][1]]
    doubled = {name for name in header if header.count(name) > 1}
    if doubled:
        raise _broken(path, f"the column {sorted(doubled)[0]!r} twice", "each column once")
    return Sheet(path.stem, path.name, header, list(_rows(path, header, table)))


def _rows(path: Path, header: list[str], table: list[tuple[int, list[str]]]) -> Iterator[Row]:
    for number, (_, cells) in enumerate(table[1:], start=2):
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            saw = f"{len(cells)} cells in row {number}"
            raise _broken(path, saw, f"{len(header)}, one for each column; quote cells with commas")
        filled = {name: cell.strip() for name, cell in zip(header, cells, strict=False)}
        kept = {name: _unquoted(cell) for name, cell in filled.items() if cell}
        if kept:
            yield Row(path.name, number, kept)


def _unquoted(cell: str) -> str:
    """Take off the apostrophe that neutralised a formula on the way out."""
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@" else cell


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST_FILE:
            size = f"{path.stat().st_size // 1024**2} MB"
            raise _broken(path, size, "at most 50 MB a file; split it")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise _broken(path, error.strerror or str(error), "a file that can be read") from error
    except UnicodeDecodeError as error:
        saw = f"the byte {error.object[error.start]:#04x} at position {error.start}"
        raise _broken(path, saw, _UTF_8) from error
    if "\0" in text:
        raise _broken(path, f"the byte 0x00 at position {text.index('\0')}", _UTF_8)
    return text


def _broken(path: Path, saw: str, expected: str) -> BadInput:
    problem = Problem(path.name, saw, expected, "correct the file and load it again")
    return BadInput(str(problem), [problem])
