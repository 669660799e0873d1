"""Earlier revisions, read from the log; and following what changes."""

from pathlib import Path

import pytest

from briefings.errors import UsageError
from briefings.store import JournalDB
from briefings.store.follow import Follower
from tests.unit.store.store_helpers import line_starts, spoil


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "library.log"


def test_every_revision_is_there_oldest_first(log: Path) -> None:
    with JournalDB(log) as db:
        notes = db.table("notes")
        one, two = notes.insert({"n": 1}), notes.insert({"n": "other"})
        notes.update({"n": 2}, doc_ids=[one])
        db.table("others").insert({"n": "another table"})
        notes.update({"n": "other 2"}, doc_ids=[two])
        notes.remove(doc_ids=[one])
        found = db.history("notes", one)
        assert [(r.transaction, r.document) for r in found] == [
            (1, {"n": 1}), (3, {"n": 2}), (6, None),
        ]  # fmt: skip
        assert [r.at for r in found] == sorted(r.at for r in found)
        assert all(r.at.endswith("Z") for r in found)
        assert [r.document for r in db.history("notes", two)] == [{"n": "other"}, {"n": "other 2"}]
        assert db.history("notes", 3) == db.history("none", 1) == []
    with JournalDB(log, read_only=True) as db:
        assert db.history("notes", one) == found


def test_a_document_that_looks_like_another_line_is_not_taken_for_it(log: Path) -> None:
    tricky = {"text": ',"t":"notes","k":1,"d":{}', "t": {"x": 1, "t": "notes", "k": 1, "d": {}}}
    with JournalDB(log) as db:
        db.table("notes").insert_multiple([{"n": 1}, tricky, {"op": "drop"}])
        assert [r.document for r in db.history("notes", 1)] == [{"n": 1}]
        assert [r.document for r in db.history("notes", 2)] == [tricky]


def test_a_table_by_any_name(log: Path) -> None:
    name = 'a "quoted"\\ näme\n'
    with JournalDB(log) as db:
        db.table(name).insert({"n": 1})
        assert [r.document for r in db.history(name, 1)] == [{"n": 1}]


def test_several_changes_of_one_transaction_share_its_time(log: Path) -> None:
    with JournalDB(log) as db:
        with db.transaction():
            key = db.insert({"n": 1})
            db.update({"n": 2}, doc_ids=[key])
        first, second = db.history("_default", key)
        assert (first.transaction, first.at) == (second.transaction, second.at)


def test_history_ends_where_the_table_was_dropped(log: Path) -> None:
    with JournalDB(log) as db:
        db.table("notes").insert({"n": "old"})
        db.table("other").insert({"n": 1})
        db.drop_table("notes")
        assert db.history("notes", 1) == []
        db.table("notes").insert({"n": "new"})
        assert [r.document for r in db.history("notes", 1)] == [{"n": "new"}]
        assert len(db.history("other", 1)) == 1


def test_what_is_open_or_unfinished_is_no_revision(log: Path) -> None:
    with JournalDB(log) as db:
        db.insert({"n": 1})
        with db.transaction():
            db.update({"n": 2}, doc_ids=[1])
            assert len(db.history("_default", 1)) == 1
        assert len(db.history("_default", 1)) == 2
    log.write_bytes(log.read_bytes() + b'{"x":3,"t":"_default","k":1,"d":{"n":3},"c":"0"}\n')
    with JournalDB(log, read_only=True) as db:
        assert len(db.history("_default", 1)) == 2


def test_damage_costs_the_damaged_revision_or_its_date(log: Path) -> None:
    with JournalDB(log) as db:
        db.insert({"n": 1})
        for number in range(2, 5):
            db.update({"n": number}, doc_ids=[1])
    starts = line_starts(log)
    spoil(log, starts[4] + 40)
    spoil(log, starts[7] + 20)
    with JournalDB(log) as db:
        found = db.history("_default", 1)
        assert [r.document for r in found] == [{"n": 1}, {"n": 3}, {"n": 4}]
        assert [bool(r.at) for r in found] == [True, False, True]


def test_others_revisions_are_there_too(log: Path) -> None:
    with JournalDB(log) as db, JournalDB(log) as other:
        db.insert({"n": 1})
        other.update({"n": 2}, doc_ids=[1])
        assert len(db.history("_default", 1)) == 2


def test_histories_are_what_each_documents_history_is(log: Path) -> None:
    with JournalDB(log) as db:
        notes = db.table("notes")
        notes.insert({"n": "before the drop"})
        db.drop_table("notes")
        one, two, three = (notes.insert({"n": number}) for number in range(3))
        db.table("other").insert({"t": "notes", "k": one, "d": {}})
        with db.transaction():
            notes.update({"n": 7}, doc_ids=[one, three])
            notes.update({"n": 8}, doc_ids=[one])
        notes.remove(doc_ids=[two])
        found = db.histories("notes", [one, two, 99])
        assert found == {key: db.history("notes", key) for key in (one, two, 99)}
        assert [r.document for r in found[one]] == [{"n": 0}, {"n": 7}, {"n": 8}]


def test_damage_costs_histories_the_same(log: Path) -> None:
    with JournalDB(log) as db:
        keys = db.insert_multiple({"n": number} for number in range(3))
        for number in range(5):
            db.update({"n": number}, doc_ids=keys)
    for at in (2, 7, 9, 13):
        spoil(log, line_starts(log)[at] + 20)
    with JournalDB(log) as db:
        assert db.histories("_default", keys) == {k: db.history("_default", k) for k in keys}


def test_a_closed_library_has_no_history(log: Path) -> None:
    db = JournalDB(log)
    db.close()
    with pytest.raises(UsageError):
        db._journal.history("_default", 1)


def taken(db: JournalDB, follower: Follower) -> tuple[bool, list[tuple[int, bytes | None]]]:
    with db.lock:
        changed = follower.take()
        return changed.anew, list(changed.documents)


def test_a_follower_is_told_each_change_once(log: Path) -> None:
    with JournalDB(log) as db, JournalDB(log) as other:
        follower = db.follow("notes")
        assert taken(db, follower) == (True, [])
        other.table("notes").insert_multiple([{"n": 1}, {"n": 2}])
        assert taken(db, follower) == (True, [(1, b'{"n":1}'), (2, b'{"n":2}')])
        assert taken(db, follower) == (False, [])
        other.table("notes").update({"n": 3}, doc_ids=[2])
        other.table("notes").update({"n": 4}, doc_ids=[2])
        other.table("elsewhere").insert({"n": 1})
        db.table("notes").remove(doc_ids=[1])
        assert taken(db, follower) == (False, [(2, b'{"n":4}'), (1, None)])
        with db.transaction():
            db.table("notes").insert({"n": 5})
            assert taken(db, follower) == (False, [])
        assert taken(db, follower) == (False, [(3, b'{"n":5}')])
        other.drop_table("notes")
        assert taken(db, follower) == (True, [])
        other.table("notes").insert({"n": 6})
        assert taken(db, follower) == (True, [(1, b'{"n":6}')])
        other.purge("notes", 1)
        assert taken(db, follower) == (True, [])
