"""What the pages show, without Streamlit: literal text, the answer, the rows, search, the start."""

import pytest

from app import rows, written
from app.answer_page import AnswerView, present
from app.literal import JOINER, literal, quoted
from app.seek import Search, seek
from app.start_page import start
from graph.embedded import MemoryStore
from queries.trace import STARTS, trace
from tests.drawn import MODEL, in_memory

FRAMEWORK = (
    "oxf Area name=Oxfordshire",
    "handbook Document name='The 2009 Handbook' noun=handbook date=2009-06 cited_as=handbook",
    "t Target name='More homes' indicators='NI 154'",
    "p Partnership name='Planning Partnership' status=planned",
    "board Partnership name='Public Service Board'",
    "wider Partnership name='Oxfordshire Partnership'",
    "g h Partnership",
    "scrutiny Unit name='Scrutiny Committee'",
    "doubt Caveat text='Terms are still to be agreed.'",
    "t LED_BY p words='is responsible for'",
    "p REPORTS_TO board basis=general since=2009-01 reason='Asked of all.' note='By December.'",
    "t DELIVERED_BY g basis=listed_together",
    "t DELIVERED_BY h",
    "p PART_OF wider",
    "board PART_OF wider",
    "wider SCRUTINISED_BY scrutiny strength=expected",
    "doubt QUALIFIES p",
    "doubt QUALIFIES board",
)


@pytest.fixture(scope="module")
def store() -> MemoryStore:
    return in_memory(*FRAMEWORK)


@pytest.fixture(scope="module")
def view(store: MemoryStore) -> AnswerView:
    return present(trace(store, "oxf/t", None, MODEL), MODEL)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Children's Trust (A/B), 10.5%", "Children's Trust (A/B), 10.5%"),
        ("<img src=x onerror=alert(1)>", r"\<img src=x onerror=alert(1)\>"),
        ("[a](javascript:alert(1))", r"\[a\](javascript\:alert(1))"),
        ("**x** _y_ ~~z~~ `c`", r"\*\*x\*\* \_y\_ \~\~z\~\~ \`c\`"),
        ("$x$ and $5", r"\$x\$ and \$5"),
        (":smile:", rf"\:{JOINER}smile\:"),
        (":material/home:", rf"\:{JOINER}material/home\:"),
        (":red[x]", r"\:red\[x\]"),
        ("A&E &lt;", r"A\&E \&lt;"),
        ("https://a.b", rf"https\:{JOINER}//a.b"),
        ("www.a.b", f"www{JOINER}.a.b"),
        ("me@a.b", f"me@{JOINER}a.b"),
        ("a -> b <-> c -- d <= e", rf"a -{JOINER}\> b \<{JOINER}-\> c -{JOINER}- d \<{JOINER}= e"),
        ("# head", r"\# head"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("2) item", r"2\) item"),
        ("=====", r"\====="),
        ("two\n\nlines\tand    more", "two lines and more"),
        (r"back\slash | pipe", r"back\\slash \| pipe"),
    ],
)
def test_text_from_data_is_shown_as_it_stands(text: str, shown: str) -> None:
    assert literal(text) == shown


def test_quoted_text_is_literal_too() -> None:
    assert quoted("*x*") == r"“\*x\*”"


def test_the_answer_says_what_it_is_of_and_when(view: AnswerView) -> None:
    assert view.heading == "NI 154 (“More homes”)"
    assert view.as_at == "As at June 2009, the date of the newest source: The 2009 Handbook."
    assert "Planning Partnership" in view.answer


def test_what_is_still_to_be_formed_says_so_itself(store: MemoryStore) -> None:
    view = present(trace(store, "oxf/p", None, MODEL), MODEL)
    assert view.kind == "Partnership, still to be formed"


def test_each_step_has_what_it_rests_on(view: AnswerView) -> None:
    (line,) = view.answers
    first, second = (step.said for step in line.steps)
    assert (first.words, first.basis, first.dates) == (
        "is responsible for",
        "the document says so",
        "not dated",
    )
    assert (second.basis, second.dates) == (
        "follows from a list or a general rule",
        "since January 2009",
    )
    assert (second.reason, second.note) == ("Asked of all.", "By December.")
    assert first.sources == ("June 2009 handbook, 1.1, lines 1-2",)
    assert line.ending.startswith("The line stops at the Public Service Board")
    assert line.unsure.startswith("The step we are least sure of is step 1")


def test_those_who_do_the_work_stand_apart_from_those_merely_listed(view: AnswerView) -> None:
    assert [line.steps[0].said.sentence for line in view.work] == [
        "NI 154 (“More homes”) is delivered by H."
    ]
    assert [one.sentence for one in view.listed] == ["G"]


def test_what_scrutinises_several_is_said_once(view: AnswerView) -> None:
    (said,) = view.scrutiny
    assert said.sentence == (
        "The Scrutiny Committee is expected to scrutinise the wider Oxfordshire Partnership, which "
        "takes in the Planning Partnership and the Public Service Board."
    )


def test_a_caveat_stands_once_with_all_that_it_is_about(view: AnswerView) -> None:
    (caveat,) = view.caveats
    assert caveat.text == "Terms are still to be agreed."
    assert caveat.about == ("the Planning Partnership", "the Public Service Board")


def test_what_is_missing_says_what_to_do(view: AnswerView) -> None:
    fixes = dict(view.missing)
    fix = fixes["The document names no body that the Public Service Board reports to."]
    assert fix.startswith("Ask the Public Service Board")


def test_a_kind_that_nobody_answers_for_is_told_so(store: MemoryStore) -> None:
    view = present(trace(store, "oxf/doubt", None, MODEL), MODEL)
    assert not view.followed
    assert view.answer.startswith("This is a caveat: ")


def test_steps_are_one_numbered_list(view: AnswerView) -> None:
    text = written.steps(view.answers[0])
    assert text.startswith(r"1. **NI 154 (“More homes”) is given to the Planning Partnership")
    assert "\n\n2. **The Planning Partnership reports to the Public Service Board.**" in text
    assert "Source: June 2009 handbook, 1.1, lines 1-2" in text


def test_the_table_has_a_row_a_step_and_keeps_the_lanes_apart(store: MemoryStore) -> None:
    every = rows.rows(trace(store, "oxf/t", None, MODEL), MODEL)
    assert [row["lane"] for row in every] == ["answers for it", "answers for it", "does the work"]
    names, cells = rows.shown(every)
    assert names == ["Step 1", "Step 2", "Work, step 1"]
    assert cells[0]["In its own words"] == "“is responsible for”"


def test_lines_are_numbered_as_on_the_page_where_there_are_several() -> None:
    graph = in_memory(
        "p Post", "a b Partnership", "p HELD_TO_ACCOUNT_BY a", "p HELD_TO_ACCOUNT_BY b"
    )
    names, _ = rows.shown(rows.rows(trace(graph, "oxf/p", None, MODEL), MODEL))
    assert names == ["Line 1, step 1", "Line 2, step 1"]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t"])
def test_no_cell_of_the_csv_is_a_formula(first: str) -> None:
    formula = f"{first}HYPERLINK(1)"
    graph = in_memory("t Target name='Some homes'", "b Partnership", "t LED_BY b words=x")
    every = rows.rows(trace(graph, "oxf/t", None, MODEL), MODEL)
    text = rows.csv([{**row, "words": formula} for row in every]).decode("utf-8-sig")
    assert f"'{formula}" in text


def test_the_csv_is_named_after_the_thing() -> None:
    assert rows.file_name("oxfordshire/ni-154") == "who-answers-oxfordshire-ni-154.csv"


def search(store: MemoryStore, words: str) -> Search:
    return seek(store, words, {"oxf": "Oxfordshire"}, MODEL)


def test_an_exact_name_leads_straight_to_its_thing(store: MemoryStore) -> None:
    assert search(store, "ni154").thing == "oxf/t"


def test_words_of_several_names_give_groups_by_kind(store: MemoryStore) -> None:
    found = search(store, "partnership")
    assert [(group.title, len(group.hits)) for group in found.groups] == [("Partnerships", 2)]
    assert [(hit.name, hit.note) for hit in found.groups[0].hits] == [
        ("Planning Partnership", "still to be formed"),
        ("Oxfordshire Partnership", ""),
    ]


def test_the_area_in_an_id_is_no_name() -> None:
    graph = in_memory("t Target name='More homes'", "b Partnership name='Oxf board'")
    assert [group.title for group in search(graph, "oxf").groups] == ["Partnerships"]


def test_two_of_one_name_are_told_apart_by_their_areas() -> None:
    graph = in_memory(
        "a/board Partnership name='The Board'", "b/board Partnership name='The Board'"
    )
    found = seek(graph, "the board", {"a": "Aland", "b": "Bland"}, MODEL)
    assert found.says == "2 things are called “the board”. Which one is meant?"
    assert [hit.note for hit in found.groups[0].hits] == ["Aland", "Bland"]


def test_an_unknown_name_gives_the_nearest(store: MemoryStore) -> None:
    found = search(store, "Publik Servise Bord")
    assert found.says == "Nothing loaded is called “Publik Servise Bord”."
    assert found.nearest[0].name == "Public Service Board"


def test_the_start_counts_with_denominators(store: MemoryStore) -> None:
    view = start(store)
    assert view.areas[0].counts == (
        "1 target; 1 given to a body, 0 with a target lead named",
        "5 partnerships; 1 with a body above them named, 1 still to be formed",
    )
    assert view.sources == ("The 2009 Handbook (June 2009)",)
    assert view.examples[0] == ("oxf/t", "NI 154 (“More homes”)")


def test_everything_that_can_be_asked_about_has_a_page(store: MemoryStore) -> None:
    for row in store.read("MATCH (t:Thing) RETURN t.id AS id, t.kind AS kind"):
        view = present(trace(store, str(row["id"]), None, MODEL), MODEL)
        assert view.followed == (row["kind"] in STARTS)
        assert view.answer
