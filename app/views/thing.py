"""The page of a thing: every fact, what it leads to, what links here, all with sources."""

import streamlit as st

from app import rows as tables
from app.literal import literal, quoted
from app.picture import of_thing
from app.shared import opened
from app.thing_page import FactView, ThingView, TieGroup, TieView, present, rows
from app.views import links, picture
from model.problems import BadInput
from queries.show import show
from reports.tables import as_csv

OPEN = 8  # links of one relation shown at once; the others are folded, with their number


def main() -> None:
    """The thing that the address names."""
    st.title("Everything recorded", anchor=False)
    at, thing = opened(), st.query_params.get("thing")
    if not thing:
        st.markdown("This page shows one thing: every fact, every link, every source.")
        links.to_start("Search for one")
        return
    try:
        shown = show(at.store, thing, None, at.model)
    except BadInput:
        st.markdown(f"Nothing loaded has the id “{literal(thing)}”.")
        links.to_start("Search for it by its name")
        return
    view = present(shown, at.model)
    _page(view)
    st.subheader("The picture", anchor=False)
    picture.show(of_thing(shown, at.model))
    _table(view)


def _page(view: ThingView) -> None:
    st.set_page_config(page_title=f"{view.heading} - Answerable")
    st.header(literal(view.heading), anchor=False)
    st.markdown(f"{literal(view.kind)}. {literal(view.as_at)}")
    if view.traceable:
        links.to_thing(view.id, "Who answers for it?")
    st.subheader("Facts", anchor=False)
    st.markdown("\n".join(_fact(fact) for fact in view.facts))
    st.markdown("Source of the facts: " + "; ".join(map(literal, view.sources)))
    _groups("What it leads to", view.leading_on)
    _groups("What links here", view.linking_here)


def _fact(fact: FactView) -> str:
    value = literal(fact.value) if fact.value else "*not recorded*"
    sources = f" ({literal('; '.join(fact.sources))})" if fact.sources else ""
    return f"- **{literal(fact.name)}**: {value}{sources}"


def _groups(title: str, groups: tuple[TieGroup, ...]) -> None:
    st.subheader(title, anchor=False)
    if not groups:
        st.markdown("*Nothing is recorded.*")
    for group in groups:
        st.markdown(f"#### {literal(group.title)} ({len(group.ties)})", anchors=False)
        for tie in group.ties[:OPEN]:
            _tie(tie)
        if more := group.ties[OPEN:]:
            with st.expander(f"{len(more)} more"):
                for tie in more:
                    _tie(tie)


def _tie(tie: TieView) -> None:
    links.to_everything(tie.id, f"{tie.name} ({tie.kind})")
    said = [f"In its own words: {quoted(tie.words)}"] if tie.words else []
    kinds = "; ".join(filter(None, (tie.basis, tie.status, tie.dates)))
    said += [f"Source: {literal('; '.join(tie.sources))}", f"Kind of statement: {literal(kinds)}"]
    said += [f"Why we read it so: {literal(tie.reason)}"] if tie.reason else []
    st.markdown("  \n".join(said))


def _table(view: ThingView) -> None:
    every = rows(view)
    columns = ["what", "value", "id", "kind of statement", "status", "dates", "words", "sources"]
    st.download_button(
        "Download facts and links (CSV)",
        data=lambda: as_csv(every, columns).encode("utf-8-sig"),
        file_name=tables.file_name(view.id, "everything"),
        mime="text/csv",
        on_click="ignore",
    )


main()
