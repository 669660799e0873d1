"""Writing to a log that is damaged: what is acknowledged is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.errors import DamagedError
from briefings.store import JournalDB
from briefings.store.files import Files
from briefings.store.watermark import mark_path
from tests.unit.store.store_helpers import line_starts, mark_that, numbers, spoil

SECTOR = 512


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "library.log"
    with JournalDB(path) as db:
        for number in range(3):
            db.insert({"n": number})
    return path


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
