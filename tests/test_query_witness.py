"""Questions to a witness, each from one fact or silence of a small graph drawn for the case."""

import pytest

from queries.trace import Trace, trace
from queries.witness import MOST, Question, questions
from tests.drawn import MODEL, in_memory

LINE = ("t Target", "b Partnership", "t LED_BY b")


def traced(*lines: str, of: str = "oxf/t") -> Trace:
    return trace(in_memory(*lines), of, "2009", MODEL)


def asked(*lines: str, of: str = "oxf/t") -> list[Question]:
    return questions(traced(*lines, of=of), MODEL)


def texts(*lines: str, of: str = "oxf/t") -> list[str]:
    return [question.text for question in asked(*lines, of=of)]


def test_a_line_that_stops_comes_first_and_asks_to_whom_its_last_body_answers() -> None:
    first = asked(*LINE)[0]
    assert first.text == "To whom does B answer?"
    assert first.why == "The documents name no body above B."
    assert first.sources == ("handbook|1.1|1-2",)


def test_the_words_for_the_last_body_are_quoted_as_the_reason() -> None:
    plan = ("p Plan", "p LED_BY b words='finally responsible' sources='h|9|3'")
    first = asked(*LINE, *plan)[0]
    assert first.why == "The documents call B “finally responsible”, and name no body above it."
    assert first.sources == ("h|9|3",)


def test_a_line_that_reaches_the_public_is_not_asked_where_it_leads() -> None:
    elected = ("t Target", "b Partnership answers_to=electors", "t LED_BY b")
    assert not any(text.startswith("To whom") for text in texts(*elected))


def test_a_target_given_to_nobody() -> None:
    assert texts("t Target")[0] == "Who answers for this target?"
    assert texts("t Target indicators='NI 7'")[0] == "Who answers for NI 7?"


def test_a_body_still_to_be_formed() -> None:
    planned = ("t Target", "b Partnership status=planned", "t LED_BY b")
    assert "When will B be formed, and who answers for this target until then?" in texts(*planned)
    assert not any(text.startswith("When") for text in texts(*LINE))


def test_several_bodies_called_responsible() -> None:
    shared = "How is responsibility for this target shared between B and C?"
    two = ("t Target", "b c Partnership")
    assert shared in texts(*two, "t LED_BY b", "t LED_BY c")
    above = (*two, "p Plan", "t LED_BY b REPORTS_TO c", "p LED_BY c words='finally responsible'")
    assert shared in texts(*above)
    assert shared not in texts(*two, "t LED_BY b REPORTS_TO c")


def test_empty_roles_are_one_question_about_posts() -> None:
    lead = "r Post for_each=Target fills=TARGET_LEAD"
    data = "d Post for_each=Target fills=DATA_OWNED_BY"
    assert "Which post is target lead for this target?" in texts(*LINE, lead)
    both = "Which posts are target lead and data owner for this target?"
    assert both in texts(*LINE, lead, data)


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ("g", "Does G do the work for this target?"),
        ("g h", "Which of G and H does the work for this target?"),
        ("g h i j", "Which of the 4 groups listed beside this target does the work?"),
    ],
)
def test_groups_merely_listed_beside(groups: str, expected: str) -> None:
    links = [f"t DELIVERED_BY {group} basis=listed_together" for group in groups.split()]
    assert expected in texts(*LINE, f"{groups} Partnership", *links)


def test_groups_listed_beside_those_that_do_the_work() -> None:
    work = ("g h Partnership", "t DELIVERED_BY g", "t DELIVERED_BY h basis=listed_together")
    assert "Besides G, does H do part of the work for this target?" in texts(*LINE, *work)


def test_no_measure_and_nobody_who_does_the_work() -> None:
    found = texts(*LINE)
    assert "Who does the work for this target?" in found
    assert "How is progress on this target measured?" in found


@pytest.mark.parametrize("basis", ["general", "inferred"])
def test_a_step_that_the_documents_do_not_state_is_asked_about(basis: str) -> None:
    step = f"b REPORTS_TO c basis={basis}"
    found = texts(*LINE, "c Partnership", step)
    assert "Is it so in practice that B reports to C?" in found
    planned = texts(*LINE, "c Partnership", f"{step} status=planned")
    assert "Is it already so in practice that B reports to C?" in planned


def test_scrutiny_by_nobody_of_a_wider_whole_and_of_some() -> None:
    assert "Which body scrutinises B?" in texts(*LINE)
    wider = ("w Partnership", "s Unit", "b PART_OF w", "w SCRUTINISED_BY s")
    assert "Does S look at B as well as at the wider W?" in texts(*LINE, *wider)
    some = ("c Partnership", "s Unit", "b REPORTS_TO c", "b SCRUTINISED_BY s")
    assert "Which body scrutinises C?" in texts(*LINE, *some)


def test_at_most_eight_and_no_two_the_same() -> None:
    bodies = " ".join(f"b{n}" for n in range(12))
    found = texts("t Target", f"{bodies} Partnership", *(f"t LED_BY {b}" for b in bodies.split()))
    assert len(found) == MOST
    assert len(set(found)) == MOST


def test_nothing_unsaid_nothing_asked() -> None:
    found = asked(
        *("t Target", "o Organisation answers_to=electors", "s Unit", "i Indicator"),
        *("t LED_BY o", "t DELIVERED_BY o", "t MEASURED_BY i", "o SCRUTINISED_BY s"),
    )
    assert found == []


def test_a_body_is_asked_about_by_its_name() -> None:
    assert texts("b Partnership", of="oxf/b") == ["To whom does B answer?"]


def test_every_question_is_one_line_that_asks_and_every_reason_one_sentence() -> None:
    for question in asked(*LINE, "c Partnership status=planned", "b REPORTS_TO c basis=general"):
        assert question.text.endswith("?")
        assert question.text.count("?") == 1
        assert question.why.endswith(".")
