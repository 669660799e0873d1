"""Tables: what JournalDB does as TinyDB does, and where it keeps more than TinyDB would."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query, TinyDB, where
from tinydb.table import Document

from briefings.errors import UsageError
from briefings.store import JournalDB
from briefings.store.files import Files
from briefings.store.format import decode_line
from briefings.store.storage import JournalStorage
from tests.unit.store.store_helpers import NoSync, contents, line_starts, read_back


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "library.log"


@pytest.fixture
def db(log: Path) -> Any:
    with JournalDB(log, files=NoSync()) as library:
        yield library


def new_lines(log: Path, before: int) -> list[tuple[str | None, int | None]]:
    """What was added to the log: (table, id) of each line, closing lines left out."""
    lines = [decode_line(raw) for raw in log.read_bytes()[before:].splitlines()]
    return [(line.t, line.k) for line in lines if line and line.n is None]


def test_a_stock_tinydb_on_this_storage_raises_at_its_first_write(log: Path) -> None:
    with JournalDB(log) as library:
        library.insert({"a": 1})
    before = log.read_bytes()
    with TinyDB(log, storage=JournalStorage) as stock:
        assert stock.all() == [{"a": 1}]
        changes: list[Callable[[], Any]] = [
            lambda: stock.insert({}),
            stock.truncate,
            stock.drop_tables,
        ]
        for change in changes:
            with pytest.raises(UsageError, match=r"open the library with JournalDB\(path\)"):
                change()
    assert log.read_bytes() == before


def test_only_what_was_touched_is_appended(log: Path, db: Any) -> None:
    db.insert_multiple({"n": number, "tags": []} for number in range(20))
    size = log.stat().st_size
    db.update({"n": 100}, where("n") == 7)
    assert new_lines(log, size) == [("_default", 8)]
    size = log.stat().st_size
    db.update(lambda document: document["tags"].append("x") if document["n"] < 2 else None)
    assert new_lines(log, size) == [("_default", 1), ("_default", 2)]
    size = log.stat().st_size
    db.update({"n": 0}, doc_ids=[1])
    db.update({"n": 5}, where("n") == -1)
    db.remove(where("n") == -1)
    assert new_lines(log, size) == []
    assert log.stat().st_size == size


def test_a_change_deep_inside_a_document_is_saved(log: Path, db: Any) -> None:
    db.insert({"panel": {"items": [{"text": "old"}]}})

    def change(document: Any) -> None:
        document["panel"]["items"][0]["text"] = "new"

    db.update(change, doc_ids=[1])
    assert read_back(log) == {"_default": [(1, "{'panel': {'items': [{'text': 'new'}]}}")]}


def test_what_is_returned_may_be_changed_without_changing_the_library(db: Any) -> None:
    db.insert({"tags": ["a"]})
    db.get(doc_id=1)["tags"].append("b")
    db.all()[0]["tags"].append("c")
    assert db.get(doc_id=1) == {"tags": ["a"]}


def test_an_id_is_given_once_in_a_table_s_life(log: Path, db: Any) -> None:
    assert db.insert_multiple([{}, {}, {}]) == [1, 2, 3]
    db.remove(doc_ids=[3])
    db.insert(Document({}, 2 + 5))
    db.remove(doc_ids=[7])
    with JournalDB(log) as other:
        assert other.insert({}) == 8
    assert db.insert({}) == 9
    with db.transaction():
        assert db.insert(Document({}, 50)) == 50
        assert db.insert({}) == 51
    db.truncate()
    assert db.insert({}) == 1


def test_persist_empty_creates_and_never_empties(log: Path, db: Any) -> None:
    assert db.tables() == set()
    table = db.table("notes", persist_empty=True)
    assert db.tables() == {"notes"}
    table.insert({"a": 1})
    with JournalDB(log) as other:
        assert other.table("notes", persist_empty=True).all() == [{"a": 1}]
    assert table.all() == [{"a": 1}]


def test_reading_by_ids_follows_the_table_s_order(db: Any) -> None:
    db.insert(Document({"n": 1}, 30))
    db.insert(Document({"n": 2}, 10))
    db.insert(Document({"n": 3}, 20))
    assert [d.doc_id for d in db.get(doc_ids=[10, 20, 30, 99])] == [30, 10, 20]
    with db.transaction():
        db.remove(doc_ids=[30])
        db.insert(Document({"n": 4}, 30))
        assert [d.doc_id for d in db.get(doc_ids=[10, 20, 30])] == [10, 20, 30]
    assert [d.doc_id for d in db.get(doc_ids=[30, 20, 10])] == [10, 20, 30]
    assert db.get(doc_ids=["10", float("nan"), "010", 10.5]) == [{"n": 2}]


def test_reading_one_document_reads_one_line(log: Path) -> None:
    class Counting(Files):
        read_bytes = 0

        def read(self, fd: int, offset: int, length: int) -> bytes:
            self.read_bytes += length
            return super().read(fd, offset, length)

    with JournalDB(log) as library:
        library.insert_multiple({"n": number, "text": "x" * 100} for number in range(1000))
    files = Counting()
    with JournalDB(log, files=files) as library:
        files.read_bytes = 0
        assert library.get(doc_id=500)["n"] == 499
        assert library.contains(doc_id=501)
        assert len(library) == 1000
        assert files.read_bytes < 20_000


def test_cached_queries_are_forgotten_when_another_instance_has_written(log: Path, db: Any) -> None:
    db.insert({"kind": "note"})
    query = Query().kind == "note"
    assert db.count(query) == 1
    with JournalDB(log) as other:
        other.insert({"kind": "note"})
        assert db.count(query) == 2
        other.remove(doc_ids=[1])
        assert [d.doc_id for d in db.search(query)] == [2]
        other.drop_tables()
        assert db.search(query) == []


def test_refresh_says_whether_somebody_else_has_written(log: Path, db: Any) -> None:
    assert not db.refresh()
    with JournalDB(log) as other:
        other.insert({})
    assert db.refresh()
    assert not db.refresh()


def test_who_reads_sees_one_state(log: Path, db: Any) -> None:
    db.insert({"n": 1})
    with JournalDB(log) as other:
        other.insert({"n": 2})
        with db.reading(), db.reading():
            assert len(db) == 2, "what others wrote before is seen"
            other.insert({"n": 3})
            assert len(db) == 2
        assert len(db) == 3


def test_an_old_handle_sees_a_dropped_table_as_empty(db: Any) -> None:
    notes = db.table("notes")
    notes.insert({"a": 1})
    db.drop_table("notes")
    db.drop_table("notes")
    assert notes.all() == []
    assert db.tables() == set()
    assert db.table("notes").insert({"a": 2}) == 1
    assert notes.all() == [{"a": 2}]


def test_a_transaction_is_one_transaction_with_one_sync(log: Path) -> None:
    class Counting(Files):
        syncs = 0

        def sync(self, fd: int) -> None:
            self.syncs += 1
            super().sync(fd)

    files = Counting()
    with JournalDB(log, files=files) as library:
        library.insert({"n": 0})
        files.syncs = 0
        before = library.refresh()
        with JournalDB(log) as other, library.transaction():
            library.insert({"n": 1})
            library.table("drafts").insert_multiple([{"d": 1}, {"d": 2}])
            library.update({"n": 5}, doc_ids=[1])
            library.table("drafts").remove(doc_ids=[1])
            library.drop_table("none")
            assert contents(library) == {
                "_default": [(1, "{'n': 5}"), (2, "{'n': 1}")],
                "drafts": [(2, "{'d': 2}")],
            }
            assert contents(other) == {"_default": [(1, "{'n': 0}")]}
            assert files.syncs == 0
        assert not before
        assert files.syncs == 1
        assert read_back(log) == contents(library)


def test_a_transaction_that_raises_leaves_nothing(log: Path, db: Any) -> None:
    db.insert_multiple([{"n": 1}, {"n": 2}])
    db.table("drafts").insert({"d": 1})
    state, size = contents(db), log.stat().st_size

    def fail() -> None:
        with db.transaction():
            db.remove(doc_ids=[1])
            db.insert({"n": 3})
            assert db.count(where("n") >= 1) == 2
            db.drop_table("drafts")
            db.table("new").insert({})
            raise KeyError("stop")

    with pytest.raises(KeyError):
        fail()
    assert contents(db) == state
    assert db.count(where("n") >= 1) == 2
    assert log.stat().st_size == size


def test_a_transaction_inside_another_can_fail_alone(log: Path, db: Any) -> None:
    def fail() -> None:
        with db.transaction():
            db.insert({"lost": True})
            db.remove(doc_ids=[1])
            raise KeyError("stop")

    with db.transaction():
        db.insert({"kept": 1})
        with pytest.raises(KeyError):
            fail()
        with pytest.raises(ValueError, match="already exists"):
            db.insert_multiple([{"lost": True}, Document({}, 1)])
        with pytest.raises(TypeError):
            db.insert({"lost": object()})
        db.update({"kept": 2}, doc_ids=[1])
    assert db.all() == [{"kept": 2}]
    assert read_back(log) == contents(db)


def test_dropping_and_filling_a_table_in_one_transaction(log: Path, db: Any) -> None:
    db.insert_multiple([{"n": 1}, {"n": 2}])
    with db.transaction():
        db.truncate()
        assert db.insert({"n": 3}) == 1
        db.drop_tables()
        assert db.all() == []
        assert db.insert_multiple([{"n": 4}, {"n": 5}]) == [1, 2]
    assert contents(db) == read_back(log) == {"_default": [(1, "{'n': 4}"), (2, "{'n': 5}")]}


def test_a_library_is_not_closed_inside_a_transaction(db: Any) -> None:
    with pytest.raises(UsageError, match="Finish the transaction"), db.transaction():
        db.storage.close()


def test_odd_ids_and_table_names(log: Path, db: Any) -> None:
    db.insert(Document({"a": 1}, -5))
    db.insert(Document({"a": 2}, 2**62))
    name = 'ta"ble\n\u2028ñ'
    db.table(name).insert({"b": 1})
    assert read_back(log) == contents(db)
    assert db.insert({}) == 2**62 + 1
    bad: Any
    for bad in ("7", 2**63, 1.5):
        with pytest.raises(TypeError, match="document id"):
            db.insert(Document({}, bad))
    with pytest.raises(TypeError, match="surrogate"):
        db.table("half \ud800").insert({})
    assert db.tables() == {"_default", name}


def test_each_change_is_a_line_that_less_can_show(log: Path, db: Any) -> None:
    db.insert({"body": "línea 1\nlínea 2"})
    text = log.read_text("utf-8")
    assert '"d":{"body":"línea 1\\nlínea 2"}' in text
    assert len(line_starts(log)) == 4


def test_threads_share_one_library(log: Path, db: Any) -> None:
    failures: list[BaseException] = []
    ids: list[int] = []

    def work(number: int) -> None:
        try:
            for step in range(25):
                with db.transaction():
                    ids.append(db.insert({"thread": number, "step": step}))
                    db.table("log").insert({"thread": number})
                assert db.count(where("thread") == number) == step + 1
                assert len(list(db.table("log"))) >= step
        except BaseException as error:  # noqa: BLE001 - reported below
            failures.append(error)

    threads = [threading.Thread(target=work, args=[number]) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert failures == []
    assert sorted(ids) == list(range(1, 151))
    assert len(db.table("log")) == 150
    assert read_back(log) == contents(db)
