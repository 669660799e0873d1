"""A log that lost something does not pass for a new one."""

import shutil
from pathlib import Path

import pytest

from briefings.errors import DamagedError
from briefings.store import JournalDB
from briefings.store.format import decode_header, encode_header
from tests.unit.store.store_helpers import NoSync, contents, read_back, spoil


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "library.log"
    with JournalDB(path) as db:
        for number in range(5):
            db.insert({"n": number})
    return path


def mark_of(log: Path) -> Path:
    return log.with_name("library.log.mark")


def expect_refusal(log: Path, *, readable: int, words: str) -> None:
    before = log.read_bytes() if log.exists() else None
    with JournalDB(log) as db:
        assert len(db.problems) == 1
        assert words in db.problems[0]
        assert "restore it from a backup, or delete library.log.mark" in db.problems[0]
        assert len(db) == readable
        assert db.read_only
        with pytest.raises(DamagedError, match=words):
            db.insert({"n": 99})
        assert len(db) == readable
    assert (log.read_bytes() if log.exists() else None) == before


def test_an_emptied_log_is_named_and_left_alone(log: Path) -> None:
    log.write_bytes(b"")
    expect_refusal(log, readable=0, words="held 5 changes and is now empty or gone")


def test_a_removed_log_is_named_and_not_created_anew(log: Path) -> None:
    log.unlink()
    expect_refusal(log, readable=0, words="held 5 changes and is now empty or gone")
    assert not log.exists()


def test_a_log_cut_anywhere_is_named_and_the_rest_is_readable(log: Path) -> None:
    whole = log.read_bytes()
    header = whole.index(b"\n") + 1
    for size in range(header, len(whole), 17):
        log.write_bytes(whole[:size])
        readable = sum(b'"at"' in line for line in whole[:size].split(b"\n")[:-1])
        expect_refusal(log, readable=readable, words="has lost some of them")
    assert not list(log.parent.glob("*.aside*"))


def test_an_older_copy_that_grew_is_named(log: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.log"
    shutil.copy(log, copy)
    for path, text in ((log, "one"), (copy, "two"), (copy, "three")):
        with JournalDB(path) as db:
            db.insert({"n": text})
    copy.replace(log)
    expect_refusal(log, readable=7, words="swapped for another copy")


def test_another_library_under_the_name_is_named(log: Path, tmp_path: Path) -> None:
    with JournalDB(tmp_path / "other.log") as db:
        db.insert({"other": True})
    (tmp_path / "other.log").replace(log)
    expect_refusal(log, readable=1, words="another library")


def test_without_the_mark_one_goes_on_with_what_is_left(log: Path) -> None:
    log.write_bytes(log.read_bytes()[:-30])
    mark_of(log).unlink()
    with JournalDB(log) as db:
        assert len(db) == 4
        assert db.insert({"n": "new"}) == 5
    assert len(read_back(log)["_default"]) == 5


def test_a_mark_that_lags_is_fine(log: Path) -> None:
    old = mark_of(log).read_bytes()
    with JournalDB(log) as db:
        db.insert_multiple({"n": number} for number in range(50))
    mark_of(log).write_bytes(old)
    with JournalDB(log) as db:
        assert db.problems == []
        assert len(db) == 55
        db.insert({})


@pytest.mark.parametrize("content", [b"", b"\0" * 256, b'{"library":', b"\xff" * 256])
def test_a_torn_mark_says_nothing(log: Path, content: bytes) -> None:
    mark_of(log).write_bytes(content)
    with JournalDB(log) as db:
        assert db.problems == []
        db.insert({})
    log.write_bytes(b"")
    expect_refusal(log, readable=0, words="held 6 changes")


def test_a_mark_of_an_earlier_generation_says_nothing(log: Path) -> None:
    header = decode_header(log.read_bytes().partition(b"\n")[0])
    assert header is not None
    log.write_bytes(encode_header(header.library, generation=1))
    with JournalDB(log) as db:
        assert db.problems == []
        assert db.insert({}) == 1


def test_a_new_library_that_never_held_anything_may_be_emptied(tmp_path: Path) -> None:
    path = tmp_path / "library.log"
    JournalDB(path).close()
    path.write_bytes(b"")
    with JournalDB(path) as db:
        assert db.problems == []
        db.insert({})


def test_damage_in_the_last_transaction_is_damage_and_not_an_unfinished_change(log: Path) -> None:
    spoil(log, len(log.read_bytes()) - 10)
    with JournalDB(log, files=NoSync()) as db:
        assert len(db) == 5
        assert len(db.problems) == 1
        assert "damaged in bytes" in db.problems[0]
        assert db.insert({"n": 5}) == 6
        assert len(contents(db)["_default"]) == 6
    with JournalDB(log) as db:
        assert len(db) == 6
        assert len(db.examine().problems) == 1


def test_where_no_mark_can_be_written_notes_are_saved(log: Path) -> None:
    mark_of(log).unlink()
    mark_of(log).mkdir()
    with JournalDB(log) as db:
        db.insert({"n": 5})
        assert db.problems == []
    assert len(read_back(log)["_default"]) == 6
