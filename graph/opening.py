"""Which store is meant: the one named, else the server in NEO4J_URI, else the data folder."""

import os
from pathlib import Path

from graph.store import Store
from model.reader import Model, load_model


def open_store(where: str | None = None, model: Model | None = None) -> Store:
    """The store that `where` names, else NEO4J_URI, else the embedded one in the data folder."""
    place = where or os.environ.get("NEO4J_URI") or str(data_folder())
    model = model or load_model()
    if "://" in place:
        from graph.neo4j_store import NeoStore

        return NeoStore(place, model)
    from graph.embedded import EmbeddedStore

    return EmbeddedStore(Path(place), model)


def data_folder() -> Path:
    """ANSWERABLE_HOME, else the user's own data folder."""
    from platformdirs import user_data_path

    home = os.environ.get("ANSWERABLE_HOME")
    return Path(home) if home else user_data_path("answerable")
