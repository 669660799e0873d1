"""One library between its threads: who reads, who writes, and what an open transaction sees."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from threading import RLock
from typing import Any, Final, NamedTuple

from briefings.errors import BriefingsError, DamagedError, UsageError
from briefings.store.compaction import CompactResult, compact
from briefings.store.failures import BusyError
from briefings.store.format import decode_document
from briefings.store.health import Health, examine
from briefings.store.history import Revision, revisions
from briefings.store.index import Index, LogPosition, Row, TableIndex, TableView
from briefings.store.log import Log
from briefings.store.long_work import Tell
from briefings.store.purge import PurgeResult
from briefings.store.redactor import DocumentName
from briefings.store.repair import repair
from briefings.store.scan import Reader
from briefings.store.transaction import Transaction

_WORTH_KEEPING: Final = 1 << 18
"""As many bytes that the hint file does not know are told to it when the library is closed."""


class Snapshot(NamedTuple):
    """A log as it is at one moment: its library's id, its bytes, and who reads them."""

    library: str
    size: int
    read: Reader


class Journal:
    """The log with a lock around it.

    `lock` is re-entrant; hold it over any reading that must not see the log move. A transaction
    holds it from beginning to end, and the log's own lock too.
    """

    def __init__(self, log: Log) -> None:
        self.lock = RLock()
        self.log = log
        self._transaction: Transaction | None = None
        self._writing = False
        self._is_still = False
        self._closed = False
        self._drafts_seen = 0

    @property
    def epoch(self) -> tuple[int, int]:
        """A value that differs whenever what can be read may have changed."""
        return self.log.reader.epoch, self._drafts_seen

    def refresh(self) -> None:
        """Take in what others have written; nothing moves inside a transaction or `reading`."""
        self._check_open()
        if self._transaction is None and not self._is_still:
            self.log.reader.refresh()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let the block, which changes nothing, see one state; others are looked for once."""
        with self.lock:
            self.refresh()
            before, self._is_still = self._is_still, True
            try:
                yield
            finally:
                self._is_still = before

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Make the changes of the block one: all are on the disk afterwards, or none is.

        A block inside another block is part of it; if it fails, its own changes are forgotten.
        """
        with self.lock:
            if self._writing:
                raise BusyError("A change is just being written: try again in a moment.")
            if self._transaction is not None:
                with self._nested(self._transaction) as transaction:
                    yield transaction
                return
            self._check_open()
            self.log.begin()
            try:
                self._transaction = Transaction(self.log.reader.index)
                yield self._transaction
                self._write(self._transaction)
            finally:
                self._transaction = None
                self._drafts_seen += 1
                self.log.release()

    @contextmanager
    def _nested(self, transaction: Transaction) -> Iterator[Transaction]:
        count = len(transaction.changes)
        try:
            yield transaction
        except BaseException:
            transaction.undo_to(count)
            raise
        finally:
            self._drafts_seen += 1

    def _check_open(self) -> None:
        if self._closed:
            raise UsageError(f"{self.log.path} is closed: open the library again.")

    def _write(self, transaction: Transaction) -> None:
        if not transaction.changes:
            return
        self._writing = True
        try:
            self.log.append(transaction.changes)
        finally:
            self._writing = False

    def history(self, table: str, key: int) -> list[Revision]:
        """Return a document's revisions as the log has them, oldest first."""
        with self.lock:
            self.refresh()
            return list(revisions(self.log.reader, table, key))

    def histories(self, table: str, keys: Collection[int]) -> dict[int, list[Revision]]:
        """Return the revisions of several documents, by their ids."""
        with self.lock:
            self.refresh()
            return {key: list(revisions(self.log.reader, table, key)) for key in keys}

    def purge(self, documents: Collection[DocumentName], unique_text: str = "") -> PurgeResult:
        """Remove documents with every revision, from the log and the copies beside it."""
        with self._alone():
            self.log.begin()
            try:
                return self.log.purge(documents, unique_text)
            finally:
                self.log.release()

    def compact(self, tables: Collection[str], tell: Tell) -> CompactResult:
        """Rewrite the log without what nobody needs of some tables."""
        with self._alone():
            return compact(self.log, tables, tell)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """Give the log as it is now while the block runs, whatever others do to it meanwhile."""
        with self._alone():
            if self.log.refusal is None:
                # What others have written may be taken back as long as they have the lock.
                self.log.begin()
                self.log.release()
            else:
                self.log.reader.refresh()
            reader = self.log.reader
            if reader.first.header is None:
                raise DamagedError(f"{self.log.path} has no first line: `briefings repair` it.")
            yield Snapshot(reader.first.header.library, reader.end, reader.file.read)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other threads away while the log is rewritten."""
        with self.lock:
            if self._transaction is not None:
                raise UsageError("Finish the transaction before the log is rewritten.")
            self._check_open()
            yield

    def keep(self, least: int) -> bool:
        """Tell the hint file what it does not know; an open transaction is not in it."""
        with self.lock:
            self.refresh()
            return self.log.reader.keep(least)

    def repair(self, tell: Tell) -> tuple[str, ...]:
        """Rewrite a damaged log as a sound one; return what could not be read."""
        with self._alone():
            return repair(self.log, tell)

    def examine(self, tell: Tell) -> Health:
        with self.lock:
            self.refresh()
            return examine(self.log, tell)

    def table_names(self) -> list[str]:
        if self._transaction is not None:
            return self._transaction.tables()
        return list(self._index.tables)

    def find_table(self, name: str) -> TableView | None:
        """Return a table's rows, `None` where there is no such table."""
        if self._transaction is not None:
            return self._transaction.rows(name)
        return self._index.tables.get(name)

    @property
    def _index(self) -> Index:
        """Where documents stand; a log that was rewritten here is read first."""
        if not self.log.reader.file.is_open:
            self.log.reader.refresh()
        return self.log.reader.index

    def rows(self, name: str) -> TableView:
        """Return a table's rows; a table that does not exist has none."""
        rows = self.find_table(name)
        return TableIndex() if rows is None else rows

    def raw(self, table: str, key: int, row: Row) -> bytes:
        return row if isinstance(row, bytes) else self.log.reader.document(table, key, row)

    def documents(
        self, table: str, rows: Iterable[tuple[int, Row]]
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield documents, each decoded when its turn comes."""
        for key, row in rows:
            raw = row if isinstance(row, bytes) else self._if_there(table, key, row)
            if raw is not None:
                yield key, decode_document(raw)

    def _if_there(self, table: str, key: int, place: LogPosition) -> bytes | None:
        return self.log.reader.document_if_there(table, key, place)

    def close(self) -> None:
        with self.lock:
            if self._transaction is not None:
                raise UsageError("Finish the transaction before the library is closed.")
            with suppress(BriefingsError):
                if not self._closed:
                    self.log.reader.keep(_WORTH_KEEPING)
            self._closed = True
            self.log.close()
