"""Compactors that are killed, or lose power, beside a writer and three followers.

The small form runs with the other tests. `STORE_FAULT_ROUNDS=500 pytest
tests/faults/test_store_compaction_faults.py` is the long one: that many killed compactors.
"""

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.store import JournalDB
from briefings.store.failures import BusyError
from tests.faults.killing import Say, fork, kill, nobody_holds_the_lock, wait_for_two_words
from tests.faults.power import PowerGone, RenamingPowerCut

ROUNDS = int(os.environ.get("STORE_FAULT_ROUNDS", "10"))


def compact_for_ever(log: Path) -> Callable[[Say], None]:
    def work(say: Say) -> None:
        with JournalDB(log) as db:
            while True:
                try:
                    db.compact({"last"})
                except BusyError:  # another one was faster
                    continue
                say({"compacted": 1})

    return work


def write_for_ever(log: Path, seed: int) -> Callable[[Say], None]:
    def work(say: Say) -> None:
        chance = random.Random(seed)
        with JournalDB(log) as db:
            while True:
                text = chance.choice("xyz") * chance.choice([1, 50, 3000])
                with db.transaction():
                    number = len(db.table("kept"))
                    db.table("kept").insert({"text": text, "number": number})
                    db.table("last").upsert({"number": number}, lambda each: "number" in each)
                say({"number": number, "length": len(text)})
                time.sleep(0.003)  # or nobody else gets the lock

    return work


def follow_for_ever(log: Path) -> Callable[[Say], None]:
    """Look at every change, and hold what is seen against what was seen before."""

    def work(say: Say) -> None:
        seen = 0
        with JournalDB(log, read_only=True) as db:
            while True:
                last = [each["number"] for each in db.table("last")]
                numbers = [each["number"] for each in db.table("kept")]
                assert numbers == list(range(len(numbers)))
                assert len(last) <= 1
                assert seen <= sum(last, 1) * len(last) <= len(numbers)
                assert db.problems == []
                seen = len(numbers)
                say({"seen": seen})
                time.sleep(0.003)

    return work


def test_killed_compactors_leave_the_old_log_or_the_new_one(tmp_path: Path) -> None:
    log = tmp_path / "library.log"
    JournalDB(log).close()
    chance = random.Random(16)
    written: dict[int, int] = {}
    compacted = seen = 0
    for number in range(ROUNDS):
        writers = [
            fork(write_for_ever(log, number)),
            fork(compact_for_ever(log)),
            *(fork(follow_for_ever(log)) for _ in range(3 if number % 5 == 0 else 0)),
        ]
        wait_for_two_words(writers[1:2])
        time.sleep(chance.uniform(0, 0.03))
        for said in kill(writers):
            compacted += said.get("compacted", 0)
            seen = max(seen, said.get("seen", 0))
            if "number" in said:
                written[said["number"]] = said["length"]
        assert nobody_holds_the_lock(log)
        with JournalDB(log) as db:
            assert [each for each in db.problems if "never finished" not in each] == []
            lengths = [len(each["text"]) for each in db.table("kept")]
            assert all(lengths[at] == length for at, length in written.items())
            assert len(lengths) - len(written) <= number + 1
            assert [each["number"] for each in db.table("last")] == [len(lengths) - 1]
        assert list(tmp_path.glob("*.fresh")) == []
    assert compacted > ROUNDS
    assert len(written) > ROUNDS
    assert seen


@pytest.mark.parametrize("seed", range(max(3, ROUNDS // 5)))
def test_a_power_cut_leaves_the_old_log_or_the_new_one(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    log = tmp_path / "library.log"
    with JournalDB(log) as db:
        for number in range(6):
            db.table("last").upsert({"number": number}, lambda each: "number" in each)
            db.table("kept").insert({"number": number})
    compacted = 0
    for number in range(25):
        files = RenamingPowerCut(chance, tmp_path)
        try:
            powered = JournalDB(log, files=files)
            powered.table("last").update({"number": 10 + number})
            files.countdown = chance.randint(1, 40)
            while True:
                powered.compact({"last"})
                compacted += 1
        except PowerGone:
            files.cut()
        for fd in list(files.paths):
            files.close(fd)
        with JournalDB(log) as after:
            assert [each for each in after.problems if "never finished" not in each] == []
            assert [each["number"] for each in after.table("kept")] == list(range(6))
            assert [each["number"] for each in after.table("last")] == [10 + number]
            assert not after.read_only
        assert list(tmp_path.glob("*.fresh")) == []
    assert compacted > 3
