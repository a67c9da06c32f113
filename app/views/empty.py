"""The page of a store that holds nothing yet."""

import streamlit as st

from app.literal import literal
from app.shared import Opened
from loaders.load import planned_all, seeds, write
from model.problems import BadInput


def show(at: Opened) -> None:
    """Say that nothing is loaded, and offer what comes with Answerable."""
    st.markdown(
        "Nothing is loaded yet. Answerable comes with published governance frameworks, each fact "
        "with its source; or load your own with `answerable load`."
    )
    if st.button("Load the frameworks in seed/", type="primary") and _load(at):
        st.rerun()


def _load(at: Opened) -> bool:
    with st.status("Loading; nothing is written before everything is checked.") as status:
        try:
            for plan in planned_all(seeds(), at.store, at.model):
                st.markdown(literal(plan.batch.scope.scope))
                write(plan, at.store)
        except BadInput as error:
            status.update(label="Nothing more was loaded.", state="error", expanded=True)
            st.markdown(literal(error.sentence))
            st.markdown("\n".join(f"- {literal(problem)}" for problem in error.problems))
            return False
    return True
