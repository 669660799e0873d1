"""Killed writers, full disks, disks that fail, and power cuts: no acknowledged note is lost.

The small form runs with the other tests. `STORE_FAULT_ROUNDS=500 pytest tests/faults/
test_store_faults.py` is the long one: that many killed writers and as many power cuts.
"""

import errno
import fcntl
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from briefings.errors import DamagedError, NoSpaceError, ReadOnlyError
from briefings.store import JournalDB
from briefings.store.failures import BusyError
from briefings.store.files import Files

ROOT = Path(__file__).parents[2]
ROUNDS = int(os.environ.get("STORE_FAULT_ROUNDS", "15"))
SECTOR = 512

WRITER = """
import os, sys
from briefings.store import JournalDB
from briefings.store.files import Files

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
    )


def nobody_holds_the_lock(log: Path) -> bool:
    with log.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


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


class Filling(Files):
    """A disk with room for so many bytes more, which takes what fits before it says so."""

    def __init__(self) -> None:
        self.room: int | None = None
        self.error = errno.ENOSPC

    def write(self, fd: int, data: bytes | memoryview, offset: int) -> int:
        if self.room is None:
            return super().write(fd, data, offset)
        if self.room == 0:
            raise OSError(self.error, os.strerror(self.error))
        taken = super().write(fd, data[: self.room], offset)
        self.room -= taken
        return taken


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


class Failing(Files):
    """Fails the calls that are named."""

    def __init__(self, **errors: int) -> None:
        self.errors: dict[str, int] = {}
        self.armed = errors

    def _perhaps(self, call: str) -> None:
        if call in self.errors:
            raise OSError(self.errors[call], os.strerror(self.errors[call]))

    def write(self, fd: int, data: bytes | memoryview, offset: int) -> int:
        self._perhaps("write")
        return super().write(fd, data, offset)

    def sync(self, fd: int) -> None:
        self._perhaps("sync")
        super().sync(fd)

    def truncate(self, fd: int, size: int) -> None:
        self._perhaps("truncate")
        super().truncate(fd, size)


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


class PowerGone(BaseException):
    """There is no program any more to handle this."""


class PowerCut(Files):
    """Keeps what a disk would hold: what was synced for certain, the rest by chance, in sectors.

    The power goes at the call that `countdown` says; from then on every call fails.
    """

    def __init__(self, chance: random.Random, root: Path) -> None:
        self.chance = chance
        self.root = root
        self.countdown = -1
        self.gone = False
        self.paths: dict[int, Path] = {}
        self.synced = {path: path.read_bytes() for path in root.iterdir()}
        self.named = set(self.synced)

    def _step(self) -> None:
        self.countdown -= 1
        if self.gone or self.countdown == 0:
            self.gone = True
            raise PowerGone

    def open(self, path: Path, *, write: bool, create: bool = False) -> int:
        self._step()
        fd = super().open(path, write=write, create=create)
        self.paths[fd] = path
        return fd

    def open_new(self, path: Path) -> int:
        self._step()
        fd = super().open_new(path)
        self.paths[fd] = path
        return fd

    def close(self, fd: int) -> None:
        del self.paths[fd]
        super().close(fd)

    def write(self, fd: int, data: bytes | memoryview, offset: int) -> int:
        if self.countdown == 1:
            super().write(fd, data[: self.chance.randrange(len(data))], offset)
        self._step()
        return super().write(fd, data, offset)

    def sync(self, fd: int) -> None:
        self._step()
        self.synced[self.paths[fd]] = self.paths[fd].read_bytes()

    def sync_directory(self, path: Path) -> None:
        self._step()
        self.named |= set(path.iterdir())

    def truncate(self, fd: int, size: int) -> None:
        self._step()
        super().truncate(fd, size)

    def try_lock(self, fd: int) -> bool:
        self._step()
        return super().try_lock(fd)

    def cut(self) -> None:
        """Leave in the directory what the disk would hold."""
        for path in sorted(self.root.iterdir()):
            if path not in self.named and self.chance.random() < 0.5:
                path.unlink()
            else:
                path.write_bytes(self._what_is_left(self.synced.get(path, b""), path.read_bytes()))

    def _what_is_left(self, synced: bytes, current: bytes) -> bytes:
        shorter, longer = sorted([len(synced), len(current)])
        size = self.chance.choice([len(synced), len(current), self.chance.randint(shorter, longer)])
        left = bytearray()
        for start in range(0, size, SECTOR):
            source = self.chance.choice([synced, current])
            left += source[start : start + SECTOR].ljust(SECTOR, b"\0")
        return bytes(left[:size])


def change_at_random(chance: random.Random, db: Any, known: dict[int, str]) -> dict[int, str]:
    """Make one change; return what the library holds afterwards."""
    text = chance.choice("abc") * chance.choice([1, 100, 900, 2000])
    what = chance.random()
    if known and what < 0.2:
        doc_id = chance.choice(sorted(known))
        db.remove(doc_ids=[doc_id])
        return {key: value for key, value in known.items() if key != doc_id}
    if known and what < 0.4:
        doc_id = chance.choice(sorted(known))
        db.update({"text": text}, doc_ids=[doc_id])
        return {**known, doc_id: text}
    ids = db.insert_multiple({"text": text} for _ in range(chance.randint(1, 3)))
    return {**known, **dict.fromkeys(ids, text)}


def held(db: JournalDB) -> dict[int, str]:
    return {document.doc_id: document["text"] for document in db.table("_default")}


@pytest.mark.parametrize("seed", range(max(3, ROUNDS // 5)))
def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    log = tmp_path / "library.log"
    known: dict[int, str] = {}
    cuts = 0
    for _ in range(25):
        files = PowerCut(chance, tmp_path)
        files.countdown = chance.randint(1, 60)
        try:
            db = JournalDB(log, files=files)
            assert held(db) == known
            while True:
                known = change_at_random(chance, db, known)
        except PowerGone:
            cuts += 1
        files.cut()
        for fd in list(files.paths):
            files.close(fd)
        known = after_the_cut(log, known)
    assert cuts == 25


@pytest.mark.parametrize("seed", range(8))
def test_a_new_library_is_still_there_after_a_power_cut(tmp_path: Path, seed: int) -> None:
    files = PowerCut(random.Random(seed), tmp_path)
    with JournalDB(tmp_path / "library.log", files=files) as db:
        db.insert({"text": "first"})
    files.cut()
    with JournalDB(tmp_path / "library.log") as db:
        assert held(db) == {1: "first"}
        assert db.problems == []


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


def after_the_cut(log: Path, known: dict[int, str]) -> dict[int, str]:
    """Open what is left; the change that was under way may be there whole, or not at all."""
    with JournalDB(log) as db:
        found = held(db)
        assert [problem for problem in db.problems if "never finished" not in problem] == []
        assert not db.read_only
    if found != known:
        changed = {key for key in found | known if found.get(key) != known.get(key)}
        added = changed - known.keys()
        assert len(changed) == 1 or (changed == added and len(changed) <= 3)
    return found
