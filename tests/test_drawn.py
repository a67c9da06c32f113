"""The helper that draws graphs for all other tests."""

import pytest

from tests.drawn import SOURCE, drawing, in_memory


def test_a_line_of_ids_and_a_kind_draws_things() -> None:
    claims = drawing(
        "t Target indicators='NI 154; NI 155' bullets=2", "england/x law/y Organisation"
    )
    assert list(claims.things) == ["oxf/t", "england/x", "law/y"]
    assert claims.things["oxf/t"].props == {"indicators": ["NI 154", "NI 155"], "bullets": 2}
    assert claims.things["oxf/t"].sources == [SOURCE]


def test_a_chain_draws_links_that_share_what_follows() -> None:
    claims = drawing("t LED_BY b REPORTS_TO board basis=general")
    assert list(claims.links) == ["oxf/t LED_BY oxf/b", "oxf/b REPORTS_TO oxf/board"]
    assert {link.basis for link in claims.links.values()} == {"general"}


def test_an_area_keeps_its_id_of_one_segment() -> None:
    claims = drawing("oxf Area", "b Partnership", "b COVERS oxf")
    assert list(claims.things) == ["oxf", "oxf/b"]
    assert list(claims.links) == ["oxf/b COVERS oxf"]


def test_a_name_follows_from_the_id_unless_given() -> None:
    claims = drawing("public-service-board Partnership", "x Post name='A post' aliases='P; Q'")
    assert claims.things["oxf/public-service-board"].name == "Public service board"
    assert claims.things["oxf/x"].name == "A post"
    assert claims.things["oxf/x"].aliases == ["P", "Q"]


@pytest.mark.parametrize(
    "line", ["", "t", "t Tarmac", "t LED_BY", "t LEAD_BY b", "t Target classs=local", "t Target x"]
)
def test_a_line_that_means_nothing_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        drawing(line)


def test_a_drawing_can_be_asked_at_once() -> None:
    graph = in_memory("t Target", "b Partnership", "t LED_BY b")
    rows = graph.read("MATCH (:Target)-[l:LED_BY]->(b) RETURN b.id AS id, l.carries AS carries")
    assert rows == [{"id": "oxf/b", "carries": True}]
