"""Which notes there are, by id and by briefing, without their text in memory."""

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

import msgspec

from briefings.errors import DamagedError
from briefings.store import JournalDB

TABLE = "notes"


class _On(msgspec.Struct):
    briefing: str


class IndexedNote(msgspec.Struct):
    """As much of a note's document as is kept in memory."""

    id: str
    target: _On
    deleted: bool = False


note_head = msgspec.json.Decoder(IndexedNote).decode


class NoteLookups(Protocol):
    """By what notes are found; use it under the database's lock."""

    def note_key(self, note_id: str) -> int | None:
        """Return a note's number."""

    def note_keys(self, briefing_id: str, *, deleted: bool) -> list[int]:
        """Return the numbers of the notes on a briefing, the oldest first."""


class NoteIndex:
    """Follows the notes in the log, whoever writes them; use it under the database's lock.

    The first look reads every note's current revision, later ones only what has changed.
    """

    def __init__(self, db: JournalDB) -> None:
        self._db = db
        self._start_over()

    def _start_over(self) -> None:
        self._follower = self._db.follow(TABLE)
        self._index: dict[int, IndexedNote] = {}
        self._keys: dict[str, int] = {}

    def _refresh(self) -> None:
        """Take in what was saved since the last look.

        Raises:
            DamagedError: a document of the notes' table is no note.
        """
        try:
            changed = self._follower.take()
            if changed.anew:
                self._index.clear()
                self._keys.clear()
            for key, raw in changed.documents:
                self._put(key, raw)
        except msgspec.MsgspecError as error:
            self._start_over()
            raise DamagedError(
                f"{self._db.path} holds a note that this program cannot read ({error}): open it "
                "with the program that wrote it."
            ) from None
        except BaseException:
            self._start_over()
            raise

    def _put(self, key: int, raw: bytes | None) -> None:
        if raw is None:
            gone = self._index.pop(key, None)
            if gone is not None:
                del self._keys[gone.id]
        else:
            head = note_head(raw)
            self._index[key] = head
            self._keys[head.id] = key

    def note_key(self, note_id: str) -> int | None:
        self._refresh()
        return self._keys.get(note_id)

    def note_keys(self, briefing_id: str, *, deleted: bool) -> list[int]:
        return [key for key in self.every(deleted=deleted) if self._is_on(key, briefing_id)]

    def every(self, *, deleted: bool) -> list[int]:
        """Return the numbers of all notes, the oldest first."""
        self._refresh()
        return sorted(key for key, head in self._index.items() if deleted or not head.deleted)

    def ids(self) -> Iterable[str]:
        self._refresh()
        return self._keys.keys()

    def counts(self) -> dict[str, int]:
        self._refresh()
        return dict(Counter(h.target.briefing for h in self._index.values() if not h.deleted))

    def _is_on(self, key: int, briefing_id: str) -> bool:
        return self._index[key].target.briefing == briefing_id
