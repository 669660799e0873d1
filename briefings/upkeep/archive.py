"""A backup's file: what a library's folder has, in one tar packed with gzip.

It can be taken apart without this program (`tar xzf`, then `sha256sum -c manifest.sha256`), needs
nothing but Python, and is written and read in one go: a Zip file has a directory that grows in
memory with the number of files. xz takes four times as long to save a tenth.

The first member says what it is (`BackupHead`), the last one has the SHA-256 of all others, as
`sha256sum` writes them. Whatever else a member may be, it is a plain file of a library: no name
leads elsewhere, and there are no links.
"""

import gzip
import hashlib
import io
import re
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Final, NamedTuple

import msgspec

from briefings.errors import BriefingsError, DamagedError, UsageError
from briefings.paths import LOG_NAME

FOLDERS: Final = ("originals", "places", "drafts", "edits")
"""The folders beside the log that belong to a library."""

_FORMAT: Final = "briefings-backup"
_VERSION: Final = 1
_HEAD: Final = "backup.json"
_MANIFEST: Final = "manifest.sha256"
_PIECE: Final = 1 << 20
_IN_MEMORY: Final = 1 << 20
_PACKING: Final = 3
"""A level of gzip that packs four times as fast as the usual one, and but a tenth worse."""

_BLOCK: Final = 512
_PLAIN: Final = (tarfile.REGTYPE, tarfile.AREGTYPE)
_LARGEST_HEAD: Final = 1 << 16
_LONGEST_NAME: Final = 1 << 12
_MOST_DENSE: Final = 300
_ALLOWED: Final = 1 << 26
"""A backup may unpack to so many times its size and so many bytes more: text never does."""

_COPY: Final = re.compile(re.escape(LOG_NAME) + r"\.(aside|damaged)-[\w.-]{1,100}")
_PART: Final = re.compile(r"[^./\\\x00-\x1f\x7f][^/\\\x00-\x1f\x7f]{0,254}")
_DEEPEST: Final = 4


class NoBackupError(DamagedError):
    """A file that is no backup, or no whole one."""

    def __init__(self, what: str) -> None:
        super().__init__(f"This is no whole backup ({what}): take another one.")


class BackupHead(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup says of itself: the library's id, and when it was made (UTC)."""

    format: str = _FORMAT
    version: int = _VERSION
    library: str
    made: str


class SourceFile(NamedTuple):
    """A file to be saved: its name in the library, its length, and who reads its bytes."""

    name: str
    size: int
    read: Callable[[int, int], bytes]


Take = Callable[[str, "Passing"], object]
"""Is given the name and the content of each file of a library, and reads that or does not."""


class Passing:
    """A file's content on its way, counted in a SHA-256; who wants to may have it written too."""

    def __init__(self, read: Callable[[int], bytes], size: int) -> None:
        self.size = size
        self.write: Callable[[bytes], object] = lambda _: None
        self._sha256 = hashlib.sha256()
        self._read = read
        self._left = size

    def read(self, most: int) -> bytes:
        """Return the next bytes, fewer than asked for at the end alone."""
        data = self._read(min(most, self._left))
        self._left -= len(data)
        self._sha256.update(data)
        self.write(data)
        return data

    def finish(self) -> str:
        """Read what is left; return the digest of all."""
        while self.read(_PIECE):
            pass
        return self._sha256.hexdigest()


def is_of_a_library(name: str) -> bool:
    """Return whether a file of this name, relative to its folder, may belong to a library."""
    folder, *parts = name.split("/")
    if not parts:
        return name == LOG_NAME or _COPY.fullmatch(name) is not None
    is_deep = len(parts) >= _DEEPEST
    return folder in FOLDERS and not is_deep and all(map(_PART.fullmatch, parts))


def write_backup(stream: BinaryIO, head: BackupHead, files: Iterator[SourceFile]) -> str:
    """Write a backup; return the digest of its manifest.

    Raises:
        DamagedError: a file became shorter meanwhile.
    """
    with (
        SpooledTemporaryFile(_IN_MEMORY) as manifest,
        gzip.GzipFile("", "wb", _PACKING, stream, mtime=0) as packed,
    ):
        for each in chain([_in_memory(_HEAD, msgspec.json.encode(head))], files):
            digest = _add(packed, each)
            manifest.write(_manifest_line(digest, each.name))
        size = manifest.tell()
        manifest.seek(0)
        digest = _add(packed, SourceFile(_MANIFEST, size, lambda _, n: manifest.read(n)))
        packed.write(bytes(2 * _BLOCK))
        return digest


def _add(packed: gzip.GzipFile, source: SourceFile) -> str:
    offset = 0

    def read(length: int) -> bytes:
        nonlocal offset
        data = source.read(offset, length)
        offset += len(data)
        if len(data) < length:
            raise DamagedError(f"{source.name} became shorter while it was saved: try again.")
        return data

    info = tarfile.TarInfo(source.name)
    info.size, info.mode = source.size, 0o600
    packed.write(info.tobuf(tarfile.GNU_FORMAT, "utf-8", "surrogateescape"))
    passing = Passing(read, source.size)
    passing.write = packed.write
    digest = passing.finish()
    packed.write(bytes(-source.size % _BLOCK))
    return digest


def _manifest_line(digest: str, name: str) -> bytes:
    return f"{digest}  {name}\n".encode("utf-8", "surrogateescape")


def _in_memory(name: str, data: bytes) -> SourceFile:
    return SourceFile(name, len(data), lambda offset, length: data[offset : offset + length])


def read_backup(stream: BinaryIO, take: Take) -> tuple[BackupHead, str]:
    """Read a backup whole, and hold it against its manifest; return its head and its digest.

    Raises:
        NoBackupError: it is none, or is damaged, or does not end, or holds what is no library's.
        UsageError: a later program wrote it.
    """
    head: BackupHead | None = None
    expected, found = hashlib.sha256(), ""
    with _understood():
        for name, passing in _members(stream):
            if found:
                raise NoBackupError("something comes after its end")
            if name == _MANIFEST:
                found = passing.finish()
                continue
            if head is None:
                head = _head(name, passing)
            elif is_of_a_library(name):
                take(name, passing)
            else:
                raise NoBackupError(f"“{name}” is no file of a library")
            expected.update(_manifest_line(passing.finish(), name))
    if head is None or found != expected.hexdigest():
        raise NoBackupError("it is not as it was written" if found else "it has no end")
    return head, found


def _head(name: str, passing: Passing) -> BackupHead:
    if name != _HEAD or passing.size > _LARGEST_HEAD:
        raise NoBackupError("it does not say that it is one")
    head = msgspec.json.decode(passing.read(passing.size), type=BackupHead)
    if head.format != _FORMAT:
        raise NoBackupError("it does not say that it is one")
    if head.version > _VERSION:
        raise UsageError("A newer version of this program wrote this backup: upgrade first.")
    return head


def _members(stream: BinaryIO) -> Iterator[tuple[str, Passing]]:
    """Yield the plain files of a tar; each is to be read before the next comes."""
    with gzip.GzipFile(fileobj=stream, mode="rb") as packed:
        unpacked = _Unpacked(packed, stream)
        long_name = ""
        while (block := unpacked.read(_BLOCK)) != bytes(_BLOCK):
            info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
            if info.type == tarfile.GNUTYPE_LONGNAME and 0 < info.size <= _LONGEST_NAME:
                raw = unpacked.read(info.size + -info.size % _BLOCK)
                long_name = raw[: info.size].rstrip(b"\0").decode("utf-8", "surrogateescape")
                continue
            name, long_name = long_name or info.name, ""
            if info.type not in _PLAIN or info.size < 0:
                raise NoBackupError(f"“{name}” is no plain file")
            passing = Passing(unpacked.read, info.size)
            yield name, passing
            passing.finish()
            unpacked.read(-info.size % _BLOCK)
        unpacked.check_end()


class _Unpacked:
    """What a packed file unpacks to, as long as that is not absurdly much."""

    def __init__(self, packed: gzip.GzipFile, stream: BinaryIO) -> None:
        self._packed = packed
        at = stream.tell()
        self._left = _ALLOWED + _MOST_DENSE * (stream.seek(0, io.SEEK_END) - at)
        stream.seek(at)

    def read(self, size: int) -> bytes:
        """Return the next `size` bytes.

        Raises:
            EOFError: there are fewer.
        """
        self._left -= size
        if self._left < 0:
            raise NoBackupError("it unpacks to far more than a library")
        data = self._packed.read(size)
        if len(data) < size:
            raise EOFError
        return data

    def check_end(self) -> None:
        """Read up to the checksum of the packed file: nothing but blanks may come."""
        while data := self._packed.read(_PIECE):
            self._left -= len(data)
            if data.strip(b"\0") or self._left < 0:
                raise NoBackupError("something comes after its end")


@contextmanager
def _understood() -> Iterator[None]:
    try:
        yield
    except BriefingsError:
        raise
    except (EOFError, tarfile.TarError, zlib.error, gzip.BadGzipFile, msgspec.MsgspecError) as e:
        raise NoBackupError(str(e) or "it ends too early") from None
    except (ValueError, OverflowError) as e:
        raise NoBackupError(str(e)) from None
