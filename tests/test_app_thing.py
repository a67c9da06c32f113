"""The page of a thing in Streamlit's own test harness, for every kind of thing that is loaded."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.embedded import EmbeddedStore
from queries.catalogue import query
from tests.drawn import MODEL, drawing, stored
from tests.test_app_page import HOSTILE, SMALL, at, headings, links, opened, seeded, shown, text

__all__ = ["at", "seeded"]  # fixtures


def everything(at: AppTest, **address: str) -> AppTest:
    """The page of a thing at an address, free of failures."""
    at.run()
    at.switch_page("views/thing.py")
    return shown(at, **address)


def test_facts_what_it_leads_to_what_links_here_and_a_picture(at: AppTest) -> None:
    everything(at, thing="oxfordshire/public-service-board")
    assert headings(at) == [
        *("Everything recorded", "Public Service Board", "Facts", "What it leads to"),
        *("What links here", "The picture"),
    ]
    assert "- **Purpose**: *not recorded*" in text(at)
    assert "June 2009 handbook, Central Roles and Expectations, line 347" in text(at)
    assert links(at)["Who answers for it?"] == {"thing": "oxfordshire/public-service-board"}
    assert links(at)["Children's Trust (partnership)"] == {"thing": "oxfordshire/childrens-trust"}


def test_without_a_thing_the_page_says_what_it_is_for(at: AppTest) -> None:
    everything(at)
    assert "This page shows one thing" in text(at)
    assert "Search for one" in links(at)


def test_an_address_that_leads_nowhere_says_so(at: AppTest) -> None:
    everything(at, thing="oxfordshire/nothing")
    assert "Nothing loaded has the id “oxfordshire/nothing”." in text(at)


def test_every_page_opens_for_every_kind_of_thing(
    seeded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with EmbeddedStore(seeded, MODEL) as store:
        rows = query("names").run(store)
    first = {str(row["kind"]): str(row["id"]) for row in rows}
    assert len(first) >= 12
    at = opened(seeded, monkeypatch)
    for id_ in first.values():
        assert len(headings(shown(at, thing=id_))) > 1, id_
    at.switch_page("views/thing.py")
    for id_ in first.values():
        assert "Facts" in headings(shown(at, thing=id_)), id_


def test_hostile_names_are_shown_as_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.literal import literal

    graph = [
        *SMALL,
        *(f"t{n} Target name='{name}' printed='{name}'" for n, name in enumerate(HOSTILE)),
        *(f"b{n} Partnership name='{name}'" for n, name in enumerate(HOSTILE)),
        *(f"t{n} LED_BY b{n} words='{name}'" for n, name in enumerate(HOSTILE)),
    ]
    with EmbeddedStore(tmp_path, MODEL) as store:
        stored(store, drawing(*graph))
    at = opened(tmp_path, monkeypatch)
    for number, name in enumerate(HOSTILE):
        everything(at, thing=f"oxf/b{number}")
        assert literal(name) in text(at)
        assert any(literal(name) in label for label in links(at))
