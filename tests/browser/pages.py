"""What one does on the pages, and how one waits for them: for conditions, never for time."""

import re

from playwright.sync_api import Locator, Page, expect

MOST_TABS = 12


def settled(page: Page) -> None:
    """Wait until Streamlit has drawn all that it was asked for."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


def box(page: Page) -> Locator:
    """Where one types what one looks for."""
    return page.get_by_role("searchbox", name="Which target, partnership or body?")


def main(page: Page) -> Locator:
    """All that the page says."""
    return page.get_by_test_id("stMain")


def canvas(page: Page) -> Locator:
    """The picture, inside the shadow root of its component, once it is drawn."""
    expect(page.locator(".picture .canvas canvas")).to_be_visible()
    return page.locator(".picture .canvas")


def tab_to(page: Page, wanted: Locator) -> None:
    """Press the tabulator until it is there; AssertionError if it never is."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element.getRootNode().activeElement === element"):
            return
    raise AssertionError(f"The keyboard does not reach {wanted} in {MOST_TABS} steps")


def ask(page: Page, words: str) -> None:
    """Type into the box, press Enter, and wait for what is found."""
    box(page).fill(words)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"[?&]q="))
    settled(page)


def answered(page: Page, thing: str) -> None:
    """Wait for the answer of a thing, the whole of it."""
    expect(page.get_by_role("heading", level=2, name=thing)).to_be_visible()
    expect(page.get_by_role("heading", level=3, name="The same as a table")).to_be_visible()
    settled(page)
