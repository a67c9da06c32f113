"""What was found for the words in the search box."""

import streamlit as st

from app.literal import literal
from app.seek import Group, Hit, Search
from app.shared import Opened
from app.views import answer, links

SHOWN = 10


def show(at: Opened, found: Search) -> None:
    """The answer at once if one thing is meant, else links by kind, or the nearest names."""
    if found.thing:
        answer.show(at, found.thing)
        return
    st.markdown(literal(found.says))
    for group in found.groups:
        _group(group, found.words)
    if found.besides:
        st.markdown(literal(found.besides))
    if not (found.groups or found.nearest):
        st.markdown("Try one word of its name, or the number of its indicator.")
    if found.nearest:
        st.header("Did you mean one of these?", anchor=False)
        _hits(found.nearest, found.words)


def _group(group: Group, words: str) -> None:
    st.header(f"{literal(group.title)} ({len(group.hits)})", anchor=False)
    _hits(group.hits[:SHOWN], words)
    if more := group.hits[SHOWN:]:
        with st.expander(f"{len(more)} more"):
            _hits(more, words)


def _hits(hits: tuple[Hit, ...], words: str) -> None:
    for hit in hits:
        name = f"{hit.name} ({hit.note})" if hit.note else hit.name
        links.to_thing(hit.id, name, words)
