"""Loading: rows become claims, claims a plan, a plan one version; and undo takes it back."""

import getpass
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.claims import Claims, Source
from graph.embedded import EmbeddedStore
from graph.store import Store
from loaders.layout import layouts
from loaders.load import every_load, planned, planned_all, seeds, undo
from loaders.read import read
from loaders.shape import shape
from model.problems import BadInput
from model.reader import load_model
from tests.drawn import contents, drawing, stored
from tests.sheets import SCOPE, folder, load, sheet

MODEL = load_model()
BODIES = "id,name\noxf/a,A\noxf/b,B\n"


def claims(at: Path, **sheets: str) -> Claims:
    """What these sheets claim; no problem among them."""
    shaped = shape(read(folder(at, **sheets)).sheets, layouts(), MODEL)
    assert shaped.problems == []
    return shaped.claims


def ids(store: Store) -> list[object]:
    """The ids in the graph."""
    return [row["id"] for row in store.read("MATCH (t:Thing) RETURN t.id AS id ORDER BY id")]


# Shape


def test_a_row_becomes_a_thing_of_the_sheets_kind(data: Path) -> None:
    text = (
        "id,name,aliases,class,bullets,indicators,status,since,document,paragraph,lines\n"
        "oxf/t,Homes,H; T,local,2,NI 1; NI 2; NI 1,planned,2008-04,handbook,a) Homes,6-8\n"
    )
    thing = claims(data, targets=text).things["oxf/t"]
    assert (thing.kind, thing.name, thing.aliases) == ("Target", "Homes", ["H", "T"])
    assert thing.props == {"class": "local", "bullets": 2, "indicators": ["NI 1", "NI 2"]}
    assert (thing.status, thing.text_status, thing.since) == ("planned", "not_stated", "2008-04")
    assert thing.sources == [Source("handbook", "a) Homes", "6-8")]


def test_yes_and_no_become_truth(data: Path) -> None:
    posts = claims(data, posts="id,name,elected\noxf/a,A,yes\noxf/b,B,no\noxf/c,C,\n").things
    assert [post.props for post in posts.values()] == [{"elected": True}, {"elected": False}, {}]


def test_a_list_in_from_or_to_becomes_a_link_each(data: Path) -> None:
    text = "from,relation,to\noxf/a; oxf/b,REPORTS_TO,oxf/c;oxf/d\n"
    assert sorted(claims(data, links=text).links) == [
        "oxf/a REPORTS_TO oxf/c",
        "oxf/a REPORTS_TO oxf/d",
        "oxf/b REPORTS_TO oxf/c",
        "oxf/b REPORTS_TO oxf/d",
    ]


def test_a_row_link_keeps_all_that_the_row_says(data: Path) -> None:
    text = (
        "member,body,slot,seats,voting,basis,status,strength,words,reason,until\n"
        "oxf/a,oxf/b,second,2,no,inferred,planned,shall,sits,it is read so,2010\n"
    )
    (link,) = claims(data, memberships=text).links.values()
    assert link.key == "oxf/a MEMBER_OF oxf/b second"
    assert (link.basis, link.status, link.strength) == ("inferred", "planned", "shall")
    assert (link.words, link.reason, link.until) == ("sits", "it is read so", "2010")
    assert link.props == {"seats": 2, "voting": False}


def test_a_column_of_links_takes_only_its_own_narrowed_sources(data: Path) -> None:
    text = (
        "id,name,led_by,led_by_words,target_lead,document,paragraph,lines,more_sources\n"
        "oxf/t,T,oxf/b,is given to,oxf/p,handbook,1,10,"
        "handbook|2|20|led_by; minutes|3|30; handbook|4|40|target_lead; handbook|5|50|class\n"
    )
    found = claims(data, targets=text)
    first, general = Source("handbook", "1", "10"), Source("minutes", "3", "30")
    assert found.things["oxf/t"].sources == [first, general, Source("handbook", "5", "50", "class")]
    led_by, lead = found.links["oxf/t LED_BY oxf/b"], found.links["oxf/t TARGET_LEAD oxf/p"]
    assert led_by.sources == [first, Source("handbook", "2", "20"), general]
    assert lead.sources == [first, general, Source("handbook", "4", "40")]
    assert (led_by.words, lead.words) == ("is given to", None)


def test_a_column_may_be_read_the_other_way_round(data: Path) -> None:
    text = "id,text,performed_by\noxf/f,To plan,oxf/a; oxf/b\n"
    assert list(claims(data, functions=text).links) == [
        "oxf/a PERFORMS oxf/f",
        "oxf/b PERFORMS oxf/f",
    ]


def test_what_is_only_listed_together_says_so(data: Path) -> None:
    text = "id,name,delivered_by,listed_with\noxf/t,T,oxf/a,oxf/b\n"
    bases = {link.to: link.basis for link in claims(data, targets=text).links.values()}
    assert bases == {"oxf/a": "stated", "oxf/b": "listed_together"}


def test_a_row_without_columns_for_sources_cites_itself(data: Path) -> None:
    found = claims(data, targets="id,name,led_by\noxf/t,T,oxf/b\noxf/u,U,\n")
    assert found.things["oxf/u"].sources == [Source("targets.csv", "sheet", "row 3")]
    assert found.links["oxf/t LED_BY oxf/b"].sources == [Source("targets.csv", "sheet", "row 2")]


def test_a_bar_in_a_source_does_not_break_it(data: Path) -> None:
    text = "id,name,document,paragraph,lines\noxf/b,B,handbook,a|b,1\n"
    (source,) = claims(data, partnerships=text).things["oxf/b"].sources
    assert Source.parse(str(source)) == source


# Plan and write


@settings(max_examples=5)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_and_files_does_not_matter(random: Random) -> None:
    columns = ["id", "name", "led_by", "document", "paragraph", "lines"]
    rows = [
        {
            "id": f"oxf/{i}",
            "name": f"T{i}",
            "led_by": "oxf/a",
            "document": "d",
            "paragraph": str(i),
            "lines": "1",
        }
        for i in range(6)
    ]
    with tempfile.TemporaryDirectory() as name:
        first = claims(Path(name), targets=sheet(rows, columns))
        random.shuffle(rows)
        random.shuffle(columns)
        assert claims(Path(name), targets=sheet(rows, columns)).hash == first.hash


slugs = st.sampled_from(["oxf/a", "oxf/b", "oxf/c"])
partnerships = st.lists(
    st.fixed_dictionaries(
        {"id": slugs, "name": st.sampled_from(["Board", "Café", "'=1", 'a "b", c', "two\nlines"])},
        optional={
            "aliases": st.sampled_from(["X", "X; Y"]),
            "status": st.sampled_from(["planned", "ceased", "not_stated"]),
            "since": st.sampled_from(["2008", "2008-04"]),
            "statutory": st.sampled_from(["yes", "no"]),
        },
    ),
    unique_by=lambda row: row["id"],
)


@st.composite
def folders(draw: st.DrawFn) -> dict[str, str]:
    """The sheets of a folder without mistakes."""
    bodies = draw(partnerships)
    known = [body["id"] for body in bodies]
    some = st.lists(st.sampled_from(known), unique=True) if known else st.just([])
    targets = [
        {"id": f"oxf/t{i}", "name": f"T{i}", "led_by": "; ".join(draw(some))}
        for i in range(draw(st.integers(0, 2)))
    ]
    return {
        "partnerships": sheet(bodies, ["id", "name", "aliases", "status", "since", "statutory"]),
        "targets": sheet(targets, ["id", "name", "led_by"]),
    }


@contextmanager
def fresh() -> Iterator[tuple[Path, EmbeddedStore]]:
    """A folder to load from, and an empty store, for one example of many."""
    with (
        tempfile.TemporaryDirectory() as name,
        EmbeddedStore(Path(name) / "store", MODEL) as store,
    ):
        yield Path(name) / "data", store


@given(folders())
def test_loading_twice_changes_nothing(sheets: dict[str, str]) -> None:
    with fresh() as (at, store):
        first = load(folder(at, **sheets), store)
        before = contents(store)
        plan = planned(folder(at, **sheets), store, MODEL)
        assert plan.nothing_to_do
        assert load(at, store) is None
        assert contents(store) == before
        assert store.versions(SCOPE) == [first]


@given(folders(), folders())
def test_undo_leaves_the_graph_as_before(first: dict[str, str], second: dict[str, str]) -> None:
    with fresh() as (at, store):
        load(folder(at, **first), store)
        before, heads = contents(store), store.heads()
        if version := load(folder(at, **second), store, may_shrink=True):
            undo(version.load, store)
        assert contents(store) == before
        assert store.heads() == heads


@given(folders(), folders())
def test_a_load_leaves_no_trace_of_what_was_there_before(
    first: dict[str, str], second: dict[str, str]
) -> None:
    with fresh() as (at, store), fresh() as (_, only_second):
        load(folder(at, **first), store)
        load(folder(at, **second), store, may_shrink=True)
        load(at, only_second)
        assert contents(store) == contents(only_second)


def test_a_plan_counts_and_tells_what_changes(embedded_store: Store, data: Path) -> None:
    load(folder(data, partnerships="id,name\noxf/a,A\noxf/b,B\noxf/c,C\n"), embedded_store)
    text = "id,name,purpose\noxf/a,A,\noxf/b,Board,to plan\noxf/d,D,\n"
    plan = planned(folder(data, partnerships=text), embedded_store, MODEL)
    assert plan.counts == {"added": 1, "changed": 1, "unchanged": 1, "retired": 1}
    assert plan.changes() == [
        ("oxf/b", "name", "B", "Board"),
        ("oxf/b", "purpose", None, "to plan"),
    ]
    assert ids(embedded_store) == ["oxf/a", "oxf/b", "oxf/c"]


def test_a_load_remembers_when_who_what_and_how_much(
    embedded_store: Store, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "clerk")
    version = load(folder(data, partnerships=BODIES), embedded_store)
    assert version
    assert (version.load, version.rank, version.who) == (f"{SCOPE}@1", "council", "clerk")
    assert version.when.endswith("+00:00")
    assert list(version.files) == ["partnerships.csv"]
    assert version.counts == {"added": 2, "changed": 0, "unchanged": 0, "retired": 0}
    assert list(every_load(embedded_store)) == [version]


def test_a_user_without_a_name_can_load(
    embedded_store: Store, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr(getpass, "getuser", nameless)
    version = load(folder(data, partnerships=BODIES), embedded_store)
    assert version
    assert version.who == "unknown"


def rows(count: int) -> str:
    """A sheet of so many partnerships."""
    return "id,name\n" + "".join(f"oxf/b{i},B{i}\n" for i in range(count))


def test_a_load_may_retire_a_fifth(embedded_store: Store, data: Path) -> None:
    load(folder(data, partnerships=rows(10)), embedded_store)
    load(folder(data, partnerships=rows(8)), embedded_store)
    assert len(ids(embedded_store)) == 8


def test_a_load_that_would_retire_more_stops_and_says_so(embedded_store: Store, data: Path) -> None:
    load(folder(data, partnerships=rows(10)), embedded_store)
    folder(data, partnerships=rows(7))
    with pytest.raises(BadInput, match=rf"would retire 3 of {SCOPE}, more than a fifth.*--may-shr"):
        load(data, embedded_store)
    assert len(ids(embedded_store)) == 10
    load(data, embedded_store, may_shrink=True)
    assert len(ids(embedded_store)) == 7


def test_a_plan_that_somebody_else_overtook_is_refused(embedded_store: Store, data: Path) -> None:
    load(folder(data, partnerships=rows(5)), embedded_store)
    plan = planned(folder(data, partnerships=rows(6)), embedded_store, MODEL)
    stored(embedded_store, drawing("x Post"), SCOPE)
    with pytest.raises(BadInput, match="changed by somebody else meanwhile"):
        embedded_store.commit(plan.change(9, "now", "me"))
    assert ids(embedded_store) == ["oxf/x"]


def test_a_scope_keeps_its_rank(embedded_store: Store, data: Path) -> None:
    load(folder(data, partnerships=BODIES), embedded_store)
    for text in (BODIES, rows(3)):
        with pytest.raises(BadInput) as caught:
            load(folder(data, rank="edits", partnerships=text), embedded_store)
        (problem,) = caught.value.problems
        assert "rank" in problem.where
        assert (problem.saw, problem.expected) == ("edits", f"council, as in {SCOPE}@1")


# Between scopes


def test_an_end_may_stand_in_another_scope(store: Store, data: Path) -> None:
    stored(store, drawing("england/police Organisation", "b Partnership"), "law/register")
    load(folder(data, memberships="member,body\nengland/police,oxf/b\n"), store)
    assert store.read("MATCH (a)-[:MEMBER_OF]->(b) RETURN a.id AS a, b.id AS b") == [
        {"a": "england/police", "b": "oxf/b"}
    ]


def test_an_end_may_stand_in_a_folder_loaded_before_it(embedded_store: Store, data: Path) -> None:
    first = folder(data / "1", "oxf/one", partnerships=BODIES)
    second = folder(data / "2", "oxf/two", memberships="member,body\noxf/a,oxf/b\n")
    plans = planned_all([first, second], embedded_store, MODEL)
    assert [plan.counts["added"] for plan in plans] == [2, 1]
    with pytest.raises(BadInput):
        planned_all([second, first], embedded_store, MODEL)


def test_what_another_scope_rests_on_can_not_be_taken_away(store: Store, data: Path) -> None:
    first = load(folder(data / "1", "oxf/one", partnerships=BODIES), store)
    assert first
    load(folder(data / "2", "oxf/two", memberships="member,body\noxf/a,oxf/b\n"), store)
    before = contents(store)
    folder(data / "1", "oxf/one", partnerships="id,name\noxf/a,A\n")
    attempts: list[Callable[[], object]] = [
        lambda: load(data / "1", store, may_shrink=True),
        lambda: undo(first.load, store),
    ]
    for attempt in attempts:
        with pytest.raises(BadInput) as caught:
            attempt()
        problem = caught.value.problems[-1]
        assert problem.where == "oxf/one · oxf/b"
        assert "oxf/a MEMBER_OF oxf/b" in problem.expected
        assert "oxf/two" in problem.expected
    assert contents(store) == before


def test_what_another_scope_also_claims_can_be_dropped(store: Store, data: Path) -> None:
    load(folder(data / "1", "oxf/one", partnerships=BODIES), store)
    load(
        folder(
            data / "2",
            "oxf/two",
            partnerships=BODIES,
            memberships="member,body\noxf/a,oxf/b\n",
        ),
        store,
    )
    folder(data / "1", "oxf/one", partnerships="id,name\noxf/a,A\n")
    load(data / "1", store, may_shrink=True)
    assert ids(store) == ["oxf/a", "oxf/b"]


# Undo


@pytest.mark.parametrize("asked", ["", "x", "@", "oxf/council", "oxf/council@", "nowhere@1"])
def test_undoing_what_is_not_there_names_what_is(embedded_store: Store, asked: str) -> None:
    with pytest.raises(BadInput, match=r"Nothing is loaded\.$"):
        undo(asked, embedded_store)
    stored(embedded_store, drawing("a Post"), SCOPE)
    with pytest.raises(BadInput, match=rf"no load {asked!r}\. The newest loads are {SCOPE}@1\.$"):
        undo(asked, embedded_store)


def test_an_older_load_is_undone_after_the_newer_ones(embedded_store: Store) -> None:
    for line in ("a Post", "a b Post", "a b c Post"):
        stored(embedded_store, drawing(line), SCOPE)
    with pytest.raises(BadInput, match=rf"undo {SCOPE}@3, {SCOPE}@2 first"):
        undo(f"{SCOPE}@1", embedded_store)
    for number in (3, 2, 1):
        undo(f"{SCOPE}@{number}", embedded_store)
    assert ids(embedded_store) == []


def test_every_folder_of_the_seed_is_found() -> None:
    found: list[Any] = [path.name for path in seeds()]
    assert "oxfordshire" in found
