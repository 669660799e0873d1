"""The revisions that the index finds are those of a reading of the whole log, damaged or not."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.errors import BriefingsError
from briefings.store import JournalDB
from briefings.store.index import LogPosition
from tests.faults.damaging import damage
from tests.unit.store import whole_log
from tests.unit.store.store_helpers import NoSync

TABLES = ("notes", 'a "quoted"\\ table')
STEPS = 30


def ids(db: JournalDB, table: str) -> list[int]:
    return [document.doc_id for document in db.table(table)]


def number(db: JournalDB, table: str, chance: random.Random) -> int:
    """Return the id of a document that is there, or of none."""
    return chance.choice([*ids(db, table), 99])


def insert(db: JournalDB, table: str, chance: random.Random) -> None:
    """Add documents, also by ids that a removed one had."""
    db.table(table).insert_multiple({"n": "ñ" * n} for n in range(chance.choice([1, 1, 3, 40])))


def update(db: JournalDB, table: str, chance: random.Random) -> None:
    db.table(table).update({"n": chance.random()}, doc_ids=_there(db, table, chance))


def remove(db: JournalDB, table: str, chance: random.Random) -> None:
    db.table(table).remove(doc_ids=_there(db, table, chance))


def several(db: JournalDB, table: str, chance: random.Random) -> None:
    """Make one change of several, on all tables."""
    with db.transaction():
        for _ in range(chance.randrange(1, 6)):
            chance.choice([insert, update, update, remove])(db, chance.choice(TABLES), chance)


def drop(db: JournalDB, table: str, chance: random.Random) -> None:
    if chance.random() < 0.5:
        db.drop_table(table)
    else:
        db.table(table).truncate()


def purge(db: JournalDB, table: str, chance: random.Random) -> None:
    db.purge(table, number(db, table, chance))


CHANGES: tuple[Callable[[JournalDB, str, random.Random], None], ...] = (
    insert, update, update, update, several, several, remove, drop, purge,
)  # fmt: skip


def _there(db: JournalDB, table: str, chance: random.Random) -> list[int]:
    there = ids(db, table)
    return chance.sample(there, min(len(there), chance.choice([1, 1, 2])))


def check(db: JournalDB) -> int:
    """Hold all histories against a reading of the log; return how many there are."""
    db.refresh()
    expected = whole_log.histories(db._journal.log.reader.lines())
    for table in TABLES:
        keys = [*(key for name, key in expected if name == table), 77]
        wanted = {key: expected.get((table, key), []) for key in keys}
        assert db.histories(table, keys) == wanted
        assert {key: db.history(table, key) for key in keys} == wanted
    return len(expected)


@pytest.mark.parametrize("seed", range(12))
def test_histories_are_those_of_the_whole_log(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    log = tmp_path / "library.log"
    with JournalDB(log, files=NoSync()) as db, JournalDB(log, read_only=True) as follower:
        for step in range(STEPS):
            writer = chance.choice(CHANGES) if step > 4 else insert
            writer(db, chance.choice(TABLES), chance)
            if step % 5 == 0:
                check(follower)
        assert check(db) == check(follower)
    with JournalDB(log, files=NoSync()) as db:
        check(db)


def test_histories_of_damaged_logs_are_those_of_the_whole_log(tmp_path: Path) -> None:
    opened = found = 0
    for seed in range(60):
        chance = random.Random(seed)
        log = tmp_path / str(seed) / "library.log"
        with JournalDB(log, files=NoSync()) as db:
            for _ in range(12):
                chance.choice([insert, update, several])(db, "notes", chance)
        damage(log, chance)
        try:
            with JournalDB(log, files=NoSync(), read_only=chance.random() < 0.3) as db:
                found += check(db)
                if not db.read_only:
                    several(db, "notes", chance)
                    found += check(db)
                opened += 1
        except BriefingsError:
            continue
    assert opened > 40
    assert found > 400


def test_no_other_lines_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with JournalDB(tmp_path / "library.log", files=NoSync()) as db:
        keys = db.insert_multiple({"n": number} for number in range(300))
        for number in range(3):
            db.update({"n": number}, doc_ids=[keys[7]])
            db.update({"n": number}, doc_ids=keys[100:])
        read: list[int] = []
        file = db._journal.log.reader.file
        really = file.line

        def reading(place: LogPosition, end: int) -> bytes:
            read.append(place.offset)
            raw: bytes = really(place, end)
            return raw

        monkeypatch.setattr(file, "line", reading)
        monkeypatch.setattr(db._journal.log.reader, "lines", None)
        assert len(db.history("_default", keys[7])) == 4
        # Those of the document, and those that close their transactions.
        assert len(read) == 8
