"""Reading sheets: what a cell holds, and where it stands."""

from pathlib import Path

import pytest

from loaders.read import Sheet, read
from tests.sheets import folder


def one_sheet(at: Path, text: str) -> Sheet:
    """The sheet that this text makes."""
    return read(folder(at, targets=text)).sheets[0]


def cells(at: Path, text: str) -> list[dict[str, str]]:
    """The cells of its rows."""
    return [row.cells for row in one_sheet(at, text).rows]


def test_a_row_knows_its_file_and_its_number_in_the_spreadsheet(tmp_path: Path) -> None:
    rows = one_sheet(tmp_path, 'id,name\na,"two\nlines"\n\n,\nb,B\n').rows
    assert [(row.number, row.cells["id"]) for row in rows] == [(2, "a"), (5, "b")]
    assert rows[1].where() == "targets.csv · row 5"
    assert rows[1].where("name") == "targets.csv · row 5 · column name"


def test_outer_blanks_and_empty_cells_are_left_out(tmp_path: Path) -> None:
    assert cells(tmp_path, " id , name ,note\n a , A b ,  \nb\n") == [
        {"id": "a", "name": "A b"},
        {"id": "b"},
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_way_to_end_a_line_is_read(tmp_path: Path, end: str) -> None:
    assert cells(tmp_path, f"id,name{end}a,A{end}b,B{end}") == [
        {"id": "a", "name": "A"},
        {"id": "b", "name": "B"},
    ]


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1e"])
def test_a_sign_that_only_looks_like_the_end_of_a_line_stays_in_its_cell(
    tmp_path: Path, sign: str
) -> None:
    assert cells(tmp_path, f"id,name\na,A{sign}b\n") == [{"id": "a", "name": f"A{sign}b"}]


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    assert cells(tmp_path, "\ufeffid,name\na,Å\n") == [{"id": "a", "name": "Å"}]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("'=SUM(A1)", "=SUM(A1)"),
        ("'+1", "+1"),
        ("'-1", "-1"),
        ("'@home", "@home"),
        ("'tis", "'tis"),
        ("'", "'"),
        ("=SUM(A1)", "=SUM(A1)"),
        ("''=1", "''=1"),
    ],
)
def test_the_apostrophe_before_a_formula_is_stripped(
    tmp_path: Path, cell: str, expected: str
) -> None:
    assert cells(tmp_path, f"id,name\na,{cell}\n")[0]["name"] == expected


def test_empty_cells_beyond_the_header_are_no_matter(tmp_path: Path) -> None:
    assert cells(tmp_path, "id,name\na,A,, \n") == [{"id": "a", "name": "A"}]


def test_the_files_are_remembered_by_their_hash(tmp_path: Path) -> None:
    first = read(folder(tmp_path, targets="id,name\n")).files
    second = read(folder(tmp_path, targets="id,name\na,A\n")).files
    assert list(first) == ["targets.csv"]
    assert len(first["targets.csv"]) == 64
    assert first != second


def test_a_file_can_be_kept_out(tmp_path: Path) -> None:
    at = folder(tmp_path, targets="id,name\n", workings="what,ever\n")
    with (at / "scope.yaml").open("a") as file:
        file.write("not_loaded: [workings.csv]\n")
    assert [sheet.name for sheet in read(at).sheets] == ["targets"]


def test_a_file_alone_is_a_scope_of_its_own(tmp_path: Path) -> None:
    at = folder(tmp_path, targets="id,name\n")
    batch = read(at / "targets.csv")
    assert (batch.scope.scope, batch.scope.rank) == ("files/targets", "council")
    assert [sheet.name for sheet in batch.sheets] == ["targets"]


@pytest.mark.parametrize("path", [".", "../My data", "../My data/."])
def test_a_folder_without_a_scope_file_is_a_scope_named_like_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    at = folder(tmp_path / "My data", targets="id,name\n")
    (at / "scope.yaml").unlink()
    monkeypatch.chdir(at)
    assert read(Path(path)).scope.scope == "files/my-data"
