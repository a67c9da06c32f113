"""How long pages take in a browser, beside a Streamlit page of one dataframe, in one run.

    .venv/bin/python bench/pages.py

Prints the median seconds of each step, and its ratio to the same step on the page beside it. A
first page is a new visitor's with nothing cached; a change of page is a link or a press.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

from tests.browser import served
from tests.browser.pages import box, canvas, settled

RUNS = 7
BESIDE = """
import pandas as pd
import streamlit as st

def page(other):
    st.title("Beside")
    st.dataframe(pd.DataFrame({"a": range(10), "b": range(10)}))
    st.header(other)

first = st.Page(lambda: page("One"), title="First", url_path="first", default=True)
second = st.Page(lambda: page("Two"), title="Second", url_path="second")
st.navigation([first, second], position="top").run()
"""
FIRST, CHANGE = "first page", "change of page"
Times = dict[str, list[float]]


def timed(times: Times, step: str, act: Callable[[], object], seen: Locator) -> None:
    """Note how long it is from an act until something is seen."""
    start = time.perf_counter()
    act()
    seen.wait_for()
    times.setdefault(step, []).append(time.perf_counter() - start)


def heading(page: Page, name: str) -> Locator:
    """A heading by how it begins."""
    return page.locator("h2, h3").filter(has_text=name).first


def answerable(page: Page, address: str, times: Times) -> None:
    """The start, an answer by its name, and a thing opened in its picture."""
    timed(times, FIRST, lambda: page.goto(address), heading(page, "What is loaded"))
    settled(page)
    box(page).fill("NI 154")
    last = heading(page, "The same as a table")
    timed(times, f"{CHANGE}: Enter to answer", lambda: page.keyboard.press("Enter"), last)
    settled(page)
    canvas(page).focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    opened = heading(page, "Public Service Board")
    timed(times, f"{CHANGE}: picture to answer", lambda: page.keyboard.press("Enter"), opened)
    settled(page)
    everything = page.get_by_role("link", name="Everything recorded about it")
    timed(times, f"{CHANGE}: answer to everything", everything.click, heading(page, "Facts"))


def beside(page: Page, address: str, times: Times) -> None:
    """The first page, and the link to the other."""
    timed(times, FIRST, lambda: page.goto(address), heading(page, "One"))
    settled(page)
    timed(times, CHANGE, page.get_by_role("link", name="Second").click, heading(page, "Two"))


def measure(browser: Browser, ours: str, theirs: str) -> tuple[Times, Times]:
    """In turn, so that a drift of the machine's speed touches both alike; the first is dropped."""
    every: tuple[Times, Times] = ({}, {})
    for _ in range(RUNS + 1):
        sides = ((answerable, ours), (beside, theirs))
        for (visit, address), times in zip(sides, every, strict=True):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            visit(context.new_page(), address, times)
            context.close()
    return every


def main() -> None:
    """Serve both, measure, and print."""
    with tempfile.TemporaryDirectory() as name, served.browsing() as browser:
        folder = Path(name)
        store, script, port = str(folder / "store"), folder / "beside.py", served.free_port()
        script.write_text(BESIDE, "utf-8")
        served.load(store)
        command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port"]
        options = ["--server.headless=true", "--browser.gatherUsageStats=false"]
        command += [str(port), "--server.address=127.0.0.1", *options]
        with (
            served.serving(store, folder / "ours.log") as ours,
            served.answering(command, port, folder / "theirs.log") as theirs,
        ):
            own, other = measure(browser, ours, theirs)
    for step, measured in other.items():
        print(f"{'dataframe: ' + step:38} {statistics.median(measured[1:]):6.2f} s")
    for step, measured in own.items():
        median = statistics.median(measured[1:])
        ratio = median / statistics.median(other[FIRST if step == FIRST else CHANGE][1:])
        print(f"{step:38} {median:6.2f} s  {ratio:5.1f} x dataframe")


if __name__ == "__main__":
    main()
