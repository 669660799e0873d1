"""Power cuts while a library is written: no acknowledged change is lost.

The small form runs with the other tests. `STORE_FAULT_ROUNDS=500 pytest
tests/faults/test_store_power.py` is the long one.
"""

import os
import random
from pathlib import Path
from typing import Any

import pytest

from briefings.store import JournalDB
from tests.faults.power import PowerCut, PowerGone

ROUNDS = int(os.environ.get("STORE_FAULT_ROUNDS", "15"))


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
