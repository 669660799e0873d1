"""TinyDB's table on the log: its own mutators run unchanged, on an overlay."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, cast

from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from briefings.errors import UsageError
from briefings.store.format import LogChange
from briefings.store.overlay import Overlay
from briefings.store.storage import Documents, JournalStorage


class JournalTable(Table):
    """A table of a `JournalDB`.

    It differs from TinyDB's in three ways that keep notes: an id is never given to a second
    document unless the table was emptied or dropped in between; `persist_empty` leaves the
    documents of an existing table alone; and `insert_multiple` reads all it is given before it
    takes the lock.
    """

    def __init__(
        self,
        storage: Storage,
        name: str,
        cache_size: int = Table.default_query_cache_capacity,
        persist_empty: bool = False,  # noqa: FBT001, FBT002 - TinyDB's signature
    ) -> None:
        super().__init__(storage, name, cache_size=cache_size)
        if not isinstance(storage, JournalStorage):
            raise UsageError("This table lives in a JournalDB alone: open the library with it.")
        self._journal = storage.journal
        self._seen = self._journal.epoch
        if persist_empty:
            self._create_if_missing()

    def insert(self, document: Mapping[str, Any]) -> int:
        with self._journal.transaction():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Add all documents or none, and return their ids."""
        documents = list(documents)
        with self._journal.transaction():
            return super().insert_multiple(documents)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update the documents that match, or else add one; return their ids."""
        with self._journal.transaction():
            return super().upsert(document, cond)

    def search(self, cond: QueryLike) -> list[Document]:
        with self._journal.lock:
            self._look()
            return super().search(cond)

    def get(
        self,
        cond: QueryLike | None = None,
        doc_id: int | None = None,
        doc_ids: list[int] | None = None,
    ) -> Any:  # noqa: ANN401 - one document or a list of them, as TinyDB's overloads say
        """Return a document, or a list if `doc_ids` are given; only these are decoded."""
        with self._journal.lock:
            if doc_id is not None:
                found = self._by_ids([doc_id])
                return self.document_class(found[0][1], doc_id) if found else None
            if doc_ids is not None:
                return [self.document_class(fields, key) for key, fields in self._by_ids(doc_ids)]
            return super().get(cond)  # type: ignore[arg-type]

    def clear_cache(self) -> None:
        with self._journal.lock:
            super().clear_cache()

    def __iter__(self) -> Iterator[Document]:
        with self._journal.lock:
            documents = list(super().__iter__())
        return iter(documents)

    def __len__(self) -> int:
        with self._journal.lock:
            self._look()
            return len(self._journal.rows(self.name))

    def _look(self) -> None:
        """Take in what others wrote; cached results of queries are worth nothing after that."""
        self._journal.refresh()
        if self._seen != self._journal.epoch:
            self.clear_cache()
            self._seen = self._journal.epoch

    def _by_ids(self, doc_ids: Iterable[object]) -> list[tuple[int, dict[str, Any]]]:
        self._look()
        keys = {key for key in map(_as_key, doc_ids) if key is not None}
        journal = self._journal
        return list(journal.documents(self.name, journal.rows(self.name).select(keys)))

    def _get_next_id(self) -> int:
        with self._journal.lock:
            self._journal.refresh()
            next_id = max(self._next_id or 1, self._journal.rows(self.name).next_id)
            self._next_id = next_id + 1  # type: ignore[assignment]
            return next_id

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        self._look()
        # TinyDB only reads this mapping, and reading is all that it can do.
        return cast("dict[str, Mapping[str, Any]]", Documents(self._journal, self.name))

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        with self._journal.transaction() as transaction:
            overlay = Overlay(self._journal, self.name)
            updater(cast("dict[int, Mapping[str, Any]]", overlay))
            transaction.record(overlay.changes())
        self.clear_cache()

    def _create_if_missing(self) -> None:
        with self._journal.lock:
            self._journal.refresh()
            if self._journal.find_table(self.name) is not None:
                return
            with self._journal.transaction() as transaction:
                if self._journal.find_table(self.name) is None:
                    transaction.record([LogChange("create", self.name)])


def _as_key(doc_id: object) -> int | None:
    """Return the document id that TinyDB would look for: it compares ids as text."""
    text = str(doc_id)
    try:
        key = int(text)
    except ValueError:
        return None
    return key if str(key) == text else None
