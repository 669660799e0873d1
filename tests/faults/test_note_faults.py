"""Whatever happens to the program, the disk or the power: no acknowledged note is lost.

The small form runs with the other tests. The long one, 1,000 kills where somebody purges and 500
of each other sort, is
`NOTE_FAULT_ROUNDS=1000 python -m pytest tests/faults/test_note_faults.py -k killed`. Each sort
prints what it counted.
"""

import os
import random
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from briefings.errors import BriefingsError, DamagedError
from briefings.notes.model import Note
from briefings.notes.service import Notes
from briefings.store import JournalDB
from briefings.store.failures import BusyError
from briefings.store.watermark import mark_path
from tests.faults import killing
from tests.faults.killing import nobody_holds_the_lock
from tests.faults.notes import ON, says, signed, unexpected
from tests.faults.power import PowerGone, RenamingPowerCut

ROOT = Path(__file__).parents[2]
ROUNDS = int(os.environ.get("NOTE_FAULT_ROUNDS", "60"))
ROUNDS_PER_LIBRARY = 20
SOONER = 4
"""Each so many rounds the writers are killed whether they have got to write anything or not."""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "library.log"


# -- kill -9 ---------------------------------------------------------------------------------------


def lost(log: Path, said: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what was acknowledged and is not there; a note that was being purged may be gone."""
    purging = {each["purging"] for each in said if "purging" in each}
    found = killing.revisions_in(log)
    return [
        each
        for each in said
        if "revision" in each
        and each["id"] not in purging
        and found.get((each["id"], each["revision"])) != each
    ]


def check_library(log: Path, said: list[dict[str, Any]]) -> None:
    """Read it as the program does, and write to it."""
    with JournalDB(log, timeout=0.0) as db:
        notes = signed(db)
        assert unexpected(db) == []
        current = {note.id: note.revision for note in notes.list(deleted=True)}
        purging = {each["purging"] for each in said if "purging" in each}
        for each in said:
            if "revision" in each and each["id"] not in purging:
                assert current[each["id"]] >= each["revision"]
            if "purged" in each:
                assert each["purged"] not in current
        added = notes.add(ON, says("after"))
        assert notes.history(added.id) == [added]
    for path in log.parent.iterdir():
        assert not path.name.endswith(".fresh")
        raw = path.read_bytes()
        assert not any(each["purged"].encode() in raw for each in said if "purged" in each)


PURGING = "a writer and a purger"
"""Here a kill must come within a moment that is seldom met: only of this sort are so many."""

SORTS: dict[str, list[killing.Job]] = {
    "one writer": [killing.add_notes],
    "two writers": [killing.add_notes, killing.add_notes],
    "edits and deletes": [killing.edit_notes, killing.edit_notes],
    PURGING: [killing.add_notes, killing.purge_notes],
}


@pytest.mark.parametrize("sort", SORTS)
def test_killed_programs_lose_no_note(
    tmp_path: Path, sort: str, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(sort)
    rounds = ROUNDS if sort == PURGING else ROUNDS // 2
    kills = acknowledged = 0
    missing: list[dict[str, Any]] = []
    for number in range(rounds):
        log = tmp_path / str(number // ROUNDS_PER_LIBRARY) / "library.log"
        if number % ROUNDS_PER_LIBRARY == 0:
            everything: list[dict[str, Any]] = []
        writers = [killing.start(log, chance.randrange(2**32), job) for job in SORTS[sort]]
        if number % SOONER:
            killing.wait_for_two_words(writers)
        time.sleep(chance.uniform(0.003, 0.05))
        said = killing.kill(writers)
        kills += len(writers)
        acknowledged += len(said)
        everything += said
        if log.exists():
            assert nobody_holds_the_lock(log)
        check_library(log, everything)
        missing += lost(log, everything)
    with capsys.disabled():
        counts = f"{kills} kills, {acknowledged} acknowledged, {len(missing)} lost"
        print(f"\n  kill -9, {sort}: {counts}", flush=True)  # noqa: T201
    assert missing == []
    assert acknowledged > rounds


def test_a_killed_holder_of_the_lock_leaves_none(log: Path) -> None:
    def hold(notes: Notes, chance: random.Random, say: killing.Say) -> None:
        with notes._db.transaction():
            notes.add(ON, says("never finished"), "Ana")
            say({"holding": True})
            time.sleep(60)

    JournalDB(log).close()
    holder = killing.start(log, 1, hold)
    os.set_blocking(holder.said, False)
    deadline = time.monotonic() + 10
    while nobody_holds_the_lock(log) and time.monotonic() < deadline:
        time.sleep(0.005)
    with JournalDB(log, timeout=0.05) as db:
        notes = Notes(db)
        with pytest.raises(BusyError, match="being changed by another program"):
            notes.add(ON, says("x"), "Ana")
        os.set_blocking(holder.said, True)
        killing.kill([holder])
        note = notes.add(ON, says("x"), "Ana")
        assert notes.list() == [note]
        assert unexpected(db) == []


# -- power cuts ------------------------------------------------------------------------------------


class Story:
    """Does one thing after the other, and knows what was acknowledged."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self.kept: dict[tuple[str, int], Note] = {}
        self.purging: str | None = None
        self.purged = False

    def run(self) -> None:
        notes = self._notes
        one = self._keep(notes.add(ON, says("one " * 300), "Ana"))
        two = self._keep(notes.add(ON, says("secret one " * 100)))
        self._keep(notes.save(one.id, says("one again"), 1))
        self._keep(notes.save(two.id, says("secret two"), 1))
        self._keep(notes.delete(one.id, 2))
        self.purging = two.id
        notes.purge(two.id)
        self.purged = True
        self._keep(notes.undo(one.id))
        self._keep(notes.add(ON, says("three")))

    def _keep(self, note: Note) -> Note:
        self.kept[note.id, note.revision] = note
        return note

    def check(self, log: Path) -> None:
        with JournalDB(log) as db:
            notes = Notes(db)
            assert unexpected(db) == []
            assert not db.read_only
            there = {note.id for note in notes.list(deleted=True)}
            for (note_id, revision), note in self.kept.items():
                if note_id != self.purging or note_id in there:
                    assert notes.history(note_id)[revision - 1] == note
            if self.purging and self.purging not in there:
                assert b"secret" not in log.read_bytes()
            assert not (self.purged and self.purging in there)
            notes.add(ON, says("after"), "Ana")
        assert not any(path.name.endswith(".fresh") for path in log.parent.iterdir())


@pytest.mark.parametrize("seed", range(12))
def test_a_power_cut_at_every_call_loses_no_note(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    call = 0
    while True:
        call += 1
        log = tmp_path / str(call) / "library.log"
        log.parent.mkdir()
        JournalDB(log).close()
        files = RenamingPowerCut(chance, log.parent)
        story = None
        try:
            db = JournalDB(log, files=files)
            story = Story(Notes(db))
            files.countdown = call
            story.run()
        except PowerGone:
            finished = False
        else:
            finished = True
            files.gone = True
        files.cut()
        for fd in list(files.paths):
            files.close(fd)
        if story is not None:
            story.check(log)
        shutil.rmtree(log.parent)
        if finished:
            break
    assert call > 30


# -- what is left of the log -----------------------------------------------------------------------


def test_a_log_cut_at_every_byte_of_its_last_records_keeps_the_others(tmp_path: Path) -> None:
    made = tmp_path / "made" / "library.log"
    ends: list[tuple[int, dict[str, int]]] = []
    revisions: dict[str, int] = {}
    with JournalDB(made) as db:
        notes = signed(db)

        def done(note: Note) -> Note:
            revisions[note.id] = note.revision
            ends.append((made.stat().st_size, dict(revisions)))
            return note

        one = done(notes.add(ON, says("one")))
        two = done(notes.add(ON, says("two")))
        done(notes.save(one.id, says("one again"), 1))
        done(notes.delete(two.id, 1))
        done(notes.undo(two.id))
    whole = made.read_bytes()
    for size in range(ends[1][0], len(whole) + 1):
        log = tmp_path / "cut" / "library.log"
        log.parent.mkdir()
        log.write_bytes(whole[:size])
        expected = max((end for end in ends if end[0] - 1 <= size), key=lambda end: end[0])[1]
        with JournalDB(log) as db:
            notes = Notes(db)
            assert {n.id: n.revision for n in notes.list(deleted=True)} == expected
            assert all(len(notes.history(note_id)) == n for note_id, n in expected.items())
            assert unexpected(db) == []
            assert notes.add(ON, says("new")).revision == 1
        shutil.rmtree(log.parent)


@pytest.mark.parametrize("what", ["emptied", "cut", "removed"])
def test_a_log_that_lost_notes_says_so_and_takes_none(log: Path, what: str) -> None:
    with JournalDB(log) as db:
        notes = signed(db)
        notes.add(ON, says("one"))
        kept = log.stat().st_size
        notes.add(ON, says("two"))
    assert mark_path(log).exists()
    if what == "removed":
        log.unlink()
    else:
        os.truncate(log, 0 if what == "emptied" else kept)
    with JournalDB(log) as db:
        notes = Notes(db)
        assert "restore it from a backup" in db.problems[0]
        with pytest.raises(BriefingsError, match="restore it from a backup"):
            notes.add(ON, says("x"), "Ana")
        assert len(notes.list()) == (1 if what == "cut" else 0)


def test_a_log_that_is_emptied_while_it_is_open(log: Path) -> None:
    with JournalDB(log) as db:
        notes = signed(db)
        notes.add(ON, says("one"))
        os.truncate(log, 0)
        with pytest.raises(DamagedError, match="is now empty or gone"):
            notes.add(ON, says("two"))
        assert log.stat().st_size == 0
