"""Backups and restores that are killed beside a writer: whole, or not there.

The small form runs with the other tests. `STORE_FAULT_ROUNDS=500 pytest
tests/faults/test_store_backup_faults.py` is the long one: that many killed programs.
"""

import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefings.paths import LOG_NAME
from briefings.store import JournalDB
from briefings.upkeep.backing_up import BackingUp
from briefings.upkeep.restoring import restore_library
from tests.faults.killing import Say, fork, kill, wait_for_two_words

ROUNDS = int(os.environ.get("STORE_FAULT_ROUNDS", "6"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with some files beside its log."""
    folder = tmp_path / "library"
    with JournalDB(folder / LOG_NAME) as db:
        db.insert({"number": 0})
    (folder / "places").mkdir()
    for number in range(20):
        (folder / "places" / f"{number}.json").write_text(f"{number}" * 1000)
    return folder


def write_for_ever(folder: Path) -> Callable[[Say], None]:
    def work(say: Say) -> None:
        with JournalDB(folder / LOG_NAME) as db:
            while True:
                number = len(db)
                db.insert({"number": number, "text": os.urandom(500).hex()})
                say({"written": number})
                time.sleep(0.002)

    return work


def save_for_ever(folder: Path, file: Path) -> Callable[[Say], None]:
    def work(say: Say) -> None:
        with JournalDB(folder / LOG_NAME) as db:
            while True:
                least = len(db)
                BackingUp(db, folder).save(file, force=True)
                say({"saved": least})

    return work


def restore_for_ever(folder: Path, file: Path) -> Callable[[Say], None]:
    def work(say: Say) -> None:
        while True:
            done = restore_library(file, folder, force=True)
            if done.aside:
                shutil.rmtree(done.aside)
            say({"restored": 1})

    return work


def numbers(folder: Path) -> list[int]:
    """Return what a library holds, which must be sound and have all its files."""
    with JournalDB(folder / LOG_NAME) as db:
        assert [each for each in db.problems if "never finished" not in each] == []
        assert len(list((folder / "places").iterdir())) == 20
        return [each["number"] for each in db]


def test_a_killed_backup_is_the_one_before_or_the_next(folder: Path, tmp_path: Path) -> None:
    chance = random.Random(16)
    file = tmp_path / "backup.tar.gz"
    least = saved = 0
    for _ in range(ROUNDS):
        writers = [fork(save_for_ever(folder, file)), fork(write_for_ever(folder))]
        wait_for_two_words(writers[:1])
        time.sleep(chance.uniform(0, 0.05))
        for said in kill(writers):
            least = max(least, said.get("saved", 0))
            saved += "saved" in said
        restore_library(file, tmp_path / "again")
        found = numbers(tmp_path / "again")
        assert found == list(range(len(found)))
        assert len(found) >= least
        assert found == numbers(folder)[: len(found)]
        shutil.rmtree(tmp_path / "again")
    assert saved >= 2 * ROUNDS


def places(folder: Path) -> Iterator[Path]:
    """Yield where a library may be: in its place, or aside when that was about to be taken."""
    yield from (path for path in (folder, *folder.parent.glob("library.before-*")) if path.exists())


def test_a_killed_restore_leaves_what_was_there_or_what_comes(folder: Path, tmp_path: Path) -> None:
    chance = random.Random(16)
    file = tmp_path / "backup.tar.gz"
    with JournalDB(folder / LOG_NAME) as db:
        BackingUp(db, folder).save(file)
    restored = 0
    for _ in range(ROUNDS):
        writers = [fork(restore_for_ever(folder, file))]
        wait_for_two_words(writers)
        time.sleep(chance.uniform(0, 0.05))
        restored += len(kill(writers))
        assert any(numbers(path) == [0] for path in places(folder))
        for aside in tmp_path.glob("library.before-*"):
            shutil.rmtree(aside)
        done = restore_library(file, folder, force=True)
        if done.aside:
            shutil.rmtree(done.aside)
        assert numbers(folder) == [0]
        assert list(tmp_path.glob(".*.restoring")) == []
    assert restored >= 2 * ROUNDS
