"""Documents of one table by their `key`, of which only the one asked for is decoded."""

from typing import TypeVar

import msgspec

from briefings.store.db import JournalDB

T = TypeVar("T")


class _Keyed(msgspec.Struct):
    key: object = None


_decode_key = msgspec.json.Decoder(_Keyed).decode


class Records:
    """Finds documents whose `key` is text; safe between threads and programs.

    Changes of an open transaction are not seen.
    """

    def __init__(self, db: JournalDB, table: str) -> None:
        self._db = db
        self._table = table
        self._follower = db.follow(table)
        self._ids: dict[object, int] = {}
        self._keys: dict[int, object] = {}

    def get(self, key: str, kind: type[T]) -> T | None:
        """Return a document as `kind`, `None` where there is none.

        Raises:
            msgspec.ValidationError: it is no such document.
        """
        with self._db.lock:
            self._refresh()
            doc_id = self._ids.get(key)
            raw = None if doc_id is None else self._db.raw(self._table, doc_id)
        return None if raw is None else msgspec.json.decode(raw, type=kind)

    def _refresh(self) -> None:
        changed = self._follower.take()
        if changed.anew:
            self._ids.clear()
            self._keys.clear()
        for doc_id, raw in changed.documents:
            self._ids.pop(self._keys.pop(doc_id, None), None)
            if raw is not None:
                key = _decode_key(raw).key
                if isinstance(key, str):
                    self._ids[key] = doc_id
                    self._keys[doc_id] = key
