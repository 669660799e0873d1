"""Whatever is done to it, a JournalDB holds what a stock TinyDB in memory holds."""

import copy
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from briefings.store import JournalDB
from tests.unit.store.store_helpers import NoSync, contents

NAMES = st.sampled_from(["_default", "notes"])
FIELDS = st.sampled_from(["a", "b", "line\nfeed"])
SMALL = st.integers(0, 3)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
DOCUMENTS = st.dictionaries(FIELDS, SMALL | VALUES, max_size=3)
IDS = st.integers(1, 12)


class Libraries(RuleBasedStateMachine):
    """Each rule does one thing to both; ids must agree, as must what is returned.

    The one difference that is meant: JournalDB never gives an id twice in a table's life. `given`
    knows the highest one, and the model is told to go on from there.
    """

    def __init__(self) -> None:
        super().__init__()
        self.directory = tempfile.TemporaryDirectory()
        self.path = Path(self.directory.name) / "library.log"
        self.model = TinyDB(storage=MemoryStorage)
        self.given: dict[str, int] = {}

    @initialize()
    def open(self) -> None:
        self.db = JournalDB(self.path, files=NoSync())
        self.watcher = JournalDB(self.path, read_only=True)

    def teardown(self) -> None:
        self.db.close()
        self.watcher.close()
        self.directory.cleanup()

    def same(self, table: str, change: Any) -> list[int]:
        ours = change(self.db.table(table))
        theirs_table = self.model.table(table)
        theirs_table._next_id = self.given.get(table, 0) + 1  # type: ignore[assignment]
        theirs = change(theirs_table)
        assert ours == theirs
        ids = ours if isinstance(ours, list) else [ours]
        self.given[table] = max([self.given.get(table, 0), *(i for i in ids if i is not None)])
        return ids

    @rule(table=NAMES, document=DOCUMENTS)
    def insert(self, table: str, document: dict[str, Any]) -> None:
        self.same(table, lambda t: t.insert(copy.deepcopy(document)))

    @rule(table=NAMES, documents=st.lists(DOCUMENTS, max_size=3))
    def insert_multiple(self, table: str, documents: list[dict[str, Any]]) -> None:
        self.same(table, lambda t: t.insert_multiple(copy.deepcopy(documents)))

    @rule(table=NAMES, document=DOCUMENTS, doc_id=IDS)
    def insert_at(self, table: str, document: dict[str, Any], doc_id: int) -> None:
        if self.model.table(table).contains(doc_id=doc_id):
            for one in (self.db, self.model):
                try:
                    one.table(table).insert(Document(document, doc_id))
                except ValueError:
                    continue
                raise AssertionError("an id was given twice")
        else:
            self.same(table, lambda t: t.insert(Document(copy.deepcopy(document), doc_id)))

    @rule(table=NAMES, fields=DOCUMENTS, field=FIELDS, value=SMALL)
    def update_where(self, table: str, fields: dict[str, Any], field: str, value: int) -> None:
        self.same(table, lambda t: t.update(fields, where(field) == value))

    @rule(table=NAMES, fields=DOCUMENTS, ids=st.lists(IDS, max_size=4))
    def update_ids(self, table: str, fields: dict[str, Any], ids: list[int]) -> None:
        self.same(table, lambda t: t.update(fields, doc_ids=ids))

    @rule(table=NAMES, field=FIELDS)
    def update_all_in_place(self, table: str, field: str) -> None:
        def change(document: Any) -> None:
            if document.pop(field, None) is None:
                document["a"] = len(document)

        self.same(table, lambda t: t.update(change))

    @rule(table=NAMES, first=DOCUMENTS, second=DOCUMENTS, value=SMALL)
    def update_multiple(
        self, table: str, first: dict[str, Any], second: dict[str, Any], value: int
    ) -> None:
        updates = [(first, where("a") == value), (second, where("b") == value)]
        self.same(table, lambda t: t.update_multiple(updates))

    @rule(table=NAMES, document=DOCUMENTS, field=FIELDS, value=SMALL)
    def upsert(self, table: str, document: dict[str, Any], field: str, value: int) -> None:
        self.same(table, lambda t: t.upsert(copy.deepcopy(document), where(field) == value))

    @rule(table=NAMES, document=DOCUMENTS, doc_id=IDS)
    def upsert_at(self, table: str, document: dict[str, Any], doc_id: int) -> None:
        self.same(table, lambda t: t.upsert(Document(copy.deepcopy(document), doc_id)))

    @rule(table=NAMES, field=FIELDS, value=SMALL)
    def remove_where(self, table: str, field: str, value: int) -> None:
        self.same(table, lambda t: t.remove(where(field) == value))

    @rule(table=NAMES, ids=st.lists(IDS, max_size=4, unique=True))
    def remove_ids(self, table: str, ids: list[int]) -> None:
        self.same(table, lambda t: t.remove(doc_ids=ids))

    @rule(table=NAMES)
    def truncate(self, table: str) -> None:
        for one in (self.db, self.model):
            one.table(table).truncate()
        self.given[table] = 0

    @rule(table=NAMES)
    def drop_table(self, table: str) -> None:
        for one in (self.db, self.model):
            one.drop_table(table)
        self.given[table] = 0

    @rule()
    def drop_tables(self) -> None:
        for one in (self.db, self.model):
            one.drop_tables()
        self.given.clear()

    @rule(table=NAMES, doc_id=IDS, document=DOCUMENTS)
    def move_to_the_end(self, table: str, doc_id: int, document: dict[str, Any]) -> None:
        if not self.model.table(table).contains(doc_id=doc_id):
            return
        with self.db.transaction():
            self.same(table, lambda t: t.remove(doc_ids=[doc_id]))
            self.same(table, lambda t: t.upsert(Document(copy.deepcopy(document), doc_id)))
            assert contents(self.db) == contents(self.model)

    @rule(table=NAMES, documents=st.lists(DOCUMENTS, max_size=3), doc_id=IDS)
    def take_back(self, table: str, documents: list[dict[str, Any]], doc_id: int) -> None:
        with suppress(LookupError), self.db.transaction():
            self.db.table(table).insert_multiple(documents)
            self.db.table(table).remove(doc_ids=[doc_id])
            self.db.table(table).update({"a": "gone"})
            self.db.drop_table("notes")
            self.db.table("notes").insert({})
            raise LookupError
        # A handle does not give out again what it had given inside; a new one may.
        self.reopen()

    @rule(read_only=st.booleans())
    def reopen(self, *, read_only: bool = False) -> None:
        self.db.close()
        if read_only:
            with JournalDB(self.path, read_only=True) as reader:
                assert contents(reader) == contents(self.model)
        self.db = JournalDB(self.path, files=NoSync())

    @invariant()
    def both_hold_the_same(self) -> None:
        if not hasattr(self, "db"):
            return
        expected = contents(self.model)
        assert contents(self.db) == expected
        assert contents(self.watcher) == expected
        for name in expected:
            ours, theirs = self.db.table(name), self.model.table(name)
            assert len(ours) == len(theirs)
            assert ours.search(where("a") == 1) == theirs.search(where("a") == 1)
            assert ours.get(doc_ids=[5, 3, 1]) == theirs.get(doc_ids=[5, 3, 1])
        assert self.db.problems == self.watcher.problems == []


TestLibraries = Libraries.TestCase
TestLibraries.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
