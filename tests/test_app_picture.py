"""What a picture shows and where, and everything recorded about a thing."""

from app import looks
from app.picture import DOWN, FOLD_ABOVE, MOST_DRAWN, Picture, of_thing, of_trace
from app.thing_page import present, rows
from model.reader import load_model
from queries.show import Shown, show
from queries.trace import trace
from tests.drawn import MODEL, in_memory

TARGET = (
    *("t Target", "b w Partnership", "s Unit", "g Partnership status=planned", "t LED_BY b"),
    *("b PART_OF w", "w SCRUTINISED_BY s", "t DELIVERED_BY g basis=listed_together"),
)


def pictured(*lines: str, of: str = "oxf/t") -> Picture:
    return of_trace(trace(in_memory(*lines), of, "2009", MODEL), MODEL)


def shown(*lines: str, of: str = "oxf/b") -> Shown:
    return show(in_memory(*lines), of, "2009", MODEL)


def test_tiers_run_top_down_from_the_end_of_the_line_to_what_stands_beside() -> None:
    heights = {node.key: node.y for node in pictured(*TARGET).nodes}
    assert heights["nobody above oxf/b"] < heights["oxf/b"] < heights["oxf/t"] < heights["oxf/g"]
    assert heights["oxf/s"] == heights["oxf/b"]


def test_a_body_on_two_lines_stands_once_at_its_longest() -> None:
    picture = pictured("t Target", "b c Partnership", "t LED_BY c", "t LED_BY b REPORTS_TO c")
    assert [node.y for node in picture.nodes if node.key == "oxf/c"] == [-2 * DOWN]


def test_where_a_line_stops_nobody_is_drawn_and_opens_nothing() -> None:
    (absent,) = (node for node in pictured(*TARGET).nodes if node.kind == "absent")
    assert (absent.id, absent.text) == ("", "No elected or statutory body is named")


def test_a_line_that_ends_at_an_elected_body_has_no_gap_drawn() -> None:
    picture = pictured("t Target", "c Unit answers_to=electors", "t LED_BY c")
    assert {node.kind for node in picture.nodes} == {"Target", "Unit"}


def test_the_style_of_a_line_tells_how_sure_it_is() -> None:
    graph = ("t Target", "b c d Partnership", "t LED_BY b", "b REPORTS_TO c basis=general")
    styles = {e.key: e.style for e in pictured(*graph, "c REPORTS_TO d basis=inferred").edges}
    assert styles["oxf/t LED_BY oxf/b"] == "stated"
    assert styles["oxf/b REPORTS_TO oxf/c"] == "general"
    assert styles["oxf/c REPORTS_TO oxf/d"] == "inferred"
    assert set(styles.values()) <= looks.DASHED.keys()


def test_no_two_things_stand_in_the_same_place() -> None:
    groups = [f"g{n}" for n in range(8)]
    graph = (
        f"{' '.join(groups)} Partnership",
        *(f"t DELIVERED_BY {g} basis=listed_together" for g in groups),
    )
    places = [(node.x, node.y) for node in pictured(*TARGET, *graph).nodes]
    assert len(places) == len(set(places))


def test_the_summary_says_how_many_of_how_many_are_drawn() -> None:
    assert (
        pictured(*TARGET).summary == "Showing 4 of 4 things and 4 links; the same stands as text."
    )


def test_what_a_thing_answers_to_is_above_it_and_who_answers_to_it_below() -> None:
    picture = of_thing(shown("a b c Partnership", "a REPORTS_TO b REPORTS_TO c"), MODEL)
    heights = {node.key: node.y for node in picture.nodes}
    assert heights["oxf/c"] < heights["oxf/b"] < heights["oxf/a"]
    assert {(edge.from_, edge.to) for edge in picture.edges} == {
        ("oxf/a", "oxf/b"),
        ("oxf/b", "oxf/c"),
    }


def test_many_links_of_one_relation_are_folded_with_their_count() -> None:
    targets = [f"t{n}" for n in range(FOLD_ABOVE + 1)]
    graph = ("b Partnership", f"{' '.join(targets)} Target", *(f"{t} LED_BY b" for t in targets))
    picture = of_thing(shown(*graph), MODEL)
    assert [node.text for node in picture.nodes if node.kind == "folded"] == [
        f"Leads: {len(targets)}, listed above"
    ]
    assert "Showing 1 of 12 things" in picture.summary


def test_a_picture_never_draws_more_than_its_most() -> None:
    relations = [name for name in MODEL.relations if "body" in MODEL.relations[name].to]
    bodies = [f"o{n}" for n in range(9)]
    some = [r for r in relations if "body" in MODEL.relations[r].from_]
    graph = (f"b {' '.join(bodies)} Partnership", *(f"{o} {r} b" for r in some for o in bodies))
    assert len(of_thing(shown(*graph), MODEL).nodes) <= MOST_DRAWN


def test_every_kind_of_thing_has_a_shape_of_its_own_or_the_common_one() -> None:
    assert looks.SHAPES.keys() <= {*load_model().kinds, "absent", "folded"}


def test_a_page_lists_every_property_and_says_what_is_not_recorded() -> None:
    view = present(shown("b Partnership purpose='to plan' status=planned"), MODEL)
    facts = {fact.name: fact.value for fact in view.facts}
    assert facts["Purpose"] == "to plan"
    assert facts["Status"] == "still to be formed"
    assert facts["Quorum"] is None
    assert {"what": "Quorum", "value": "not recorded", "sources": []} in rows(view)


def test_a_page_lists_links_both_ways_under_their_verbs() -> None:
    view = present(shown("t Target", "b c Partnership", "t LED_BY b REPORTS_TO c"), MODEL)
    assert [(g.title, [t.id for t in g.ties]) for g in view.leading_on] == [
        ("Reports to", ["oxf/c"])
    ]
    assert [(g.title, [t.id for t in g.ties]) for g in view.linking_here] == [("Leads", ["oxf/t"])]


def test_every_line_of_a_page_has_its_source() -> None:
    view = present(shown("t Target", "b Partnership", "t LED_BY b"), MODEL)
    assert view.sources == ("handbook, 1.1, lines 1-2",)
    assert all(tie.sources for group in view.linking_here for tie in group.ties)


def test_what_is_merely_listed_beside_is_never_said_to_deliver() -> None:
    listed = ("t Target", "b Partnership", "t DELIVERED_BY b basis=listed_together")
    view = present(shown(*listed, of="oxf/t"), MODEL)
    assert [group.title for group in view.leading_on] == ["Is merely listed beside"]
    (edge,) = of_thing(shown(*listed, of="oxf/t"), MODEL).edges
    assert (edge.text, edge.style) == ("listed beside", "listed")
