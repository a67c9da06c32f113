"""The ledger in files: what was written stands, and what is damaged is named."""

import gzip
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Claims
from graph.embedded import EmbeddedStore
from graph.ledger import FORMAT, FileLedger, Version, packed, unpacked
from model.problems import StoreUnreachable
from tests.chance import claims
from tests.drawn import WHEN, drawing, stored


def version(number: int = 1, scope: str = "test/drawn", format_: int = FORMAT) -> Version:
    """The header of an empty version."""
    hash_ = Claims().hash
    return Version(scope, number, hash_, "seed", WHEN, "test", {}, {}, format_)


def gz(header: Version, body: bytes) -> bytes:
    """A version's file with another body than it says."""
    return gzip.compress(msgspec.json.encode(header) + b"\n" + body)


@pytest.fixture
def ledger(tmp_path: Path) -> FileLedger:
    return FileLedger(tmp_path / "ledger")


@given(claims)
def test_a_version_packed_twice_is_the_same_bytes_and_unpacks(drawn: Claims) -> None:
    header = msgspec.structs.replace(version(), hash=drawn.hash)
    first, second = packed(header, drawn), packed(header, Claims.decode(drawn.encoded))
    assert first == second
    assert unpacked(first, "here")[0] == header
    assert unpacked(first, "here")[1].encoded == drawn.encoded


def test_a_new_ledger_is_empty(ledger: FileLedger) -> None:
    assert ledger.heads() == {}
    assert ledger.versions("test/drawn") == []
    assert ledger.next_number("test/drawn") == 1
    assert ledger.fingerprint() == []
    with pytest.raises(KeyError):
        ledger.claims("test/drawn", 1)


def test_the_newest_version_of_each_scope_is_its_head(ledger: FileLedger) -> None:
    for header in (version(1), version(2), version(1, "law/register"), version(1, "law")):
        ledger.add(header, Claims())
    assert {scope: head.number for scope, head in ledger.heads().items()} == {
        "law": 1,
        "law/register": 1,
        "test/drawn": 2,
    }
    assert [one.load for one in ledger.versions("test/drawn")] == ["test/drawn@1", "test/drawn@2"]


def test_a_tenth_version_comes_after_the_ninth(ledger: FileLedger) -> None:
    for number in range(1, 11):
        ledger.add(version(number), Claims())
    assert ledger.heads()["test/drawn"].number == 10
    assert [one.number for one in ledger.versions("test/drawn")] == list(range(1, 11))


def test_a_dropped_version_is_gone_but_its_number_is_not_used_again(ledger: FileLedger) -> None:
    ledger.add(version(1), Claims())
    before = ledger.fingerprint()
    ledger.add(version(2), Claims())
    ledger.drop("test/drawn", 2)
    assert ledger.heads() == {"test/drawn": version(1)}
    assert ledger.versions("test/drawn") == [version(1)]
    assert ledger.fingerprint() == before
    assert ledger.next_number("test/drawn") == 3
    with pytest.raises(KeyError):
        ledger.claims("test/drawn", 2)


def test_a_dropped_version_keeps_its_file(ledger: FileLedger) -> None:
    ledger.add(version(1), Claims())
    written = [path.read_bytes() for path in ledger.folder.rglob("*.gz")]
    ledger.drop("test/drawn", 1)
    assert [path.read_bytes() for path in ledger.folder.rglob("*.undone")] == written


WHOLE = packed(version(), Claims())
DAMAGED = {
    "empty": b"",
    "truncated": WHOLE[:-20],
    "without its check": WHOLE[:-8],
    "overwritten": WHOLE[:30] + b"\xff" * 30 + WHOLE[60:],
    "no gzip": b"Dear Sir or Madam",
    "other gzip": gzip.compress(b"Dear Sir or Madam"),
    "a header alone": gzip.compress(msgspec.json.encode(version())),
    "another body": gz(version(), drawing("b Partnership").encoded),
    "a body of another kind": gz(version(), b"[1, 2]"),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_or_foreign_file_is_named_in_one_sentence(
    ledger: FileLedger, data: bytes
) -> None:
    ledger.add(version(), Claims())
    (file,) = ledger.folder.rglob("*.gz")
    file.write_bytes(data)
    for asked in (ledger.heads, lambda: ledger.claims("test/drawn", 1)):
        with pytest.raises(StoreUnreachable) as caught:
            asked()
        assert str(file) in caught.value.sentence
        assert "\n" not in caught.value.sentence


@pytest.mark.parametrize("body", [b"", Claims().encoded, b'{"things":[],"links":[],"new":[]}'])
def test_a_file_of_a_newer_format_asks_for_an_update(ledger: FileLedger, body: bytes) -> None:
    ledger.add(version(), Claims())
    (file,) = ledger.folder.rglob("*.gz")
    file.write_bytes(gz(version(format_=FORMAT + 1), body))
    with pytest.raises(StoreUnreachable, match=r"newer than this program.*update Answerable") as it:
        ledger.heads()
    assert str(file) in it.value.sentence


@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_no_damaged_byte_goes_unnoticed(position: int, change: int) -> None:
    damaged = bytearray(WHOLE)
    damaged[position] ^= change
    with suppress(StoreUnreachable):  # some bytes of gzip's own say nothing of the content
        header, read = unpacked(bytes(damaged), "here")
        assert (header, read.encoded) == (version(), Claims().encoded)


def test_files_of_other_sorts_are_left_alone(ledger: FileLedger) -> None:
    ledger.add(version(), Claims())
    for name in (".DS_Store", "read-me.txt", "copy-of-000001.gz", ".writing-7", "000009.gz"):
        (ledger.folder / "test" / "drawn" / name).write_bytes(b"?")
    assert ledger.heads() == {"test/drawn": version()}


def test_what_an_interrupted_writer_left_is_swept_at_the_next_write(
    embedded_store: EmbeddedStore, home: Path
) -> None:
    stored(embedded_store, drawing("a Post"))
    left = [home / "ledger" / "test" / "drawn" / ".writing-4711", home / ".writing-12.grafeo"]
    for path in left:
        path.write_bytes(b"half a vers")
    assert list(embedded_store.heads()) == ["test/drawn"]
    stored(embedded_store, drawing("b Post"))
    assert not any(path.exists() for path in left)
