"""The model: the real one loads, and a mistake in any file is named with its key."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from model.problems import ModelError
from model.reader import HERE, Model, load_model

PROPERTY = "{type: text, means: A test.}"


@pytest.fixture
def copied(tmp_path: Path) -> Iterator[Path]:
    """The real model, to be broken."""
    folder = tmp_path / "model"
    shutil.copytree(HERE, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    yield folder
    load_model.cache_clear()
    load_model()


MISTAKES = {
    "an unknown key": ("kinds/area.yaml", "means:", "colour: red\nmeans:", "colour"),
    "an unknown key deeper down": ("kinds/area.yaml", "  gss:\n", "  gss:\n    red: 1\n", "red"),
    "a wrong type": ("kinds/unit.yaml", "body: true", "body: perhaps", "body"),
    "a missing key": ("relations/led_by.yaml", "verb: is led by\n", "", "verb"),
    "no YAML": ("relations/led_by.yaml", "from: [", "from: {", "relations/led_by.yaml"),
    "a reserved name on a thing": ("kinds/area.yaml", "  gss:", "  status:", "status"),
    "a reserved name on a link": ("relations/reports_to.yaml", "  frequency:", "  key:", "key"),
    "an unknown end": ("relations/led_by.yaml", "from: [Target", "from: [Tarmac", "Tarmac"),
    "another name than the file": ("relations/led_by.yaml", "name: LED_BY", "name: LEADS", "LEADS"),
    "a choice of nothing": ("kinds/target.yaml", "of: [agreed, to_be_set, not_stated]", "", "set"),
    "a text with choices": ("kinds/area.yaml", "type: text", "type: text\n    of: [a]", "gss"),
    "a clause on no property": (
        "relations/reports_to.yaml",
        "    about: [",
        "    abuot: [",
        "abuot",
    ),
    "an unknown common word": ("common.yaml", "broken:", "brokn:", "brokn"),
}


@pytest.mark.parametrize(("file", "old", "new", "key"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_names_its_file_and_its_key(
    copied: Path, file: str, old: str, new: str, key: str
) -> None:
    path = copied / file
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(ModelError) as caught:
        load_model(copied)
    problem = caught.value.problems[0]
    assert file in problem.where
    assert key in str(problem)
    assert problem.expected
    assert problem.fix


def test_mistakes_in_several_files_are_all_named(copied: Path) -> None:
    for file in ("kinds/area.yaml", "relations/led_by.yaml"):
        (copied / file).write_text("colour: red", "utf-8")
    with pytest.raises(ModelError) as caught:
        load_model(copied)
    where = " ".join(problem.where for problem in caught.value.problems)
    assert "kinds/area.yaml" in where
    assert "relations/led_by.yaml" in where


def test_the_real_model_has_what_the_design_names(model: Model) -> None:
    assert {"Target", "Partnership", "Organisation", "Unit", "Post", "Duty"} <= model.kinds.keys()
    assert {"LED_BY", "REPORTS_TO", "MEMBER_OF", "QUALIFIES"} <= model.relations.keys()
    assert model.ends(["body", "Post"]) == {"Organisation", "Partnership", "Unit", "Post"}
    assert model.ends(["any"]) == model.kinds.keys()


def test_what_breaks_or_waits_are_words_for_status(model: Model) -> None:
    assert {*model.common.broken, *model.common.not_yet} <= model.common.status.keys()


@pytest.mark.parametrize("name", load_model().relations)
def test_what_is_said_of_a_relation_can_be_said(model: Model, name: str) -> None:
    explain = model.relations[name].explain
    there = explain.means.format_map({"from": "The Board", "to": "the Council"})
    missing = [text.format_map({"from": "the Board"}) for text in (explain.missing, explain.fix)]
    for text in [there, *missing]:
        assert text.endswith(".")
        assert not set("{}") & set(text)


CARRIES = [
    ("LED_BY", "stated", "in_force", {}, True),
    ("LED_BY", "general", "not_stated", {}, True),
    ("LED_BY", "inferred", "planned", {}, True),
    ("LED_BY", "listed_together", "in_force", {}, False),
    ("LED_BY", "stated", "proposed", {}, False),
    ("LED_BY", "stated", "suspended", {}, False),
    ("LED_BY", "stated", "ceased", {}, False),
    ("DELIVERED_BY", "stated", "in_force", {}, True),
    ("MEMBER_OF", "stated", "in_force", {}, False),
    ("HOLDS_MONEY_FOR", "stated", "in_force", {}, False),
    ("REPORTS_TO", "stated", "in_force", {}, True),
    ("REPORTS_TO", "stated", "in_force", {"about": "performance"}, True),
    ("REPORTS_TO", "stated", "in_force", {"about": "money"}, True),
    ("REPORTS_TO", "stated", "in_force", {"about": "line_management"}, False),
    ("REPORTS_TO", "stated", "in_force", {"about": "information"}, False),
]


@pytest.mark.parametrize(("relation", "basis", "status", "props", "expected"), CARRIES)
def test_a_link_carries_accountability_only_where_it_may(
    model: Model, relation: str, basis: str, status: str, props: dict[str, object], expected: bool
) -> None:
    assert model.carries(relation, basis, status, props) is expected
