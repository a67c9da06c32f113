"""Every query file is held to its header, to the model, to its day, and to both engines."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.claims import Claims, Link, Thing
from graph.days import span
from graph.embedded import MemoryStore
from graph.merge import RANKS, Scoped
from graph.store import Rows, Store
from loaders.load import planned, seeds, write
from model.reader import Model
from queries.catalogue import Query, group
from tests.drawn import MODEL, drawing, stored

QUERIES = [query for folder in ("checks", "lookups", "questions") for query in group(folder)]
CHECKS = group("checks")
every_query = pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.header.id)
every_check = pytest.mark.parametrize("query", CHECKS, ids=lambda query: query.header.id)

SOURCE_TYPES = {"text", "date", "list", "thing", "yes_no", "integer"}
# Properties that the store itself puts on things and links, besides those of the model.
ON_THINGS = set("id kind name aliases area status note sources keys may_from may_until".split())
ON_LINKS = set("key basis status words reason strength sources carries may_from may_until".split())

# What one engine does differently or not at all, each with the pattern that gives it away.
DENIED = {
    "shortest path with a filter": r"\b(all)?shortestPath\b",
    "a list added to a list or a text": r"\]\s*\+|\+\s*\[",
    "sum over no rows": r"\bsum\s*\(",
    "toString of a number": r"\btoString\s*\(",
    "quantified path": r"\)\s*\{\d*,\d*\}",
    "COLLECT subquery": r"\bCOLLECT\s*\{",
    "labels with | on a node": r"\(\w*:\w+\|\w+",
    "negated label": r":!",
    "parts of a date": r"\bdate\s*\([^)]*\)\.",
    "duration": r"\bduration\b",
    "dynamic label or type": r":\$|\[\w*:\$",
    "batched transactions": r"\bIN TRANSACTIONS\b",
    "the engine's own id": r"\b(elementId|id)\s*\(",
    "writing": r"\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|FOREACH|LOAD CSV)\b",
}


@every_query
def test_the_file_is_named_after_its_id(query: Query) -> None:
    assert query.path.stem == query.header.id


def test_ids_and_codes_are_given_once() -> None:
    ids = Counter(query.header.id for query in QUERIES)
    codes = Counter(query.header.code for query in CHECKS)
    assert max(ids.values()) == 1
    assert max(codes.values()) == 1


@every_query
def test_the_parameters_it_declares_are_those_it_uses(query: Query) -> None:
    assert set(query.header.parameters) == set(re.findall(r"\$(\w+)", query.text))
    assert set(query.header.parameters.values()) <= SOURCE_TYPES


@every_query
def test_the_columns_it_declares_are_those_it_returns(query: Query) -> None:
    store = MemoryStore([], MODEL)
    found = store._engine.execute_cypher(query.text, dict.fromkeys(query.header.parameters, ""))
    declared = list(query.header.columns)
    assert found.columns == declared


@pytest.mark.parametrize("what", DENIED)
@every_query
def test_it_keeps_to_what_both_engines_do_alike(query: Query, what: str) -> None:
    assert not re.search(DENIED[what], query.text)


@every_query
def test_it_is_ordered_unless_it_joins_several_parts(query: Query) -> None:
    assert "ORDER BY" in query.text or "UNION ALL" in query.text


@every_query
def test_the_model_knows_every_label_relation_and_property(query: Query) -> None:
    text = query.text
    labels = set(re.findall(r"\(\w*:(\w+)", text)) - {"Thing"}
    relations = {name for names in re.findall(r"\[\w*:([\w|]+)", text) for name in names.split("|")}
    on_things = {name for kind in MODEL.kinds.values() for name in kind.properties}
    on_links = {name for relation in MODEL.relations.values() for name in relation.properties}
    used = {name for _, name in re.findall(r"\b([a-z]\w*)\.(\w+)", text)}
    assert labels <= MODEL.kinds.keys()
    assert relations <= MODEL.relations.keys()
    assert used <= on_things | on_links | ON_THINGS | ON_LINKS


@every_check
def test_a_check_says_all_that_a_finding_needs(query: Query) -> None:
    header = query.header
    assert header.code
    assert header.severity
    assert header.fix
    assert header.identity
    assert header.noun
    assert {"gap", "unknown"} <= header.because.keys()
    assert set(header.needs) <= MODEL.kinds.keys()
    assert header.checked in {other.header.id for other in QUERIES}


def test_a_chain_is_walked_over_just_the_relations_that_may_carry() -> None:
    carrying = {name for name, relation in MODEL.relations.items() if relation.carries}
    for name, without in (("chain-links", set()), ("no-line-to-the-public", {"DELIVERED_BY"})):
        text = next(query.text for query in QUERIES if query.header.id == name)
        walked = re.findall(r"\[\w*:([\w|]+)", text)[0].split("|")
        assert set(walked) == carrying - without


DAY = "2008-06-15"
PERIODS = ["", "since=2008", "since=2009", "until=2007", "until=2008-06", "since=2008-06-16"]
THINGS = [
    *("oxf Area", "d Document date=2009", "t Target indicators='NI 1' set=to_be_set", "u Target"),
    *("b Partnership level=thematic", "c Partnership level=board status=planned", "q Caveat"),
    *("p Post for_each=Target fills=TARGET_LEAD", "o Organisation", "i Indicator data_source=x"),
    *("s Unit form=scrutiny_committee", "f Fund"),
]
LINKS = [
    *("t LED_BY b", "u TARGET_LEAD p", "b REPORTS_TO c about=performance", "p POST_OF o"),
    *("t DELIVERED_BY c basis=listed_together", "u DELIVERED_BY b", "t MEASURED_BY i"),
    *("i DATA_OWNED_BY o", "o MEMBER_OF c answers_home=yes", "p MEMBER_OF c", "b PART_OF c"),
    *(
        "c SCRUTINISED_BY s cover=general",
        "q QUALIFIES b",
        "b ESCALATES_TO c",
        "c ACCOUNTABLE_TO o",
    ),
    *("o HOLDS_MONEY_FOR f", "d COMPLETE_FOR c list=members", "d COMPLETE_FOR oxf list=deliverers"),
    *("d COMPLETE_FOR c list=reporting", "u HELD_TO_ACCOUNT_BY b basis=inferred", "s UNIT_OF o"),
]
VALUES = {
    "area": "oxf",
    "as_of": DAY,
    "id": "oxf/t",
    "ids": ["oxf/t", "oxf/u", "oxf/b", "oxf/c"],
    "key": "ni1",
    "body": "oxf/b",
    "target": "oxf/t",
    "include": ["PART_OF"],
}


def _live(claim: Thing | Link) -> bool:
    period = span(claim.since, claim.until)
    return period.may_from <= DAY <= period.may_until


def _of_the_day(claims: Claims) -> Claims:
    """Only what is live on the day, and links between what is."""
    things = {id_: thing for id_, thing in claims.things.items() if _live(thing)}
    ends = (link for link in claims.links.values() if {link.from_, link.to} <= things.keys())
    return Claims(things.values(), filter(_live, ends))


def _answers(claims: Claims) -> dict[str, Counter[str]]:
    """The rows of every query that takes a day, by its id."""
    store = MemoryStore([Scoped("test/drawn", RANKS.index("seed"), claims)], MODEL)
    dated = [query for query in QUERIES if "as_of" in query.header.parameters]
    return {query.header.id: _multiset(query.run(store, **VALUES)) for query in dated}


def _multiset(rows: Rows) -> Counter[str]:
    return Counter(repr(_sorted(row)) for row in rows)


def _sorted(value: object) -> object:
    """Inner lists and maps in an order of their own, since the engines' differ."""
    if isinstance(value, dict):
        return sorted((name, _sorted(inner)) for name, inner in value.items())
    if isinstance(value, list):
        return sorted((_sorted(inner) for inner in value), key=repr)
    return value


def _dated(lines: list[str]) -> st.SearchStrategy[list[str]]:
    periods = st.lists(st.sampled_from(PERIODS), min_size=len(lines), max_size=len(lines))
    return periods.map(lambda drawn: [f"{a} {b}" for a, b in zip(lines, drawn, strict=True)])


@settings(max_examples=150)
@given(_dated(THINGS), _dated(LINKS))
def test_an_answer_on_a_day_is_that_of_a_graph_of_that_day_alone(
    things: list[str], links: list[str]
) -> None:
    claims = drawing(*things, *links)
    assert _answers(claims) == _answers(_of_the_day(claims))


def _filled(store: Store, model: Model) -> Store:
    for seed in seeds():
        write(planned(seed, store, model), store)
    stored(store, drawing(*THINGS, *LINKS))
    return store


@pytest.fixture
def both(embedded_store: Store, neo4j_store: Store, model: Model) -> list[Store]:
    """The seed and a drawn graph, on both engines."""
    return [_filled(store, model) for store in (embedded_store, neo4j_store)]


@pytest.mark.neo4j
def test_both_engines_give_the_same_rows(both: list[Store]) -> None:
    oxfordshire = {
        "area": "oxfordshire",
        "as_of": "2009-06-30",
        "id": "oxfordshire/ni-154",
        "ids": ["oxfordshire/ni-154", "oxfordshire/public-service-board"],
        "key": "ni154",
        "body": "oxfordshire/childrens-trust",
        "target": "oxfordshire/ni-131",
        "include": ["PART_OF"],
    }
    for query in QUERIES:
        for values in (VALUES, oxfordshire):
            embedded, neo4j = (_multiset(query.run(store, **values)) for store in both)
            assert embedded == neo4j, query.header.id


@pytest.mark.neo4j
def test_neo4j_calls_every_query_read_only_and_knows_its_names(
    neo4j_store: Store, explain: Callable[[str], tuple[str, list[str]]]
) -> None:
    stored(neo4j_store, _one_of_everything())
    for query in QUERIES:
        kind, remarks = explain(query.text)
        assert (kind, remarks) == ("r", []), query.header.id


def _one_of_everything() -> Claims:
    """A thing of every kind and a link of every relation, with all their properties filled."""
    things = [
        Thing(f"x/{name.lower()}", name, name, [], props=dict.fromkeys(kind.properties, "x"))
        for name, kind in MODEL.kinds.items()
    ]
    links = [
        Link(
            from_=f"x/{min(MODEL.ends(relation.from_)).lower()}",
            relation=name,
            to=f"x/{min(MODEL.ends(relation.to)).lower()}",
            sources=[],
            strength="is",
            words="x",
            reason="x",
            note="x",
            props=dict.fromkeys(relation.properties, "x"),
        )
        for name, relation in MODEL.relations.items()
    ]
    return Claims(things, links)


@pytest.fixture
def explain(empty_neo4j: object) -> Callable[[str], tuple[str, list[str]]]:
    """What Neo4j says of a query without running it: its type, and every remark."""
    import neo4j

    def ask(text: str) -> tuple[str, list[str]]:
        address, user, password = (getattr(empty_neo4j, n) for n in ("uri", "user", "password"))
        with neo4j.GraphDatabase.driver(address, auth=(user, password)) as driver:
            summary = driver.execute_query("EXPLAIN " + text, VALUES).summary
        remarks = [str(one) for one in summary.gql_status_objects if one.is_notification]
        return str(summary.query_type), remarks

    return ask


def test_every_check_identifies_each_finding_once_on_the_seed(
    embedded_store: Store, model: Model
) -> None:
    from queries.check import run

    _, results = run(_filled(embedded_store, model), CHECKS, None, None, model)
    ids = Counter(finding.id for result in results for finding in result.findings)
    assert ids
    assert max(ids.values()) == 1
