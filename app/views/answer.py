"""The answer for one thing: the paragraph, the steps, what is not said, and the table."""

import pandas as pd
import streamlit as st

from app import rows, written
from app.answer_page import AnswerView, LineView, present
from app.literal import literal
from app.picture import of_trace
from app.shared import Opened
from app.views import links, picture
from model.problems import BadInput
from queries.trace import Trace, trace

OPEN = 3  # lines shown at once; the others are folded, with their number


def show(at: Opened, thing: str, words: str | None = None) -> None:
    """The whole answer; where the address names nothing loaded, that is said."""
    try:
        traced = trace(at.store, thing, None, at.model)
    except BadInput:
        st.markdown(
            f"Nothing loaded has the id “{literal(thing)}”. It may have been taken back; "
            "search for it by its name."
        )
        return
    view = present(traced, at.model)
    st.set_page_config(page_title=f"{view.heading} - Answerable")
    if words:
        links.to_search(words)
    st.header(literal(view.heading), anchor=False)
    st.caption(literal(view.kind))
    st.markdown(literal(view.answer))
    st.markdown(literal(view.as_at))
    links.to_everything(view.id, "Everything recorded about it")
    if view.followed:
        links.to_print(view.id)
    if view.followed:
        _lines("Who answers for it", view.answers, "The documents name nobody.")
        _work(view)
        _scrutiny(view)
        _missing(view)
        _questions(view)
        _caveats(view)
        drawn = of_trace(traced, at.model)
        if drawn.edges:
            st.subheader("The picture", anchor=False)
            picture.show(drawn)
        _table(view, traced, at)


def _lines(title: str, lines: tuple[LineView, ...], nobody: str) -> None:
    st.subheader(title, anchor=False)
    if not lines:
        st.markdown(nobody)
    for number, line in enumerate(lines[:OPEN], start=1):
        _line(line, number, len(lines))
    if len(lines) > OPEN:
        with st.expander(f"{len(lines) - OPEN} more lines"):
            for number, line in enumerate(lines[OPEN:], start=OPEN + 1):
                _line(line, number, len(lines))


def _line(line: LineView, number: int, of: int) -> None:
    if of > 1:
        st.markdown(f"#### Line {number} of {of}", anchors=False)
    st.markdown(written.steps(line))
    st.markdown(f"{literal(line.ending)}  \n{literal(line.unsure)}")


def _work(view: AnswerView) -> None:
    if not (view.has_work or view.work or view.listed):
        return
    _lines("Who does the work", view.work, "The documents don't say who does the work.")
    if view.listed:
        st.markdown(
            "These groups are merely listed beside it; the documents don't say which of them does "
            "the work:"
        )
        st.markdown(written.merely_listed(view.listed))


def _scrutiny(view: AnswerView) -> None:
    st.subheader("Who scrutinises", anchor=False)
    if view.scrutiny:
        st.markdown(written.statements(view.scrutiny))
    else:
        st.markdown("The documents name no body that scrutinises any of these.")


def _missing(view: AnswerView) -> None:
    if view.missing:
        st.subheader("What the documents don't say", anchor=False)
        st.markdown(written.missing(view))


def _questions(view: AnswerView) -> None:
    if view.questions:
        st.subheader("Questions to ask a witness", anchor=False)
        st.markdown(written.questions(view))


def _caveats(view: AnswerView) -> None:
    if view.caveats:
        with st.expander(f"Read with care: {_many(len(view.caveats), 'caveat')}"):
            st.markdown(written.caveats(view.caveats))


def _table(view: AnswerView, traced: Trace, at: Opened) -> None:
    every = rows.rows(traced, at.model)
    if view.truncated:
        st.markdown("There are more lines than these: the limits are 8 steps and 50 lines.")
    if not every:
        return
    st.subheader("The same as a table", anchor=False)
    names, cells = rows.shown(every)
    index = pd.Index(names, name="Step")
    st.table(pd.DataFrame(cells, index=index), alt=literal(f"The steps for {view.heading}"))
    st.download_button(
        "Download the table (CSV)",
        data=lambda: rows.csv(every),
        file_name=rows.file_name(view.id),
        mime="text/csv",
        on_click="ignore",
    )


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
