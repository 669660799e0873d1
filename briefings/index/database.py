"""The SQLite files: opened, their tables made, their faults told apart.

What the index has of notes is in a small file beside the large one, so that it can be thrown away
alone when a note is purged. A commit is one in each file: who reads holds both against each other.
Where nothing but the index is at stake, the last commits may be lost with the power: `NORMAL`.
"""

import sqlite3
import struct
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import msgspec

from briefings.index.checksums import DamagedIndexError
from briefings.index.files import notes_file
from briefings.index.mounts import is_remote
from briefings.store.hint_file import HintFileError

_PATIENCE: Final = 2.0
"""For how many seconds another program may be writing into the index."""

_LEFT_OF_JOURNAL: Final = 1 << 22
"""So many bytes of it stay on the disk when all of them are in the file."""

_OUTSIDE: Final = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_PROTOCOL,
})  # fmt: skip
"""Errors that say nothing of the file's content."""

_MALFORMED: Final = (
    ValueError, TypeError, ArithmeticError, LookupError, struct.error, msgspec.MsgspecError,
)  # fmt: skip
"""What is raised where rows do not hold what they should."""

_TABLES: Final = (
    # One row: how far the log was read.
    "CREATE TABLE state(id INTEGER PRIMARY KEY, data BLOB)",
    # Where documents stand in the log, many to a row, and the lines that close transactions.
    "CREATE TABLE place(id INTEGER PRIMARY KEY, data BLOB)",
    "CREATE TABLE closing(start INTEGER PRIMARY KEY, at INTEGER, length INTEGER)",
    # Briefings by the number of their document; numbers stand for hashes.
    "CREATE TABLE briefing(k INTEGER PRIMARY KEY, removed INTEGER, day INTEGER, title INTEGER,"
    " data BLOB)",
    "CREATE INDEX briefing_title ON briefing(title)",
    # The catalogue in its order; `head` is what words are looked for in as they are typed.
    "CREATE TABLE catalogue(removed INTEGER, day INTEGER, id TEXT, k INTEGER, head TEXT,"
    " unfinished INTEGER, PRIMARY KEY(removed, day, id, k)) WITHOUT ROWID",
    "CREATE INDEX catalogue_unfinished ON catalogue(day, id) WHERE unfinished = 1",
    "CREATE TABLE version(article INTEGER, k INTEGER, PRIMARY KEY(article, k)) WITHOUT ROWID",
    # Articles by a small number; `printed` once their sentences are in `print`.
    "CREATE TABLE article(n INTEGER PRIMARY KEY, k INTEGER UNIQUE, printed INTEGER)",
    "CREATE INDEX article_waiting ON article(n) WHERE printed = 0",
    # A row may be of an article that has the file no more.
    "CREATE TABLE file(sha INTEGER, k INTEGER, PRIMARY KEY(sha, k)) WITHOUT ROWID",
    "CREATE TABLE print(p INTEGER, n INTEGER, PRIMARY KEY(p, n)) WITHOUT ROWID",
    # The texts of briefings, and so of notes: `slot` is the row of their words. It is what it was
    # until those that are `due`, since the byte of the log that says otherwise, are written anew.
    "CREATE TABLE text(k INTEGER PRIMARY KEY, slot INTEGER UNIQUE, lens INTEGER, due INTEGER,"
    " problem TEXT)",
    "CREATE INDEX text_due ON text(due) WHERE due IS NOT NULL",
    "CREATE INDEX text_problem ON text(k) WHERE problem IS NOT NULL",
    "CREATE TABLE day(day INTEGER PRIMARY KEY, slots INTEGER)",
    # Rows of words that count no more.
    "CREATE TABLE dead(slot INTEGER PRIMARY KEY)",
    # Figures of briefings; those without a unit have the number 0.
    "CREATE TABLE unit(n INTEGER PRIMARY KEY, name TEXT UNIQUE)",
    "CREATE TABLE amount(unit INTEGER, value REAL, k INTEGER, PRIMARY KEY(unit, value, k))"
    " WITHOUT ROWID",
    "CREATE INDEX amount_of ON amount(k, unit, value)",
    "CREATE VIEW figure(k, unit, value) AS SELECT k, name, value FROM amount JOIN unit"
    " ON n = amount.unit",
)

_NOTE_TABLES: Final = (
    # One row: up to which change of a note they are known.
    "CREATE TABLE notes.note_state(id INTEGER PRIMARY KEY, data BLOB)",
    # Notes by ids and briefings, laid out like `place`.
    "CREATE TABLE notes.note_place(id INTEGER PRIMARY KEY, data BLOB)",
    "CREATE TABLE notes.noted(k INTEGER PRIMARY KEY, slot INTEGER UNIQUE, briefing INTEGER,"
    " due INTEGER)",
    "CREATE INDEX notes.noted_due ON noted(due) WHERE due IS NOT NULL",
)

_FULL_TEXT: Final = "content='', columnsize=0, detail=none, tokenize='ascii', prefix='1 2 3'"
"""Words come folded and parted by blanks; what is no ASCII is part of a word."""

_WORD_TABLES: Final = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(text, {_FULL_TEXT})",
    f"CREATE VIRTUAL TABLE IF NOT EXISTS notes.note_words USING fts5(text, {_FULL_TEXT})",
    f"INSERT INTO words(words, rank) VALUES('hashsize', {1 << 23})",
    "CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab(words, row)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS notes.note_vocabulary USING fts5vocab(note_words, row)",
)


def _is_outside(error: sqlite3.Error) -> bool:
    """Return whether an error lies in the circumstances, and not in what the file holds."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _OUTSIDE


@contextmanager
def faults() -> Iterator[None]:
    """Tell damage (`DamagedIndexError`) from what only keeps from using it (`HintFileError`)."""
    try:
        yield
    except sqlite3.Error as error:
        if _is_outside(error):
            raise HintFileError(str(error)) from error
        raise DamagedIndexError(str(error)) from error
    except _MALFORMED as error:
        raise DamagedIndexError(str(error)) from error
    except OSError as error:
        raise HintFileError(str(error)) from error


class Database:
    """One open file, and that of its notes; both are there already, and empty if they are new."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = sqlite3.connect(
            path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        try:
            if not self.one("PRAGMA page_count")[0]:
                self.run("PRAGMA auto_vacuum=INCREMENTAL")
            self.run("ATTACH ? AS notes", str(notes_file(path)))
            journal = "delete" if is_remote(path.parent) else "wal"
            for schema in ("main", "notes"):
                self._set_up(schema, journal)
            if not (self._has("main", "text_due") and self._has("notes", "noted_due")):
                self._make_tables()
            self.has_words = self._has_words() or self._make_words()
            """Whether this SQLite has full-text search."""
        except BaseException:
            self.close()
            raise

    def _set_up(self, schema: str, journal: str) -> None:
        self.run(f"PRAGMA {schema}.synchronous=NORMAL")
        self.run(f"PRAGMA {schema}.journal_size_limit={_LEFT_OF_JOURNAL}")
        if self.one(f"PRAGMA {schema}.journal_mode")[0] != journal:
            self.run(f"PRAGMA {schema}.journal_mode={journal}")

    def _make_tables(self) -> None:
        with self.writing():
            for schema, statements in (("main", _TABLES), ("notes", _NOTE_TABLES)):
                found = self.run(f"SELECT 1 FROM {schema}.sqlite_master LIMIT 1")  # noqa: S608
                for statement in () if found.fetchone() else statements:
                    self.run(statement)

    def _has_words(self) -> bool:
        return self._has("main", "vocabulary") and self._has("notes", "note_vocabulary")

    def _make_words(self) -> bool:
        with suppress(sqlite3.OperationalError), self.writing():
            for statement in _WORD_TABLES:
                self.run(statement)
        return self._has_words()

    def _has(self, schema: str, name: str) -> bool:
        found = self.run(f"SELECT 1 FROM {schema}.sqlite_master WHERE name = ?", name)  # noqa: S608
        return found.fetchone() is not None

    def run(self, sql: str, *values: object) -> sqlite3.Cursor:
        return self._connection.execute(sql, values)

    def run_many(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._connection.executemany(sql, rows)

    def one(self, sql: str, *values: object) -> Any:  # noqa: ANN401 - a row of what was asked for
        """Return the first row; an empty one where there is none."""
        return self.run(sql, *values).fetchone() or (None,)

    @property
    def changes(self) -> int:
        """How many rows were changed since the file was opened."""
        return self._connection.total_changes

    @property
    def version(self) -> tuple[int, int]:
        """What differs after a change in the large file, by another program or by this one."""
        return int(self.one("PRAGMA main.data_version")[0]), self.changes

    @property
    def notes_version(self) -> tuple[int, int]:
        """What differs after a change in the notes' file, by another program or by this one."""
        return int(self.one("PRAGMA notes.data_version")[0]), self.changes

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep all that the block changes or nothing; no other program writes meanwhile."""
        with self._within("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let the block see one state of the file."""
        with self._within("BEGIN"):
            yield

    @contextmanager
    def _within(self, begin: str) -> Iterator[None]:
        self.run(begin)
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                self.run("ROLLBACK")
            raise

    def give_back(self, most: int) -> int:
        """Make the file shorter by at most so many pages that are not used; return how many."""
        unused = int(self.one("PRAGMA freelist_count")[0])
        self.run(f"PRAGMA incremental_vacuum({most})").fetchall()
        return unused - int(self.one("PRAGMA freelist_count")[0])

    def copy_to(self, path: Path, *, notes: bool) -> None:
        """Copy all of it into an empty file, as it is at one moment; the notes where it is said."""
        copies = [("main", path), *([("notes", notes_file(path))] if notes else [])]
        for schema, each in copies:
            with closing(sqlite3.connect(each)) as other:
                self._connection.backup(other, name=schema)

    def close(self) -> None:
        with suppress(sqlite3.Error):
            self._connection.close()
