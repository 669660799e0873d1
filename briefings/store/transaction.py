"""A transaction before it is written: its changes, and the tables as they look from inside it."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import assert_never

from briefings.store.format import LogChange
from briefings.store.index import COUNTED, Index, LogTable, Row, TableIndex, TableView


class PendingTable:
    """A table with an open transaction's changes laid over the log's index."""

    def __init__(self, base: LogTable | None) -> None:
        self.exists = base is not None
        self._start_from(TableIndex() if base is None else base)

    def _start_from(self, base: LogTable) -> None:
        self._base = base
        self.next_id = base.next_id
        self._gone: set[int] = set()
        self._changed: dict[int, bytes] = {}
        self._added: dict[int, bytes] = {}

    def __len__(self) -> int:
        return len(self._base) - len(self._gone) + len(self._added)

    def __contains__(self, key: object) -> bool:
        return key in self._added or (key in self._base and key not in self._gone)

    @property
    def may_have_counted(self) -> bool:
        return self._base.may_have_counted or any(key < COUNTED for key in self._added)

    def find(self, key: int) -> Row | None:
        if key in self._added:
            return self._added[key]
        if key in self._gone:
            return None
        return self._changed.get(key) or self._base.find(key)

    def items(self) -> Iterable[tuple[int, Row]]:
        kept = (
            (key, self._changed.get(key) or place)
            for key, place in self._base.items()
            if key not in self._gone
        )
        return chain(kept, self._added.items())

    def select(self, keys: set[int]) -> Iterator[tuple[int, Row]]:
        """Yield those of the documents that exist, in the table's order."""
        if len(keys) == 1:
            found = {key: row for key in keys if (row := self.find(key)) is not None}
            return iter(found.items())
        return ((key, row) for key, row in self.items() if key in keys)

    def apply(self, change: LogChange) -> None:
        """Take in the next change to this table."""
        key = change.key
        match change.verb:
            case "create":
                self.exists = True
            case "drop":
                self.exists = False
                self._start_from(TableIndex())
            case "remove":
                self._remove(key)
            case "put":
                self._put(key, change.raw)
            case _:
                assert_never(change.verb)

    def _remove(self, key: int) -> None:
        self._changed.pop(key, None)
        if key in self._added:
            del self._added[key]
        elif key in self._base:
            self._gone.add(key)

    def _put(self, key: int, raw: bytes) -> None:
        if key in self._base and key not in self._gone:
            self._changed[key] = raw
        else:
            self._added[key] = raw
            self.next_id = max(self.next_id, key + 1)


class Transaction:
    """The changes that will be written together or not at all."""

    def __init__(self, index: Index) -> None:
        self.changes: list[LogChange] = []
        self._index = index
        self._drafts: dict[str, PendingTable] = {}

    def record(self, changes: Iterable[LogChange]) -> None:
        """Add changes; readers inside the transaction see them at once."""
        for change in changes:
            self.changes.append(change)
            self._draft(change.table).apply(change)

    def undo_to(self, count: int) -> None:
        """Forget all but the first `count` changes."""
        kept = self.changes[:count]
        self.changes = []
        self._drafts = {}
        self.record(kept)

    def rows(self, table: str) -> TableView | None:
        """Return the table as it is inside this transaction, `None` where there is none."""
        draft = self._drafts.get(table)
        if draft is None:
            return self._index.tables.get(table)
        return draft if draft.exists else None

    def tables(self) -> list[str]:
        """Return the names of the tables there are inside this transaction."""
        names = dict.fromkeys([*self._index.tables, *self._drafts])
        return [name for name in names if self.rows(name) is not None]

    def _draft(self, table: str) -> PendingTable:
        draft = self._drafts.get(table)
        if draft is None:
            draft = self._drafts[table] = PendingTable(self._index.tables.get(table))
        return draft
