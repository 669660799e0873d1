"""The log's first line: made again where it is damaged, and refused where it is not ours."""

import errno
import os
import random
from pathlib import Path

import pytest

from briefings.errors import DamagedError
from briefings.store import JournalDB
from briefings.store.files import Files
from briefings.store.format import sealed
from briefings.store.watermark import mark_path
from tests.unit.store.store_helpers import mark_that, numbers, read_back, spoil


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "library.log"
    with JournalDB(path) as db:
        for number in range(3):
            db.insert({"n": number})
    return path


def reopen_writable(log: Path, expected: list[object]) -> str:
    """Open, write, open again; return what was told about the first line."""
    with JournalDB(log) as db:
        assert [document["n"] for document in db] == expected
        assert not db.read_only
        told: list[str] = [problem for problem in db.problems if "first line" in problem]
        db.insert({"n": "after"})
    with JournalDB(log) as db:
        assert [document["n"] for document in db] == [*expected, "after"]
        assert (db.problems, db.examine().problems) == ([], ())
    assert len(told) == 1
    return told[0]


@pytest.mark.parametrize("marked", [True, False])
def test_any_bit_of_the_first_line_may_flip(log: Path, *, marked: bool) -> None:
    whole, mark = log.read_bytes(), mark_path(log).read_bytes()
    first = whole.partition(b"\n")[0]
    chance = random.Random(2014)
    for at in range(len(first) + 1):
        data = bytearray(whole)
        data[at] ^= 1 << chance.randrange(8)
        for path in log.parent.iterdir():
            path.unlink()
        log.write_bytes(data)
        if marked:
            mark_path(log).write_bytes(mark)
        told = reopen_writable(log, [0, 1, 2])
        assert "was damaged and is written anew" in told
        (copy,) = log.parent.glob("library.log.damaged-*")
        assert copy.name in told
        assert copy.read_bytes() in (bytes(data[: len(first) + 1]), bytes(data[: len(first) + 2]))
        library = whole[:130].split(b'"library":"')[1][:36]
        assert library in log.read_bytes().partition(b"\n")[0]
        assert b'"generation":1,' in log.read_bytes().partition(b"\n")[0]


@pytest.mark.parametrize("first", [b"", b"\0" * 100, b"#" * 40, b'{"format":"briefings-log"'])
@pytest.mark.parametrize("marked", [True, False])
def test_a_first_line_that_is_gone_is_made_again(log: Path, first: bytes, *, marked: bool) -> None:
    whole = log.read_bytes()
    library = whole[:130].split(b'"library":"')[1][:36]
    log.write_bytes(first + whole[whole.index(b"\n") :])
    if not marked:
        mark_path(log).unlink()
    else:
        mark_that(log, size=log.stat().st_size)
    reopen_writable(log, [0, 1, 2])
    assert (library in log.read_bytes()) == marked


def test_a_damaged_first_line_is_read_where_nothing_may_be_written(log: Path) -> None:
    spoil(log, 60)
    before = log.read_bytes()
    with JournalDB(log, read_only=True) as db:
        assert len(db) == 3
        assert "first line" in db.problems[0]
    assert log.read_bytes() == before
    assert sorted(path.name for path in log.parent.iterdir()) == ["library.log", "library.log.mark"]


def test_a_damaged_last_change_stays_known_when_the_first_line_is_written_anew(log: Path) -> None:
    spoil(log, 60)
    spoil(log, log.stat().st_size - 10)
    with JournalDB(log) as db:
        assert [document["n"] for document in db] == [0, 1, 2]
    mark_path(log).unlink()
    assert numbers(log) == [0, 1, 2]


def test_a_first_line_is_not_written_anew_in_a_log_that_lost_changes(log: Path) -> None:
    spoil(log, 60)
    log.write_bytes(log.read_bytes()[:-100])
    before = log.read_bytes()
    with JournalDB(log) as db:
        assert db.read_only
        assert "has lost some" in db.problems[0]
    assert log.read_bytes() == before


def test_a_full_disk_leaves_the_damaged_first_line(log: Path) -> None:
    class Full(Files):
        def open_new(self, path: Path) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    spoil(log, 60)
    before = log.read_bytes()
    with JournalDB(log, files=Full()) as db:
        assert len(db) == 3
        assert "disk is full" in db.problems[0]
    assert log.read_bytes() == before
    reopen_writable(log, [0, 1, 2])


def test_others_follow_when_the_first_line_is_written_anew(log: Path) -> None:
    with JournalDB(log) as reader:
        spoil(log, 60)
        with JournalDB(log) as db:
            db.insert({"n": 3})
        assert [document["n"] for document in reader] == [0, 1, 2, 3]
        reader.insert({"n": 4})
    assert len(read_back(log)["_default"]) == 5


def test_what_only_speaks_of_a_log_is_none(tmp_path: Path) -> None:
    path = tmp_path / "library.log"
    path.write_bytes(b'{"about":"briefings-log"}\nsome text\n')
    with pytest.raises(DamagedError, match="is not a briefings library"):
        JournalDB(path)


@pytest.mark.parametrize("library", ["x", "../x", "0" * 36, "a\\nb", ""])
def test_a_library_is_named_by_a_uuid_or_refused(log: Path, library: str) -> None:
    body = b'{"format":"briefings-log","version":1,"library":"%s","generation":0,"created":""'
    log.write_bytes(sealed(body % library.encode()) + log.read_bytes().split(b"\n", 1)[1])
    before = log.read_bytes()
    with pytest.raises(DamagedError, match=r"no library's id.*leaves it as it is"):
        JournalDB(log)
    assert log.read_bytes() == before


def test_when_a_library_began_is_text_in_the_first_line_of_a_purged_log(log: Path) -> None:
    rest = log.read_bytes().split(b"\n", 1)[1]
    body = (
        b'{"format":"briefings-log","version":1,"library":"00000000-0000-4000-8000-000000000000",'
        b'"generation":0,"created":"\\"\\n{}"'
    )
    log.write_bytes(sealed(body) + rest)
    mark_path(log).unlink()
    with JournalDB(log) as db:
        db.purge("_default", 2)
    assert numbers(log) == [0, 2]
