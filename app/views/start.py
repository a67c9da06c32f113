"""The page before anything is asked."""

import streamlit as st

from app.literal import literal
from app.shared import Opened
from app.start_page import start
from app.views import links


def show(at: Opened) -> None:
    """Examples to press, what is recorded of each area, and the sources with their dates."""
    view = start(at.store)
    if view.examples:
        st.header("For example", anchor=False)
        for id_, name in view.examples:
            links.to_thing(id_, name)
    st.header("What is loaded", anchor=False)
    for area in view.areas:
        st.subheader(f"{literal(area.name)}, as at {literal(area.as_at)}", anchor=False)
        st.markdown("\n".join(f"- {literal(count)}" for count in area.counts))
    if view.sources:
        st.subheader("Sources", anchor=False)
        st.markdown("\n".join(f"- {literal(source)}" for source in view.sources))
