"""How far the log is known to have come, kept beside it in `<log>.mark`.

A log that was emptied, cut short or swapped for an older copy looks like a good log. The mark tells
them apart: the library's id, the log's length at some past moment, the number of the transaction
that ended there, and that transaction's checksum. It is written after each acknowledged change and
never synced, so it may lag behind the log but is never ahead of what the disk holds. It fits into
one sector, and a torn or missing mark means only that nothing is known.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from briefings.store.files import Files
from briefings.store.record import Header, decode_line, is_sealed, sealed
from briefings.store.scan import Reader

_LENGTH: Final = 256
_LONGEST_CLOSING: Final = 512


class Mark(msgspec.Struct, frozen=True):
    """One statement about the log: it was `size` long and ended with transaction `x`."""

    library: str
    generation: int
    size: int
    x: int
    s: str


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Mark).decode


def mark_path(log: Path) -> Path:
    """Return where the log's mark is."""
    return log.with_name(log.name + ".mark")


class Verdict(NamedTuple):
    """What the mark says of the log: how much of it was closed for certain, or what it lost."""

    settled: int = 0
    problem: str = ""


class Watermark:
    """Reads the mark, and keeps it up to date; only the holder of the log's lock saves it.

    The mark guards the log and is not the log: where it cannot be written, notes are still saved.
    """

    def __init__(self, files: Files, log: Path) -> None:
        self._files = files
        self._log = log
        self._path = mark_path(log)
        self._fd: int | None = None

    def judge(self, header: Header | None, size: int, read: Reader) -> Verdict:
        """Compare the log with its mark; no header means that the log is empty or gone.

        A damaged line at the mark is no contradiction: it is the line that was there, and what
        stands before it had been closed.
        """
        mark = self._load()
        if mark is None or mark.x == 0:
            return Verdict()
        lost = ""
        if header is None:
            lost = f"held {mark.x} changes and is now empty or gone"
        elif header.library != mark.library:
            lost = "is another library than the one that was kept under this name"
        elif header.generation > mark.generation:
            return Verdict()
        elif header.generation < mark.generation or size < mark.size:
            lost = f"held {mark.x} changes and has lost some of them"
        elif not self._ends_as_marked(mark, read):
            lost = "was swapped for another copy of the same library"
        if not lost:
            return Verdict(settled=mark.size)
        return Verdict(
            problem=f"{self._log} {lost}: restore it from a backup, or delete "
            f"{self._path.name} to go on with what is left."
        )

    def save(self, mark: Mark) -> None:
        """Write the mark over the one before."""
        line = sealed(_encode(mark).removesuffix(b"}"))[:-1].ljust(_LENGTH - 1) + b"\n"
        with suppress(OSError):
            if self._fd is None:
                self._fd = self._files.open(self._path, write=True, create=True)
            self._files.write(self._fd, line, 0)

    def close(self) -> None:
        """Close the mark's file."""
        if self._fd is not None:
            self._files.close(self._fd)
            self._fd = None

    def _load(self) -> Mark | None:
        try:
            fd = self._files.open(self._path, write=False)
        except OSError:
            return None
        try:
            raw = self._files.read(fd, 0, _LENGTH).rstrip(b" \n")
            return _decode(raw) if is_sealed(raw) else None
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None
        finally:
            self._files.close(fd)

    @staticmethod
    def _ends_as_marked(mark: Mark, read: Reader) -> bool:
        start = max(0, mark.size - _LONGEST_CLOSING)
        tail = read(start, mark.size - start)
        line = decode_line(tail.removesuffix(b"\n").rpartition(b"\n")[2])
        return line is None or (line.x, line.s) == (mark.x, mark.s)
