"""The sheet of A4: what it says, that names stay text, and that it is one page in print."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.store import Store
from loaders.load import SEED
from model.reader import Model
from queries.trace import trace
from queries.witness import questions
from reports.one_page import one_page
from tests.drawn import MODEL, in_memory
from tests.sheets import load

HOSTILE = "<img src=x onerror=alert(1)>"
NI_154 = "oxfordshire/ni-154"


class Reading(HTMLParser):
    """The elements of a document in order, the attributes used, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def sheet(*lines: str, of: str = "oxf/t", day: str | None = "2009") -> str:
    return one_page(trace(in_memory(*lines), of, day, MODEL), MODEL)


@pytest.fixture(scope="module")
def oxfordshire(tmp_path_factory: pytest.TempPathFactory, model: Model) -> Iterator[Store]:
    """A store that holds the handbook and nothing else."""
    with EmbeddedStore(tmp_path_factory.mktemp("sheets") / "store", model) as store:
        assert load(SEED / "frameworks" / "oxfordshire", store)
        yield store


@pytest.fixture(scope="module")
def sheets(oxfordshire: Store, model: Model) -> dict[str, str]:
    """The sheet of every target, by its id."""
    ids = [str(row["id"]) for row in oxfordshire.read("MATCH (t:Target) RETURN t.id AS id")]
    return {id_: one_page(trace(oxfordshire, id_, None, model), model) for id_ in ids}


@pytest.fixture(scope="module")
def chromium() -> str:
    """A browser that prints; where there is none the test is skipped, but in CI it fails."""
    names = ("/usr/bin/chromium", "chromium", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no chromium to print with")
    return str(found)


def pages(html: str, chromium: str, folder: Path) -> int:
    """How many pages the document takes in print."""
    source, pdf = folder / "sheet.html", folder / "sheet.pdf"
    source.write_text(html, encoding="utf-8")
    pdf.unlink(missing_ok=True)
    flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'user'}"]
    command = [chromium, *flags, f"--print-to-pdf={pdf}", source.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


def test_the_longest_sheets_and_ni_154_are_one_page_each(
    sheets: dict[str, str], chromium: str, tmp_path: Path
) -> None:
    assert len(sheets) == 76
    longest = sorted(sheets, key=lambda id_: len(sheets[id_]))[-5:]
    printed = {id_: pages(sheets[id_], chromium, tmp_path) for id_ in {*longest, NI_154}}
    assert printed == dict.fromkeys(printed, 1)


def test_a_graph_with_far_more_than_fits_is_one_page_too(chromium: str, tmp_path: Path) -> None:
    assert pages(crowded(), chromium, tmp_path) == 1


def test_pages_are_counted(chromium: str, tmp_path: Path) -> None:
    assert pages("<p>1</p><p style='break-before: page'>2</p>", chromium, tmp_path) == 2


def crowded() -> str:
    lines = [f"b{n} REPORTS_TO c{n} REPORTS_TO d{n} REPORTS_TO e{n}" for n in range(9)]
    bodies = " ".join(f"b{n} c{n} d{n} e{n}" for n in range(9))
    groups = [f"g{n}" for n in range(40)]
    beside = [f"t DELIVERED_BY {group} basis=listed_together" for group in groups]
    given = [f"t LED_BY b{n}" for n in range(9)]
    things = (f"{bodies} Partnership", f"{' '.join(groups)} Partnership")
    return sheet("t Target", *things, *given, *lines, *beside)


def test_what_is_folded_is_counted() -> None:
    text = Reading(crowded()).text
    assert re.search(r"\d+ more lines, see the full answer\.", text)
    assert re.search(r"and \d+ more, see the full answer; the documents don't say", text)
    assert re.search(r"And \d+ more silences, see the full answer\.", text)


def test_it_holds_all_that_the_answer_rests_on(
    sheets: dict[str, str], oxfordshire: Store, model: Model
) -> None:
    text = Reading(sheets[NI_154]).text
    for part in (
        "The June 2009 handbook gives NI 154",
        "As at June 2009, the date of the newest source.",
        "[The document says so. June 2009 handbook, a) Spatial Planning",
        "The line stops at the Public Service Board",
        "The step we are least sure of is step 1",
        "which takes in the Spatial Planning and Infrastructure Partnership.",
        "Merely listed beside it: the Housing Delivery Group and the Transport",
        "No target lead is named for it.",
        "30 June 2009. Documents: Oxfordshire Partnership Governance Framework 2009 Handbook.",
        "Made with Answerable; what is not recorded is not a finding against anybody.",
    ):
        assert part in text
    for question in questions(trace(oxfordshire, NI_154, None, model), model):
        assert question.text in text


def test_no_sheet_cuts_anything_of_the_seed_but_says_how_much(sheets: dict[str, str]) -> None:
    for html in sheets.values():
        text = Reading(html).text
        assert "\N{HORIZONTAL ELLIPSIS}</" not in html
        assert text.count("?") >= 6 or "more questions, see the full answer" in text


def test_it_is_a_document_with_headings_in_order_and_nothing_from_elsewhere(
    sheets: dict[str, str],
) -> None:
    html = sheets[NI_154]
    read = Reading(html)
    headings = [tag for tag in read.tags if re.fullmatch(r"h\d", tag)]
    assert headings[0] == "h1"
    assert set(headings[1:]) == {"h2"}
    assert html.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert {"title", "main", "footer", "ol"} <= set(read.tags)
    assert not {"script", "img", "link", "iframe"} & set(read.tags)
    assert read.attributes <= {"lang", "charset", "name", "content"}
    assert "url(" not in html


def test_several_lines_are_headed_below_their_section() -> None:
    html = sheet("t Target", "b c Partnership", "t LED_BY b", "t LED_BY c")
    assert "<h3>Line 2 of 2</h3>" in html


def test_a_hostile_name_is_shown_as_text() -> None:
    name = f"name='{HOSTILE}'"
    html = sheet(
        *(f"t Target {name}", f"b g s Partnership {name}", f"d Document {name} date=2009"),
        *("t LED_BY b", "t DELIVERED_BY g basis=listed_together", "b SCRUTINISED_BY s"),
        day=None,
    )
    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert Reading(html).text.count(HOSTILE) > 6
    assert f"Documents: {HOSTILE}" in Reading(html).text


def test_who_does_the_work_stands_apart() -> None:
    html = sheet("t Target", "b g Partnership", "t LED_BY b", "t DELIVERED_BY g REPORTS_TO b")
    _, apart = Reading(html).text.split("Who does the work (which is not who answers)")
    assert "G." in apart
    assert "For where the lines of these lead, see the full answer." in apart


def test_a_day_asked_about_is_said() -> None:
    assert "As at 2009, the date asked about." in sheet("t Target")


def test_a_thing_that_nobody_answers_for_is_not_said_to_lack_anybody() -> None:
    text = Reading(sheet("d Document date=2009", of="oxf/d")).text
    assert "Nobody is asked to answer for this by itself" in text
    assert "What the documents don't say" not in text
