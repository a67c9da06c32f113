"""What axe-core finds against the pages, in light and dark and on a narrow screen."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.pages import main, settled

# On one engine: what is drawn does not depend on where it was kept.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("address", ["embedded"], indirect=True),
]

# The address of each, and the last heading on it.
PAGES = {
    "/": "Sources",
    "/?q=housing": "Partnerships (1)",
    "/?q=NI+154": "The same as a table",
    "/?q=Helth+and+wellbeing": "Did you mean one of these?",
    "/everything?thing=oxfordshire/ni-154": "The picture",
}
LIGHT, DARK = {"color_scheme": "light"}, {"color_scheme": "dark"}
NARROW = {**LIGHT, "viewport": {"width": 320, "height": 800}}
GRAVE = ("serious", "critical")

# Rule and the part of Streamlit that breaks it, with the reason why it stays.
OF_THE_PLATFORM = {
    ("scrollable-region-focusable", "stTable"): "st.table scrolls in a frame of its own, to which "
    "it gives no tabindex; browsers let the keyboard into such a frame by themselves",
}

PART = "element => element.closest('[data-testid]')?.dataset.testid"
WIDER_THAN_IT_SHOWS = """() => [document.documentElement, document.querySelector("#stMain")]
    .filter(part => part.scrollWidth > part.clientWidth)
    .map(part => `${part.tagName}: ${part.scrollWidth} > ${part.clientWidth}`)"""


@pytest.mark.parametrize("look", [LIGHT, DARK, NARROW], ids=["light", "dark", "narrow"])
def test_no_page_shuts_anybody_out(look: dict[str, object], open_page: Open) -> None:
    page = open_page(**look)
    for path in PAGES:
        go(page, path)
        assert (path, grave(page)) == (path, [])
        assert (path, page.evaluate(WIDER_THAN_IT_SHOWS)) == (path, [])
        assert (path, skipped(levels(page))) == (path, [])


def test_axe_would_find_what_is_grave(page: Page) -> None:
    main(page).evaluate("main => main.append(document.createElement('input'))")
    assert "critical: label" in grave(page)[0]


@pytest.mark.parametrize("levels", [[2], [1, 3], [1, 2, 4], [1, 2, 1]])
def test_a_level_left_out_would_be_found(levels: list[int], address: str) -> None:
    assert skipped(levels)


def go(page: Page, path: str) -> None:
    """Open an address and wait for all that it shows."""
    page.goto(path)
    expect(page.get_by_role("heading", name=PAGES[path], exact=True)).to_be_visible()
    settled(page)


def grave(page: Page) -> list[str]:
    """What is serious or critical, a line each, without what is the platform's."""
    return [
        f"{one['impact']}: {one['id']} ({one['help']}) at {part['target']}: {part['html'][:200]}"
        for one in Axe().run(page).response["violations"]
        if one["impact"] in GRAVE
        for part in one["nodes"]
        if (one["id"], _part(page, part["target"])) not in OF_THE_PLATFORM
    ]


def _part(page: Page, target: list[object]) -> str | None:
    """The part of Streamlit in which something stands."""
    where: str | None = page.locator(str(target[0])).first.evaluate(PART)
    return where


def levels(page: Page) -> list[int]:
    """The levels of the headings, in their order."""
    tags = "all => all.map(one => one.tagName)"
    return [int(tag[1]) for tag in page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(tags)]


def skipped(levels: list[int]) -> list[str]:
    """Where headings don't begin at the first level, return to it, or leave one out."""
    steps = pairwise([0, *levels])
    return [f"{at} to {to}" for at, to in steps if to > at + 1 or (at and to == 1)]
