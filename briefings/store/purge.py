"""Taking a document out of the log for good, with every revision that it ever had.

The log is written anew without it and renamed into place; a program killed on the way leaves the
old log or the new one. What was set aside or copied because it was damaged is gone through as
well.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from briefings.store.failures import explained
from briefings.store.files import Files, write_all
from briefings.store.record import (
    Change,
    Header,
    decode_line,
    encode_header,
    encode_transaction,
)
from briefings.store.sieve import Sieve, without

_CHUNK: Final = 1 << 18
_COPIES: Final = ("aside-", "damaged-")


class Purged(NamedTuple):
    """What a purge removed: lines of the log, and the names of the copies beside it it cleaned."""

    lines: int
    copies: tuple[str, ...]


class Ending(NamedTuple):
    """The transaction by which a rewritten log ends: its number, and from where ids go on.

    It also says of the transaction before it that it was closed, whatever its lines look like.
    """

    number: int
    table: str
    next_id: int | None

    def encode(self) -> bytes:
        """Return its lines."""
        going_on = [] if self.next_id is None else [Change("create", self.table, self.next_id)]
        return encode_transaction(self.number, going_on)


def rewritten(
    header: Header, lines: Iterator[bytes], sieve: Sieve, ending: Ending
) -> Iterator[bytes]:
    """Yield a log of the next generation: the `lines` of the old one but for its header, sieved."""
    yield encode_header(header.library, header.generation + 1, header.created)
    next(lines, None)
    yield from without(lines, sieve)
    yield ending.encode()


def fresh_path(log: Path) -> Path:
    """Return where a log is written anew before it takes the old one's place."""
    return log.with_name(f"{log.name}.fresh")


def write_fresh(files: Files, path: Path, pieces: Iterable[bytes]) -> int:
    """Create `path`, locked and on the disk; return it open. Nothing is left where this fails."""
    remove_if_there(files, path)
    fd = files.open_new(path)
    try:
        files.try_lock(fd)
        end = 0
        for chunk in _chunks(pieces):
            write_all(files, fd, chunk, end)
            end += len(chunk)
        files.sync(fd)
    except BaseException:
        files.close(fd)
        with suppress(OSError):
            files.remove(path)
        raise
    return fd


def _chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    chunk = bytearray()
    for piece in pieces:
        chunk += piece
        if len(chunk) >= _CHUNK:
            yield bytes(chunk)
            chunk.clear()
    yield bytes(chunk)


def remove_if_there(files: Files, path: Path) -> bool:
    """Remove a file; return whether there was one."""
    if files.stat(path) is None:
        return False
    files.remove(path)
    return True


def clean_copies(files: Files, log: Path, make_sieve: Callable[[], Sieve]) -> tuple[str, ...]:
    """Take a document's lines out of what was set aside beside the log; return the names."""
    with explained(log.parent):
        names = files.names(log.parent)
    starts = tuple(f"{log.name}.{kind}" for kind in _COPIES)
    copies = sorted(name for name in names if name.startswith(starts))
    return tuple(name for name in copies if _clean(files, log, log.with_name(name), make_sieve()))


def _clean(files: Files, log: Path, copy: Path, sieve: Sieve) -> bool:
    with explained(copy):
        lines = _read(files, copy).split(b"\n")
        kept = [raw for raw in lines if not raw or not sieve.catches(raw, decode_line(raw))]
        if not sieve.caught:
            return False
        rest = b"\n".join(kept)
        if rest.strip():
            fresh = fresh_path(log)
            files.close(write_fresh(files, fresh, [rest]))
            files.replace(fresh, copy)
        else:
            files.remove(copy)
        files.sync_directory(log.parent)
    return True


def _read(files: Files, path: Path) -> bytes:
    fd = files.open(path, write=False)
    try:
        return files.read(fd, 0, files.fstat(fd).size)
    finally:
        files.close(fd)
