"""The real app in a process of its own, and a Chromium to look at it with.

The tests, scripts/screens.py and bench/pages.py share it; scripts/needs asks what is missing.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
NAMES = ("chromium", "chromium-browser", "google-chrome")
# No sandbox, since CI runs as root; nothing that Chromium does of its own accord.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
START_SECONDS, STOP_SECONDS = 60.0, 10.0
PAGE_SECONDS = 15.0  # the most that a page may take; nothing waits longer than it has to


def chromium() -> str | None:
    """The browser of this computer; Playwright's own is never downloaded."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def missing() -> str | None:
    """What this computer lacks to show the pages, in one sentence; None when it lacks nothing."""
    return None if chromium() else f"None of {', '.join(NAMES)} is on the PATH; install Chromium."


@contextmanager
def browsing() -> "Iterator[Browser]":
    """A Chromium without a window."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PAGE_SECONDS * 1000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


def load(store: str, *folders: Path, log_in: Mapping[str, str] | None = None) -> None:
    """Load folders, or what comes with Answerable, by the command."""
    command = [sys.executable, "-m", "answerable", "load", *map(str, folders), "--store", store]
    subprocess.run(command, check=True, env=_surroundings(log_in), cwd=ROOT, capture_output=True)


@contextmanager
def serving(store: str, log: Path, log_in: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address of the app on a free port, until the block ends; `log` gets what it says."""
    port = free_port()
    command = [sys.executable, "-m", "answerable", "app", "--port", str(port), "--store", store]
    with answering(command, port, log, log_in) as address:
        yield address


@contextmanager
def answering(
    command: list[str], port: int, log: Path, log_in: Mapping[str, str] | None = None
) -> Iterator[str]:
    """The address of whatever Streamlit app a command serves, once it says that it is well."""
    with (
        log.open("wb") as out,
        subprocess.Popen(
            command, env=_surroundings(log_in), cwd=ROOT, stdout=out, stderr=out
        ) as process,
    ):
        try:
            _wait(process, port, log)
            yield f"http://{HOST}:{port}"
        finally:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


def _surroundings(log_in: Mapping[str, str] | None) -> dict[str, str]:
    """This process's own environment, with no Neo4j in it but the one given."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    return {**own, **(log_in or {})}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server((HOST, 0)) as probe:
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while not _is_well(port):
        if process.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"The app did not start; it said:\n{log.read_text('utf-8')}")
        time.sleep(0.05)


def _is_well(port: int) -> bool:
    connection = HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
