"""A councillor's way: from the start page to the answer in three acts, by mouse and by keyboard."""

import csv
import io
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Open, Watch
from tests.browser.pages import answered, ask, box, canvas, main, settled, tab_to

pytestmark = pytest.mark.browser

HOMES = "NI 155"
FOUND = "Number of affordable homes delivered (gross)"
ADDRESS = "/?q=NI+154"
BOARD = "Public Service Board"


def test_by_mouse_words_lead_to_the_answer_in_three_acts(page: Page) -> None:
    box(page).click()
    page.keyboard.type("affordable homes")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=FOUND).click()
    answered(page, HOMES)


def test_by_keyboard_alone_words_lead_to_the_answer_in_three_acts(page: Page) -> None:
    tab_to(page, box(page))
    page.keyboard.type("affordable homes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=FOUND)).to_be_visible()
    tab_to(page, page.get_by_role("link", name=FOUND))
    page.keyboard.press("Enter")
    answered(page, HOMES)


def test_by_keyboard_alone_a_number_leads_to_the_answer_in_two_acts(page: Page) -> None:
    tab_to(page, box(page))
    page.keyboard.type("NI 154")
    page.keyboard.press("Enter")
    answered(page, "NI 154")


def test_an_answer_says_who_by_which_steps_who_scrutinises_and_what_is_missing(page: Page) -> None:
    ask(page, "NI 154")
    answered(page, "NI 154")
    expect(main(page)).to_contain_text(
        "The June 2009 handbook gives NI 154 (“Increase net additional homes provided”) to the "
        "Spatial Planning and Infrastructure Partnership"
    )
    steps = main(page).locator("ol").first.locator("> li")
    expect(steps).to_have_count(2)
    expect(steps.last).to_contain_text("reports to the Public Service Board")
    for title in ("Who scrutinises", "What the documents don't say"):
        expect(page.get_by_role("heading", level=3, name=title)).to_be_visible()


def test_the_address_reproduces_the_answer_after_a_reload_and_for_somebody_else(
    page: Page, open_page: Open
) -> None:
    ask(page, "affordable homes")
    page.get_by_role("link", name=FOUND).click()
    answered(page, HOMES)
    page.reload()
    answered(page, HOMES)
    answered(open_page(page.url), HOMES)


def test_back_leads_from_an_answer_to_what_was_found(page: Page) -> None:
    ask(page, "affordable homes")
    page.get_by_role("link", name=FOUND).click()
    answered(page, HOMES)
    page.go_back()
    expect(page.get_by_role("link", name=FOUND)).to_be_visible()
    expect(box(page)).to_have_value("affordable homes")


def test_back_leads_from_an_example_to_the_start(page: Page) -> None:
    main(page).get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="The same as a table")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="What is loaded")).to_be_visible()


def test_back_leads_from_a_search_to_the_start(page: Page) -> None:
    ask(page, "NI 154")
    answered(page, "NI 154")
    start = page.url.partition("?")[0]
    page.go_back()
    expect(page).to_have_url(start)
    expect(page.get_by_role("heading", name="What is loaded")).to_be_visible()


def test_the_download_holds_the_rows_of_the_table(open_page: Open) -> None:
    page = open_page(ADDRESS)
    answered(page, "NI 154")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the table (CSV)").click()
    assert download.value.suggested_filename == "who-answers-oxfordshire-ni-154.csv"
    text = download.value.path().read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    shown = page.get_by_role("table").locator("tbody tr td:nth-of-type(1)").all_inner_texts()
    assert [row["sentence"] for row in rows] == shown
    assert len(rows) == 2


def test_the_pages_speak_to_their_own_server_alone(page: Page, watch: Watch) -> None:
    ask(page, "NI 154")
    answered(page, "NI 154")
    assert f"{watch.own}/" in watch.urls
    assert any(url.startswith("ws://") for url in watch.urls)
    assert watch.outside == []


def test_the_watch_sees_what_goes_elsewhere(address: str, browser: Browser) -> None:
    over, context = Watch("http://127.0.0.1:1"), browser.new_context()
    over.over(context)
    context.new_page().goto(f"{address}/_stcore/health")
    assert over.outside == [f"{address}/_stcore/health"]
    context.close()


def test_a_thing_pressed_in_the_picture_opens(open_page: Open) -> None:
    page = open_page(ADDRESS)
    answered(page, "NI 154")
    press_first_thing(page)
    expect(page.get_by_role("heading", level=2, name=BOARD)).to_be_visible()
    expect(page).to_have_url(re.compile("thing=oxfordshire"))


def test_arrow_keys_and_enter_open_a_thing_in_the_picture(open_page: Open) -> None:
    page = open_page(ADDRESS)
    answered(page, "NI 154")
    canvas(page).focus()
    said = page.locator(".picture .said")
    for name in ("NI 154", "Spatial Planning and Infrastructure Partnership", BOARD):
        expect(said).to_contain_text(re.compile(rf"^(The )?{name}"))
        if name != BOARD:
            page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2, name=BOARD)).to_be_visible()
    page.go_back()
    answered(page, "NI 154")


def press_first_thing(page: Page) -> None:
    """Press the things of the picture from the top down, until one opens.

    Where they are is seen as people see it: over a thing the pointer changes.
    """
    canvas(page).scroll_into_view_if_needed()
    settled(page)
    area = canvas(page).bounding_box()
    assert area
    before = page.url
    for y in range(8, int(area["height"]), 16):
        for x in range(8, int(area["width"]), 80):
            page.mouse.move(area["x"] + x, area["y"] + y)
            if canvas(page).evaluate("element => element.style.cursor") != "pointer":
                continue
            page.mouse.click(area["x"] + x, area["y"] + y)
            said = page.locator(".picture .said").inner_text()
            if said.startswith(("The Public", BOARD)):
                return
    raise AssertionError(f"No thing could be pressed at {before}")
