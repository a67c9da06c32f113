"""Links from one view to another: the name is literal, and the address reproduces the view."""

from urllib.parse import urlencode

import streamlit as st

from app.literal import literal

WHO_ANSWERS = "views/who_answers.py"
EVERYTHING = "views/thing.py"


def to_thing(id_: str, name: str, words: str = "") -> None:
    """A link to the answer for one thing; `words` stay in the search box."""
    query = {"q": words, "thing": id_} if words else {"thing": id_}
    st.page_link(WHO_ANSWERS, label=literal(name), query_params=query)


def to_search(words: str) -> None:
    """A link back to what was found."""
    label = f"Back to everything found for “{literal(words)}”"
    st.page_link(WHO_ANSWERS, label=label, query_params={"q": words})


def to_everything(id_: str, name: str) -> None:
    """A link to everything recorded about one thing."""
    st.page_link(EVERYTHING, label=literal(name), query_params={"thing": id_})


def to_print(id_: str) -> None:
    """A link to the same on one sheet of paper."""
    st.link_button("Print it on one page", f"/print?{urlencode({'thing': id_})}")


def to_start(label: str) -> None:
    """A link to the start."""
    st.page_link(WHO_ANSWERS, label=label)
