"""What a document was before: earlier revisions are earlier lines of the log."""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from briefings.store.format import (
    decode_document,
    decode_line,
    document_head,
    line_document,
    table_head,
)
from briefings.store.scan import split_joined


class Revision(NamedTuple):
    """A document as transaction `transaction` left it; `document` is `None` where it removed it.

    `at` is when that was, UTC in ISO 8601; it is empty where the line that says so is damaged.
    """

    transaction: int
    at: str
    document: dict[str, Any] | None


def revisions(lines: Iterable[bytes], table: str, key: int) -> list[Revision]:
    """Return a document's revisions, oldest first, from the log's closed lines.

    They go back to the last time that the table was dropped: what had the id before that was
    another document. Damaged lines count for nothing.
    """
    return _read(lines, table, [key], document_head(table, key))[key]


def histories(
    lines: Iterable[bytes], table: str, keys: Collection[int]
) -> dict[int, list[Revision]]:
    """Return the revisions of several documents of a table, as `revisions` does, in one reading."""
    return _read(lines, table, keys, table_head(table))


def _read(
    lines: Iterable[bytes], table: str, keys: Collection[int], head: bytes
) -> dict[int, list[Revision]]:
    """Read the lines that hold `head`, and those that say what becomes of them."""
    reader = _Reader(table, keys)
    for raw in lines:
        if reader.is_waiting or head in raw or b'"op":"drop"' in raw:
            reader.take(raw)
    return reader.close()


class _Reader:
    """Collects revisions; those of a transaction wait for the line that closes it, for its date."""

    def __init__(self, table: str, keys: Collection[int]) -> None:
        self._table = table
        self._found: dict[int, list[Revision]] = {key: [] for key in keys}
        self._waiting: list[tuple[int, Revision]] = []

    @property
    def is_waiting(self) -> bool:
        """Whether the transaction of the last line may not be closed yet."""
        return bool(self._waiting)

    def take(self, raw: bytes) -> None:
        line = decode_line(raw)
        if line is None:
            self._take_apart(raw)
            return
        if self._waiting and self._waiting[0][1].transaction != line.x:
            self._settle()
        if line.n is not None:
            self._settle(line.at)
        elif line.op == "drop" and line.t == self._table:
            self._found = {key: [] for key in self._found}
            self._waiting = []
        elif line.op is None and line.t == self._table and line.k in self._found:
            document = None if line.removed else decode_document(line_document(raw))
            self._waiting.append((line.k, Revision(line.x, "", document)))

    def _take_apart(self, raw: bytes) -> None:
        parts = split_joined(raw)
        for _, part in parts if len(parts) > 1 else ():
            self.take(part)

    def close(self) -> dict[int, list[Revision]]:
        self._settle()
        return self._found

    def _settle(self, at: str = "") -> None:
        for key, revision in self._waiting:
            self._found[key].append(revision._replace(at=at))
        self._waiting = []
