"""Where readers left off, a small file for each briefing.

A place changes with every rest of the keys, so it does not go into the log, which keeps
everything. A file is replaced whole: it survives a killed program, and a power cut costs
the place at most.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from briefings.model import ReadingPlace
from briefings.store.failures import explained
from briefings.store.files import Files, read_whole, replace_whole
from briefings.unknown_fields import Unknown, unknown, with_unknown

LARGEST: Final = 1 << 20
"""The most bytes that a place's file may have: 1 MiB, some ten thousand marks."""

_NAME = re.compile(r"[\w][\w.-]{0,200}")


_decode = msgspec.json.Decoder(ReadingPlace).decode


class ReadingPlaces:
    """The places of one library, in `directory`."""

    def __init__(self, directory: Path, files: Files | None = None) -> None:
        self._directory = directory
        self._files = files or Files()

    def load(self, briefing_id: str) -> ReadingPlace | None:
        """Return a briefing's place; `None` where there is none that can be read."""
        path = self._path(briefing_id)
        if path is None:
            return None
        try:
            return _decode(self._read(path))
        except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
            return None

    def save(self, briefing_id: str, place: ReadingPlace) -> None:
        """Keep a place. A full or read-only disk costs the place, not the reader's session."""
        path = self._path(briefing_id)
        if path is None:
            return
        with suppress(OSError):
            self._files.check_directory(self._directory)
            self._files.make_directory(self._directory)
            fields = with_unknown(msgspec.to_builtins(place), self._unknown(path))
            replace_whole(self._files, path, msgspec.json.encode(fields), synced=False)

    def forget(self, briefing_id: str) -> None:
        """Remove a briefing's place for good."""
        if path := self._path(briefing_id):
            with explained(path), suppress(FileNotFoundError):
                self._files.check_directory(self._directory)
                self._files.remove(path)

    def _read(self, path: Path) -> bytes:
        self._files.check_directory(self._directory)
        return read_whole(self._files, path, LARGEST)

    def _unknown(self, path: Path) -> Unknown:
        """Return what this program does not know of the place that is there."""
        try:
            raw = self._read(path)
            there = _decode(raw)
            return unknown(msgspec.json.decode(raw), there)
        except (OSError, ValueError, RecursionError, msgspec.MsgspecError):
            return {}

    def latest_first(self) -> Iterator[str]:
        """Yield the ids of the briefings that have a place, the one kept last first."""
        try:
            self._files.check_directory(self._directory)
            found = [(p.lstat().st_mtime_ns, p.stem) for p in self._directory.glob("*.json")]
        except OSError:
            return
        yield from (name for _, name in sorted(found, reverse=True))

    def _path(self, briefing_id: str) -> Path | None:
        if not _NAME.fullmatch(briefing_id):
            return None
        return self._directory / f"{briefing_id}.json"
