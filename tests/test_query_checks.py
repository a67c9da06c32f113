"""Each check on graphs drawn for it: a gap, a fine one, and what is not known; both engines."""

import pytest

from graph.store import Store
from model.problems import BadInput
from queries.check import chosen, run, worst
from tests.drawn import MODEL, drawing, stored

AREA = ("oxf Area", "d Document date=2009-06")
ROLE = "r Post for_each=Target fills=TARGET_LEAD"
LED = ("t Target", "b Partnership", "t LED_BY b")

CASES: dict[str, tuple[str, tuple[str, ...], list[tuple[str, str]]]] = {
    "A1 given to nobody": ("A1", ("t Target",), [("gap", "oxf/t")]),
    "A1 given to a body, and no role is asked for": ("A1", LED, []),
    "A1 given to a body, but the role asked for is empty": (
        "A1",
        (*LED, ROLE),
        [("unknown", "oxf/t")],
    ),
    "A1 its target lead is named": ("A1", (*LED, ROLE, "p Post", "t TARGET_LEAD p"), []),
    "A1 its only lead has ended": (
        "A1",
        ("t Target", "b Partnership", "t LED_BY b until=2008"),
        [("gap", "oxf/t")],
    ),
    "A1 listed together clears nothing": (
        "A1",
        ("t Target", "b Partnership", "t LED_BY b basis=listed_together"),
        [("gap", "oxf/t")],
    ),
    "A5 nobody, and the source names all deliverers": (
        "A5",
        (*LED, "d COMPLETE_FOR oxf list=deliverers"),
        [("gap", "oxf/t")],
    ),
    "A5 nobody, and the source does not claim to name them": ("A5", LED, [("unknown", "oxf/t")]),
    "A5 groups beside it are not matched": (
        "A5",
        (*LED, "g Partnership", "t DELIVERED_BY g basis=listed_together"),
        [("unknown", "oxf/t")],
    ),
    "A5 somebody": ("A5", (*LED, "t DELIVERED_BY b"), []),
    "A7 stops where the source gives the lines whole": (
        "A7",
        (*LED, "u Target", "u LED_BY b", "d COMPLETE_FOR b list=reporting"),
        [("gap", "oxf/b")],
    ),
    "A7 stops where the source may just not say": ("A7", LED, [("unknown", "oxf/b")]),
    "A7 reaches an elected body": (
        "A7",
        (*LED, "c Unit answers_to=electors", "b REPORTS_TO c"),
        [],
    ),
    "A7 splits among the members": (
        "A7",
        (*LED, "o Organisation", "o MEMBER_OF b answers_home=yes"),
        [],
    ),
    "A10 no measure, and the source names them all": (
        "A10",
        ("t Target", "d COMPLETE_FOR oxf list=measures"),
        [("gap", "oxf/t")],
    ),
    "A10 a measure whose figures nobody owns": (
        "A10",
        ("t Target", "i Indicator", "t MEASURED_BY i"),
        [("unknown", "oxf/t")],
    ),
    "A10 a measure with a source of figures": (
        "A10",
        ("t Target", "i Indicator data_source=survey", "t MEASURED_BY i"),
        [],
    ),
    "A10 an owner of the data": (
        "A10",
        ("t Target", "i Indicator", "o Organisation", "t MEASURED_BY i", "i DATA_OWNED_BY o"),
        [],
    ),
    "B10 one member in a whole list": (
        "B10",
        ("b Partnership", "o Organisation", "o MEMBER_OF b", "d COMPLETE_FOR b list=members"),
        [("gap", "oxf/b")],
    ),
    "B10 no members listed": ("B10", ("b Partnership",), [("unknown", "oxf/b")]),
    "B10 two members": (
        "B10",
        ("b Partnership", "o p Organisation", "o MEMBER_OF b", "p MEMBER_OF b"),
        [],
    ),
    "B10 one member in two seats is one member": (
        "B10",
        ("b Partnership", "o Organisation", "o MEMBER_OF b", "o MEMBER_OF b slot=officer"),
        [("unknown", "oxf/b")],
    ),
    "C1 named": ("C1", ("b Partnership", "s Unit", "b SCRUTINISED_BY s cover=named"), []),
    "C1 covered as part of a wider whole": (
        "C1",
        ("b w Partnership", "s Unit", "b PART_OF w", "w SCRUTINISED_BY s"),
        [("general", "oxf/b")],
    ),
    "C1 only proposed": (
        "C1",
        ("b Partnership", "s Unit", "b SCRUTINISED_BY s status=proposed"),
        [("unknown", "oxf/b")],
    ),
    "C1 none, and the source names all scrutiny": (
        "C1",
        ("b Partnership", "d COMPLETE_FOR oxf list=scrutiny"),
        [("gap", "oxf/b")],
    ),
    "C1 delivery groups are not asked": (
        "C1",
        (
            "b Partnership level=delivery",
            "c Partnership level=board",
            "s Unit",
            "c SCRUTINISED_BY s",
        ),
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_check_finds(store: Store, case: str) -> None:
    code, graph, expected = CASES[case]
    stored(store, drawing(*AREA, *graph))
    _, (result,) = run(store, chosen([code], False), None, None, MODEL)
    assert [(finding.outcome, finding.subject) for finding in result.findings] == expected


def test_a_break_is_one_finding_however_many_targets_it_affects(store: Store) -> None:
    stored(
        store,
        drawing(*AREA, "t u v Target", "b Partnership", "t LED_BY b", "u LED_BY b", "v LED_BY b"),
    )
    _, (result,) = run(store, chosen(["A7"], False), None, None, MODEL)
    assert [finding.because for finding in result.findings] == [
        "The lines of 3 targets stop at B: the source names no elected or statutory body above it."
    ]
    assert result.checked == 3


def test_a_check_whose_things_are_not_loaded_is_not_run(store: Store) -> None:
    stored(store, drawing(*AREA))
    _, (result,) = run(store, chosen(["A1"], False), None, None, MODEL)
    assert result.not_run == "no targets are loaded for oxf"


def test_areas_are_asked_apart_each_on_its_own_day(store: Store) -> None:
    stored(
        store,
        drawing(
            *AREA, "t Target until=2008", "west Area", "west/d Document date=2007", "west/t Target"
        ),
    )
    when, results = run(store, chosen(["A1"], False), None, None, MODEL)
    assert {result.area: result.checked for result in results} == {"oxf": 0, "west": 1}
    assert (when.day("oxf"), when.day("west")) == ("2009-06-30", "2007-12-31")


def test_the_worst_severity_counts_gaps_only(store: Store) -> None:
    stored(store, drawing(*AREA, "t Target", "b Partnership"))
    _, results = run(store, chosen(["B10"], False), None, None, MODEL)
    assert worst(results) is None
    _, results = run(store, chosen(["A1", "B10"], False), None, None, MODEL)
    assert worst(results) == "critical"


def test_a_code_that_there_is_not_lists_those_there_are() -> None:
    with pytest.raises(BadInput, match=r"saw Z9; expected one of A1, A5"):
        chosen(["Z9"], False)


def test_codes_are_taken_in_either_case_and_by_id() -> None:
    assert [one.header.code for one in chosen(["a1", "unscrutinised"], False)] == ["A1", "C1"]


def test_without_codes_those_that_are_on_run() -> None:
    assert [one.header.code for one in chosen([], False)] == ["A1", "A5", "A7", "A10", "B10", "C1"]
