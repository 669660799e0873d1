"""Writing to a log that is damaged: what is acknowledged is kept, and damage is told once."""

import errno
import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.errors import DamagedError, ReadOnlyError
from briefings.store import JournalDB
from briefings.store.failures import NoLocksError
from briefings.store.files import Files
from briefings.store.record import sealed
from briefings.store.watermark import mark_path
from tests.unit.store.store_helpers import line_starts, read_back, spoil

SECTOR = 512


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "library.log"
    with JournalDB(path) as db:
        for number in range(3):
            db.insert({"n": number})
    return path


def numbers(log: Path) -> list[int]:
    with JournalDB(log) as db:
        return [document["n"] for document in db]


def last_byte(data: bytearray) -> None:
    data[-1] ^= 1


def last_sector(data: bytearray) -> None:
    start = (len(data) - 1) // SECTOR * SECTOR
    data[start:] = bytes(len(data) - start)


def appended_by_an_editor(data: bytearray) -> None:
    data += b"x"


DAMAGE = [last_byte, last_sector, appended_by_an_editor]


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_is_written_after_a_bad_last_line_is_on_a_line_of_its_own(
    log: Path, damage: Callable[[bytearray], None]
) -> None:
    data = bytearray(log.read_bytes())
    damage(data)
    log.write_bytes(data)
    mark_that(log, size=len(data))
    with JournalDB(log) as db:
        there = [document["n"] for document in db]
        db.insert({"n": "after"})
        db.insert({"n": "and again"})
    assert numbers(log) == [*there, "after", "and again"]
    with JournalDB(log, read_only=True) as reader, JournalDB(log) as db:
        assert len(reader) == len(there) + 2
        db.insert({"n": "last"})
        assert len(reader) == len(there) + 3


def mark_that(log: Path, **says: object) -> None:
    """Let the mark say something else, as a good mark."""
    fields = {
        "library": "", "generation": 0, "size": 0, "x": 3, "s": "", **_mark(log), **says
    }  # fmt: skip
    body = ",".join(
        f'"{k}":{v}' if isinstance(v, int) else f'"{k}":"{v}"' for k, v in fields.items()
    )
    mark_path(log).write_bytes(sealed(b"{" + body.encode()).ljust(256))


def _mark(log: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(mark_path(log).read_bytes())
    del found["c"]
    return found


def test_a_mark_may_point_anywhere_into_a_line(log: Path) -> None:
    whole, starts = log.read_bytes(), line_starts(log)
    spoil(log, len(whole) - 10)
    spoiled, mark = log.read_bytes(), mark_path(log).read_bytes()
    for size in {*range(1, len(whole) + 1, 3)} - {*starts}:
        log.write_bytes(spoiled)
        mark_path(log).write_bytes(mark)
        mark_that(log, size=size)
        with JournalDB(log) as db:
            assert [document["n"] for document in db] == [0, 1, 2]
            db.insert({"n": 3})
        assert numbers(log) == [0, 1, 2, 3]
        for copy in log.parent.glob("library.log.*-*"):
            copy.unlink()


@pytest.mark.parametrize("inserted", [1, 30, 600])
def test_bytes_put_in_cost_no_other_line(log: Path, inserted: int) -> None:
    whole, mark = log.read_bytes(), mark_path(log).read_bytes()
    for at in line_starts(log):
        log.write_bytes(whole[:at] + b"#" * (inserted - 1) + b"\n" + whole[at:])
        mark_path(log).write_bytes(mark)
        with JournalDB(log) as db:
            assert [document["n"] for document in db] == [0, 1, 2]
            db.insert({"n": 3})
        assert numbers(log) == [0, 1, 2, 3]


def test_a_line_put_in_twice_is_no_other_copy(log: Path) -> None:
    whole, mark, starts = log.read_bytes(), mark_path(log).read_bytes(), line_starts(log)
    twice = whole[starts[5] : starts[6]]
    log.write_bytes(whole[: starts[6]] + twice + whole[starts[6] :])
    mark_path(log).write_bytes(mark)
    with JournalDB(log) as db:
        assert not db.read_only
        assert [document["n"] for document in db] == [0, 1, 2]
        db.insert({"n": 3})
    assert numbers(log) == [0, 1, 2, 3]


def test_bytes_taken_out_cost_their_line_alone(log: Path) -> None:
    whole = log.read_bytes()
    starts = line_starts(log)
    mark = mark_path(log).read_bytes()
    for at in range(starts[4], starts[5] - 1, 5):
        log.write_bytes(whole[:at] + whole[at + 1 :])
        mark_path(log).write_bytes(mark)
        with JournalDB(log) as db:
            assert [document["n"] for document in db] == [0, 2]
            assert not db.read_only
            db.insert({"n": 3})
        assert numbers(log) == [0, 2, 3]


def test_a_lost_line_feed_costs_nothing_at_all(log: Path) -> None:
    whole = log.read_bytes()
    with JournalDB(log) as db:
        revisions = db.history("_default", 2)
    for at in [start - 1 for start in line_starts(log)[1:]]:
        log.write_bytes(whole[:at] + b"\v" + whole[at + 1 :])
        with JournalDB(log) as db:
            assert [document["n"] for document in db] == [0, 1, 2]
            assert db.history("_default", 2) == revisions
            db.purge("_default", 2)
            assert [document["n"] for document in db] == [0, 2]
            db.insert({"n": 3})
        assert b'"n":1}' not in log.read_bytes()
        assert numbers(log) == [0, 2, 3]
        mark_path(log).unlink()


class Forgetful(Files):
    """A disk that takes what is written and gives something else back."""

    def __init__(self) -> None:
        self.armed = False

    def write(self, fd: int, data: bytes | memoryview, offset: int) -> int:
        if not self.armed or not offset:
            return super().write(fd, data, offset)
        super().write(fd, bytes(data)[:-30].ljust(len(data), b"\0"), offset)
        return len(data)


def test_a_change_that_does_not_read_as_it_was_written_is_not_acknowledged(log: Path) -> None:
    spoil(log, line_starts(log)[3] + 20)
    files = Forgetful()
    with JournalDB(log, files=files) as db:
        files.armed = True
        before = log.read_bytes()
        with pytest.raises(DamagedError, match=r"did not read as it was written .*not saved"):
            db.insert({"n": 9})
        files.armed = False
        with pytest.raises(DamagedError, match="open the library again"):
            db.insert({"n": 9})
        assert log.read_bytes() == before
    with JournalDB(log) as db:
        db.insert({"n": 9})
    assert numbers(log)[-1] == 9


# -- told once -------------------------------------------------------------------------------------


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


# -- the first line --------------------------------------------------------------------------------


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
