"""Oxfordshire's handbook as it is loaded, held to what the document itself says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.claims import Claims, Link, Source, Thing
from graph.embedded import EmbeddedStore
from graph.store import Store
from loaders.check import personal_data
from loaders.load import SEED, planned
from loaders.read import read
from model.reader import Model
from tests.drawn import contents
from tests.sheets import load

FOLDER = SEED / "frameworks" / "oxfordshire"
LINES_IN_THE_HANDBOOK = 655
BULLETS = {
    "spatial-planning-and-infrastructure-partnership": 6,
    "childrens-trust": 13,
    "stronger-communities-partnership": 5,
    "health-and-wellbeing-partnership": 8,
    "safer-communities-partnership": 20,
    "environment-and-waste-partnership": 17,
    "oxfordshire-economic-partnership": 8,
}


@pytest.fixture(scope="module")
def oxfordshire(tmp_path_factory: pytest.TempPathFactory, model: Model) -> Iterator[Store]:
    """A store that holds the handbook and nothing else."""
    with EmbeddedStore(tmp_path_factory.mktemp("oxfordshire") / "store", model) as store:
        assert load(FOLDER, store)
        yield store


@pytest.fixture(scope="module")
def claims(oxfordshire: Store) -> Claims:
    """All that the handbook claims."""
    return oxfordshire.claims("oxfordshire/handbook", 1)


@pytest.fixture(scope="module")
def sources(claims: Claims) -> list[Source]:
    """Every source of every thing and link."""
    every: list[Thing | Link] = [*claims.things.values(), *claims.links.values()]
    return [source for claim in every for source in claim.sources]


def test_loading_it_again_changes_nothing(oxfordshire: Store, model: Model) -> None:
    assert planned(FOLDER, oxfordshire, model).nothing_to_do


def test_77_bullets_print_76_targets(oxfordshire: Store) -> None:
    assert oxfordshire.read(
        "MATCH (t:Target) RETURN count(t) AS targets, sum(t.bullets) AS bullets"
    ) == [{"targets": 76, "bullets": 77}]


def test_every_bullet_has_one_leading_partnership(oxfordshire: Store) -> None:
    rows = oxfordshire.read(
        "MATCH (t:Target)-[:LED_BY]->(p:Partnership) RETURN p.id AS id, sum(t.bullets) AS bullets"
    )
    assert {row["id"]: row["bullets"] for row in rows} == {
        f"oxfordshire/{slug}": bullets for slug, bullets in BULLETS.items()
    }


@pytest.mark.parametrize("role", ["TARGET_LEAD", "DATA_OWNED_BY", "DATA_GENERATED_BY"])
def test_no_target_names_its_people(oxfordshire: Store, role: str) -> None:
    held = f"MATCH (t:Target)-[l:{role}]->() RETURN count(l) AS count"
    assert oxfordshire.read(held) == [{"count": 0}]


def test_the_attainment_target_has_sixteen_indicators(oxfordshire: Store) -> None:
    (row,) = oxfordshire.read(
        "MATCH (t:Target {id: $id})-[:MEASURED_BY]->(i:Indicator) "
        "RETURN t.indicators AS listed, collect(i.number) AS linked",
        id="oxfordshire/mandatory-educational-attainment",
    )
    assert isinstance(row["linked"], list)
    assert isinstance(row["listed"], list)
    assert len(row["linked"]) == 16
    assert sorted(row["linked"]) == sorted(row["listed"])


def test_everything_has_a_source_in_a_document_that_is_there(
    claims: Claims, sources: list[Source]
) -> None:
    every: list[Thing | Link] = [*claims.things.values(), *claims.links.values()]
    assert all(claim.sources for claim in every)
    documents = [thing for thing in claims.things.values() if thing.kind == "Document"]
    assert {source.document for source in sources} == {d.props["cited_as"] for d in documents}


def test_every_source_has_a_paragraph_and_lines_of_the_handbook(sources: list[Source]) -> None:
    for source in sources:
        assert source.paragraph.strip("? ")
        found = re.fullmatch(r"(\d+)(?:-(\d+))?", source.lines)
        assert found, source
        first, last = int(found[1]), int(found[2] or found[1])
        assert 1 <= first <= last <= LINES_IN_THE_HANDBOOK, source


def test_it_holds_no_e_mail_address_and_no_telephone_number() -> None:
    assert personal_data(read(FOLDER).sheets) == []
    for path in FOLDER.iterdir():
        assert not re.search(r"[\w.]@\w|\b0\d{3,4}[ )-]+\d{3}", path.read_text("utf-8")), path


def test_every_listed_pair_is_kept_from_carrying(oxfordshire: Store) -> None:
    assert (
        oxfordshire.read(
            "MATCH ()-[l]->() WHERE l.basis = 'listed_together' AND l.carries RETURN l.key AS key"
        )
        == []
    )


@pytest.mark.neo4j
def test_both_engines_hold_the_same(oxfordshire: Store, neo4j_store: Store) -> None:
    load(Path(FOLDER), neo4j_store)
    assert contents(neo4j_store) == contents(oxfordshire)
