"""Traces on small graphs drawn for the case: endings, lanes, validity, the least sure step."""

import pytest

from graph.store import Store
from queries.answer import answer
from queries.chains import HOPS, MOST_CHAINS
from queries.trace import Only, Trace, trace
from tests.drawn import MODEL, drawing, in_memory, stored


def traced(*lines: str, of: str = "oxf/t", day: str | None = "2009", **only: str) -> Trace:
    return trace(in_memory(*lines), of, day, MODEL, Only(**only))


def ends(found: Trace) -> list[tuple[str, str, str]]:
    return [(chain.lane, chain.ending, str(chain.ends_at["id"])) for chain in found.chains]


def test_a_line_to_an_elected_body_is_complete() -> None:
    found = traced(
        "t Target", "b Partnership", "c Unit answers_to=electors", "t LED_BY b REPORTS_TO c"
    )
    assert ends(found) == [("answers", "elected", "oxf/c")]
    assert found.chains[0].complete


def test_an_elected_post_ends_a_line_too() -> None:
    found = traced("t Target", "p Post elected=yes", "t TARGET_LEAD p")
    assert ends(found) == [("answers", "elected", "oxf/p")]


@pytest.mark.parametrize("whom", ["ministers", "regulator"])
def test_a_body_that_answers_to_ministers_or_a_regulator_is_a_statutory_end(whom: str) -> None:
    found = traced("t Target", f"o Organisation answers_to={whom}", "t LED_BY o")
    assert ends(found) == [("answers", "statutory", "oxf/o")]
    assert found.chains[0].complete


def test_a_line_splits_where_members_answer_to_their_own_bodies() -> None:
    found = traced(
        *("t Target", "b Partnership", "m n Organisation", "t LED_BY b"),
        *("m MEMBER_OF b answers_home=yes", "n MEMBER_OF b"),
    )
    assert ends(found) == [("answers", "splits", "oxf/b")]
    assert [member["id"] for member in found.chains[0].members] == ["oxf/m"]
    assert not found.chains[0].complete
    assert "its members answer to their own bodies, M." in answer(found, MODEL)


def test_membership_alone_is_not_accountability() -> None:
    found = traced("t Target", "b Partnership", "m Organisation", "t LED_BY b", "m MEMBER_OF b")
    assert ends(found) == [("answers", "stops", "oxf/b")]


def test_a_line_stops_where_nobody_is_named_above() -> None:
    found = traced("t Target", "b Partnership", "t LED_BY b")
    assert ends(found) == [("answers", "stops", "oxf/b")]
    assert any(gap.at["id"] == "oxf/b" and gap.relation == "REPORTS_TO" for gap in found.missing)


@pytest.mark.parametrize(
    "link",
    [
        "b REPORTS_TO c about=line_management",
        "b REPORTS_TO c about=information",
        "b REPORTS_TO c basis=listed_together",
        "b REPORTS_TO c status=proposed",
        "b SUPPORTS c role=secretariat",
        "b PART_OF c",
        "b SCRUTINISED_BY c",
        "b ESCALATES_TO c",
    ],
)
def test_what_is_not_accountability_carries_no_line(link: str) -> None:
    found = traced("t Target", "b c Partnership", "t LED_BY b", link)
    assert ends(found) == [("answers", "stops", "oxf/b")]


def test_the_holder_of_the_money_is_never_a_targets_line() -> None:
    found = traced(
        "t Target", "b Partnership", "o Organisation", "t LED_BY b", "o HOLDS_MONEY_FOR b"
    )
    assert ends(found) == [("answers", "stops", "oxf/b")]


def test_who_does_the_work_is_a_lane_of_its_own() -> None:
    found = traced("t Target", "b g Partnership", "t LED_BY b", "t DELIVERED_BY g REPORTS_TO b")
    assert ends(found) == [("answers", "stops", "oxf/b"), ("work", "stops", "oxf/b")]


def test_a_deliverer_never_stands_in_for_a_lead() -> None:
    found = traced("t Target", "g Partnership", "t DELIVERED_BY g")
    assert found.lane("answers") == []
    assert "gives nobody the lead" in answer(found, MODEL)


def test_groups_listed_beside_a_target_carry_nothing_and_are_said_to_be_listed() -> None:
    found = traced("t Target", "g Partnership", "t DELIVERED_BY g basis=listed_together")
    assert found.chains == ()
    assert [beside.other["id"] for beside in found.listed] == ["oxf/g"]
    assert any(gap.relation == "DELIVERED_BY" for gap in found.missing)


def test_a_planned_body_at_the_end_makes_a_line_incomplete() -> None:
    found = traced("t Target", "b Partnership answers_to=electors status=planned", "t LED_BY b")
    assert ends(found) == [("answers", "elected", "oxf/b")]
    assert not found.chains[0].complete
    assert "still to be formed" in answer(found, MODEL)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ("basis=inferred status=planned", "inferred"),
        ("status=planned basis=general", "planned"),
        ("basis=general", "general"),
        ("", "undated"),
        ("since=2008", "stated"),
    ],
)
def test_the_least_sure_step_is_named_with_its_worst_reason(fields: str, why: str) -> None:
    found = traced(
        "t Target", "b c Partnership", "t LED_BY b since=2008", f"b REPORTS_TO c {fields}"
    )
    expected = (1, "stated") if why == "stated" else (2, why)
    assert found.chains[0].weakest == expected


def test_provisional_text_is_a_reason_to_be_unsure() -> None:
    found = traced("t Target", "b Partnership text_status=provisional", "t LED_BY b since=2008")
    assert found.chains[0].weakest == (1, "provisional")


def test_a_line_is_valid_while_all_its_links_hold() -> None:
    found = traced(
        *("t Target", "b c Partnership", "t LED_BY b since=2007-04 until=2010"),
        "b REPORTS_TO c since=2008 until=2009-12",
    )
    assert found.chains[0].valid == ("2008", "2009-12")


def test_a_link_that_has_ended_is_no_step() -> None:
    found = traced("t Target", "b c Partnership", "t LED_BY b", "b REPORTS_TO c until=2008")
    assert ends(found) == [("answers", "stops", "oxf/b")]


def test_links_side_by_side_make_one_step_and_the_surer_one_is_told() -> None:
    found = traced(
        *("t Target", "b c Partnership", "t LED_BY b", "b ACCOUNTABLE_TO c"),
        "b REPORTS_TO c basis=general",
    )
    assert len(found.chains) == 1
    step = found.chains[0].steps[1]
    assert (step.relation, [also.relation for also in step.also]) == (
        "ACCOUNTABLE_TO",
        ["REPORTS_TO"],
    )


def test_a_loop_is_not_walked_twice() -> None:
    found = traced("t Target", "b c Partnership", "t LED_BY b REPORTS_TO c REPORTS_TO b")
    assert ends(found) == [("answers", "stops", "oxf/c")]


def test_a_line_longer_than_the_limit_is_cut_and_said_to_be() -> None:
    bodies = [f"b{n}" for n in range(HOPS + 1)]
    found = traced(
        "t Target", f"{' '.join(bodies)} Partnership", f"t LED_BY {' REPORTS_TO '.join(bodies)}"
    )
    assert found.truncated
    assert len(found.chains[0].steps) == HOPS


def test_more_lines_than_the_limit_are_cut_and_said_to_be() -> None:
    bodies = [f"b{n}" for n in range(MOST_CHAINS + 1)]
    found = traced(
        "t Target", f"{' '.join(bodies)} Partnership", *(f"t LED_BY {b}" for b in bodies)
    )
    assert found.truncated
    assert len(found.chains) == MOST_CHAINS


def test_to_and_via_keep_only_lines_that_reach_or_pass() -> None:
    graph = ("t Target", "b c d Partnership", "t LED_BY b REPORTS_TO c REPORTS_TO d")
    assert ends(traced(*graph, to="oxf/c")) == [("answers", "stops", "oxf/c")]
    assert ends(traced(*graph, via="oxf/c")) == [("answers", "stops", "oxf/d")]


def test_a_line_that_does_not_reach_what_was_asked_for_is_said_not_to() -> None:
    found = traced("t Target", "b c Partnership", "t LED_BY b", to="oxf/c")
    assert answer(found, MODEL).startswith("No line is recorded from “T” to oxf/c.")


def test_what_is_let_in_on_request_is_marked_inherited() -> None:
    graph = ("t Target", "b c Partnership", "t LED_BY b PART_OF c since=2008")
    store = in_memory(*graph)
    found = trace(store, "oxf/t", "2009", MODEL, Only(include=["PART_OF"]))
    assert ends(found) == [("answers", "stops", "oxf/c")]
    assert found.chains[0].weakest == (2, "inherited")


def test_scrutiny_of_a_wider_whole_is_shown_beside_and_called_that() -> None:
    found = traced(
        *("t Target", "b w Partnership", "s Unit", "t LED_BY b PART_OF w"),
        "w SCRUTINISED_BY s strength=expected",
    )
    said = [beside.link["wider"] for beside in found.scrutiny]
    assert said == ["W"]
    assert "S is expected to scrutinise the wider W as a whole." in answer(found, MODEL)


def test_a_role_the_framework_asks_for_and_nobody_fills_is_missing() -> None:
    role = "r Post for_each=Target fills=TARGET_LEAD"
    graph = ("t Target", "b Partnership", role, "t LED_BY b")
    assert "names no target lead" in answer(traced(*graph), MODEL)
    assert "target lead" not in answer(traced(*graph, "p Post", "t TARGET_LEAD p"), MODEL)


def test_asked_of_a_day_after_the_newest_source_the_answer_begins_by_saying_so() -> None:
    graph = ("d Document date=2009-06", "t Target", "b Partnership", "t LED_BY b")
    later = answer(traced(*graph, day="2012"), MODEL)
    assert later.startswith("As last recorded in June 2009; nothing later has been loaded.")
    assert not answer(traced(*graph, day=None), MODEL).startswith("As last")


def test_without_a_day_an_answer_speaks_of_the_last_day_of_the_newest_source() -> None:
    found = traced("d Document date=2008-03", "e Document date=2007", "t Target", day=None)
    assert found.day == "2008-03-31"


def test_a_trace_takes_three_round_trips() -> None:
    class Counting:
        def __init__(self, store: object) -> None:
            self.store, self.trips = store, 0

        def read(self, query: str, /, **parameters: object) -> object:
            self.trips += 1
            return self.store.read(query, **parameters)  # type: ignore[attr-defined]

    store = Counting(in_memory("t Target", "b Partnership", "t LED_BY b"))
    trace(store, "oxf/t", "2009", MODEL)  # type: ignore[arg-type]
    assert store.trips == 3


def test_both_engines_trace_alike(store: Store) -> None:
    stored(
        store,
        drawing(
            *("t Target", "b c g Partnership", "o Organisation answers_to=electors"),
            *("t LED_BY b REPORTS_TO c ACCOUNTABLE_TO o", "t DELIVERED_BY g REPORTS_TO b"),
        ),
    )
    found = trace(store, "oxf/t", "2009", MODEL)
    assert ends(found) == [("answers", "elected", "oxf/o"), ("work", "elected", "oxf/o")]


def test_a_role_that_no_relation_records_is_not_missing() -> None:
    role = "r Post for_each=Organisation"
    found = traced("o Organisation", role, of="oxf/o")
    assert {gap.relation for gap in found.missing} == {"REPORTS_TO"}


def test_a_paragraph_is_cited_once_with_all_its_lines() -> None:
    from queries.answer import cited_words

    found = traced("t Target", "b Partnership", "t LED_BY b sources='h|1.2|4; h|1.2|8-9; h|2|1'")
    cited = cited_words(found, found.chains[0].steps[0].link)
    assert cited == ["h, 1.2, lines 4, 8-9", "h, 2, line 1"]
