"""What a TinyDB updater is given: a table to change as it likes, which records what it did."""

from collections.abc import Iterator, MutableMapping
from typing import Any

from briefings.store.format import LogChange, decode_document, encode_document, encode_key
from briefings.store.journal import Journal

Fields = dict[str, Any]


class Overlay(MutableMapping[int, Fields]):
    """A table's documents, decoded when touched.

    An updater may change a document in place, at any depth, so a document that was read counts as
    changed when it no longer encodes to what is stored. The table below is left alone.
    """

    def __init__(self, journal: Journal, table: str) -> None:
        self._journal = journal
        self._table = table
        self._exists = journal.find_table(table) is not None
        self._rows = journal.rows(table)
        self._cleared = False
        self._gone: dict[int, None] = {}
        self._read: dict[int, tuple[bytes, Fields]] = {}
        self._put: dict[int, Fields] = {}

    def __getitem__(self, key: int) -> Fields:
        if key in self._put:
            return self._put[key]
        if key in self._read:
            return self._read[key][1]
        row = None if self._is_gone(key) else self._rows.find(key)
        if row is None:
            raise KeyError(key)
        raw = self._journal.raw(self._table, key, row)
        document = decode_document(raw)
        self._read[key] = raw, document
        return document

    def __setitem__(self, key: int, document: Fields) -> None:
        self._read.pop(key, None)
        self._put[key] = document

    def __delitem__(self, key: int) -> None:
        if key not in self:
            raise KeyError(key)
        self._put.pop(key, None)
        self._read.pop(key, None)
        if key in self._rows and not self._cleared:
            self._gone[key] = None

    def __contains__(self, key: object) -> bool:
        return key in self._put or (not self._is_gone(key) and key in self._rows)

    def __iter__(self) -> Iterator[int]:
        kept = [key for key, _ in self._rows.items() if not self._is_gone(key)]
        yield from kept
        yield from [key for key in self._put if self._is_gone(key) or key not in self._rows]

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove all documents, and with them the memory of their ids."""
        self._cleared = True
        self._gone.clear()
        self._read.clear()
        self._put.clear()

    def changes(self) -> list[LogChange]:
        """Return what was done to the table, in an order that leads to the same table."""
        table = self._table
        found = []
        if self._cleared and self._exists and (len(self._rows) or self._rows.next_id > 1):
            found = [LogChange("drop", table), LogChange("create", table)]
        elif not self._exists:
            found = [LogChange("create", table)]
        found += [LogChange("remove", table, key) for key in self._gone]
        for key, (raw, document) in self._read.items():
            encoded = encode_document(document)
            if encoded != raw:
                found.append(LogChange("put", table, key, encoded))
        for key, document in self._put.items():
            found.append(LogChange("put", table, encode_key(key), encode_document(document)))
        return found

    def _is_gone(self, key: object) -> bool:
        return self._cleared or key in self._gone
