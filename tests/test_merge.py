"""Merging scopes: the order never matters, ranks decide, and nothing that was said is lost."""

from random import Random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.claims import Source
from graph.merge import RANKS, Merged, Scoped, merge
from graph.names import plain
from model.reader import load_model
from tests.chance import decoded, scopes
from tests.drawn import SOURCE, drawing

MODEL = load_model()


def merged(**by_rank: str | tuple[str, ...]) -> Merged:
    """The merge of drawings, each under a scope that is named like its rank."""
    scoped = [
        Scoped(rank, RANKS.index(rank), drawing(*([lines] if isinstance(lines, str) else lines)))
        for rank, lines in by_rank.items()
    ]
    return merge(scoped, MODEL)


def thing(id_: str = "oxf/b", **by_rank: str | tuple[str, ...]) -> dict[str, Any]:
    """One thing of such a merge."""
    return merged(**by_rank).things[id_]


@given(scopes, st.randoms(use_true_random=False))
def test_scopes_merge_to_the_same_in_any_order(scoped: list[Scoped], random: Random) -> None:
    expected = merge(scoped, MODEL)
    random.shuffle(scoped)
    assert merge(scoped, MODEL) == expected


@example(
    [
        Scoped("a/one", 0, drawing("b Partnership purpose=this meets=now")),
        Scoped("b/two", 0, drawing("b Partnership purpose=that meets=never")),
    ]
)
@given(scopes)
def test_claims_merge_to_the_same_whether_fresh_or_from_the_ledger(scoped: list[Scoped]) -> None:
    stored = [one._replace(claims=decoded(one.claims)) for one in scoped]
    assert merge(stored, MODEL) == merge(scoped, MODEL)


@given(scopes)
def test_a_part_of_a_merge_is_a_part_of_the_whole(scoped: list[Scoped]) -> None:
    ids, keys = {"oxf/target"}, {"oxf/target LED_BY oxf/group"}
    whole, part = merge(scoped, MODEL), merge(scoped, MODEL, (ids, keys))
    assert part.things == {id_: row for id_, row in whole.things.items() if id_ in ids}
    assert part.links == {key: row for key, row in whole.links.items() if key in keys}


@given(scopes)
def test_nothing_that_a_scope_says_is_lost(scoped: list[Scoped]) -> None:
    rows = merge(scoped, MODEL).things
    for scope, _, claims in scoped:
        for id_, claim in claims.things.items():
            row: dict[str, Any] = rows[id_]
            assert scope in row["scopes"]
            assert {str(source) for source in claim.sources} <= set(row["sources"])
            assert {claim.name, *claim.aliases} <= {row["name"], *row["aliases"]}
            assert claim.status in (row["status"], "not_stated") or (
                f"status|{claim.status}|{scope}" in row["disputed"]
            )


@given(scopes)
def test_scopes_that_agree_dispute_nothing(scoped: list[Scoped]) -> None:
    agreed = scoped and [one._replace(claims=scoped[0].claims) for one in scoped]
    rows = merge(agreed, MODEL)
    assert not any("disputed" in row for row in [*rows.things.values(), *rows.links.values()])


def test_edits_beat_decisions_beat_the_council_beats_the_seed() -> None:
    assert RANKS == ("seed", "council", "decisions", "edits")
    said = {rank: f"b Partnership purpose={rank}" for rank in RANKS}
    while said:
        best = [rank for rank in RANKS if rank in said][-1]
        assert thing(**said)["purpose"] == best
        del said[best]


def test_the_loser_is_kept_in_disputed_with_its_scope() -> None:
    row = thing(
        seed="b Partnership purpose=old meets=never",
        council="b Partnership purpose=new",
        edits="b Partnership purpose=newest",
    )
    assert row["purpose"] == "newest"
    assert row["meets"] == "never"
    assert row["disputed"] == ["purpose|new|council", "purpose|old|seed"]


def test_not_stated_contradicts_nothing() -> None:
    row = thing(edits="b Partnership", seed="b Partnership status=planned text_status=draft")
    assert (row["status"], row["text_status"]) == ("planned", "draft")
    assert "disputed" not in row


def test_sources_aliases_and_scopes_are_united() -> None:
    row = thing(
        seed="b Partnership name=Board aliases='the Board; PSB'",
        council="b Partnership name='Public Service Board' aliases=PSB sources='minutes|3|7'",
    )
    assert row["name"] == "Public Service Board"
    assert row["aliases"] == ["PSB", "the Board", "Board"]
    assert row["sources"] == ["minutes|3|7", str(SOURCE)]
    assert row["scopes"] == ["council", "seed"]


def test_a_source_narrowed_to_a_field_stays_so() -> None:
    assert str(Source("minutes", "3", "7", "purpose")) == "minutes|3|7|purpose"
    row = thing(seed="b Partnership sources='minutes|3|7|purpose'")
    assert row["sources"] == ["minutes|3|7|purpose"]


def test_keys_find_a_thing_by_id_name_alias_and_code() -> None:
    row = thing(
        "oxf/t",
        seed="t Target name='Homes & Jobs' aliases='Café' indicators='NI 154; NI-155' class=local",
    )
    assert row["keys"] == ["cafe", "homesandjobs", "ni154", "ni155", "oxft"]


@pytest.mark.parametrize("name", ["NI 154", "ni154", "Ni-154", "N.I. 154", " ni 154 "])
def test_names_are_compared_without_case_blanks_and_signs(name: str) -> None:
    assert plain(name) == "ni154"


@pytest.mark.parametrize(
    ("relation", "fields", "expected"),
    [
        ("LED_BY", "", True),
        ("LED_BY", "basis=listed_together", False),
        ("LED_BY", "status=proposed", False),
        ("LED_BY", "status=planned", True),
        ("REPORTS_TO", "about=money", True),
        ("REPORTS_TO", "about=information", False),
        ("MEMBER_OF", "", False),
    ],
)
def test_carries_is_computed_from_basis_status_and_about(
    relation: str, fields: str, expected: bool
) -> None:
    links = merged(seed=("a b Partnership", f"a {relation} b {fields}")).links
    assert links[f"oxf/a {relation} oxf/b"]["carries"] is expected


def test_carries_follows_the_value_that_wins() -> None:
    link = merged(seed="a LED_BY b", council="a LED_BY b status=ceased").links["oxf/a LED_BY oxf/b"]
    assert link["carries"] is False


def test_the_four_days_follow_from_since_and_until() -> None:
    row = thing(seed="b Partnership since=2008", council="b Partnership until=2009-06")
    days = ("may_from", "sure_from", "sure_until", "may_until")
    assert [row[day] for day in days] == ["2008-01-01", "2008-12-31", "2009-06-01", "2009-06-30"]
