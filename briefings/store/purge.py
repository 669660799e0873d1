"""Taking documents out of the log for good, with every revision that they ever had.

The log is written anew without them and renamed into place; a program killed on the way leaves the
old log or the new one. What was set aside or copied because it was damaged is gone through as
well.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from briefings.store import recovery
from briefings.store.failures import explained
from briefings.store.files import Files, read_whole
from briefings.store.format import LogChange, decode_line, encode_transaction
from briefings.store.redactor import Redactor
from briefings.store.rewriting import write_fresh


class PurgeResult(NamedTuple):
    """What a purge removed: lines of the log, and the names of the copies beside it it cleaned."""

    lines: int
    copies: tuple[str, ...]


class Ending(NamedTuple):
    """The transaction by which a rewritten log ends: its number, and from where tables' ids go on.

    It also says of the transaction before it that it was closed, whatever its lines look like.
    """

    number: int
    next_ids: Mapping[str, int]

    def encode(self) -> bytes:
        going_on = [LogChange("create", *each) for each in self.next_ids.items()]
        return encode_transaction(self.number, going_on)


def clean_copies(files: Files, log: Path, make_redactor: Callable[[], Redactor]) -> tuple[str, ...]:
    """Take a document's lines out of what was set aside beside the log; return the names."""
    names = recovery.copies(files, log)
    return tuple(name for name in names if _clean(files, log, log.with_name(name), make_redactor()))


def _clean(files: Files, log: Path, copy: Path, redactor: Redactor) -> bool:
    with explained(copy):
        lines = read_whole(files, copy, recovery.LARGEST_COPY).split(b"\n")
        kept = [raw for raw in lines if not raw or not redactor.matches(raw, decode_line(raw))]
        if not redactor.removed:
            return False
        rest = b"\n".join(kept)
        if rest.strip():
            fresh, fd = write_fresh(files, log, [rest])
            files.close(fd)
            files.replace(fresh, copy)
        else:
            files.remove(copy)
        files.sync_directory(log.parent)
    return True
