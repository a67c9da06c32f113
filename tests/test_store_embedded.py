"""The embedded store: its cache is only a cache, and one writes while others read."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import Mock

import pytest
from filelock import FileLock

import graph.embedded
from graph.embedded import EmbeddedStore
from graph.ledger import FileLedger
from graph.opening import data_folder, open_store
from model.problems import StoreUnreachable
from model.reader import Model
from tests.drawn import contents, drawing, stored

ONE = drawing("a Post")
TWO = drawing("a b Post")
NOBODY = 65534


def names(store: EmbeddedStore) -> list[object]:
    """The names in the graph."""
    return [
        row["name"] for row in store.read("MATCH (t:Thing) RETURN t.name AS name ORDER BY name")
    ]


def cache(home: Path) -> Path:
    """The one file of the cache."""
    (file,) = (home / "cache").iterdir()
    return file


@contextmanager
def only_read(folder: Path) -> Iterator[None]:
    """Let nothing be written there; root, whom no mode binds, becomes nobody meanwhile."""
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    is_root = os.geteuid() == 0
    try:
        for each in folders:
            each.chmod(0o555)
        if is_root:
            os.seteuid(NOBODY)
        yield
    finally:
        if is_root:
            os.seteuid(0)
        for each in folders:
            each.chmod(0o755)


def remove(path: Path) -> None:
    path.unlink()


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:200])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def replace(path: Path) -> None:
    path.write_bytes(b"Dear Sir or Madam" * 500)


@pytest.mark.parametrize("harm", [remove, truncate, empty, replace])
def test_a_harmed_cache_is_built_again(
    home: Path, model: Model, harm: Callable[[Path], None]
) -> None:
    store = EmbeddedStore(home, model)
    stored(store, TWO)
    before = contents(store)
    store.close()
    harm(cache(home))
    assert contents(EmbeddedStore(home, model)) == before
    assert cache(home).stat().st_size > 500
    assert contents(EmbeddedStore(home, model)) == before


def test_a_cache_behind_the_ledger_is_built_again(home: Path, model: Model) -> None:
    stored(EmbeddedStore(home, model), ONE)
    assert names(EmbeddedStore(home, model)) == ["A"]
    behind = cache(home)
    stored(EmbeddedStore(home, model), TWO)
    assert names(EmbeddedStore(home, model)) == ["A", "B"]
    assert cache(home) != behind


def test_a_cache_of_another_model_is_built_again(
    home: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(EmbeddedStore(home, model), ONE)
    assert names(EmbeddedStore(home, model)) == ["A"]
    behind = cache(home)
    monkeypatch.setattr(graph.embedded, "_model_hash", lambda: "another")
    assert names(EmbeddedStore(home, model)) == ["A"]
    assert cache(home) != behind


def test_a_reader_keeps_its_snapshot_while_a_writer_commits(home: Path, model: Model) -> None:
    reader, writer = EmbeddedStore(home, model), EmbeddedStore(home, model)
    stored(writer, ONE)
    assert names(reader) == ["A"]
    stored(writer, TWO)
    assert names(writer) == ["A", "B"]
    assert names(reader) == ["A"]
    reader.close()
    assert names(reader) == ["A", "B"]


def test_a_load_while_the_cache_is_built_does_not_spoil_it(
    home: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, writer = EmbeddedStore(home, model), EmbeddedStore(home, model)
    stored(writer, ONE)
    fingerprint, calls = FileLedger.fingerprint, []

    def then_load(ledger: FileLedger) -> list[str]:
        found = fingerprint(ledger)
        calls.append(found)
        if len(calls) == 1:
            stored(writer, TWO)
        return found

    monkeypatch.setattr(FileLedger, "fingerprint", then_load)
    assert names(reader) == ["A", "B"]
    FileLedger(home / "ledger").drop("test/drawn", 2)
    assert names(EmbeddedStore(home, model)) == ["A"]


def test_a_store_that_is_being_written_says_so(
    home: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph.embedded, "LOCK_SECONDS", 0.01)
    store = EmbeddedStore(home, model)
    stored(store, ONE)
    with (
        FileLock(home / "lock"),
        pytest.raises(StoreUnreachable, match=f"^Another load is writing to {home};.*again.$"),
    ):
        stored(store, TWO)
    assert names(store) == ["A"]
    stored(store, TWO)
    assert names(store) == ["A", "B"]


def test_a_store_that_is_a_file_says_so(home: Path, model: Model) -> None:
    home.write_text("not a store")
    with pytest.raises(StoreUnreachable, match=f"^{home} is a file; the store needs a folder.$"):
        EmbeddedStore(home, model)


def test_a_store_below_a_file_says_so(home: Path, model: Model) -> None:
    home.write_text("not a store")
    store = EmbeddedStore(home / "below", model)
    assert names(store) == []
    with pytest.raises(StoreUnreachable, match=f"^The store in {home}/below can't be written: "):
        stored(store, ONE)


@pytest.mark.skipif(os.name != "posix", reason="modes of folders are POSIX's")
@pytest.mark.parametrize("cached", [True, False])
def test_a_folder_that_can_only_be_read_still_answers(model: Model, cached: bool) -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own is closed to everybody else
        home = Path(name)
        stored(EmbeddedStore(home, model), ONE)
        if cached:
            assert names(EmbeddedStore(home, model)) == ["A"]
        with only_read(home):
            store = EmbeddedStore(home, model)
            assert names(store) == ["A"]
            with pytest.raises(StoreUnreachable, match=f"^The store in {home} can't be written: "):
                stored(store, TWO)
            assert names(store) == ["A"]
        assert (home / "cache").exists() is cached


def test_reading_an_empty_store_needs_no_folder(home: Path, model: Model) -> None:
    assert names(EmbeddedStore(home, model)) == []
    assert EmbeddedStore(home, model).heads() == {}


def test_a_damaged_version_stops_the_reader_in_one_sentence(home: Path, model: Model) -> None:
    stored(EmbeddedStore(home, model), ONE)
    (file,) = (home / "ledger").rglob("*.gz")
    truncate(file)
    with pytest.raises(StoreUnreachable, match=f"^The ledger file {file} is damaged"):
        names(EmbeddedStore(home, model))


def test_a_question_too_large_for_the_engine_is_one_sentence() -> None:
    panic = type("PanicException", (BaseException,), {})
    engine = Mock()
    engine.execute_cypher.side_effect = panic("index out of bounds")
    with pytest.raises(StoreUnreachable, match=r"^This question is too large.*use Neo4j"):
        graph.embedded.run(engine, "RETURN 1", {})


def test_the_store_is_where_it_is_said_to_be(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_store().where == str(tmp_path / "answerable")
    assert open_store(str(home)).where == str(home)
    monkeypatch.delenv("ANSWERABLE_HOME")
    assert data_folder().name == "answerable"
