"""The page that answers: search, then the answer, its steps, and the table."""

import streamlit as st

from app.seek import seek
from app.shared import opened
from app.views import answer, empty, results, start
from queries.dates import areas


def _forget_thing() -> None:
    """New words in the box ask anew, whatever the address showed before."""
    st.query_params.pop("thing", None)


def main() -> None:
    """Whichever of its faces the address and the store ask for."""
    # A link to the page that one is on leaves the browser's address as it was; this puts it right.
    st.query_params.update({})
    st.title("Answerable", anchor=False)
    at = opened()
    names = areas(at.store, None)[1]
    if not names and not at.store.heads():
        empty.show(at)
        return
    words = st.text_input(
        "Which target, partnership or body?",
        key="q",
        type="search",
        bind="query-params",
        max_chars=200,
        on_change=_forget_thing,
    )
    if thing := st.query_params.get("thing"):
        answer.show(at, thing, words)
    elif words and words.strip():
        results.show(at, seek(at.store, words, names, at.model))
    else:
        start.show(at)


main()
