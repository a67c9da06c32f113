"""The sheet to print, at /print?thing=<id>: the same store as the pages, opened for one request."""

import os
from html import escape
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from app.serve import ADDRESS, HOSTS, PLACE
from graph.days import bounds
from graph.opening import open_store
from graph.store import Store
from model.problems import AnswerableError, BadInput
from model.reader import Model, load_model
from queries.trace import trace
from reports.one_page import one_page

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}


class Printed(NamedTuple):
    """What is answered: the status of HTTP and the HTML."""

    status: int
    html: str


def printed(store: Store, thing: str, as_of: str | None, model: Model) -> Printed:
    """The sheet; or one sentence where the date is none, or nothing loaded has that id."""
    try:
        bounds(as_of or "2000")
    except ValueError:
        return _sentence(
            400, f"“{as_of}” is no date; give one such as 2008, 2008-04 or 2008-04-18."
        )
    try:
        return Printed(200, one_page(trace(store, thing, as_of, model), model))
    except BadInput:
        said = f"Nothing loaded has the id “{thing}”; search for it by its name on the first page."
        return _sentence(404, said)


def from_place(place: str | None, thing: str, as_of: str | None) -> Printed:
    """The same from the store at a place, which is closed again."""
    model = load_model()
    try:
        with open_store(place, model) as store:
            return printed(store, thing, as_of, model)
    except AnswerableError as error:
        return _sentence(503, error.sentence)


def route() -> Route:
    """Where the sheet is served."""
    return Route("/print", _answered, methods=["GET"])


def _answered(request: Request) -> HTMLResponse:
    if request.url.hostname in HOSTS:
        asked, place = request.query_params, os.environ.get(PLACE) or None
        found = from_place(place, asked.get("thing", ""), asked.get("as_of") or None)
    else:
        found = _sentence(400, f"This page is served at http://{ADDRESS} alone.")
    return HTMLResponse(found.html, found.status, HEADERS)


def _sentence(status: int, sentence: str) -> Printed:
    return Printed(
        status,
        '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8">'
        f"<title>Answerable</title></head>\n<body><p>{escape(sentence)}</p></body>\n</html>\n",
    )
