"""What `doctor` says: versions, the store, what is loaded and how old, what is missing."""

import platform
from importlib.metadata import PackageNotFoundError, version

from graph.store import Store
from loaders.load import every_load
from queries.catalogue import query
from queries.dates import areas

PACKAGES = ("answerable", "grafeo", "neo4j", "pyvis", "streamlit")


def health(store: Store) -> dict[str, object]:
    """Everything as plain values; `missing` lists, in sentences, what would make it more useful."""
    when, names = areas(store, None)
    counts = {str(row["kind"]): row["things"] for row in query("counts").run(store)}
    loads = [
        {"load": one.load, "when": one.when, "who": one.who, **one.counts}
        for one in every_load(store)
    ]
    return {
        "versions": {"python": platform.python_version()} | {p: _version(p) for p in PACKAGES},
        "store": store.about(),
        "things": counts,
        "areas": {name: {"newest_source": when.newest.get(name)} for name in names},
        "loads": loads,
        "missing": _missing(counts, when.newest, names),
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _missing(counts: dict[str, object], newest: dict[str, str], names: dict[str, str]) -> list[str]:
    if not counts:
        return ["Nothing is loaded; run `answerable load`."]
    return [f"No source of {area} has a date." for area in names if area not in newest]
