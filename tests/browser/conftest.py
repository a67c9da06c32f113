"""The app on both engines, a browser, and a watch over what its pages do."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import neo4j
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page

from tests.browser import served
from tests.browser.pages import settled

Open = Callable[..., Page]

# Below a page of its own Streamlit first asks there, then at the root: a 404 that harms nothing.
OF_THE_PLATFORM = re.compile(r"/everything/_stcore/(health|host-config)$")


@dataclass
class Watch:
    """What pages did that nobody may see happen: every test ends by looking at it."""

    own: str
    urls: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    @property
    def outside(self) -> list[str]:
        """What was asked of anyone but the app's own server."""
        own = (f"{self.own}/", f"{self.own.replace('http', 'ws', 1)}/", "data:", "blob:")
        return [url for url in self.urls if not url.startswith(own)]

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a context."""
        context.on("request", lambda request: self.urls.append(request.url))
        context.on("console", self._said)
        context.on("weberror", lambda failed: self.errors.append(str(failed.error)))
        context.on("page", self._over_page)

    def _over_page(self, page: Page) -> None:
        page.on("websocket", lambda socket: self.urls.append(socket.url))
        page.on("dialog", self._dismiss)

    def _said(self, said: ConsoleMessage) -> None:
        where = str(said.location["url"])
        if said.type == "error" and not OF_THE_PLATFORM.search(where):
            self.errors.append(f"{said.text} at {where}")

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


# Package, not session: while Playwright is open, no other test could run an event loop.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A Chromium. Where there is none the tests are skipped, but in CI they fail."""
    if lack := served.missing():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(lack)
    with served.browsing() as opened:
        yield opened


@pytest.fixture(
    scope="package", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)]
)
def address(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Where the app is served, with what comes with Answerable, on each engine in turn."""
    folder = tmp_path_factory.mktemp(request.param)
    store, log_in = str(folder / "store"), {}
    if request.param == "neo4j":
        store, log_in = _emptied(request.getfixturevalue("neo4j_server"))
    served.load(store, log_in=log_in)
    with served.serving(store, folder / "log", log_in) as at:
        yield at


def _emptied(server: Any) -> tuple[str, dict[str, str]]:
    with neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
        driver.execute_query("MATCH (n) DETACH DELETE n")
    return server.uri, {"NEO4J_USERNAME": server.user, "NEO4J_PASSWORD": server.password}


@pytest.fixture
def watch(address: str) -> Iterator[Watch]:
    """Over every page of a test."""
    over = Watch(address)
    yield over
    assert over.outside == []
    assert over.errors == []
    assert over.dialogs == []


@pytest.fixture
def open_page(browser: Browser, address: str, watch: Watch) -> Iterator[Open]:
    """Opens an address of the app in a context of its own, as a new visitor."""
    contexts: list[BrowserContext] = []

    def opened(path: str = "/", **how: Any) -> Page:
        context = browser.new_context(base_url=address, **how)
        contexts.append(context)
        context.set_default_timeout(served.PAGE_SECONDS * 1000)
        watch.over(context)
        page = context.new_page()
        page.goto(path)
        settled(page)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Open) -> Page:
    """The start page."""
    return open_page()
