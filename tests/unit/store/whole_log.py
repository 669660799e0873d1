"""Revisions as a reading of the whole log finds them, to hold what the index finds against."""

from collections.abc import Iterable, Iterator

from briefings.store.format import LogLine, decode_document, decode_line, line_document
from briefings.store.history import Revision
from briefings.store.scan import split_joined

Histories = dict[tuple[str, int], list[Revision]]


def histories(lines: Iterable[bytes]) -> Histories:
    """Return the revisions of all documents, by table and id, oldest first.

    A revision has the date of the closing line that comes next among the good lines which are not
    of the same transaction.
    """
    found: Histories = {}
    open_: list[tuple[tuple[str, int], Revision]] = []
    for raw, line in _good(lines):
        if open_ and open_[0][1].transaction != line.x:
            _settle(found, open_, "")
        if line.n is not None:
            _settle(found, open_, line.at)
        elif line.op == "drop":
            found = {where: each for where, each in found.items() if where[0] != line.t}
            open_[:] = [each for each in open_ if each[0][0] != line.t]
        elif line.k is not None and line.t is not None:
            document = None if line.removed else decode_document(line_document(raw))
            open_.append(((line.t, line.k), Revision(line.x, "", document)))
    _settle(found, open_, "")
    return found


def _good(lines: Iterable[bytes]) -> Iterator[tuple[bytes, LogLine]]:
    for raw in lines:
        line = decode_line(raw)
        if line is not None:
            yield raw, line
        elif len(parts := split_joined(raw)) > 1:
            yield from _good(part for _, part in parts)


def _settle(found: Histories, open_: list[tuple[tuple[str, int], Revision]], at: str) -> None:
    for where, revision in open_:
        found.setdefault(where, []).append(revision._replace(at=at))
    open_.clear()
