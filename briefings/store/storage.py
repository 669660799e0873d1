"""The log as a TinyDB storage: for `JournalDB` only, whose tables write documents, not states."""

import os
from collections.abc import Iterator, Mapping
from typing import Any, cast

from tinydb.storages import Storage

from briefings.errors import UsageError
from briefings.store.failures import explained
from briefings.store.files import Files
from briefings.store.format import decode_document
from briefings.store.hint_file import HintFile
from briefings.store.journal import Journal
from briefings.store.log import Log


class Documents(Mapping[str, dict[str, Any]]):
    """A table as TinyDB's readers know it, ids as text, each document decoded when asked for."""

    def __init__(self, journal: Journal, table: str) -> None:
        self._journal = journal
        self._table = table
        self._rows = journal.rows(table)

    def __getitem__(self, doc_id: str) -> dict[str, Any]:
        try:
            key = int(doc_id)
        except ValueError:
            raise KeyError(doc_id) from None
        row = self._rows.find(key)
        if row is None:
            raise KeyError(doc_id)
        return decode_document(self._journal.raw(self._table, key, row))

    def __iter__(self) -> Iterator[str]:
        return (str(key) for key, _ in list(self._rows.items()))

    def __len__(self) -> int:
        return len(self._rows)

    def items(self) -> Any:  # noqa: ANN401 - an iterator is all that TinyDB asks for
        rows = list(self._rows.items())
        return (
            (str(key), document) for key, document in self._journal.documents(self._table, rows)
        )


class JournalStorage(Storage):
    """Opens the log, and refuses whole states.

    TinyDB's own table hands a storage the state of all tables at each change. Taking the
    difference to what is there would turn a stale or partial state into deletions.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        read_only: bool = False,
        timeout: float = 10.0,
        files: Files | None = None,
        hints: HintFile | None = None,
    ) -> None:
        super().__init__()
        files = files or Files()
        with explained(path):
            resolved = files.resolve(path)
        log = Log(files, resolved, read_only=read_only, timeout=timeout, hints=hints)
        self.journal = Journal(log)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return all tables; `None` where there is none yet."""
        journal = self.journal
        with journal.lock:
            journal.refresh()
            names = journal.table_names()
            tables = {name: Documents(journal, name) for name in names}
        return cast("dict[str, dict[str, Any]]", tables) or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:  # noqa: ARG002
        """Refuse: only the tables of a `JournalDB` know what has changed."""
        raise UsageError(
            "This storage takes no whole states, so nothing was saved: open the library with "
            "JournalDB(path) instead of TinyDB(path, storage=JournalStorage)."
        )

    def close(self) -> None:
        self.journal.close()
