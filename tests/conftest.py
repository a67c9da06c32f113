"""What tests share: the model, a place for a store, and a real Neo4j."""

import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import neo4j
import pytest
from hypothesis import HealthCheck, settings

from graph.embedded import EmbeddedStore
from graph.opening import open_store
from graph.store import Store
from model.reader import Model, load_model

# An example may open a store, which takes its time, and has to leave it as it found it.
settings.register_profile(
    "answerable",
    deadline=None,
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("answerable")


@pytest.fixture(autouse=True)
def own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees the data or the Neo4j of whoever runs it."""
    for name in ("URI", "USERNAME", "PASSWORD", "DATABASE"):
        monkeypatch.delenv(f"NEO4J_{name}", raising=False)
    monkeypatch.setenv("ANSWERABLE_HOME", str(tmp_path / "answerable"))


@pytest.fixture(scope="session")
def model() -> Model:
    """What may exist in the graph."""
    return load_model()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder for an embedded store; it does not exist yet."""
    return tmp_path / "store"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder to load from; it does not exist yet."""
    return tmp_path / "data"


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Neo4j with uri, user and password: the one at NEO4J_TEST_URI, which is emptied, or our own.

    Where there can be none the tests are skipped, but in CI they fail.
    """
    if uri := os.environ.get("NEO4J_TEST_URI"):
        password = os.environ.get("NEO4J_TEST_PASSWORD", "")
        yield SimpleNamespace(uri=uri, user="neo4j", password=password)
        return
    from graph.neo4j_server import missing, running

    if lack := missing():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(lack)
    with running(tmp_path_factory.mktemp("neo4j")) as server:
        yield server


@pytest.fixture
def empty_neo4j(neo4j_server: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The server with nothing in it, and its log-in in the environment."""
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    log_in = (neo4j_server.user, neo4j_server.password)
    with neo4j.GraphDatabase.driver(neo4j_server.uri, auth=log_in) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
    return neo4j_server


@pytest.fixture
def neo4j_store(empty_neo4j: Any, model: Model) -> Iterator[Store]:
    """An empty store on Neo4j."""
    with open_store(empty_neo4j.uri, model) as store:
        yield store


@pytest.fixture
def embedded_store(home: Path, model: Model) -> Iterator[EmbeddedStore]:
    """An empty embedded store."""
    with EmbeddedStore(home, model) as store:
        yield store


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> Store:
    """An empty store, on each engine in turn."""
    opened: Store = request.getfixturevalue(f"{request.param}_store")
    return opened
