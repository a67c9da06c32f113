"""The route of the sheet: its statuses, its headers, and that it is asked for by its own name."""

from pathlib import Path

import pytest
from starlette.requests import Request

from app import printing
from app.serve import PLACE
from graph.embedded import EmbeddedStore
from model.reader import Model
from tests.drawn import MODEL, drawing, in_memory, stored

HOSTILE = "<img src=x onerror=alert(1)>"


def request(query: str, host: str = "127.0.0.1:8501") -> Request:
    return Request(
        {
            "type": "http",
            "method": "GET",
            "path": "/print",
            "scheme": "http",
            "query_string": query.encode(),
            "headers": [(b"host", host.encode())],
        }
    )


@pytest.fixture
def place(home: Path, model: Model, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with one target, which the environment names."""
    with EmbeddedStore(home, model) as store:
        stored(store, drawing("t Target", "b Partnership", "t LED_BY b"))
    monkeypatch.setenv(PLACE, str(home))
    return home


def test_a_thing_is_printed_from_the_store_that_the_environment_names(place: Path) -> None:
    answered = printing._answered(request("thing=oxf/t&as_of=2009"))
    assert answered.status_code == 200
    assert "As at 2009, the date asked about." in bytes(answered.body).decode()
    policy = answered.headers["content-security-policy"]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


@pytest.mark.parametrize("query", ["", "thing=", "thing=oxf/nothing"])
def test_an_unknown_thing_is_a_sentence_and_404(place: Path, query: str) -> None:
    answered = printing._answered(request(query))
    assert answered.status_code == 404
    assert "Nothing loaded has the id" in bytes(answered.body).decode()


def test_a_hostile_id_is_shown_as_text() -> None:
    found = printing.printed(in_memory("t Target"), HOSTILE, None, MODEL)
    assert found.status == 404
    assert "<img" not in found.html
    assert "&lt;img src=x onerror=alert(1)&gt;" in found.html


def test_a_wrong_date_is_a_sentence_and_400() -> None:
    found = printing.printed(in_memory("t Target"), "oxf/t", "yesterday", MODEL)
    assert found.status == 400
    assert "“yesterday” is no date" in found.html


def test_a_store_that_cannot_be_reached_is_a_sentence_and_503(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    found = printing.from_place(str(in_the_way), "oxf/t", None)
    assert found.status == 503
    assert "Traceback" not in found.html


def test_by_another_name_it_is_not_served(place: Path) -> None:
    answered = printing._answered(request("thing=oxf/t", host="elsewhere.example"))
    assert answered.status_code == 400


def test_the_route_is_print() -> None:
    assert printing.route().path == "/print"
