"""The Neo4j store: what can go wrong on the way is told apart, in one sentence each."""

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

import graph.neo4j_store
from graph.opening import open_store
from graph.store import Store
from model.problems import StoreUnreachable
from model.reader import Model
from tests.drawn import contents, drawing, stored

SCHEMES = ["bolt", "neo4j"]


@pytest.fixture
def nothing_there() -> str:
    """An address where nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"127.0.0.1:{listener.getsockname()[1]}"


@pytest.fixture
def something_else() -> Iterator[str]:
    """An address where something listens that hangs up on everybody."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def hang_up() -> None:
            while True:
                caller, _ = listener.accept()
                with caller:
                    if caller.recv(1) == b"!":
                        return

        thread = threading.Thread(target=hang_up)
        thread.start()
        yield f"127.0.0.1:{listener.getsockname()[1]}"
        with socket.create_connection(listener.getsockname()) as last:
            last.sendall(b"!")
        thread.join()


def refusal(uri: str) -> str:
    """The sentence with which a store can't be opened and read."""
    with pytest.raises(StoreUnreachable) as caught, open_store(uri) as store:
        store.heads()
    assert "\n" not in caught.value.sentence
    return caught.value.sentence


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_server_that_is_down(nothing_there: str, scheme: str) -> None:
    uri = f"{scheme}://{nothing_there}"
    assert refusal(uri).startswith(f"No Neo4j answers at {uri};")


def test_a_host_that_does_not_exist() -> None:
    assert refusal("neo4j://host.invalid").startswith("No Neo4j answers at neo4j://host.invalid;")


def test_no_route_to_a_database(something_else: str) -> None:
    assert "gave no route to a database; for a single server use bolt://" in refusal(
        f"neo4j://{something_else}"
    )


def test_something_else_that_listens(something_else: str) -> None:
    assert refusal(f"bolt://{something_else}").startswith("No Neo4j answers at bolt://")


@pytest.mark.parametrize(
    "uri", ["http://localhost:7474", "https://localhost", "ftp://x", "bolt://localhost:port"]
)
def test_an_address_of_another_sort(uri: str) -> None:
    assert refusal(uri).startswith(f"{uri} is no address for Neo4j")


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_wrong_password(empty_neo4j: Any, monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "hunter2")
    sentence = refusal(f"{scheme}://{empty_neo4j.uri.partition('://')[2]}")
    assert "refused the user name or password; check NEO4J_USERNAME and NEO4J_PASS" in sentence
    assert "hunter2" not in sentence


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_wrong_database(empty_neo4j: Any, monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "nowhere")
    sentence = refusal(f"{scheme}://{empty_neo4j.uri.partition('://')[2]}")
    assert sentence.endswith("has no database 'nowhere'; check NEO4J_DATABASE.")


@pytest.mark.neo4j
def test_a_server_that_is_too_old(empty_neo4j: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.neo4j_store, "OLDEST", (99, 0))
    assert "Answerable needs Neo4j" in refusal(empty_neo4j.uri)


@pytest.mark.neo4j
def test_both_addresses_lead_to_the_same_graph(
    neo4j_store: Store, empty_neo4j: Any, model: Model
) -> None:
    stored(neo4j_store, drawing("a Post"))
    with open_store(f"neo4j://{empty_neo4j.uri.partition('://')[2]}", model) as other:
        assert contents(other) == contents(neo4j_store)
        stored(other, drawing("a b Post"))
    assert len(contents(neo4j_store)[0]) == 2


@pytest.mark.neo4j
def test_reading_does_not_write(neo4j_store: Store) -> None:
    with pytest.raises(StoreUnreachable):
        neo4j_store.read("CREATE (t:Thing {id: 'oxf/a'})")
    assert contents(neo4j_store) == ([], [])


@pytest.mark.neo4j
def test_a_change_that_breaks_another_scope_is_refused_whole(neo4j_store: Store) -> None:
    stored(neo4j_store, drawing("a Post", "b Partnership"), "oxf/one")
    stored(neo4j_store, drawing("a POST_OF b"), "oxf/two")
    before = contents(neo4j_store)
    with pytest.raises(StoreUnreachable):
        stored(neo4j_store, drawing("c Post"), "oxf/one")
    assert contents(neo4j_store) == before
    assert neo4j_store.heads()["oxf/one"].number == 1
