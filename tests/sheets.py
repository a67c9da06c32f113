"""Folders of sheets for tests, and loading them."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from graph.ledger import Version
from graph.store import Store
from loaders.load import planned, write
from model.reader import load_model

SCOPE = "oxf/council"


def folder(at: Path, scope: str = SCOPE, rank: str = "council", **sheets: str) -> Path:
    """A folder that holds just these sheets, each given as its CSV text, and its scope.yaml."""
    at.mkdir(parents=True, exist_ok=True)
    for old in at.iterdir():
        old.unlink()
    (at / "scope.yaml").write_text(f"scope: {scope}\nrank: {rank}\n", "utf-8")
    for name, text in sheets.items():
        (at / f"{name}.csv").write_text(text, "utf-8", newline="")
    return at


def sheet(rows: Iterable[dict[str, str]], columns: Iterable[str]) -> str:
    """The CSV text of some rows."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def load(at: Path, store: Store, *, may_shrink: bool = False) -> Version | None:
    """Load a folder as the command does."""
    return write(planned(at, store, load_model()), store, may_shrink=may_shrink)
