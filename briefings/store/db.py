"""`JournalDB`: TinyDB as everybody knows it, on a log that cannot lose a note."""

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, cast

from tinydb.database import TinyDB

from briefings.store.compaction import CompactResult
from briefings.store.files import Files
from briefings.store.follow import Follower
from briefings.store.format import LogChange
from briefings.store.health import Health
from briefings.store.hint_file import HintFile
from briefings.store.history import Revision
from briefings.store.index import COUNTED
from briefings.store.journal import Journal, Snapshot
from briefings.store.kept_index import KeptIndex
from briefings.store.long_work import Tell, unheard
from briefings.store.purge import PurgeResult
from briefings.store.redactor import DocumentName
from briefings.store.storage import JournalStorage
from briefings.store.table import JournalTable


class JournalDB(TinyDB):
    """A TinyDB on an append-only log that several threads and programs may use at once.

    A change has reached the disk when its call returns. Reading sees what others have saved.
    `path` is created, readable by its owner alone, where nothing is there. Where it cannot be
    written, or with `read_only`, it is opened for reading, and changes raise `ReadOnlyError`.
    A writer waits `timeout` seconds for another one to finish. `files` is for tests. With `hints`
    that part of the log is not read which that file knows (`briefings.store.keeping`).
    """

    table_class = JournalTable
    default_storage_class = JournalStorage  # type: ignore[assignment]

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        read_only: bool = False,
        timeout: float = 10.0,
        files: Files | None = None,
        hints: HintFile | None = None,
    ) -> None:
        super().__init__(path, read_only=read_only, timeout=timeout, files=files, hints=hints)
        self.reading = self._journal.reading
        """Opens a block that changes nothing and sees one state."""

    @property
    def path(self) -> Path:
        return self._journal.log.path

    @property
    def problems(self) -> list[str]:
        """What was found wrong with the log, a sentence each; empty for a sound library.

        Damage of which a copy was kept at an earlier opening is not among them.
        """
        with self._journal.lock:
            return list(self._journal.log.reader.findings.problems)

    def examine(self, tell: Tell = unheard) -> Health:
        """Return how the log is: all that is wrong with it, and what was set aside beside it."""
        return self._journal.examine(tell)

    def repair(self, tell: Tell = unheard) -> tuple[str, ...]:
        """Rewrite a log that is damaged, or has lost something, as a sound one.

        All that can be read stays; what cannot is copied beside the log first. Returns what is
        missing, a sentence each, and nothing where the log was sound and is as it was.

        Raises:
            BriefingsError: the log cannot be rewritten, and is as it was.
        """
        return self._journal.repair(tell)

    @property
    def read_only(self) -> bool:
        """Whether changes are refused, for whatever reason."""
        return self._journal.log.refusal is not None

    @property
    def lock(self) -> "RLock":
        """Re-entrant; hold it over readings between which nothing may move."""
        return self._journal.lock

    def follow(self, table: str) -> Follower:
        """Return one who tells what changes in a table, in this program and in others."""
        return Follower(self._journal, table)

    def keep(self, least: int = 0) -> bool:
        """Tell the hint file all that was saved, if it lacks `least` bytes of the log.

        Returns whether it now knows all; an open transaction is not in it.
        """
        return self._journal.keep(least)

    def give_up_hints(self) -> None:
        """Throw the hint file away and go on without it."""
        with self._journal.lock:
            self._journal.log.reader.give_up_hints()

    def raw(self, table: str, doc_id: int) -> bytes | None:
        """Return a document's JSON, `None` where there is none."""
        with self._journal.lock:
            row = self._journal.rows(table).find(doc_id)
            return None if row is None else self._journal.raw(table, doc_id, row)

    def look_up(self, table: str, doc_ids: Sequence[int]) -> None:
        """Look documents up at once that are asked for next, which is faster than one by one."""
        with self._journal.lock:
            index = self._journal.log.reader.index
            if isinstance(index, KeptIndex):
                index.look_up(table, doc_ids)

    def ids(self, table: str) -> list[int]:
        """Return the ids of all documents of a table."""
        with self._journal.lock:
            self._journal.refresh()
            return [doc_id for doc_id, _ in self._journal.rows(table).items()]

    def each_raw(self, table: str) -> Iterator[tuple[int, bytes]]:
        """Yield the JSON of all documents of a table by their ids, each read when its turn comes.

        Those that others remove meanwhile are left out.
        """
        for doc_id in self.ids(table):
            raw = self.raw(table, doc_id)
            if raw is not None:
                yield doc_id, raw

    def counted_ids(self, table: str) -> list[int]:
        """Return those ids of a table that were counted; at no cost where none is there."""
        with self._journal.lock:
            rows = self._journal.rows(table)
            found = rows.items() if rows.may_have_counted else ()
            return [doc_id for doc_id, _ in found if doc_id < COUNTED]

    def history(self, table: str, doc_id: int) -> list[Revision]:
        """Return every revision of a document that the log holds, oldest first.

        Changes of an open transaction are not in it.
        """
        return self._journal.history(table, doc_id)

    def histories(self, table: str, doc_ids: Collection[int]) -> dict[int, list[Revision]]:
        """Return the revisions of several documents, as `history` does."""
        return self._journal.histories(table, doc_ids)

    def purge(self, table: str, doc_id: int, unique_text: str = "") -> PurgeResult:
        """Remove a document for good: every revision of it, from the log and what is beside it.

        The log is rewritten, so this takes as long as reading all of it. A program killed on the
        way leaves the log as it was or as it was to be. A document that is not there may have
        earlier revisions, which go as well. Damaged lines go where they may be the document's,
        and where they hold `unique_text`, a text that only this document holds.

        Raises:
            BriefingsError: the log cannot be rewritten; it is as it was.
        """
        return self._journal.purge([DocumentName(table, doc_id)], unique_text)

    def purge_all(self, documents: Collection[DocumentName]) -> PurgeResult:
        """Remove several documents for good, as `purge` removes one: the log is rewritten once."""
        return self._journal.purge(documents)

    def compact(self, tables: Collection[str], tell: Tell = unheard) -> CompactResult:
        """Rewrite the log without the earlier revisions of all documents of some tables.

        Of other tables every revision stays. Others may read and write meanwhile. A program killed
        on the way leaves the log as it was or as it was to be.

        Raises:
            DamagedError: the log is damaged.
            BriefingsError: it cannot be rewritten. In both cases it is as it was.
        """
        return self._journal.compact(tables, tell)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """Give the log's bytes as they are now, up to a closed transaction, to be read.

        Other programs may go on meanwhile, even with another log in its place; other threads of
        this one wait.
        """
        with self._journal.snapshot() as snapshot:
            yield snapshot

    def refresh(self) -> bool:
        """Take in what others have saved; say whether anything has changed."""
        with self._journal.lock:
            before = self._journal.epoch
            self._journal.refresh()
            return self._journal.epoch != before

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Save all changes made in the block together, or none if it raises."""
        with self._journal.transaction():
            yield

    def table(self, name: str, **kwargs: Any) -> JournalTable:  # noqa: ANN401 - as in TinyDB
        """Return the table of this name, which begins to exist with its first change."""
        with self._journal.lock:
            return cast("JournalTable", super().table(name, **kwargs))

    def tables(self) -> set[str]:
        with self._journal.lock:
            self._journal.refresh()
            return set(self._journal.table_names())

    def drop_table(self, name: str) -> None:
        """Remove a table with its documents; earlier revisions stay in the log."""
        with self._journal.lock:
            self._tables.pop(name, None)
            self._drop([name])

    def drop_tables(self) -> None:
        """Remove all tables with their documents; earlier revisions stay in the log."""
        with self._journal.lock:
            self._drop(self.tables())
            self._tables.clear()

    def close(self) -> None:
        """Close the library; doing so twice is fine."""
        if self._opened:
            super().close()

    def _drop(self, names: set[str] | list[str]) -> None:
        if not self.tables().intersection(names):
            return
        with self._journal.transaction() as transaction:
            there = self._journal.table_names()
            transaction.record([LogChange("drop", name) for name in there if name in names])

    @property
    def _journal(self) -> Journal:
        return cast("JournalStorage", self._storage).journal
