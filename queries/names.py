"""Finding a thing by name, alias, code or id; forgiving typing errors, never guessing."""

from collections.abc import Collection
from typing import NamedTuple

from graph.names import plain
from graph.store import Rows, Store
from model.problems import BadInput, Problem
from queries.catalogue import query

_COLUMNS = ("id", "kind", "name", "area", "status")
SIMILAR = 70.0  # the score of rapidfuzz, 0 to 100, from which a name is worth offering


class Found(NamedTuple):
    """A thing that fits, how well (100: exactly), and the name that fitted."""

    id: str
    kind: str
    name: str
    area: str
    status: str
    score: float
    by: str


def named(
    store: Store, words: str, prefer: Collection[str] = (), area: str | None = None
) -> dict[str, object]:
    """The one thing that `words` names exactly; BadInput lists the nearest if there is not one.

    Where several fit, things of the kinds in `prefer` come first; then a measure stands back
    behind what it measures, since people call a target by its indicator's number.
    """
    rows = query("named").run(store, key=plain(words))
    rows = [row for row in rows if area in (None, row["area"])]
    for stands_back in (lambda r: r["kind"] in prefer, lambda r: r["kind"] != "Indicator"):
        rows = [row for row in rows if stands_back(row)] or rows
    if len(rows) == 1:
        return rows[0]
    if rows:
        several = "; ".join(f"{row['name']} ({row['id']})" for row in rows)
        fix = "give the id of the one that is meant"
        problem = Problem("name", words, f"one thing; {len(rows)} fit: {several}", fix)
        raise BadInput(f"{words!r} could be {len(rows)} things.", [problem])
    near = find(store, words)[:5]
    close = "; ".join(f"{one.name} ({one.id})" for one in near)
    fix = f"did you mean {close}?" if near else "search for one of its words with `answerable find`"
    problem = Problem("name", words, "the name, alias, code or id of something loaded", fix)
    raise BadInput(f"Nothing loaded is called {words!r}.", [problem])


def find(store: Store, words: str) -> list[Found]:
    """What may be meant, best first: names that hold every word, then names that look alike."""
    rows = query("names").run(store)
    scored = (_scored(row, words) for row in rows)
    return sorted((one for one in scored if one), key=lambda one: (-one.score, one.name, one.id))


def _scored(row: dict[str, object], words: str) -> Found | None:
    from rapidfuzz import fuzz, utils

    if not plain(words):
        return None
    best, by = 0.0, ""
    slug = str(row["id"]).rpartition("/")[2]
    for name in [row["name"], slug, *_list(row["aliases"])]:
        score = _score(str(name), words, fuzz.WRatio, utils.default_process)
        if score > best:
            best, by = score, str(name)
    if plain(words) in _list(row["keys"]):
        best, by = 100.0, words
    if best < SIMILAR:
        return None
    id_, kind, called, area, status = (str(row[name]) for name in _COLUMNS)
    return Found(id_, kind, called, area, status, best, by)


def _score(name: str, words: str, ratio: object, process: object) -> float:
    low = name.casefold()
    if all(word in low for word in words.casefold().split()):
        return 95.0 - min(len(name), 200) / 100
    return min(90.0, float(ratio(words, name, processor=process)))  # type: ignore[operator]


def _list(value: object) -> Rows | list[object]:
    return value if isinstance(value, list) else []
