"""The page in Streamlit's own test harness: its faces, its address, and text that stays text."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import app
from app.literal import literal
from app.serve import PLACE
from graph.embedded import EmbeddedStore
from loaders.load import planned_all, seeds, write
from tests.drawn import MODEL, drawing, stored

MAIN = Path(app.__file__).with_name("main.py")
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "**x**",
    "$x$",
    ":smile:",
)
SMALL = (
    "oxf Area name=Oxfordshire",
    "handbook Document name='The 2009 Handbook' noun=handbook date=2009-06 cited_as=handbook",
)


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with what comes with Answerable."""
    home = tmp_path_factory.mktemp("seeded")
    with EmbeddedStore(home, MODEL) as store:
        for plan in planned_all(seeds(), store, MODEL):
            write(plan, store)
    return home


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    yield
    st.cache_resource.clear()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, seeded: Path) -> AppTest:
    """The pages on that store, not yet run."""
    return opened(seeded, monkeypatch)


def opened(home: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv(PLACE, str(home))
    return AppTest.from_file(str(MAIN), default_timeout=20)


def shown(at: AppTest, **address: str) -> AppTest:
    """The pages at an address, free of failures."""
    for name, value in address.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return at


def headings(at: AppTest) -> list[str]:
    return [one.value for one in (*at.title, *at.header, *at.subheader)]


def text(at: AppTest) -> str:
    return "\n".join(one.value for one in at.markdown)


def links(at: AppTest) -> dict[str, dict[str, str]]:
    """The address that each link leads to, by its label."""
    protos = [one.proto for one in at.get("page_link")]
    return {proto.label: dict(parse_qsl(proto.query_string)) for proto in protos}


def test_the_start_has_a_box_examples_counts_and_sources(at: AppTest) -> None:
    shown(at)
    assert at.text_input[0].label == "Which target, partnership or body?"
    assert len(links(at)) == 3
    assert "76 targets; 76 given to a body, 0 with a target lead named" in text(at)
    assert "Oxfordshire Partnership Governance Framework 2009 Handbook (June 2009)" in text(at)


def test_a_name_in_the_box_gives_its_answer(at: AppTest) -> None:
    shown(at)
    at.text_input[0].set_value("NI 154").run()
    assert headings(at) == [
        "Answerable",
        "NI 154 (“Increase net additional homes provided”)",
        "Who answers for it",
        "Who does the work",
        "Who scrutinises",
        "What the documents don't say",
        "Questions to ask a witness",
        "The picture",
        "The same as a table",
    ]
    assert "As at June 2009, the date of the newest source" in text(at)
    assert "2. **The Spatial Planning and Infrastructure Partnership reports to" in text(at)
    assert at.expander[0].label.startswith("Read with care: ")
    assert list(at.table[0].value.index) == ["Step 1", "Step 2"]
    assert len(at.get("download_button")) == 1


def test_the_address_alone_reproduces_an_answer(at: AppTest) -> None:
    assert headings(shown(at, q="NI 154"))[1].startswith("NI 154")


def test_words_of_several_names_give_a_list_whose_links_lead_on(
    at: AppTest, monkeypatch: pytest.MonkeyPatch, seeded: Path
) -> None:
    shown(at, q="housing")
    assert headings(at) == ["Answerable", "Targets (2)", "Partnerships (1)"]
    address = links(at)["Housing Delivery Group"]
    assert address == {"q": "housing", "thing": "oxfordshire/housing-delivery-group"}
    again = shown(opened(seeded, monkeypatch), **address)
    assert headings(again)[1] == "Housing Delivery Group"
    assert links(again)["Back to everything found for “housing”"] == {"q": "housing"}


def test_an_unknown_name_is_said_with_the_nearest(at: AppTest) -> None:
    shown(at, q="Helth and wellbeing")
    assert "Nothing loaded is called “Helth and wellbeing”." in text(at)
    assert next(iter(links(at))) == "Health and wellbeing Partnership"


def test_an_address_that_leads_nowhere_says_so(at: AppTest) -> None:
    assert "Nothing loaded has the id “oxfordshire/gone”." in text(
        shown(at, thing="oxfordshire/gone")
    )


def test_new_words_leave_the_thing_behind(at: AppTest) -> None:
    shown(at, thing="oxfordshire/childrens-trust")
    at.text_input[0].set_value("NI 155").run()
    assert headings(at)[1].startswith("NI 155")
    assert "thing" not in at.query_params


def test_many_lines_are_folded_with_their_number(at: AppTest) -> None:
    shown(at, thing="oxfordshire/target-lead")
    assert at.expander[0].label == "4 more lines"


def test_an_empty_store_offers_to_load_and_loads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = shown(opened(tmp_path / "new", monkeypatch))
    assert "Nothing is loaded yet." in text(at)
    at.button[0].click().run()
    assert not at.exception
    assert "76 targets" in text(at)


def test_what_another_program_loads_is_seen_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with EmbeddedStore(tmp_path, MODEL) as store:
        stored(store, drawing(*SMALL, "t Target"))
    at = shown(opened(tmp_path, monkeypatch))
    assert "1 target;" in text(at)
    with EmbeddedStore(tmp_path, MODEL) as store:
        stored(store, drawing(*SMALL, "t u Target"))
    assert "2 targets;" in text(at.run())


def test_a_store_that_can_not_be_opened_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "a file"
    place.touch()
    at = shown(opened(place, monkeypatch))
    assert [one.value for one in at.error] == [
        literal(f"{place} is a file; the store needs a folder.")
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_shown_as_they_stand(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = f'name="{name}"'
    with EmbeddedStore(tmp_path, MODEL) as store:
        hostile = (
            f"oxf Area {fields}",
            f"d Document {fields} date=2009-06 cited_as=handbook",
            f"t Target {fields}",
            f'b Partnership {fields} purpose="{name}"',
            f'c Caveat {fields} text="{name}"',
            f's Unit name="x {name}"',
            f'r Partnership name="y {name}"',
            f't LED_BY b words="{name}" note="{name}" reason="{name}"',
            f't DELIVERED_BY r words="{name}" basis=listed_together',
            f'b SCRUTINISED_BY s words="{name}"',
            "c QUALIFIES b",
        )
        stored(store, drawing(*hostile))
    at = shown(opened(tmp_path, monkeypatch))
    seen = [everything(at)]
    for words in (name, "javascript onerror", "x"):
        at.text_input[0].set_value(words).run()
        seen.append(everything(at))
    seen.append(everything(shown(at, thing="oxf/t")))
    assert not any(name in one for one in seen)
    assert literal(name) in seen[-1]


def everything(at: AppTest) -> str:
    """All that Streamlit will read as Markdown."""
    tables = [one.value.to_csv(quotechar="'", escapechar="\\") for one in at.table]
    labels = [*links(at), *(one.label for one in at.expander)]
    return "\n".join([*headings(at), text(at), *(one.value for one in at.error), *labels, *tables])
