"""Claims by chance, for hypothesis: about the same few things, so that scopes agree and clash."""

from hypothesis import strategies as st

from graph.claims import Claims
from graph.merge import RANKS, Scoped
from tests.drawn import drawing

THINGS = {
    "t Target": ["class=local", "class=designated", "bullets=2", "indicators='NI 1; NI 2'"],
    "b c Partnership": ["level=board", "purpose='to plan'", "purpose='to decide'", "statutory=yes"],
    "england/o Organisation": ["form=body", "codes=ODS-1", "codes='ODS-2; ODS-1'"],
}
LINKS = {
    "t LED_BY b": ["words='is given to'", "strength=must"],
    "t DELIVERED_BY england/o": ["slot='a second time'", "reason='our reading'"],
    "b REPORTS_TO c": ["about=money", "about=information", "frequency=yearly"],
    "england/o MEMBER_OF c": ["slot='second seat'", "seats=2", "voting=no"],
}
EITHER = [
    *("status=planned", "status=ceased", "since=2008", "since=2008-04", "until=2009-06-30"),
    *("note='two\nlines'", "note='\u2028 🌻 \"so\"'", "sources='minutes|3|7; minutes|Café|8-9'"),
]
ON_THINGS = ["name=Board", "name='Café & Bar'", "aliases='Board; the Board'", "text_status=draft"]
ON_LINKS = ["basis=inferred", "basis=listed_together"]


def _line(begins: str, fields: list[str]) -> st.SearchStrategy[str]:
    some = st.lists(st.sampled_from([*fields, *EITHER]), max_size=5)
    return some.map(lambda drawn: " ".join([begins, *drawn]))


lines = st.one_of(
    [_line(begins, [*own, *ON_THINGS]) for begins, own in THINGS.items()]
    + [_line(begins, [*own, *ON_LINKS]) for begins, own in LINKS.items()]
)
claims = st.lists(lines, max_size=8).map(lambda drawn: drawing(*drawn))
# The ends of every link are there too, so that a store takes them.
whole_claims = st.lists(lines, max_size=8).map(lambda drawn: drawing(*THINGS, *drawn))
scopes = st.lists(
    st.builds(
        Scoped,
        st.sampled_from(["a/one", "b/two", "c/three"]),
        st.integers(0, len(RANKS) - 1),
        claims,
    ),
    unique_by=lambda scoped: scoped.scope,
)


def decoded(drawn: Claims) -> Claims:
    """The same claims as the ledger gives them back."""
    return Claims.decode(drawn.encoded)
