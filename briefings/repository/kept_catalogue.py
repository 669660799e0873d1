"""The catalogue's lines as they were last made, kept in a file that can be thrown away.

To make them anew, every briefing has to be read. The file is in the user's cache. A line of it
holds for a document that stands where it stood, in a log that goes on from the one that was read:
what a transaction has written is never changed. Whatever is wrong with the file, it counts for
nothing.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, Generic, TypeVar
from zlib import crc32

import msgspec

from briefings.errors import UsageError
from briefings.paths import cache_directory
from briefings.store import JournalDB
from briefings.store.files import Files, read_whole, replace_whole
from briefings.store.index import LogPosition
from briefings.store.state import LogState

LEAST: Final = 200
"""Fewer lines than this are made sooner than a file is worth."""

_LARGEST: Final = 1 << 27
_FOLDER: Final = "catalogues"
_SEAL: Final = 4
"""How many bytes before the content are its CRC-32."""

Line = TypeVar("Line")


class KeptLine(msgspec.Struct, Generic[Line], array_like=True, frozen=True, gc=False):
    """A line, and where the document stood that it was made of."""

    offset: int
    length: int
    line: Line

    def is_of(self, place: LogPosition) -> bool:
        return (self.offset, self.length) == place


Known = Mapping[int, KeptLine[Line]]


class _File(msgspec.Struct, Generic[Line]):
    """`made_by` differs between programs whose lines do."""

    made_by: str
    state: LogState
    lines: dict[int, KeptLine[Line]]


class KeptCatalogue(Generic[Line]):
    """Keeps lines of the type `kind`, one for each document, and gives them back."""

    def __init__(self, db: JournalDB, kind: type[Line], made_by: str) -> None:
        self._db = db
        self._files = Files()
        self._made_by = made_by
        self._decode = msgspec.msgpack.Decoder(_File[kind]).decode  # type: ignore[valid-type]

    def load(self) -> Known[Line]:
        """Return the lines that were kept, by their documents, with where these stood."""
        path = self._path()
        if path is None:
            return {}
        try:
            self._files.check_directory(path.parent)
            kept = self._decode(_unsealed(read_whole(self._files, path, _LARGEST)))
        except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
            return {}
        holds = kept.made_by == self._made_by and self._db.holds(kept.state)
        return kept.lines if holds else {}

    def save(self, lines: Iterable[tuple[int, LogPosition, Line]]) -> None:
        """Keep lines that were made of all that was read so far, if there is a place for them."""
        path, state = self._path(), self._db.state()
        if path is None or state is None:
            return
        kept = {key: KeptLine(*place, line) for key, place, line in lines}
        content = _File(self._made_by, state, kept)
        with suppress(OSError):
            self._files.check_directory(path.parent)
            self._files.make_directory(path.parent)
            data = _sealed(msgspec.msgpack.encode(content))
            replace_whole(self._files, path, data, synced=False)
            self._remove_earlier(path, state)

    def _remove_earlier(self, kept: Path, state: LogState) -> None:
        """Remove what was kept of the log before it was rewritten."""
        for name in self._files.names(kept.parent):
            if name.startswith(f"{state.library}-") and name != kept.name:
                self._files.remove(kept.with_name(name))

    def _path(self) -> Path | None:
        state = self._db.state()
        if state is None:
            return None
        try:
            return cache_directory() / _FOLDER / f"{state.library}-{state.generation}"
        except UsageError:
            return None


def _sealed(data: bytes) -> bytes:
    return crc32(data).to_bytes(_SEAL) + data


def _unsealed(data: bytes) -> bytes:
    """Return what was sealed, and nothing of what has changed since."""
    content = data[_SEAL:]
    return content if _sealed(content) == data else b""
