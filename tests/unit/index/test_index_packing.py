"""An index that has grown is packed, and rows that count no more are swept."""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings.index import packing, texts
from briefings.index.conditions import HasWord
from briefings.index.database import Database
from briefings.index.matching import Matching
from briefings.index.text_rows import Text

WORDS = [f"w{number}" for number in range(4000)]


class Source:
    """Texts of words by chance; each time they are others."""

    def __init__(self) -> None:
        self.chance = random.Random(16)
        self.said: dict[int, set[str]] = {}

    def briefing(self, doc_id: int) -> Text:
        self.said[doc_id] = set(self.chance.sample(WORDS, 60))
        return Text(" ".join(self.said[doc_id]))

    def note(self, doc_id: int) -> str:
        raise AssertionError(doc_id)

    def having(self, word: str) -> int:
        return sum(word in words for words in self.said.values())


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "index.sqlite")
    yield database
    database.close()


def write(db: Database, source: Source, doc_ids: range, since: int) -> None:
    with db.writing():
        for doc_id in doc_ids:
            db.run("INSERT OR IGNORE INTO briefing VALUES(?, 0, 7, 0, x'')", doc_id)
            texts.make_due(db, doc_id, None, since)
    while texts.write(db, source, since + 1, 10, newest=False):
        pass


def check(db: Database, source: Source) -> None:
    for word in WORDS[::97]:
        assert Matching(db).count(HasWord(word)).found == source.having(word), word


def parts(db: Database) -> int:
    return int(db.one("SELECT count(DISTINCT segid) FROM words_idx")[0])


def test_words_in_many_parts_become_one(db: Database) -> None:
    source = Source()
    write(db, source, range(1, 400), 1)
    assert parts(db) > 1
    (before,) = db.one("PRAGMA page_count")
    packing.pack(db)
    assert parts(db) == 1
    assert db.one("PRAGMA page_count")[0] < before
    assert db.one("PRAGMA freelist_count")[0] == 0
    check(db, source)
    changes = db.changes
    packing.pack(db)
    assert db.changes == changes, "there is nothing to do any more"


def test_one_that_is_killed_on_the_way_leaves_all_words(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Source()
    write(db, source, range(1, 400), 1)
    monkeypatch.setattr(packing, "_AT_ONCE", 2)
    merge = packing._merge
    killed = 0
    for most in range(3, 40, 9):
        left = iter(range(most))

        def perhaps(db: Database, pages: int, left: Iterator[int] = left) -> bool:
            if next(left, None) is None:
                raise sqlite3.OperationalError("killed")
            return merge(db, pages)

        with monkeypatch.context() as patch:
            patch.setattr(packing, "_merge", perhaps)
            try:
                packing.pack(db)
            except sqlite3.OperationalError:
                killed += 1
        check(db, source)
    assert killed
    packing.pack(db)
    assert parts(db) == 1
    check(db, source)


def test_rows_that_count_no_more_are_swept(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source()
    write(db, source, range(1, 60), 1)
    monkeypatch.setattr(packing, "_MOST_DEAD", 20)
    write(db, source, range(1, 25), 2)
    assert not packing.start_over(db), "they are few"
    write(db, source, range(1, 25), 3)
    check(db, source)
    (before,) = db.one("SELECT count(*) FROM words_idx")
    assert packing.start_over(db)
    assert (texts.waiting(db).due, db.one("SELECT count(*) FROM dead")[0]) == (59, 0)
    assert Matching(db).count(HasWord(WORDS[0])).found == 0
    while texts.write(db, source, 4, 10, newest=True):
        pass
    check(db, source)
    assert not packing.start_over(db)
    packing.pack(db)
    assert db.one("SELECT count(*) FROM words_idx")[0] <= before
