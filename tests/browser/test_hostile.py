"""Names that are code: shown as they stand, and never run."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from app.literal import JOINER
from tests.browser import served
from tests.browser.conftest import Open
from tests.browser.pages import box, main, settled
from tests.sheets import folder, sheet

pytestmark = pytest.mark.browser

NAMES = {
    "picture": "<img src=x onerror=alert(1)>",
    "link": "[a](javascript:alert(1))",
    "script": '"></script><script>alert(1)</script>',
    "formula": "$x^2$",
    "icon": ":material/home:",
}
WORDS = "=1+1"
SOURCE = {"document": "evil", "paragraph": "1", "lines": "1"}
COME_ALIVE = (
    "img[src=x], a[href^='javascript:'], main script, .katex, "
    "[data-testid=stIconMaterial]:text-is('home')"
)


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app with hostile names alone; on one engine, since what is shown is the same on both."""
    at = tmp_path_factory.mktemp("hostile")
    sheets = {
        "areas": [{"id": "evil", "name": "Evil"}],
        "documents": [{"id": "evil/evil", "name": "Evil", "date": "2009-06", "cited_as": "evil"}],
        "targets": [
            {"id": f"evil/target-{slug}", "name": name, "led_by": f"evil/{slug}"}
            | {"led_by_words": WORDS}
            for slug, name in NAMES.items()
        ],
        "partnerships": [{"id": f"evil/{slug}", "name": name} for slug, name in NAMES.items()],
        "caveats": [
            {"id": f"evil/caveat-{slug}", "text": name, "qualifies": f"evil/target-{slug}"}
            for slug, name in NAMES.items()
        ],
    }
    texts = {
        name: sheet([row | SOURCE for row in rows], [*rows[0], *SOURCE])
        for name, rows in sheets.items()
    }
    served.load(str(at / "store"), folder(at / "sheets", "evil/all", **texts))
    with served.serving(str(at / "store"), at / "log") as where:
        yield where


def test_hostile_names_are_shown_as_they_stand_and_do_nothing(open_page: Open) -> None:
    page = open_page()
    for name in NAMES.values():
        page.goto("/")
        box(page).fill(name)
        page.keyboard.press("Enter")
        expect(main(page)).to_contain_text("2 things are called")
        stands(page, name)
        main(page).get_by_role("link").first.click()
        expect(page.get_by_role("heading", name="The same as a table")).to_be_visible()
        stands(page, name)
        page.get_by_role("link", name="Everything recorded about it").click()
        expect(page.get_by_role("heading", name="Facts")).to_be_visible()
        stands(page, name)


def test_an_unknown_hostile_name_is_shown_as_it_stands(open_page: Open) -> None:
    name = " ".join(NAMES.values())
    page = open_page(f"/?q={quote(name)}")
    expect(main(page)).to_contain_text("Nothing loaded is called")
    stands(page, name)


def test_the_download_keeps_formulas_from_running(open_page: Open) -> None:
    page = open_page("/?thing=evil/target-picture")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the table (CSV)").click()
    text = download.value.path().read_text("utf-8-sig")
    assert f",'{WORDS}," in text
    assert f",{WORDS}," not in text


def stands(page: Page, name: str) -> None:
    """The name is on the page as it is, also where it is folded, and nothing came of it."""
    settled(page)
    for fold in main(page).locator("details:not([open]) summary").all():
        fold.click()
    expect(page.locator(COME_ALIVE)).to_have_count(0)
    assert name in main(page).inner_text().replace(JOINER, ""), page.url
