"""An index that is open: what is in its file, read and written."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Final

import msgspec

from briefings.index import contents, noted, places, sentences
from briefings.index.check import check
from briefings.index.checksums import DamagedIndexError, sealed, unsealed
from briefings.index.contents import Counts
from briefings.index.database import Database, faults
from briefings.index.listed import Listed
from briefings.index.log_intake import LogIntake
from briefings.index.lookups import SharingArticle
from briefings.index.narrowing import Narrowing
from briefings.index.noted import KeptNotes
from briefings.index.open_words import OpenWords
from briefings.index.places import FilledRows
from briefings.kinds import KINDS
from briefings.store.hint_file import HintFileError, KeptLine, KeptState, News, Rewritten
from briefings.store.index import LogPosition

_MADE_BY: Final = " ".join(kind.tag for kind in KINDS)
"""Differs between programs whose catalogues do."""

_STATE: Final = 1


class _Kept(msgspec.Struct, array_like=True):
    made_by: str
    log: KeptState
    filled: FilledRows
    counts: Counts
    notes: int = 0
    """Up to which change notes were taken in; if the file of notes says otherwise, it is none."""


_NO_NOTES: Final = -1

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Kept).decode


class OpenIndex:
    """The file at `path`, which is there; `table` is that of the briefings.

    Whatever reads or writes raises what `faults` says.
    """

    def __init__(self, path: Path, table: str, generation: int) -> None:
        self._table = table
        self._generation = generation
        self._filled = FilledRows()
        self._notes = KeptNotes()
        self._end = 0
        self._narrowing = Narrowing()
        self.has_notes = True
        """Whether the file of notes is the one that belongs to the other."""
        with faults():
            self._db = Database(path)
        self.words = OpenWords(self._db, lambda: places.mark(generation, self._end))

    def close(self) -> None:
        self._db.close()

    def check(self) -> None:
        with faults(), self._db.reading():
            check(self._db)

    # -- the log ---------------------------------------------------------------------------------

    def state(self) -> KeptState | None:
        """Return how far the log is known, `None` where the file is new."""
        with faults():
            kept = self._read()
            if kept is None:
                return None
            self._filled, self._end = kept.filled, kept.log.end
            self._notes = noted.state(self._db)
            self.has_notes = self._notes.mark == kept.notes
            return kept.log

    def lines(self, table: str, keys: Sequence[int]) -> dict[int, list[KeptLine]]:
        with faults():
            return places.lines(self._db, self._filled, table, keys)

    def all_lines(self, table: str) -> list[tuple[int, KeptLine]]:
        with faults():
            return places.all_lines(self._db, self._filled, table)

    def closing(self, offset: int) -> LogPosition | None:
        with faults():
            return places.closing(self._db, offset)

    def save(self, state: KeptState, news: News) -> None:
        """Take in what came since the file's own state, which another program may have moved."""
        with faults(), self._db.writing():
            kept, notes = self._read(), noted.state(self._db)
            if kept is None:
                kept = _Kept(_MADE_BY, state, FilledRows(), Counts())
                since = len(state.header)
            else:
                since = _checked_end(kept.log, state, news)
            if since < news.start:
                raise HintFileError("what came in between is not known here")
            is_moved = since == state.end and kept.log.stamp != state.stamp
            if since < state.end or is_moved or kept.notes != notes.mark:
                kept.log = state
                intake = LogIntake(
                    self._db, news, since, table=self._table, generation=self._generation
                )
                intake.take(kept.counts, kept.filled)
                notes = intake.take_notes(notes, kept.filled, anew=kept.notes != notes.mark)
                kept.notes = notes.mark
                data = _encode(kept)
                self._db.run(
                    "INSERT OR REPLACE INTO state VALUES(?, ?)", _STATE, sealed(_STATE, data)
                )
        self._filled, self._notes, self._end = kept.filled, notes, state.end
        self.has_notes = True

    def hand_over(self, path: Path, generation: int, rewritten: Rewritten) -> None:
        """Copy this index to `path`, an empty file, for a log that was rewritten.

        Where notes were purged, no note is copied: what is left of them is read anew.
        """
        with faults():
            self._db.copy_to(path, notes=not rewritten.purged)
        other = OpenIndex(path, self._table, generation)
        try:
            with faults(), other._db.writing():
                _move(other._db, other._read(), rewritten)
        finally:
            other.close()

    def _read(self) -> _Kept | None:
        (data,) = self._db.one("SELECT data FROM state WHERE id = ?", _STATE)
        if data is None:
            return None
        kept = _decode(unsealed(_STATE, data))
        if kept.made_by != _MADE_BY:
            raise DamagedIndexError("another program made it")
        return kept

    # -- look-ups ----------------------------------------------------------------------------------

    def listed(self, *, removed: bool) -> list[Listed]:
        with faults(), self._db.reading():
            return contents.listed(self._db, self._counts(), removed=removed)

    def page(self, offset: int, count: int, words: str) -> list[Listed]:
        with faults(), self._db.reading():
            return contents.page(self._db, self._counts(), self._narrowing, offset, count, words)

    def count(self, words: str, most: int | None) -> int:
        with faults(), self._db.reading():
            return contents.count(self._db, self._counts(), self._narrowing, words, most)

    def first(self, count: int, words: str, most: int) -> tuple[list[Listed], int]:
        with faults(), self._db.reading():
            return contents.first(self._db, self._narrowing, count, words, most)

    def position(self, briefing_id: str, words: str) -> int | None:
        with faults(), self._db.reading():
            return contents.position(self._db, self._narrowing, briefing_id, words)

    def _counts(self) -> Counts:
        kept = self._read()
        return Counts() if kept is None else kept.counts

    def unfinished(self, after: str | None) -> Listed | None:
        with faults():
            return contents.unfinished(self._db, after)

    def beginning(self, start: str, most: int) -> list[Listed]:
        with faults():
            return contents.beginning(self._db, start, most)

    def near(self, wanted: str) -> str | None:
        with faults():
            return contents.near(self._db, wanted)

    def onward(self, briefing_id: str, step: int, count: int, words: str) -> list[Listed]:
        with faults(), self._db.reading():
            return contents.onward(self._db, self._narrowing, briefing_id, step, count, words)

    def on_article(self, text_sha256: str) -> list[Listed]:
        with faults():
            return contents.on_article(self._db, text_sha256)

    def titled(self, title: str) -> list[Listed]:
        with faults():
            return contents.titled(self._db, title)

    def articles_in_file(self, sha256: str) -> list[int]:
        with faults():
            return contents.articles_in_file(self._db, sha256)

    def sharing(
        self, fingerprints: Collection[int], document: Callable[[int], bytes | None]
    ) -> list[SharingArticle]:
        with faults():
            sentences.put_waiting(self._db, document)
            return sentences.sharing(self._db, fingerprints)

    def note_key(self, note_id: str) -> int | None:
        with faults():
            return noted.key(self._db, self._notes.filled, note_id)

    def note_keys(self, briefing_id: str, *, deleted: bool) -> list[int]:
        with faults():
            return noted.keys(self._db, self._notes.filled, briefing_id, deleted=deleted)


def _checked_end(known: KeptState, state: KeptState, news: News) -> int:
    """Return how far the file knows the log that `state` is of."""
    end, length = known.end, len(known.anchor)
    if known.header != state.header or news.read(end - length, length) != known.anchor:
        raise DamagedIndexError("it tells of another log")
    return end


def _move(db: Database, kept: _Kept | None, rewritten: Rewritten) -> None:
    """Let documents stand where another log says, and not where they stood."""
    if kept is None:
        raise HintFileError("it tells of no log")
    places.forget(db, kept.filled)
    for news in rewritten.log:
        places.add(db, kept.filled, news.entries, news.closings)
    kept.log = rewritten.state
    if rewritten.purged:
        kept.notes = _NO_NOTES
    db.run("INSERT OR REPLACE INTO state VALUES(?, ?)", _STATE, sealed(_STATE, _encode(kept)))
