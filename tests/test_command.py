"""The command: what it prints, in which shape, and with which exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.command import main
from model.problems import StoreUnreachable

ANSWER = (
    "The June 2009 handbook gives NI 154 (“Increase net additional homes provided”) to the Spatial "
    "Planning and Infrastructure Partnership, still to be formed."
)
READING = {
    "trace": ["trace", "NI 154"],
    "check": ["check"],
    "show": ["show", "PSB"],
    "find": ["find", "housing"],
    "ask": ["ask", "who-scrutinises"],
}


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> object:
    """Runs the command on a store of the test's own: exit code, standard output, standard error."""

    def command(*words: str) -> tuple[int, str, str]:
        verb, *rest = words
        with pytest.raises(SystemExit) as stopped:
            main([verb, "--store", str(home), *rest])
        out, err = capsys.readouterr()
        return int(stopped.value.code or 0), out, err

    return command


@pytest.fixture
def loaded(run: object) -> object:
    """The same, with the seed loaded."""
    assert run("load")[0] == 0  # type: ignore[operator]
    return run


def test_loading_twice_changes_nothing(run) -> None:
    assert "Loaded as oxfordshire/handbook@1" in run("load")[1]
    assert "Nothing to do" in run("load")[1]


def test_a_dry_run_writes_nothing(run) -> None:
    assert "Nothing was written" in run("load", "--dry-run")[1]
    assert "Nothing loaded is called" in run("trace", "NI 154")[2]


def test_undo_takes_a_load_back(loaded) -> None:
    code, out, _ = loaded("undo", "oxfordshire/handbook@1")
    assert (code, "is taken back" in out) == (0, True)
    assert loaded("trace", "NI 154")[0] == 2


def test_undoing_what_is_not_there_names_what_is(loaded) -> None:
    code, _, err = loaded("undo", "oxfordshire/handbook@7")
    assert code == 2
    assert "The newest loads are oxfordshire/handbook@1." in err


@pytest.mark.parametrize("name", ["NI 154", "ni154", "oxfordshire/ni-154", "NI-154"])
def test_a_target_is_found_by_its_code_however_it_is_written(loaded, name: str) -> None:
    code, out, _ = loaded("trace", name)
    assert code == 0
    assert " ".join(out.split()).startswith(ANSWER)


def test_a_trace_in_json_has_the_shape_that_programs_rely_on(loaded) -> None:
    answer = json.loads(loaded("trace", "NI 154", "--format", "json")[1])
    assert answer["ok"] is True
    assert answer["answer"].startswith(ANSWER)
    assert answer["subject"]["id"] == "oxfordshire/ni-154"
    assert (answer["as_of"], answer["as_of_by_area"]) == (None, {"oxfordshire": "2009-06-30"})
    assert answer["truncated"] is False
    (chain,) = answer["chains"]
    assert (chain["ending"], chain["complete"]) == ("stops", False)
    assert chain["ends_at"]["id"] == "oxfordshire/public-service-board"
    assert chain["valid"] == {"since": None, "until": None}
    assert chain["weakest"] == {"step": 1, "why": "planned"}
    step = chain["steps"][0]
    assert step["from"]["id"] == "oxfordshire/ni-154"
    assert step["relation"] == "LED_BY"
    assert step["sources"][0] == {
        "document": "oxfordshire",
        "paragraph": "a) Spatial Planning and Infrastructure Partnership",
        "lines": "68",
        "field": None,
    }
    assert {"at", "what", "fix"} == answer["missing"][0].keys()


def test_a_check_in_json_has_the_shape_that_programs_rely_on(loaded) -> None:
    answer = json.loads(loaded("check", "A7", "--format", "json")[1])
    (result,) = answer["results"]
    assert (result["code"], result["outcome"], result["checked"]) == ("A7", "ran", 76)
    (gap,) = result["gaps"]
    assert gap["id"] == "A7:oxfordshire/public-service-board"
    assert {"id", "subject", "title", "because", "fix", "sources"} == gap.keys()


def test_findings_at_or_above_a_severity_exit_with_1_only_when_asked(loaded) -> None:
    assert loaded("check")[0] == 0
    assert loaded("check", "--fail-on", "critical")[0] == 1
    assert loaded("check", "B10", "--fail-on", "low")[0] == 0


@pytest.mark.parametrize("words", READING.values(), ids=READING)
def test_every_verb_that_reads_takes_the_four_options(loaded, words: list[str]) -> None:
    options = ["--as-of", "2009-06", "--area", "oxfordshire"]
    for format_ in ("text", "json", "csv"):
        code, out, err = loaded(*words, *options, "--format", format_)
        assert (code, err) == (0, "")
        assert out
    answer = json.loads(loaded(*words, *options, "--format", "json")[1])
    assert (answer["ok"], answer["as_of"]) == (True, "2009-06")


@pytest.mark.parametrize("words", READING.values(), ids=READING)
def test_an_impossible_day_is_bad_input(loaded, words: list[str]) -> None:
    code, _, err = loaded(*words, "--as-of", "31 June")
    assert code == 2
    assert "expected a date such as 2008, 2008-04 or 2008-04-18" in err


def test_asked_about_a_later_day_every_trace_begins_by_saying_what_is_newest(loaded) -> None:
    out = loaded("trace", "NI 154", "--as-of", "2015")[1]
    assert out.startswith("As last recorded in June 2009; nothing later has been loaded.")


def test_an_unknown_name_lists_the_nearest(loaded) -> None:
    code, _, err = loaded("trace", "Spatial Planing")
    assert code == 2
    assert "Spatial Planning and Infrastructure Partnership" in err


def test_an_unknown_area_lists_those_there_are(loaded) -> None:
    code, _, err = loaded("check", "--area", "kent")
    assert code == 2
    assert "expected one of oxfordshire" in err


def test_a_failure_in_json_always_has_the_same_shape(loaded) -> None:
    code, out, _ = loaded("trace", "nobody at all", "--format", "json")
    failure = json.loads(out)
    assert code == 2
    assert failure["ok"] is False
    assert {"where", "saw", "expected", "fix"} == failure["errors"][0].keys()


def test_a_store_that_cannot_be_reached_is_one_sentence_and_exit_code_3(
    loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_: object) -> None:
        raise StoreUnreachable("No Neo4j answers at bolt://there; check that it runs.")

    monkeypatch.setattr("graph.opening.open_store", down)
    code, out, err = loaded("trace", "NI 154")
    assert (code, out, err) == (3, "", "No Neo4j answers at bolt://there; check that it runs.\n")


def test_two_exports_are_the_same_bytes_and_hold_every_source(loaded, tmp_path: Path) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    assert loaded("export", "--format", "json", "--out", str(first))[0] == 0
    assert loaded("export", "--out", str(second))[0] == 0
    assert first.read_bytes() == second.read_bytes()
    graph = json.loads(first.read_text("utf-8"))
    assert (graph["format"], graph["version"], graph["as_of"]) == ("answerable-graph", 1, None)
    assert [node["id"] for node in graph["nodes"]] == sorted(n["id"] for n in graph["nodes"])
    assert [link["key"] for link in graph["links"]] == sorted(n["key"] for n in graph["links"])
    assert all(part["sources"] for part in [*graph["nodes"], *graph["links"]])
    assert not any(node["kind"] == "Load" for node in graph["nodes"])


def test_formulas_leave_as_text(loaded, home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "targets.csv").write_text("id,name\nown/t,=1+1\n", encoding="utf-8")
    assert loaded("load", str(folder))[0] == 0
    assert "'=1+1" in loaded("find", "=1+1", "--format", "csv")[1]
    assert "'=1+1" not in loaded("find", "=1+1")[1]


def test_a_question_without_its_value_says_how_to_ask(loaded) -> None:
    code, _, err = loaded("ask", "targets-of-a-body")
    assert code == 2
    assert 'answerable ask targets-of-a-body body="…"' in err


def test_a_question_that_there_is_not_lists_the_nearest(loaded) -> None:
    code, _, err = loaded("ask", "who-scrutinizes")
    assert code == 2
    assert "who-scrutinises" in err


def test_the_doctor_tells_versions_store_loads_and_the_age_of_the_data(loaded) -> None:
    found = json.loads(loaded("doctor", "--format", "json")[1])
    assert found["store"]["engine"] == "Grafeo"
    assert found["things"]["Target"] == 76
    assert found["areas"]["oxfordshire"] == {"newest_source": "2009-06"}
    assert found["loads"][0]["load"] == "oxfordshire/handbook@1"
    assert found["missing"] == []


def test_what_is_merely_listed_beside_is_not_shown_as_delivering(loaded) -> None:
    out = loaded("show", "NI 154")[1]
    assert "is merely listed beside: Housing Delivery Group" in out
    assert "is delivered by" not in out


def test_an_empty_store_says_what_to_do(run) -> None:
    assert "Nothing is loaded; run `answerable load`." in run("doctor")[1]


def test_every_verb_shows_a_real_example_in_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    from app.command import VERBS

    for verb in VERBS:
        with pytest.raises(SystemExit):
            main([str(verb.command.name), "--help"])
        assert f"answerable {verb.command.name}" in capsys.readouterr().out.replace("Usage: ", "")


def test_help_imports_nothing_heavy() -> None:
    heavy = "{'grafeo', 'neo4j', 'streamlit', 'pandas', 'rapidfuzz', 'msgspec'}"
    script = (
        "import sys\nfrom app.command import main\n"
        f"try: main(['--help'])\nexcept SystemExit: print({heavy} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=30
    )
    assert done.stdout.rstrip().endswith("set()")
