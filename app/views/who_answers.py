"""The page that answers: search, then the answer, its steps, and the table."""

import streamlit as st

from app.seek import seek
from app.shared import opened
from app.views import answer, empty, results, start
from queries.dates import areas

MOST_LETTERS = 200


def _asked() -> None:
    """New words are a new address, so that Back leads to the one before."""
    words = str(st.session_state.words).strip()
    st.query_params.from_dict({"q": words} if words else {})


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
    st.session_state.words = st.query_params.get("q", "")[:MOST_LETTERS]
    words = st.text_input(
        "Which target, partnership or body?",
        key="words",
        type="search",
        max_chars=MOST_LETTERS,
        on_change=_asked,
    )
    if thing := st.query_params.get("thing"):
        answer.show(at, thing, words)
    elif words and words.strip():
        results.show(at, seek(at.store, words, names, at.model))
    else:
        start.show(at)


main()
