"""What a document was before: earlier revisions are earlier lines of the log."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from briefings.store.record import Line, decode_document, decode_line, document_head, line_document


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
    head = document_head(table, key)
    found: list[Revision] = []
    waiting: list[Revision] = []
    for raw in lines:
        mine = head in raw
        if not mine and not waiting and b'"op":"drop"' not in raw:
            continue
        line = decode_line(raw)
        if line is None:
            continue
        if waiting and waiting[0].transaction != line.x:
            found += waiting
            waiting = []
        if line.n is not None:
            found += [revision._replace(at=line.at) for revision in waiting]
            waiting = []
        elif line.op == "drop" and line.t == table:
            found, waiting = [], []
        elif _is_of(line, table, key):
            waiting.append(Revision(line.x, "", None if line.removed else _document(raw)))
    return found + waiting


def _is_of(line: Line, table: str, key: int) -> bool:
    return line.t == table and line.k == key and line.op is None


def _document(raw: bytes) -> dict[str, Any]:
    return decode_document(line_document(raw))
