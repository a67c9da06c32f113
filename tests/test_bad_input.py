"""Whatever is wrong with what is loaded is said: where, what was seen, what was expected, the fix.

Nothing is changed by it, and there is never a traceback.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from graph.store import Store
from model.problems import BadInput, Problem
from tests.drawn import contents, drawing, stored
from tests.sheets import SCOPE, folder, load

GOOD = "id,name\noxf/board,Board\n"
BODIES = {"partnerships": GOOD, "posts": "id,name\noxf/chair,Chair\n"}


class Mistake(NamedTuple):
    """One sheet with a mistake, and what has to be said of it."""

    sheet: str
    text: str
    where: str
    saw: str
    expected: str
    fix: str


MISTAKES = {
    # The file
    "an empty file": Mistake(
        "targets", "", "targets.csv", "an empty file", "a header row", "correct the file"
    ),
    "a file of nothing but a byte order mark": Mistake(
        "targets", "\ufeff", "targets.csv", "an empty file", "a header row", "correct the file"
    ),
    "an unclosed quote": Mistake(
        "targets",
        'id,name\noxf/t,"T\noxf/u,U\n',
        "targets.csv",
        "end of data near line 3",
        "well-formed CSV",
        "correct the file",
    ),
    "a quote in the middle": Mistake(
        "targets",
        'id,name\noxf/t,"T" or U\n',
        "targets.csv",
        "near line 2",
        "well-formed CSV",
        "correct the file",
    ),
    "a NUL byte": Mistake(
        "targets", "id,name\noxf/t,T\0\n", "targets.csv", "0x00", "UTF-8", "correct the file"
    ),
    "a cell of 10 MB": Mistake(
        "targets",
        f"id,name\noxf/t,{'T' * 10_000_000}\n",
        "targets.csv",
        "field limit",
        "well-formed CSV",
        "correct the file",
    ),
    "a row with too many cells": Mistake(
        "targets",
        "id,name\noxf/t,T\noxf/u,U,oops\n",
        "targets.csv",
        "3 cells in row 3",
        "2, one for each column",
        "correct the file",
    ),
    "a duplicate column": Mistake(
        "targets",
        "id,name,id\n",
        "targets.csv",
        "the column 'id' twice",
        "each column once",
        "correct the file",
    ),
    # The columns
    "an unknown sheet": Mistake(
        "tarmacs", GOOD, "tarmacs.csv", "tarmacs", "targets.csv", "rename the file"
    ),
    "an unknown column": Mistake(
        "targets",
        "id,name,colour\n",
        "targets.csv · column colour",
        "'colour'",
        "led_by",
        "rename or remove the column",
    ),
    "a column without a heading": Mistake(
        "targets",
        "id,name,\n",
        "targets.csv · column (no heading)",
        "''",
        "led_by",
        "rename or remove the column",
    ),
    "a missing column": Mistake(
        "targets", "name\n", "targets.csv", "no column 'id'", "the column id", "add the column"
    ),
    "a link without a column for its other end": Mistake(
        "memberships",
        "member\n",
        "memberships.csv",
        "no column 'body'",
        "the column body",
        "add the column",
    ),
    # The cells
    "no id": Mistake(
        "targets",
        "id,name\n,T\n",
        "targets.csv · row 2 · column id",
        "nothing",
        "a value for id",
        "fill in id",
    ),
    "no name": Mistake(
        "targets",
        "id,name\noxf/t,\n",
        "targets.csv · row 2 · column name",
        "nothing",
        "a value for name",
        "fill in name",
    ),
    "an id with blanks": Mistake(
        "targets",
        "id,name\noxf/my target,T\n",
        "targets.csv · row 2 · column id",
        "oxf/my target",
        "area/slug",
        "write it like",
    ),
    "an id of three parts": Mistake(
        "targets",
        "id,name\noxf/t/u,T\n",
        "targets.csv · row 2 · column id",
        "oxf/t/u",
        "area/slug",
        "write it like",
    ),
    "an unknown choice": Mistake(
        "targets",
        "id,name,class\noxf/t,T,lokal\n",
        "targets.csv · row 2 · column class",
        "lokal",
        "one of designated, education, local",
        "choose one of these",
    ),
    "an unknown status": Mistake(
        "targets",
        "id,name,status\noxf/t,T,soon\n",
        "targets.csv · row 2 · column status",
        "soon",
        "planned",
        "choose one of these",
    ),
    "neither yes nor no": Mistake(
        "posts",
        "id,name,elected\noxf/p,P,maybe\n",
        "posts.csv · row 2 · column elected",
        "maybe",
        "one of yes, no",
        "choose one of these",
    ),
    "words for a number": Mistake(
        "targets",
        "id,name,bullets\noxf/t,T,two\n",
        "targets.csv · row 2 · column bullets",
        "two",
        "a whole number",
        "write digits only",
    ),
    "a number beyond every engine": Mistake(
        "targets",
        f"id,name,bullets\noxf/t,T,{'9' * 5000}\n",
        "targets.csv · row 2 · column bullets",
        "999",
        "a whole number",
        "write digits only",
    ),
    "a bad date": Mistake(
        "targets",
        "id,name,since\noxf/t,T,31/12/2008\n",
        "targets.csv · row 2 · column since",
        "31/12/2008",
        "a date such as 2008, 2008-04 or 2008-04-18",
        "correct the date",
    ),
    "a month nought": Mistake(
        "documents",
        "id,name,date\noxf/d,D,2008-00\n",
        "documents.csv · row 2 · column date",
        "2008-00",
        "a date such as",
        "correct the date",
    ),
    "an end before the beginning": Mistake(
        "targets",
        "id,name,since,until\noxf/t,T,2009-05,2009-04\n",
        "targets.csv · row 2 · column until",
        "2009-05 to 2009-04",
        "an end that is not before the beginning",
        "correct since or until",
    ),
    "a fact without its paragraph": Mistake(
        "targets",
        "id,name,document,paragraph,lines\noxf/t,T,handbook,,7\n",
        "targets.csv · row 2 · column paragraph",
        "nothing",
        "the source's paragraph",
        "its source",
    ),
    "a second source that is none": Mistake(
        "targets",
        "id,name,document,paragraph,lines,more_sources\noxf/t,T,h,1,7,h|2\n",
        "targets.csv · row 2 · column more_sources",
        "h|2",
        "document|paragraph|lines",
        "by ;",
    ),
    "an e-mail address": Mistake(
        "targets",
        "id,name,note\noxf/t,T,ask jo.bloggs@oxfordshire.gov.uk\n",
        "targets.csv · row 2 · column note",
        "an e-mail address",
        "posts, not persons",
        "remove it",
    ),
    "a telephone number": Mistake(
        "targets",
        "id,name,note\noxf/t,T,ring 01865 810000\n",
        "targets.csv · row 2 · column note",
        "a telephone number",
        "posts, not persons",
        "remove it",
    ),
    # The graph
    "an unknown relation": Mistake(
        "links",
        "from,relation,to\noxf/board,LEDBY,oxf/chair\n",
        "links.csv · row 2 · column relation",
        "LEDBY",
        "LED_BY",
        "correct the relation",
    ),
    "no relation": Mistake(
        "links",
        "from,relation,to\noxf/board,,oxf/chair\n",
        "links.csv · row 2 · column relation",
        "nothing",
        "a value for relation",
        "fill in relation",
    ),
    "a cell that belongs to another relation": Mistake(
        "links",
        "from,relation,to,cover\noxf/board,LED_BY,oxf/chair,named\n",
        "links.csv · row 2 · column cover",
        "'named'",
        "LED_BY has no cover",
        "empty the cell",
    ),
    "an id twice": Mistake(
        "targets",
        "id,name\noxf/t,T\n\noxf/t,U\n",
        "targets.csv · row 4 · column id",
        "oxf/t",
        "an id not used in targets.csv · row 2",
        "give one of them another id",
    ),
    "an id twice in two sheets": Mistake(
        "targets",
        "id,name\noxf/board,T\n",
        "targets.csv · row 2 · column id",
        "oxf/board",
        "an id not used in partnerships.csv · row 2",
        "give one of them another id",
    ),
    "a link twice": Mistake(
        "links",
        "from,relation,to\noxf/board,LED_BY,oxf/chair\noxf/board,LED_BY,oxf/chair\n",
        "links.csv · row 3",
        "oxf/board LED_BY oxf/chair",
        "a link not given in links.csv · row 2",
        "tell the two apart in the column slot",
    ),
    "a link to nothing, nearly right": Mistake(
        "targets",
        "id,name,led_by\noxf/t,T,oxf/bord\n",
        "targets.csv · row 2",
        "LED_BY with 'oxf/bord'",
        "an id that exists",
        "did you mean oxf/board",
    ),
    "a link to nothing, nearly right in another scope": Mistake(
        "targets",
        "id,name,led_by\noxf/t,T,england/polise\n",
        "targets.csv · row 2",
        "LED_BY with 'england/polise'",
        "an id that exists",
        "did you mean england/police",
    ),
    "a link to nothing at all": Mistake(
        "targets",
        "id,name,led_by\noxf/t,T,zzz/qqqqqqqqqqqq\n",
        "targets.csv · row 2",
        "LED_BY with 'zzz/qqqqqqqqqqqq'",
        "an id that exists",
        "declare it in its own sheet",
    ),
    "the wrong kind at an end": Mistake(
        "targets",
        "id,name,led_by\noxf/t,T,\noxf/u,U,oxf/t\n",
        "targets.csv · row 3",
        "LED_BY with oxf/t, of kind Target",
        "Partnership, Post, Unit",
        "correct the relation",
    ),
    "the wrong kind in another scope": Mistake(
        "units",
        "id,name\nengland/police,Police\n",
        "units.csv · row 2 · column id",
        "england/police as Unit",
        "Organisation, which it already is elsewhere",
        "give it another id",
    ),
}


def refused(at: Path, store: Store) -> BadInput:
    """How loading ends; and it changes nothing."""
    before, heads = contents(store), store.heads()
    with pytest.raises(BadInput) as caught:
        load(at, store)
    assert contents(store) == before
    assert store.heads() == heads
    return caught.value


@pytest.fixture
def store(embedded_store: Store, data: Path) -> Store:
    """A store with something in it."""
    stored(embedded_store, drawing("england/police Organisation"), "law/register")
    load(folder(data, **BODIES), embedded_store)
    return embedded_store


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_said_and_nothing_is_written(
    store: Store, data: Path, mistake: Mistake
) -> None:
    error = refused(folder(data, **BODIES | {mistake.sheet: mistake.text}), store)
    (problem,) = error.problems
    assert problem.where == mistake.where
    for part in ("saw", "expected", "fix"):
        assert getattr(mistake, part) in getattr(problem, part), part
    assert set(problem.as_dict()) == {"where", "saw", "expected", "fix"}


def test_every_mistake_is_said_at_once(store: Store, data: Path) -> None:
    text = "id,name,class,since\noxf/t,T,lokal,soon\noxf/u,,local,\n"
    error = refused(folder(data, targets=text, tarmacs=GOOD), store)
    assert error.sentence == f"{data} was not loaded: 4 problems. Nothing was changed."
    assert [problem.where for problem in error.problems] == [
        "targets.csv · row 2 · column since",
        "targets.csv · row 2 · column class",
        "targets.csv · row 3 · column name",
        "tarmacs.csv",
    ]


def test_every_file_that_can_not_be_read_is_said_at_once(store: Store, data: Path) -> None:
    error = refused(folder(data, targets="", posts="id,id\n"), store)
    assert [problem.where for problem in error.problems] == ["posts.csv", "targets.csv"]


def test_a_problem_is_one_line_for_people() -> None:
    problem = Problem("targets.csv · row 2", "soon", "a date", "correct it")
    assert str(problem) == "targets.csv · row 2: saw soon; expected a date; fix: correct it"


@pytest.mark.parametrize(
    "encoded", ["Café".encode("latin-1"), "Café".encode("utf-16"), b"\xff\xfe", b"\x80abc"]
)
def test_another_encoding(store: Store, data: Path, encoded: bytes) -> None:
    (folder(data, **BODIES) / "targets.csv").write_bytes(b"id,name\noxf/t," + encoded + b"\n")
    (problem,) = refused(data, store).problems
    assert problem.where == "targets.csv"
    assert problem.saw.startswith("the byte 0x")
    assert "CSV UTF-8" in problem.expected


def test_a_file_that_can_not_be_read(store: Store, data: Path) -> None:
    (folder(data, **BODIES) / "targets.csv").mkdir()
    (data / "posts.csv").unlink()
    (data / "posts.csv").symlink_to(data / "gone.csv")
    problems = refused(data, store).problems
    assert [problem.where for problem in problems] == ["posts.csv", "targets.csv"]
    assert all(problem.expected == "a file that can be read" for problem in problems)
    (data / "targets.csv").rmdir()


def test_a_file_larger_than_any_sheet(store: Store, data: Path) -> None:
    with (folder(data, **BODIES) / "targets.csv").open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    (problem,) = refused(data, store).problems
    assert (problem.where, problem.saw) == ("targets.csv", "51 MB")


def test_an_empty_folder(store: Store, data: Path) -> None:
    error = refused(folder(data), store)
    assert error.sentence == f"{data} holds no CSV files; each sheet is a file such as targets.csv."


def test_a_missing_folder(store: Store, data: Path) -> None:
    error = refused(data / "gone", store)
    assert error.sentence.startswith(f"There is nothing at {data}/gone; give a folder")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "scope"),
        ("- scope", "scope.yaml"),
        ("scope: [", "scope.yaml"),
        ("scope: \0", "scope.yaml"),
        ("rank: seed", "scope"),
        ("scope: 7", "scope"),
        ("scope: oxf/council\ncolour: red", "colour"),
        ("scope: oxf/council\nrank: king", "king"),
        ("scope: oxf/council\nnot_loaded: targets.csv", "not_loaded"),
        *[
            (f"scope: {name!r}", "scope.yaml · key scope")
            for name in ("", "/", "/etc", "../x", "a/../b", "a//b", "a/", "a b", "a|b", "a\\b", ".")
        ],
    ],
)
def test_a_bad_scope_file(store: Store, data: Path, text: str, said: str) -> None:
    (folder(data, **BODIES) / "scope.yaml").write_text(text, "utf-8")
    error = refused(data, store)
    assert said in str(error.problems[0])
    assert "scope.yaml" in error.problems[0].where


E_MAIL = ["jo@oxford.gov.uk", "mailto:jo.o'bloggs@a-b.example.org", "<jo+x@nhs.net>"]
TELEPHONE = ["01865 810000", "(01865) 810 000", "01865810000", "020 7946 0958", "+44 1865 810000"]
TELEPHONE += [
    "+44 (0)1865 810000",
    "07700 900123",
    "01865-810-000",
    "tel:01865815000,",
    "01865 810000.",
]


@pytest.mark.parametrize("cell", E_MAIL + TELEPHONE)
def test_personal_data_is_never_loaded(store: Store, data: Path, cell: str) -> None:
    text = f'id,name,note\noxf/t,T,"Ask {cell} for it"\n'
    (problem,) = refused(folder(data, **BODIES, targets=text), store).problems
    assert problem.where == "targets.csv · row 2 · column note"
    assert cell not in str(problem)


NEITHER = ["2008-04-18", "NI 154", "£26.95 million", "@home", "09-10", "lines 0123", "03 04 05"]
NEITHER += ["S.I. 2008/0412", "2008 2009 2010 2011", "E10000025", "1 234 567 890", "0.0123456789"]


@pytest.mark.parametrize("cell", NEITHER)
def test_what_only_looks_a_little_like_it_is_loaded(store: Store, data: Path, cell: str) -> None:
    text = f'id,name,note\noxf/t,T,"{cell}"\n'
    assert load(folder(data, **BODIES, targets=text), store)


def test_the_same_folder_corrected_loads(store: Store, data: Path) -> None:
    refused(folder(data, **BODIES, targets="id,name,led_by\noxf/t,T,oxf/bord\n"), store)
    version = load(folder(data, **BODIES, targets="id,name,led_by\noxf/t,T,oxf/board\n"), store)
    assert version
    assert version.load == f"{SCOPE}@2"
