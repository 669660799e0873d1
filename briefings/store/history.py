"""What a document was before: earlier revisions are earlier lines of the log."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from briefings.store.format import LogLine, decode_document, decode_line, line_document
from briefings.store.index import LogPosition
from briefings.store.log_reader import LogReader


class Revision(NamedTuple):
    """A document as transaction `transaction` left it; `document` is `None` where it removed it.

    `at` is when that was, UTC in ISO 8601; it is empty where the line that says so is damaged.
    """

    transaction: int
    at: str
    document: dict[str, Any] | None


def as_left(revisions: Iterable[Revision], transaction: int) -> dict[str, Any] | None:
    """Return a document as a transaction left it, from its revisions, oldest first."""
    document = None
    for each in revisions:
        if each.transaction > transaction:
            break
        document = each.document
    return document


def revisions(log: LogReader, table: str, key: int) -> Iterator[Revision]:
    """Yield a document's revisions, oldest first.

    No line is read but theirs and those that close their transactions. They go back to the last
    time that the table was dropped: what had the id before that was another document. Damaged
    lines count for nothing.
    """
    index = log.index.tables.get(table)
    for place in () if index is None else index.revisions(key):
        raw = log.line(place)
        line = decode_line(raw)
        if line is not None and (line.t, line.k) == (table, key):
            document = None if line.removed else decode_document(line_document(raw))
            yield Revision(line.x, _date(log, place, line), document)


def _date(log: LogReader, place: LogPosition, line: LogLine) -> str:
    closing = log.index.closings.of(place)
    closed = None if closing is None else decode_line(log.line(closing))
    return closed.at if closed is not None and closed.x == line.x else ""
