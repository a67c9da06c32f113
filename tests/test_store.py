"""The store, the same on both engines: what is committed is what is read."""

from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.claims import Claims
from graph.ledger import Change
from graph.merge import RANKS, Scoped, merge
from graph.store import Rows, Store
from loaders.load import undo
from model.problems import BadInput, StoreUnreachable
from model.reader import Model
from tests.chance import whole_claims
from tests.drawn import MODEL, contents, drawing, stored

COUNCIL, SEED = "oxf/council", "oxf/seed"
FIRST = drawing("t Target", "b c Partnership", "t LED_BY b REPORTS_TO c", "b MEMBER_OF c")
SECOND = drawing("t Target name=Homes", "b Partnership", "t LED_BY b status=planned")


def expected(scoped: list[Scoped], model: Model) -> tuple[Rows, Rows]:
    """What `contents` has to give for the merge of these scopes."""
    rows = merge(scoped, model)
    things: Rows = [
        {"thing": row, "labels": sorted([str(row["kind"]), "Thing"])}
        for row in rows.things.values()
    ]
    links: Rows = []
    for row in rows.links.values():
        ends = {name: row.pop(name) for name in ("from", "relation", "to")}
        links.append({**ends, "link": row})
    return things, links


def thing(store: Store, id_: str) -> dict[str, Any]:
    """One thing as the graph holds it."""
    query = "MATCH (t:Thing {id: $id}) RETURN properties(t) AS thing"
    (row,) = cast(list[dict[str, Any]], store.read(query, id=id_))
    return dict(row["thing"])


def ids_and_keys(store: Store) -> list[str]:
    """What is in the graph, by id and key."""
    things, links = contents(store)
    rows: list[Any] = [*(row["thing"] for row in things), *(row["link"] for row in links)]
    return [row.get("key") or row["id"] for row in rows]


def test_an_empty_store_holds_nothing(store: Store) -> None:
    assert contents(store) == ([], [])
    assert store.heads() == {}
    assert store.versions(SEED) == []
    assert store.next_number(SEED) == 1
    with pytest.raises(KeyError):
        store.claims(SEED, 1)


def test_what_is_committed_is_what_is_read(store: Store, model: Model) -> None:
    version = stored(store, FIRST, SEED)
    assert contents(store) == expected([Scoped(SEED, 0, FIRST)], model)
    assert store.heads() == {SEED: version}
    assert store.versions(SEED) == [version]
    assert store.claims(SEED, 1).encoded == FIRST.encoded


def test_the_same_again_changes_nothing(store: Store) -> None:
    stored(store, FIRST)
    before = contents(store)
    stored(store, Claims.decode(FIRST.encoded))
    assert contents(store) == before


@pytest.mark.parametrize(
    "line",
    [
        "t Target name='More homes' since=2008",
        "t Target class=local indicators='NI 154; NI 155' bullets=2",
        "c Unit",
        "t LED_BY b basis=general words='\u2028 🌻 \"so\"'",
        "b REPORTS_TO c about=information",
    ],
)
def test_one_changed_row_changes_that_row(store: Store, model: Model, line: str) -> None:
    stored(store, FIRST, SEED)
    changed = drawing(line)
    after = Claims((FIRST.things | changed.things).values(), (FIRST.links | changed.links).values())
    stored(store, after, SEED)
    assert contents(store) == expected([Scoped(SEED, 0, after)], model)


def test_what_the_new_version_lacks_leaves_the_graph(store: Store) -> None:
    stored(store, FIRST)
    stored(store, SECOND)
    assert ids_and_keys(store) == ["oxf/b", "oxf/t", "oxf/t LED_BY oxf/b"]
    assert store.claims("test/drawn", 1).encoded == FIRST.encoded


def test_undo_gives_the_graph_as_it_was(store: Store) -> None:
    first = stored(store, FIRST)
    before = contents(store)
    second = stored(store, SECOND)
    undo(second.load, store)
    assert contents(store) == before
    assert store.heads() == {first.scope: first}
    undo(first.load, store)
    assert contents(store) == ([], [])
    assert store.heads() == {}


def test_a_number_is_not_used_again_after_undo(store: Store) -> None:
    undo(stored(store, FIRST).load, store)
    assert store.next_number("test/drawn") == 2
    assert stored(store, FIRST).load == "test/drawn@2"
    assert [version.number for version in store.versions("test/drawn")] == [2]


def test_two_scopes_share_a_national_body_until_the_last_drops_it(store: Store) -> None:
    shared = "england/police Organisation"
    stored(store, drawing(f"{shared} sources='seed|1|1'", "b Partnership"), SEED)
    stored(store, drawing(f"{shared} sources='council|1|1'"), COUNCIL)
    assert thing(store, "england/police")["sources"] == ["council|1|1", "seed|1|1"]
    assert thing(store, "england/police")["scopes"] == [COUNCIL, SEED]

    stored(store, drawing("b Partnership"), SEED)
    assert thing(store, "england/police")["sources"] == ["council|1|1"]
    assert thing(store, "england/police")["scopes"] == [COUNCIL]

    stored(store, Claims(), COUNCIL)
    assert ids_and_keys(store) == ["oxf/b"]


def test_the_winner_does_not_depend_on_who_loads_first(store: Store) -> None:
    old, new = drawing("b Partnership purpose=old"), drawing("b Partnership purpose=new")
    council = stored(store, new, COUNCIL, "council")
    stored(store, old, SEED, "seed")
    assert thing(store, "oxf/b")["purpose"] == "new"
    assert thing(store, "oxf/b")["disputed"] == [f"purpose|old|{SEED}"]
    undo(council.load, store)
    assert thing(store, "oxf/b")["purpose"] == "old"
    assert "disputed" not in thing(store, "oxf/b")


@settings(max_examples=12)
@given(st.lists(st.tuples(st.sampled_from(RANKS), st.none() | whole_claims), max_size=5))
def test_after_any_loads_and_undos_the_graph_is_the_merge_of_what_stands(
    store: Store, steps: list[tuple[str, Claims | None]]
) -> None:
    for rank, claims in steps:
        if claims:
            stored(store, claims, scope=f"test/{rank}", rank=rank)
        elif head := store.heads().get(f"test/{rank}"):
            undo(head.load, store)
    scoped = [
        Scoped(scope, head.rank_order, store.claims(scope, head.number))
        for scope, head in store.heads().items()
    ]
    assert contents(store) == expected(scoped, MODEL)
    for scope in store.heads():
        for version in reversed(store.versions(scope)):
            undo(version.load, store)
    assert contents(store) == ([], [])


@pytest.mark.parametrize("taken_back", [False, True])
def test_a_commit_on_a_stale_base_is_refused(store: Store, taken_back: bool) -> None:
    base = stored(store, FIRST)
    if taken_back:
        undo(base.load, store)
    else:
        stored(store, SECOND)
    before = contents(store)
    with pytest.raises(BadInput, match=r"test/drawn was changed by somebody else meanwhile"):
        store.commit(Change(base.scope, base, None, Claims()))
    assert contents(store) == before


def test_a_refused_query_is_one_sentence(store: Store) -> None:
    with pytest.raises(StoreUnreachable) as caught:
        store.read("MATCH (t:Thing RETURN t")
    assert caught.value.sentence


def test_a_store_says_what_it_is(store: Store) -> None:
    about = store.about()
    assert about["engine"] == store.engine
    assert about["place"] == store.where
    assert about["version"]
