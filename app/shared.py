"""The store that every session of the process shares, opened once and again when its data change.

Its place comes through an environment variable: unlike module state it also reaches a page that is
served without `answerable app`, such as by `streamlit run` or another server.
"""

import os
from dataclasses import dataclass

import streamlit as st

from app.serve import PLACE
from graph.opening import open_store
from graph.store import Store
from model.reader import Model, load_model


@dataclass(frozen=True)
class Opened:
    """A store with the model it is read by."""

    store: Store
    model: Model


def opened() -> Opened:
    """The store, with what has been loaded by now; StoreUnreachable if it can't be opened."""
    return _opened(os.environ.get(PLACE) or None)


def _is_current(one: Opened) -> bool:
    """Whether nothing was loaded or undone since, by whatever program."""
    return one.store.is_current()


@st.cache_resource(validate=_is_current, show_spinner=False)
def _opened(place: str | None) -> Opened:
    model = load_model()
    store = open_store(place, model)
    # The snapshot is taken here, under the cache's lock, and not by two sessions at once.
    store.read("MATCH (t:Thing) RETURN count(t) AS things")
    return Opened(store, model)
