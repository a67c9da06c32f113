"""Claims: the same bytes whatever the order, sources as text, and differences."""

from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Claims, Source, difference
from tests.chance import claims, decoded
from tests.drawn import drawing


@given(claims)
def test_what_is_encoded_is_decoded_again(drawn: Claims) -> None:
    again = decoded(drawn)
    assert again.things == drawn.things
    assert again.links == drawn.links
    assert again.hash == drawn.hash


@given(claims, st.randoms(use_true_random=False))
def test_the_hash_does_not_depend_on_order(drawn: Claims, random: Random) -> None:
    things, links = list(drawn.things.values()), list(drawn.links.values())
    random.shuffle(things)
    random.shuffle(links)
    shuffled = [
        msgspec.structs.replace(thing, props=dict(reversed(thing.props.items())))
        for thing in things
    ]
    assert Claims(shuffled, links).hash == drawn.hash


@pytest.mark.parametrize(
    "line",
    ["b Partnership name=C", "b Partnership since=2008", "b Unit", "c Partnership", "b LED_BY c"],
)
def test_the_hash_depends_on_everything_claimed(line: str) -> None:
    assert drawing("b Partnership", line).hash != drawing("b Partnership").hash


@pytest.mark.parametrize(
    "encoded", [b"", b"{}", b"[]", b'{"things":[],"links":[],"more":[]}', b'{"things":[{}]}']
)
def test_other_bytes_are_not_decoded(encoded: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        Claims.decode(encoded)


@pytest.mark.parametrize("text", ["handbook|1.1|1-2", "Café|a) Audit|7|led_by"])
def test_a_source_is_read_from_its_own_text(text: str) -> None:
    assert str(Source.parse(text)) == text
    assert Source.parse(text.replace("|", " | ")) == Source.parse(text)


@pytest.mark.parametrize("text", ["", "a|b", "a||c", "a|b|c|", "a|b|c|d|e", "|b|c"])
def test_what_is_no_source_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Source.parse(text)


def test_the_area_of_a_thing_is_where_its_id_begins() -> None:
    things = drawing("oxf Area", "b Partnership", "england/x Organisation").things
    assert [thing.area for thing in things.values()] == ["oxf", "oxf", "england"]


def test_a_slot_tells_two_links_of_the_same_ends_apart() -> None:
    drawn = drawing("a MEMBER_OF b", "a MEMBER_OF b slot='second seat'")
    assert list(drawn.links) == ["oxf/a MEMBER_OF oxf/b", "oxf/a MEMBER_OF oxf/b second seat"]


def test_a_difference_names_what_is_added_changed_left_and_retired() -> None:
    old = drawing("kept changed retired Post").things
    new = drawing("kept added Post", "changed Post elected=yes").things
    found = difference(old, new)
    assert found == (["oxf/added"], ["oxf/changed"], ["oxf/kept"], ["oxf/retired"])
    assert found.touched == ["oxf/added", "oxf/changed", "oxf/retired"]


@given(claims, claims)
def test_a_difference_is_whole_and_reverses(old: Claims, new: Claims) -> None:
    there, back = difference(old.things, new.things), difference(new.things, old.things)
    assert sorted(there.touched + there.unchanged) == sorted(old.things.keys() | new.things.keys())
    assert (back.added, back.retired) == (there.retired, there.added)
    assert (back.changed, back.unchanged) == (there.changed, there.unchanged)
