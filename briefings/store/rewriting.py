"""Writing a log, or a copy beside it, anew: a file of another name, renamed when it is whole.

The name is one that nobody can have put there before, and the file is new. What a killed program
left of one is removed at the next opening.
"""

import re
import uuid
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefings.store.failures import explained
from briefings.store.files import Files, write_all
from briefings.store.format import Header, encode_header, encode_transaction

_CHUNK: Final = 1 << 18


def with_next_header(header: Header, lines: Iterable[bytes], number: int) -> Iterator[bytes]:
    """Yield a log of the next generation that has the same `lines`, all of them closed.

    Transaction `number`, which is empty, says of the one before it that it was closed, whatever
    its lines look like.
    """
    yield next_header(header)
    for line in lines:
        yield line + b"\n"
    yield encode_transaction(number, [])


def next_header(header: Header) -> bytes:
    """Return the first line of the same library's next log."""
    return encode_header(header.library, header.generation + 1, header.created)


def write_fresh(files: Files, log: Path, parts: Iterable[bytes]) -> tuple[Path, int]:
    """Write a new file beside the log, locked and on the disk; return its name and it, open.

    Nothing is left where this fails.
    """
    path = log.with_name(f"{log.name}.{uuid.uuid4().hex}.fresh")
    fd = files.open_new(path)
    try:
        files.try_lock(fd)
        end = 0
        for chunk in _chunks(parts):
            write_all(files, fd, chunk, end)
            end += len(chunk)
        files.sync(fd)
    except BaseException:
        files.close(fd)
        with suppress(OSError):
            files.remove(path)
        raise
    return path, fd


def _chunks(parts: Iterable[bytes]) -> Iterator[bytes]:
    chunk = bytearray()
    for piece in parts:
        chunk += piece
        if len(chunk) >= _CHUNK:
            yield bytes(chunk)
            chunk.clear()
    yield bytes(chunk)


def leftovers(files: Files, log: Path) -> list[Path]:
    """Return what is just being written beside the log, or was when its program died."""
    fresh = re.compile(re.escape(log.name) + r"\.([0-9a-f]{32}\.)?fresh")
    with explained(log.parent):
        return [log.with_name(name) for name in files.names(log.parent) if fresh.fullmatch(name)]


def remove_leftovers(files: Files, log: Path) -> None:
    """Remove what killed programs left; the log's lock is held, so nobody is at it."""
    for path in leftovers(files, log):
        with explained(path), suppress(IsADirectoryError):
            files.remove(path)
