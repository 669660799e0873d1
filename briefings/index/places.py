"""Where documents stand, in rows of some documents each.

A row has an entry of `_ENTRY.size` bytes for each line of the log. In a large library a row has
hundreds, so that those of one document are searched for and new ones added without reading others.

A document's row follows from its table and its id, and which rows there are is kept with the state.
So a row that is gone is known to be damaged: what the index does not find is not in the log.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from struct import Struct
from typing import ClassVar, Final

import msgspec

from briefings.index.checksums import DamagedIndexError, sealed, unsealed
from briefings.index.database import Database
from briefings.store.hint_file import KeptLine
from briefings.store.index import LogPosition
from briefings.store.scan import Closing, LogEntry

ROWS: Final = 1 << 12
"""How many rows a table has at most."""

_TOGETHER: Final = 6
"""Of ids that follow each other, 2 to this power share a row."""

Entry = tuple[int, int, int, bool]
"""A key, and what a `KeptLine` says of it."""

_ENTRY: Final = Struct(">qQI")
"""The key, the offset with a last bit that says whether the document is gone, and the length."""

_KEY: Final = Struct(">q")


class FilledRows(msgspec.Struct, array_like=True):
    """The tables by their numbers in the index, and a bit for each row that a table has.

    `rows` is where the rows are.
    """

    rows: ClassVar = "place"

    tables: list[str] = []
    bits: list[bytes] = []

    def number(self, table: str) -> int:
        """Return a table's number; one that is new gets the next."""
        if table not in self.tables:
            self.tables.append(table)
            self.bits.append(bytes(ROWS // 8))
        return self.tables.index(table)

    def has(self, row: int) -> bool:
        table, at = divmod(row, ROWS)
        return bool(self.bits[table][at // 8] >> at % 8 & 1)

    def fill(self, table: int, rows: Iterable[int]) -> None:
        """Say that a table has some rows, counted from its first."""
        bits = bytearray(self.bits[table])
        for at in rows:
            bits[at // 8] |= 1 << at % 8
        self.bits[table] = bytes(bits)

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        bits = self.bits[self.tables.index(table)]
        return int.from_bytes(bits).bit_count()


def mark(generation: int, offset: int) -> int:
    """Return what stands for a byte of the log: it grows when the log is rewritten, too."""
    return (generation << 44) + offset


def lines(
    db: Database, filled: FilledRows, table: str, keys: Sequence[int]
) -> dict[int, list[KeptLine]]:
    """Return the lines of each of these documents, oldest first."""
    if table not in filled.tables:
        return {key: [] for key in keys}
    first = filled.tables.index(table) * ROWS
    rows = {key: first + _row(key) for key in keys}
    read = _read(db, filled, set(rows.values()))
    return {key: list(_of_key(read[row], key)) for key, row in rows.items()}


def all_lines(db: Database, filled: FilledRows, table: str) -> list[tuple[int, KeptLine]]:
    """Return the lines of all documents of a table by their ids, oldest first."""
    if table not in filled.tables:
        return []
    first = filled.tables.index(table) * ROWS
    rows = db.run(
        f"SELECT id, data FROM {filled.rows} WHERE id BETWEEN ? AND ?",  # noqa: S608
        first, first + ROWS - 1,
    )  # fmt: skip
    read = [unsealed(row, data) for row, data in rows if filled.has(row)]
    if len(read) != filled.count(table):
        raise DamagedIndexError(f"rows of {table} are missing")
    found = [entry for data in read for entry in _ENTRY.iter_unpack(data)]
    found.sort(key=lambda entry: entry[1])
    return [(key, _line(place, length)) for key, place, length in found]


def closing(db: Database, offset: int) -> LogPosition | None:
    """Return the line that closes the transaction of the line at `offset`."""
    found = db.run(
        "SELECT at, length FROM closing WHERE start <= ? ORDER BY start DESC LIMIT 1", offset
    ).fetchone()
    return None if found is None or found[0] < offset else LogPosition(*found)


def add(
    db: Database, filled: FilledRows, entries: Iterable[LogEntry], closings: Iterable[Closing]
) -> None:
    """Take in lines of the log that come after those that are there."""
    news: defaultdict[str, list[Entry]] = defaultdict(list)
    for line, offset, length in entries:
        if line.op is None and line.k is not None and line.t is not None:
            news[line.t].append((line.k, offset, length, line.removed))
    for table, more in news.items():
        put(db, filled, table, more)
    db.run_many("INSERT OR REPLACE INTO closing VALUES(?, ?, ?)", closings)


def put(db: Database, filled: FilledRows, table: str, entries: Iterable[Entry]) -> None:
    """Add entries behind those of their keys in a table, or in what is laid out like one."""
    news: defaultdict[int, bytes] = defaultdict(bytes)
    number = filled.number(table)
    for key, offset, length, is_gone in entries:
        news[number * ROWS + _row(key)] += _ENTRY.pack(key, 2 * offset + is_gone, length)
    for row, more in news.items():
        data = sealed(row, _read(db, filled, (row,))[row] + more)
        db.run(f"INSERT OR REPLACE INTO {filled.rows} VALUES(?, ?)", row, data)
    filled.fill(number, (row % ROWS for row in news))


def forget(db: Database, filled: FilledRows) -> None:
    """Remove where all documents stand."""
    db.run(f"DELETE FROM {filled.rows}")  # noqa: S608
    filled.bits = [bytes(ROWS // 8)] * len(filled.tables)


def _row(key: int) -> int:
    """Return which row of its table a document has; those that were counted stand together."""
    return (key >> _TOGETHER) % ROWS


def _read(db: Database, filled: FilledRows, rows: Collection[int]) -> dict[int, bytes]:
    """Return the entries of some rows."""
    there = [row for row in rows if filled.has(row)]
    listed = ", ".join("?" * len(there))
    found = dict(db.run(f"SELECT id, data FROM {filled.rows} WHERE id IN ({listed})", *there))  # noqa: S608
    if missing := [row for row in there if row not in found]:
        raise DamagedIndexError(f"row {missing[0]}")
    return {row: unsealed(row, found[row]) if row in found else b"" for row in rows}


def _of_key(data: bytes, key: int) -> Iterator[KeptLine]:
    """Yield the lines of a document that a row tells of."""
    wanted, at = _KEY.pack(key), -1
    while (at := data.find(wanted, at + 1)) >= 0:
        if at % _ENTRY.size == 0:
            _, place, length = _ENTRY.unpack_from(data, at)
            yield _line(place, length)


def _line(place: int, length: int) -> KeptLine:
    return KeptLine(place // 2, length, bool(place % 2))
