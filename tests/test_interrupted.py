"""A load that is killed at any moment leaves the old graph or the new one, never another."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from shutil import copytree
from typing import NamedTuple

import pytest

from graph.embedded import EmbeddedStore
from graph.store import Rows
from model.reader import Model
from tests.drawn import contents
from tests.sheets import folder, load

MOMENTS = 20
ROOT = Path(__file__).parent.parent
LOADER = """
import sys
from pathlib import Path
from graph.opening import open_store
from loaders.load import planned, write
from model.reader import load_model

home, data = sys.argv[1:]
model = load_model()
with open_store(home, model) as store:
    print("ready", flush=True)
    write(planned(Path(data), store, model), store)
    store.read("MATCH (t:Thing) RETURN count(t) AS count")
"""


class Prepared(NamedTuple):
    """A store that holds the old graph, the sheets of the new one, and how long loading takes."""

    home: Path
    data: Path
    old: tuple[Rows, Rows]
    new: tuple[Rows, Rows]
    seconds: float


@contextmanager
def loading(home: Path, data: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is about to load; it is waited for."""
    command = [sys.executable, "-c", LOADER, str(home), str(data)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        yield process


def sheets(count: int, name: str) -> dict[str, str]:
    """So many partnerships, each with a target that it leads."""
    bodies = [f"oxf/b{i},{name} {i}" for i in range(count)]
    targets = [f"oxf/t{i},Target {i},oxf/b{i}" for i in range(count)]
    return {
        "partnerships": "\n".join(["id,name", *bodies]),
        "targets": "\n".join(["id,name,led_by", *targets]),
    }


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory, model: Model) -> Prepared:
    at = tmp_path_factory.mktemp("interrupted")
    home, done, data = at / "store", at / "done", at / "data"
    with EmbeddedStore(home, model) as store:
        load(folder(data, **sheets(100, "Board")), store)
        old = contents(store)
    copytree(home, done)
    folder(data, **sheets(200, "Panel"))
    with loading(done, data) as process:
        begun = time.perf_counter()
        assert process.wait() == 0
        seconds = time.perf_counter() - begun
    return Prepared(home, data, old, contents(EmbeddedStore(done, model)), seconds)


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_a_killed_load_leaves_the_old_graph_or_the_new(
    prepared: Prepared, tmp_path: Path, model: Model, moment: int
) -> None:
    home = tmp_path / "store"
    copytree(prepared.home, home)
    with loading(home, prepared.data) as process:
        try:
            part = Random(moment).random()  # noqa: S311 (a moment, not a secret)
            process.wait(timeout=part * prepared.seconds)
        except subprocess.TimeoutExpired:
            process.kill()
    with EmbeddedStore(home, model) as store:
        assert contents(store) in (prepared.old, prepared.new)
    with EmbeddedStore(home, model) as store:
        load(prepared.data, store)
        assert contents(store) == prepared.new


def test_the_two_graphs_differ(prepared: Prepared) -> None:
    assert prepared.old != prepared.new
    assert [len(prepared.old[0]), len(prepared.new[0])] == [200, 400]
