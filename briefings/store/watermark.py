"""How far the log is known to have come, kept beside it in `<log>.mark`.

A log that was emptied, cut short or swapped for an older copy looks like a good log. The mark tells
them apart: the library's id, the log's length at some past moment, the number of the transaction
that ended there, and that transaction's checksum. It is written after each acknowledged change and
never synced, so it may lag behind the log but is never ahead of what the disk holds. It fits into
one sector, and a torn or missing mark means only that nothing is known.

A mark that is a link, a pipe or a second name of some other file is none: it is not read, and the
next one takes its place instead of being written through it.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from briefings.store.failures import explained
from briefings.store.files import Files, FileStat, ForeignFileError
from briefings.store.format import Header, decode_line, is_library_id, is_sealed, sealed
from briefings.store.scan import Reader, lines

_LENGTH: Final = 256
_LONGEST_CLOSING: Final = 512
_MOST: Final = 2**53


class LogMark(msgspec.Struct, frozen=True):
    """One statement about the log: it was `size` long and ended with transaction `x`.

    `changed` is when the file had last been changed then, in nanoseconds; 0 where that is unknown.
    """

    library: str
    generation: int
    size: int
    x: int
    s: str
    changed: int = 0

    def is_of(self, header: Header, seen: FileStat) -> bool:
        """Return whether nobody has written into a log since one of us did and set the mark."""
        log = self.library, self.generation, self.size, self.changed
        return log == (header.library, header.generation, seen.size, seen.changed)


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(LogMark).decode


def mark_path(log: Path) -> Path:
    return log.with_name(log.name + ".mark")


class Verdict(NamedTuple):
    """What the mark says of the log, or what the log lost.

    It was closed up to `settled` bytes, and up to the transaction numbered `x`. Damage that took
    bytes out or put some in has moved one of them.
    """

    settled: int = 0
    x: int = 0
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
        stands before it had been closed. Nor is a log in which the marked change has moved: bytes
        were put in or taken out before it, and nothing is missing at its end.
        """
        mark = self.load()
        if mark is None or mark.x == 0:
            return Verdict()
        if lost := _loss(mark, header, size, read):
            return Verdict(
                problem=f"{self._log} {lost}: restore it from a backup, or delete "
                f"{self._path.name} to go on with what is left."
            )
        later = header is not None and header.generation > mark.generation
        return Verdict() if later else Verdict(min(mark.size, size), mark.x)

    def save(self, mark: LogMark) -> None:
        """Write the mark over the one before."""
        line = sealed(_encode(mark).removesuffix(b"}"))[:-1].ljust(_LENGTH - 1) + b"\n"
        with suppress(OSError):
            if self._fd is None:
                self._fd = self._open()
            self._files.write(self._fd, line, 0)

    def _open(self) -> int:
        """Open the mark for writing; what has its name and is no mark of ours gives way."""
        with suppress(FileNotFoundError, ForeignFileError):
            fd = self._files.open(self._path, write=True)
            if self._files.fstat(fd).names == 1:
                return fd
            self._files.close(fd)
        with suppress(FileNotFoundError):
            self._files.remove(self._path)
        return self._files.open_new(self._path)

    def forget(self) -> None:
        """Remove the mark: the log as it is now counts."""
        self.close()
        with explained(self._path), suppress(FileNotFoundError):
            self._files.remove(self._path)

    def close(self) -> None:
        if self._fd is not None:
            self._files.close(self._fd)
            self._fd = None

    def load(self) -> LogMark | None:
        """Return the mark, `None` where there is none that can be believed."""
        try:
            fd = self._files.open(self._path, write=False)
        except OSError:
            return None
        try:
            raw = self._files.read(fd, 0, _LENGTH).rstrip(b" \n")
            mark = _decode(raw) if is_sealed(raw) else None
            return mark if mark is None or _is_possible(mark) else None
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None
        finally:
            self._files.close(fd)


def _loss(mark: LogMark, header: Header | None, size: int, read: Reader) -> str:
    """Return what the log has lost since it was marked, nothing where it has all."""
    if header is None:
        return f"held {mark.x} change{'s' * (mark.x > 1)} and is now empty or gone"
    if header.library != mark.library:
        return "is another library than the one that was kept under this name"
    if header.generation > mark.generation:
        return ""
    if header.generation == mark.generation:
        in_place = size >= mark.size and not _is_another_at(mark, read)
        if in_place or _is_in(mark, size, read):
            return ""
        if size >= mark.size:
            return "was swapped for another copy of the same library"
    return f"held {mark.x} changes and has lost some of them"


def _is_another_at(mark: LogMark, read: Reader) -> bool:
    """Return whether a good line ends where the mark was set that is not the one it was set at."""
    start = max(0, mark.size - _LONGEST_CLOSING)
    tail = read(start, mark.size - start)
    line = decode_line(tail.removesuffix(b"\n").rpartition(b"\n")[2])
    if line is None or not tail.endswith(b"\n"):
        return False
    return (line.x, line.s) != (mark.x, mark.s)


def _is_in(mark: LogMark, size: int, read: Reader) -> bool:
    """Return whether the marked change is anywhere in the log, closed as it was."""
    begins = b'{"x":%d,"n":' % mark.x
    found = (line for line in lines(read, 0, size) if line.startswith(begins))
    return any((line := decode_line(raw.removesuffix(b"\n"))) and line.s == mark.s for raw in found)


def _is_possible(mark: LogMark) -> bool:
    numbers = (mark.generation, mark.size, mark.x)
    return is_library_id(mark.library) and all(0 <= number < _MOST for number in numbers)
