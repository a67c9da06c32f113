"""What somebody may mean by the words in the search box. Pure: no Streamlit, no markup."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from app.answer_page import kind_words
from graph.names import plain
from graph.store import Store
from model.problems import BadInput
from model.reader import Model
from queries.names import Found, find, named
from queries.trace import STARTS
from queries.words import capital, listed

EXACT, HOLDS_EVERY_WORD = 100.0, 90.0
NEAREST = 5


@dataclass(frozen=True)
class Hit:
    """One thing that may be meant; `note` tells it from others of its name."""

    id: str
    name: str
    note: str


@dataclass(frozen=True)
class Group:
    """The hits of one kind."""

    title: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Search:
    """The one thing meant; or what may be meant, by kind; or the names that look most alike."""

    words: str
    thing: str | None = None
    says: str = ""
    besides: str = ""
    groups: tuple[Group, ...] = ()
    nearest: tuple[Hit, ...] = ()


def seek(store: Store, words: str, areas: Mapping[str, str], model: Model) -> Search:
    """One thing if the words name it exactly, else all that holds them, else what looks alike."""
    one = _named(store, words)
    if one and one["kind"] in STARTS:
        return Search(words, thing=str(one["id"]))
    found = find(store, words)
    exact = [] if one else [hit for hit in found if hit.score == EXACT]
    held = exact or [hit for hit in found if hit.score > HOLDS_EVERY_WORD and _own(hit, words)]
    held = [hit for hit in held if not one or plain(words) in plain(hit.name)]
    main = [hit for hit in held if hit.kind in STARTS] or ([] if one else held)
    show = _Show(areas, model)
    if one and not main:
        return Search(words, thing=str(one["id"]))
    if not main:
        nearest = tuple(map(show.hit, _nearest(found, words)))
        return Search(words, says=f"Nothing loaded is called “{words}”.", nearest=nearest)
    besides = show.besides([hit for hit in held if hit not in main])
    says = _says(len(main), bool(exact), words)
    return Search(words, says=says, besides=besides, groups=show.groups(main))


def _named(store: Store, words: str) -> Mapping[str, object] | None:
    try:
        return named(store, words, prefer=STARTS)
    except BadInput:
        return None


class _Show:
    """Found things as they are shown, with what is needed to tell them apart."""

    def __init__(self, areas: Mapping[str, str], model: Model) -> None:
        self._areas, self._model = areas, model

    def groups(self, found: list[Found]) -> tuple[Group, ...]:
        """By kind, the kinds that somebody answers for first."""
        kinds = [*STARTS, *(kind for kind in self._model.kinds if kind not in STARTS)]
        return tuple(
            Group(capital(self._model.kinds[kind].plural), tuple(self.hit(one) for one in of))
            for kind in kinds
            if (of := [one for one in found if one.kind == kind])
        )

    def hit(self, one: Found) -> Hit:
        """One found thing, with its area where there are several, and whether it is there yet."""
        area = self._areas.get(one.area, one.area.capitalize()) if len(self._areas) > 1 else ""
        settled = ("in_force", "not_stated")
        status = "" if one.status in settled else self._model.common.status.get(one.status, "")
        return Hit(one.id, one.name, ", ".join(filter(None, (area, status))))

    def besides(self, rest: list[Found]) -> str:
        """What else holds the words, in one sentence: nothing is left out in silence."""
        counts = Counter(one.kind for one in rest)
        counted = listed(
            f"{count} {kind_words(kind) if count == 1 else self._model.kinds[kind].plural}"
            for kind, count in counts.items()
        )
        return f"Not listed, since nobody is asked to answer for them: {counted}." if rest else ""


def _nearest(found: list[Found], words: str) -> list[Found]:
    """Those most alike as a whole: a few like letters in a long sentence are no likeness."""
    from rapidfuzz import fuzz

    likely = [one for one in found if one.kind in STARTS and one.by != one.id]
    likely.sort(key=lambda one: -fuzz.ratio(words.casefold(), one.by.casefold()))
    return likely[:NEAREST]


def _own(one: Found, words: str) -> bool:
    """Whether more than the area fitted, which begins the id of every thing in it."""
    slug = one.id.partition("/")[2].casefold()
    in_slug = all(word in slug for word in words.casefold().split())
    in_name = all(word in one.name.casefold() for word in words.casefold().split())
    return one.by != one.id or in_slug or in_name


def _says(count: int, exact: bool, words: str) -> str:
    if exact:
        return f"{count} things are called “{words}”. Which one is meant?"
    if count == 1:
        return f"One thing has “{words}” in a name or code:"
    return f"{count} things have “{words}” in a name or code. Which one is meant?"
