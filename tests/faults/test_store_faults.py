"""Killed writers, full disks and disks that fail: no acknowledged change is lost.

The small form runs with the other tests. `STORE_FAULT_ROUNDS=500 pytest
tests/faults/test_store_faults.py` is the long one: that many killed writers.
"""

import errno
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefings.errors import DamagedError, NoSpaceError, ReadOnlyError
from briefings.store import JournalDB
from briefings.store.failures import BusyError
from briefings.store.files import Files
from tests.faults.disks import Failing, Filling
from tests.faults.killing import nobody_holds_the_lock

ROOT = Path(__file__).parents[2]
ROUNDS = int(os.environ.get("STORE_FAULT_ROUNDS", "15"))

WRITER = """
import os, sys
from briefings.store import JournalDB
from briefings.store.files import Files
from tests.faults.disks import Failing, Filling
from tests.faults.killing import nobody_holds_the_lock

class InPieces(Files):
    def write(self, fd, data, offset):
        return super().write(fd, data[:7], offset)

files = InPieces() if sys.argv[3] == "pieces" else Files()
db = JournalDB(sys.argv[1], files=files)
os.write(1, b"ready\\n")
step = 0
while True:
    step += 1
    body = f"{sys.argv[2]} {step} " * (step % 40)
    if step % 5:
        ids = [db.insert({"body": body})]
    else:
        ids = db.insert_multiple({"body": body, "part": part} for part in range(3))
    os.write(1, "".join(f"{i} {len(body)}\\n" for i in ids).encode())
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "library.log"


def start_writer(log: Path, name: str, how: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(log), name, how],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        bufsize=0,  # what `readline` would read ahead, `communicate` would not see
    )


def test_killed_writers_lose_nothing_they_acknowledged(log: Path) -> None:
    chance = random.Random(2014)
    acknowledged: dict[int, int] = {}
    for number in range(ROUNDS):
        how = "pieces" if number % 2 else "whole"
        writers = [start_writer(log, f"w{number}", how) for _ in range(1 + number % 2)]
        for writer in writers:
            assert writer.stdout is not None
            assert writer.stdout.readline() == b"ready\n"
        time.sleep(chance.uniform(0, 0.06))
        for writer in writers:
            writer.kill()
            said = writer.communicate(timeout=10)[0]
            for line in said.split(b"\n")[:-1]:
                doc_id, length = map(int, line.split())
                assert doc_id not in acknowledged
                acknowledged[doc_id] = length
        assert nobody_holds_the_lock(log)
        with JournalDB(log) as db:
            found = {document.doc_id: len(document["body"]) for document in db}
            assert acknowledged.items() <= found.items()
            assert [problem for problem in db.problems if "never finished" not in problem] == []
            doc_id = db.insert({"body": "after"})
            assert doc_id > max(found, default=0)
            acknowledged[doc_id] = len("after")
    assert len(acknowledged) > ROUNDS


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EDQUOT])
def test_on_a_full_disk_a_change_is_taken_back_whole(log: Path, error: int) -> None:
    files = Filling()
    files.error = error
    with JournalDB(log, files=files) as db, JournalDB(log) as other:
        db.insert({"n": 1})
        before = log.read_bytes()
        for room in range(0, 200, 3):
            files.room = room
            with pytest.raises(NoSpaceError, match=r"disk is full .*free some space"):
                db.insert_multiple([{"text": "x" * 60}, {"text": "y" * 60}])
            assert log.read_bytes() == before
            assert db.all() == other.all() == [{"n": 1}]
        files.room = None
        assert db.problems == []
        added = db.insert({"n": 2})
        assert other.get(doc_id=added) == {"n": 2}
    with JournalDB(log) as db:
        assert db.all() == [{"n": 1}, {"n": 2}]
        assert db.problems == []


def test_a_transaction_that_does_not_fit_leaves_no_part(log: Path) -> None:
    files = Filling()
    with JournalDB(log, files=files) as db:
        db.insert({"n": 1})
        files.room = 100

        def change() -> None:
            with db.transaction():
                db.update({"n": 2})
                db.table("notes").insert({"text": "x" * 200})

        with pytest.raises(NoSpaceError):
            change()
        assert db.all() == [{"n": 1}]
        assert db.tables() == {"_default"}


def test_a_library_that_does_not_fit_is_created_when_it_does(log: Path) -> None:
    files = Filling()
    files.room = 30
    with pytest.raises(NoSpaceError):
        JournalDB(log, files=files)
    with JournalDB(log) as db:
        assert db.insert({}) == 1
        assert db.problems == []


def test_without_room_for_a_copy_nothing_is_cut_off(log: Path) -> None:
    JournalDB(log).close()
    log.write_bytes(log.read_bytes() + b'{"x":1,"t":"_default","k":1,')
    before = log.read_bytes()
    files = Filling()
    files.room = 5
    with JournalDB(log, files=files) as db:
        assert db.all() == []
        files.room = 5
        with pytest.raises(NoSpaceError):
            db.insert({})
        assert log.read_bytes() == before
        assert list(log.parent.glob("*.aside-*")) == []
        files.room = None
        assert db.insert({}) == 1


@pytest.mark.parametrize("piece", [1, 2, 13])
def test_short_writes_are_carried_on(log: Path, piece: int) -> None:
    class InPieces(Files):
        def write(self, fd: int, data: bytes | memoryview, offset: int) -> int:
            return super().write(fd, data[:piece], offset)

    with JournalDB(log, files=InPieces()) as db:
        db.insert_multiple([{"text": "ñandú " * 20}, {"text": "coca"}])
    with JournalDB(log) as db:
        assert [len(document["text"]) for document in db] == [120, 4]


def test_after_a_failed_sync_nothing_is_written_until_reopened(log: Path) -> None:
    files = Failing()
    with JournalDB(log, files=files) as db, JournalDB(log) as other:
        db.insert({"n": 1})
        before = log.read_bytes()
        files.errors = {"sync": errno.EIO}
        with pytest.raises(DamagedError, match=r"did not confirm .*open the library again"):
            db.insert({"n": 2})
        files.errors = {}
        with pytest.raises(DamagedError, match="open the library again"):
            db.insert({"n": 3})
        assert db.all() == other.all() == [{"n": 1}]
        assert log.read_bytes() == before
        assert other.insert({"n": 4}) == 2
        assert db.all() == [{"n": 1}, {"n": 4}]
        with pytest.raises(DamagedError):
            db.insert({"n": 5})
    with JournalDB(log, files=files) as db:
        assert db.insert({"n": 6}) == 3


@pytest.mark.parametrize("looks_at_once", [True, False])
def test_a_reader_that_saw_a_change_before_its_sync_failed_sees_it_go(
    log: Path, *, looks_at_once: bool
) -> None:
    class Peeking(Files):
        armed = False

        def sync(self, fd: int) -> None:
            if self.armed:
                assert len(other) == 2
                raise OSError(errno.EIO, "I/O error")
            super().sync(fd)

    files = Peeking()
    with JournalDB(log, files=files) as db, JournalDB(log) as other:
        db.insert({"n": 1})
        files.armed = True
        with pytest.raises(DamagedError):
            db.insert({"n": "shown too early"})
        if looks_at_once:
            assert other.all() == [{"n": 1}]
        with JournalDB(log) as third:
            assert third.insert({"n": "a longer one, past where the other change ended"}) == 2
        assert [d.doc_id for d in other] == [1, 2]
        assert other.get(doc_id=2)["n"].startswith("a longer one")
        assert other.problems == []
    with JournalDB(log) as db:
        assert db.problems == []
        assert [d.doc_id for d in db] == [1, 2]


@pytest.mark.parametrize(
    ("error", "expected"),
    [(errno.EIO, DamagedError), (errno.EROFS, ReadOnlyError), (errno.EACCES, ReadOnlyError)],
)
def test_other_failures_are_sentences_too(log: Path, error: int, expected: type[Exception]) -> None:
    files = Failing()
    with JournalDB(log, files=files) as db:
        db.insert({"n": 1})
        files.errors = {"write": error}
        with pytest.raises(expected, match=r"\.$"):
            db.insert({"n": 2})
        files.errors = {}
        assert db.insert({"n": 3}) == 3
        assert db.all() == [{"n": 1}, {"n": 3}]


def test_what_cannot_be_cut_back_is_set_aside_later(log: Path) -> None:
    class FullAndStubborn(Filling):
        def truncate(self, fd: int, size: int) -> None:
            if self.room is not None:
                raise OSError(errno.EIO, "I/O error")
            super().truncate(fd, size)

    files = FullAndStubborn()
    with JournalDB(log, files=files) as db, JournalDB(log) as other:
        db.insert({"n": 1})
        files.room = 40
        with pytest.raises(NoSpaceError):
            db.insert({"n": 2})
        files.room = None
        with pytest.raises(DamagedError, match="could not be cut back"):
            db.insert({"n": 3})
        assert db.all() == other.all() == [{"n": 1}]
        assert other.insert({"n": 4}) == 2
        assert "never finished" in other.problems[0]
        assert db.all() == [{"n": 1}, {"n": 4}]


def test_a_signal_handler_cannot_write_into_a_write(log: Path) -> None:
    class Interrupted(Files):
        armed = False

        def sync(self, fd: int) -> None:
            if self.armed:
                with pytest.raises(BusyError, match="try again"):
                    db.insert({"n": "from the handler"})
            super().sync(fd)

    files = Interrupted()
    with JournalDB(log, files=files) as db:
        files.armed = True
        db.insert({"n": 1})
        assert db.all() == [{"n": 1}]


def test_half_a_glimpse_of_the_log_is_not_taken_for_damage(log: Path) -> None:
    class Glimpsing(Files):
        armed = False

        def read(self, fd: int, offset: int, length: int) -> bytes:
            data = super().read(fd, offset, length)
            if self.armed and offset and length > 600:
                self.armed = False
                data = b"\0" * 100 + data[100:]
            return data

    files = Glimpsing()
    with JournalDB(log) as db, JournalDB(log, files=files) as reader:
        for number in range(4):
            db.insert({"n": number, "text": "x" * 200})
        files.armed = True
        assert [d["n"] for d in reader] == [0, 1, 2, 3]
        assert not files.armed
        assert reader.problems == []
        for number in range(4):
            db.insert({"n": number, "text": "x" * 200})
        files.armed = True
        with JournalDB(log, files=files) as second:
            assert len(second) == 8
            assert second.problems == []
