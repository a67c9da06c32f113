"""Serves the pages on this machine alone: every setting is given here, none is left to chance."""

import os
import socket
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from pathlib import Path

from app.output import say
from model.problems import BadInput

ADDRESS = "127.0.0.1"
HOSTS = (ADDRESS, "localhost")  # by no other name, so that no other site can read along
FIRST_PORT = 8501
PORTS_TRIED = 100
MAIN = Path(__file__).with_name("main.py")
PLACE = "ANSWERABLE_STORE"  # the environment variable that app/shared.py reads the place from
SLOW_TO_IMPORT = ("pandas", "pyarrow", "rapidfuzz", "grafeo", "app.views.answer")
LIGHT = {
    "backgroundColor": "#ffffff",
    "secondaryBackgroundColor": "#f3f4f6",
    "textColor": "#0b0c0c",
    "primaryColor": "#1d4f91",
    "linkColor": "#1d4f91",
    "borderColor": "#8a9099",
}
DARK = {
    "backgroundColor": "#111417",
    "secondaryBackgroundColor": "#1e2328",
    "textColor": "#f5f6f7",
    "primaryColor": "#8ab8ff",
    "linkColor": "#8ab8ff",
    "borderColor": "#7b828a",
}


def serve(store_place: str | None, port: int | None) -> None:
    """Serve the pages until Ctrl-C; BadInput if the port given can't be had."""
    chosen = _given(port) if port is not None else free_port()
    if store_place:
        os.environ[PLACE] = store_place
    else:
        os.environ.pop(PLACE, None)
    from streamlit import App

    from app.printing import route  # it needs PLACE, and Starlette only once something is served

    say(f"Answerable is at http://{ADDRESS}:{chosen} (press Ctrl-C to stop)")
    with suppress(KeyboardInterrupt):
        App(MAIN, lifespan=_warming, routes=[route()]).run(config=settings(chosen))


def settings(port: int) -> dict[str, object]:
    """Every setting of Streamlit that matters here."""
    return {
        "browser.gatherUsageStats": False,
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "client.toolbarMode": "viewer",
        "logger.hideWelcomeMessage": True,
        "runner.magicEnabled": False,
        "server.address": ADDRESS,
        "server.allowedHosts": list(HOSTS),
        "server.fileWatcherType": "none",
        "server.headless": True,
        "server.port": port,
        "theme.baseFontSize": 17,
        "theme.headingFontSizes": ["1.9rem", "1.5rem", "1.2rem", "1.05rem", "1rem", "1rem"],
        "theme.linkUnderline": True,
        "theme.paddingTop": "2rem",
        **{f"theme.light.{name}": colour for name, colour in LIGHT.items()},
        **{f"theme.dark.{name}": colour for name, colour in DARK.items()},
    }


def _given(port: int) -> int:
    if _can_be_had(port):
        return port
    raise BadInput(f"Port {port} is taken or not allowed; choose another, or give none.")


def free_port() -> int:
    """The first port from 8501 that can be had; BadInput if there is none."""
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        if _can_be_had(port):
            return port
    last = FIRST_PORT + PORTS_TRIED - 1
    raise BadInput(f"The ports from {FIRST_PORT} to {last} are all taken; give one with --port.")


def _can_be_had(port: int) -> bool:
    with socket.socket() as probe:
        if os.name == "posix":  # a port that was just let go can be had; one in use can't
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except (OSError, OverflowError):
            return False
    return True


@asynccontextmanager
async def _warming(_app: object) -> AsyncIterator[None]:
    """What is slow to import is imported while the browser still opens."""
    threading.Thread(target=_warm, daemon=True).start()
    yield


def _warm() -> None:
    for name in SLOW_TO_IMPORT:
        import_module(name)
