"""A repair makes a sound log of what can be read, and keeps what cannot beside it."""

import errno
import os
import random
import re
from pathlib import Path
from zlib import crc32

import pytest

from briefings.errors import BriefingsError, DamagedError, NoSpaceError
from briefings.store import JournalDB
from briefings.store.files import Files
from briefings.store.format import decode_line, encode_closing, sealed
from briefings.store.watermark import mark_path
from tests.faults.disks import Filling
from tests.unit.store.store_helpers import (
    check_every_line,
    contents,
    line_starts,
    mark_that,
    read_back,
    spoil,
)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log of four transactions."""
    path = tmp_path / "library.log"
    with JournalDB(path) as db:
        db.insert({"n": "one"})
        db.insert_multiple([{"n": "two"}, {"n": "three"}])
        db.table("other").insert({"n": "other"})
        db.update({"n": "one again"}, doc_ids=[1])
    return path


def line_with(log: Path, text: bytes) -> int:
    """Return the number of the first line that has a text."""
    return next(n for n, line in enumerate(log.read_bytes().splitlines()) if text in line)


def without_lines(log: Path, *numbers: int) -> None:
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(line for n, line in enumerate(lines) if n not in numbers))


def is_repaired(log: Path) -> tuple[str, ...]:
    """Repair a log, and see that nothing that could be read is gone; return what was said."""
    before = read_back(log) if log.exists() else {}
    with JournalDB(log) as db:
        lost: tuple[str, ...] = db.repair()
        assert contents(db) == before
        assert db.repair() == ()
    check_every_line(log)
    numbers = [line.x for raw in log.read_bytes().splitlines()[1:] if (line := decode_line(raw))]
    assert sorted(set(numbers)) == list(range(1, max(numbers, default=0) + 1))
    with JournalDB(log) as db:
        assert db.examine().sound
        assert db.problems == []
        added = db.insert({"n": "after"})
        assert added not in {doc_id for doc_id, _ in before.get("_default", [])}
    return lost


def test_a_sound_log_is_left_as_it_is(log: Path) -> None:
    before = log.read_bytes()
    with JournalDB(log) as db:
        assert db.repair() == ()
    assert log.read_bytes() == before


def test_a_damaged_line_goes_and_its_copy_stays(log: Path) -> None:
    number = line_with(log, b'"two"')
    spoil(log, line_starts(log)[number] + 30)
    damaged = log.read_bytes().splitlines()[number]
    (sentence,) = is_repaired(log)
    (copy,) = log.parent.glob("library.log.damaged-*")
    assert copy.read_bytes() == damaged + b"\n"
    assert re.search(rf"is damaged in bytes \d+ to \d+, .* copied to {copy.name}: ", sentence)
    with JournalDB(log) as db:
        assert [each["n"] for each in db][:2] == ["one again", "three"]


@pytest.mark.parametrize("gone", [[3], [4], [5], [6], [3, 4, 5, 6], [7], [8]])
def test_lines_that_are_missing(log: Path, gone: list[int]) -> None:
    without_lines(log, *gone)
    mark_path(log).unlink()
    assert is_repaired(log)


def test_transactions_that_moved_are_numbered_anew(log: Path) -> None:
    lines = log.read_bytes().splitlines(keepends=True)
    closings = [n for n, line in enumerate(lines) if b'"at":' in line]
    second = lines[closings[0] + 1 : closings[1] + 1]
    third = lines[closings[1] + 1 : closings[2] + 1]
    rest = lines[closings[2] + 1 :]
    log.write_bytes(b"".join([*lines[: closings[0] + 1], *third, *second, *second, *rest]))
    mark_path(log).unlink()
    assert is_repaired(log)


def test_a_line_of_another_writer_is_numbered_anew_too(log: Path) -> None:
    foreign = sealed(b'{"t":"other","d":{"n":"foreign"},"k":7,"x":90')
    closing = encode_closing(90, 1, "2026-01-01T00:00:00Z", f"{crc32(foreign):08x}")
    log.write_bytes(log.read_bytes() + foreign + closing)
    with JournalDB(log) as db:
        db.insert({"n": "later"})
    is_repaired(log)
    with JournalDB(log) as db:
        assert db.table("other").get(doc_id=7) == {"n": "foreign"}


def test_a_log_that_has_lost_its_end_goes_on_with_what_is_left(log: Path) -> None:
    data = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(data[:6]))
    (sentence,) = is_repaired(log)
    assert "held 4 changes and has lost some of them" in sentence
    (copy,) = log.parent.glob("library.log.damaged-*")
    assert b"x=4" in copy.read_bytes()


def test_a_log_that_is_gone_begins_anew(log: Path) -> None:
    log.unlink()
    with pytest.raises(DamagedError), JournalDB(log) as db:
        db.insert({})
    (sentence,) = is_repaired(log)
    assert "is now empty or gone" in sentence


def test_what_cannot_be_copied_stays(log: Path) -> None:
    spoil(log, line_starts(log)[3] + 30)
    before = log.read_bytes()
    files = Filling()
    files.room = 0
    with JournalDB(log, files=files) as db:
        with pytest.raises(BriefingsError, match="cannot be copied beside it"):
            db.repair()
        assert log.read_bytes() == before
        files.room = 100
        with pytest.raises(NoSpaceError):
            db.repair()
        assert log.read_bytes() == before
        assert not list(log.parent.glob("*.fresh"))
        files.room = None
        assert len(db.repair()) == 1


def test_a_mark_that_says_too_much_is_forgotten(log: Path) -> None:
    mark_that(log, x=9, size=10**6)
    assert len(is_repaired(log)) == 1


@pytest.mark.parametrize("seed", range(int(os.environ.get("STORE_FAULT_ROUNDS", "40"))))
def test_whatever_is_damaged(log: Path, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(log.read_bytes())
    start = data.index(b"\n") + 1
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(start, len(data))
        what = chance.random()
        if what < 0.5:
            data[at] = chance.randrange(256)
        elif what < 0.75:
            del data[at : at + chance.randint(1, 120)]
        else:
            data[at:at] = chance.randbytes(chance.randint(1, 60))
    log.write_bytes(data)
    if chance.random() < 0.5:
        mark_path(log).unlink()
    is_repaired(log)


@pytest.mark.parametrize("call", ["open_new", "sync", "replace"])
def test_a_disk_that_refuses_leaves_all_as_it_was(log: Path, call: str) -> None:
    spoil(log, line_starts(log)[3] + 30)
    files = Files()
    with JournalDB(log, files=files) as db:
        before = log.read_bytes()

        def fail(*_: object) -> None:
            raise OSError(errno.EIO, "I/O error")

        setattr(files, call, fail)
        with pytest.raises(DamagedError, match="check the disk"):
            db.repair()
        assert log.read_bytes() == before
        assert not list(log.parent.glob("*.fresh"))
