"""Which notes there are, by id and by briefing, without their text in memory."""

from collections import Counter
from collections.abc import Iterable

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


_decode = msgspec.json.Decoder(IndexedNote).decode


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

    def refresh(self) -> None:
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
            head = _decode(raw)
            self._index[key] = head
            self._keys[head.id] = key

    def key(self, note_id: str) -> int | None:
        return self._keys.get(note_id)

    def ids(self) -> Iterable[str]:
        return self._keys.keys()

    def keys(self, briefing_id: str | None, *, deleted: bool) -> list[int]:
        """Return the numbers of the notes on one briefing, or on all, the oldest note first."""
        return sorted(
            key
            for key, head in self._index.items()
            if briefing_id in (None, head.target.briefing) and (deleted or not head.deleted)
        )

    def counts(self) -> dict[str, int]:
        return dict(Counter(h.target.briefing for h in self._index.values() if not h.deleted))
