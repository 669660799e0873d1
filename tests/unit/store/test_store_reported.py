"""What is wrong with a log is told once, and whenever it is asked for."""

import errno
import os
from pathlib import Path

import pytest

from briefings.errors import ReadOnlyError
from briefings.store import JournalDB
from briefings.store.failures import NoLocksError
from briefings.store.files import Files
from briefings.store.watermark import mark_path
from tests.unit.store.store_helpers import line_starts, numbers, spoil


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "library.log"
    with JournalDB(path) as db:
        for number in range(3):
            db.insert({"n": number})
    return path


def test_damage_is_told_once_and_whenever_it_is_asked_for(log: Path) -> None:
    starts = line_starts(log)
    spoil(log, starts[3] + 20)
    with JournalDB(log) as db:
        (first,) = db.problems
        assert db.examine().problems == (first,)
    with JournalDB(log) as db:
        assert db.problems == []
        health = db.examine()
    assert health.problems == (first,)
    assert not health.sound
    assert [(kept.kind, kept.name in first) for kept in health.kept] == [("damaged", True)]
    spoil(log, starts[5] + 20)
    with JournalDB(log) as db:
        (second,) = db.problems
        assert f"bytes {starts[5]} to" in second
        assert db.examine().problems == (first, second)
    with JournalDB(log) as db:
        assert db.problems == []
        assert len(db.examine().kept) == 2


def test_much_damage_is_told_in_one_sentence(log: Path) -> None:
    with JournalDB(log) as db:
        db.insert_multiple({"n": number} for number in range(3, 40))
    starts = line_starts(log)
    for start in starts[10:40:2]:
        spoil(log, start + 20)
    with JournalDB(log) as db:
        (problem,) = db.problems
        assert "is damaged in 15 places, which are skipped" in problem
        assert len(db.examine().problems) == 15
        assert len(db) == 25
        db.insert({"n": 40})
    with JournalDB(log) as db:
        assert db.problems == []
        health = db.examine()
    assert (len(health.problems), len(health.kept), health.mended) == (15, 1, ())


def test_a_log_with_another_programs_line_ends_loses_nothing(log: Path) -> None:
    log.write_bytes(log.read_bytes().replace(b"\n", b"\r\n"))
    with JournalDB(log) as db:
        assert [document["n"] for document in db] == [0, 1, 2]
        db.insert({"n": 3})
    assert numbers(log) == [0, 1, 2, 3]


def test_missing_lines_are_told_once_too(log: Path) -> None:
    lines = log.read_bytes().splitlines(keepends=True)
    del lines[4:6]
    log.write_bytes(b"".join(lines))
    mark_path(log).unlink()
    with JournalDB(log) as db:
        assert "lines are missing or moved" in db.problems[0]
    with JournalDB(log) as db:
        assert db.problems == []
        assert len(db.examine().problems) == 1


def test_damage_of_which_no_copy_can_be_kept_is_told_again(log: Path) -> None:
    class NoRoom(Files):
        def open_new(self, path: Path) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    spoil(log, line_starts(log)[3] + 20)
    for _ in range(2):
        with JournalDB(log, files=NoRoom()) as db:
            (problem,) = db.problems
            assert "copied" not in problem


def test_another_file_under_a_copys_name_is_no_copy(log: Path) -> None:
    spoil(log, line_starts(log)[3] + 20)
    with JournalDB(log):
        pass
    (copy,) = log.parent.glob("library.log.damaged-*")
    held = copy.read_bytes()
    copy.write_bytes(b"something else\n")
    with JournalDB(log) as db:
        (problem,) = db.problems
    assert f"copied to {copy.name}-1" in problem
    assert copy.read_bytes() == b"something else\n"
    assert copy.with_name(f"{copy.name}-1").read_bytes() == held


def test_a_change_that_was_set_aside_is_put_right_and_no_problem_any_more(log: Path) -> None:
    with log.open("ab") as file:
        file.write(b'{"x":4,')
    with JournalDB(log) as db:
        health = db.examine()
        assert (health.problems, len(health.mended)) == ((), 1)
    with JournalDB(log) as db:
        health = db.examine()
    assert (health.sound, health.mended, health.changes) == (True, (), 3)
    assert [(kept.kind, kept.size) for kept in health.kept] == [("unfinished", 7)]


def test_a_log_that_lost_changes_is_told_every_time(log: Path) -> None:
    log.write_bytes(log.read_bytes()[:-100])
    for _ in range(2):
        with JournalDB(log) as db:
            assert "has lost some of them" in db.problems[0]
            assert db.examine().problems[0] == db.problems[0]


# -- without locks ---------------------------------------------------------------------------------


class Lockless(Files):
    def __init__(self, error: int) -> None:
        self.error = error

    def try_lock(self, fd: int) -> bool:
        raise OSError(self.error, os.strerror(self.error))


@pytest.mark.parametrize("error", [errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS])
def test_a_file_system_without_locks_is_named_and_read(log: Path, error: int) -> None:
    before = log.read_bytes()
    with JournalDB(log, files=Lockless(error)) as db:
        assert len(db) == 3
        assert db.read_only
        assert "has no locks" in db.problems[0]
        assert "local disk" in db.problems[0]
        with pytest.raises(ReadOnlyError, match="has no locks"):
            db.insert({"n": 3})
    assert log.read_bytes() == before


def test_a_damaged_log_is_read_where_there_are_no_locks(log: Path) -> None:
    spoil(log, line_starts(log)[4] + 20)
    with JournalDB(log, files=Lockless(errno.ENOLCK)) as db:
        assert [document["n"] for document in db] == [0, 2]
    with JournalDB(log, files=Lockless(errno.ENOLCK), read_only=True) as db:
        assert len(db) == 2


def test_no_library_is_made_where_there_are_no_locks(tmp_path: Path) -> None:
    with pytest.raises(NoLocksError, match="has no locks"):
        JournalDB(tmp_path / "new.log", files=Lockless(errno.ENOLCK))
