"""The table of notes in the log: each note is one document, its revisions are lines of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from briefings.errors import NotFoundError
from briefings.notes import digests, ids
from briefings.notes.codec import decode, decode_all, encode
from briefings.notes.index import TABLE, NoteIndex, NoteLookups
from briefings.notes.model import Note
from briefings.store import JournalDB
from briefings.store.records import replaced_by

_AT_ONCE: Final = 100
"""How many notes are in memory when one looks at all of them."""


class NoteRepository:
    """Reads and writes revisions as they are given; safe between threads and programs."""

    def __init__(self, db: JournalDB, lookups: NoteLookups | None = None) -> None:
        self._db = db
        self._index = NoteIndex(db)
        self._lookups = lookups or self._index

    # -- reading -------------------------------------------------------------------------------

    def get(self, note_id: str) -> Note:
        with self._db.lock:
            key = self.key(note_id)
            document = self._db.table(TABLE).get(doc_id=key)
        if document is None:
            raise _no_such(note_id)
        return decode(document)

    def key(self, note_id: str) -> int:
        with self._db.lock:
            key = self._lookups.note_key(note_id)
        if key is None:
            raise _no_such(note_id)
        return key

    def find(self, given: str) -> str:
        with self._db.lock:
            if self._lookups.note_key(given) is not None:
                return given
            return ids.choose(given, self._index.ids())

    def counts(self) -> dict[str, int]:
        with self._db.lock:
            return self._index.counts()

    def list(self, briefing_id: str | None = None, *, deleted: bool = False) -> list[Note]:
        with self._db.lock:
            return list(self.each(briefing_id, deleted=deleted))

    def each(self, briefing_id: str | None = None, *, deleted: bool = False) -> Iterator[Note]:
        """Yield the notes on a briefing, or on all, read a few at a time; see `Notes.each`."""
        with self._db.lock:
            if briefing_id is None:
                keys = self._index.every(deleted=deleted)
            else:
                keys = self._lookups.note_keys(briefing_id, deleted=deleted)
        for at in range(0, len(keys), _AT_ONCE):
            with self._db.lock:
                documents = self._db.table(TABLE).get(doc_ids=keys[at : at + _AT_ONCE])
            yield from (note for note in map(decode, documents) if deleted or not note.deleted)

    def newest(self, most: int) -> Sequence[Note]:
        """Return the notes written last, at most so many, the newest first; deleted ones count."""
        with self._db.lock:
            end = self._db.follow(TABLE).next_id()
            keys = list(range(end - 1, max(end - 1 - most, 0), -1))
            documents = self._db.table(TABLE).get(doc_ids=keys) if keys else []
        return sorted(map(decode, documents), key=lambda note: note.id, reverse=True)

    def history(self, note_id: str) -> Sequence[Note]:
        with self._db.lock:
            return decode_all(self._db.history(TABLE, self.key(note_id)))

    def histories(self, note_ids: Iterable[str]) -> Mapping[str, Sequence[Note]]:
        """Return every revision of several notes; those that are not there have none."""
        with self._db.lock:
            lookups = self._lookups
            keys = {key: each for each in note_ids if (key := lookups.note_key(each)) is not None}
            found = self._db.histories(TABLE, keys) if keys else {}
        return {note_id: decode_all(found[key]) for key, note_id in keys.items()}

    def traced(self, notes: Iterable[Note]) -> Sequence[Note]:
        """Return notes with the digests of what they replaced."""
        notes = list(notes)
        found = self.histories(note.id for note in notes if note.revision > 1)
        return [digests.traced(note, found.get(note.id, ())) for note in notes]

    # -- writing -------------------------------------------------------------------------------

    def insert(self, note: Note) -> None:
        self._db.table(TABLE).insert(encode(note))

    def append(self, note: Note) -> None:
        replace = replaced_by(encode(note))
        self._db.table(TABLE).update(replace, doc_ids=[self.key(note.id)])


def _no_such(note_id: str) -> NotFoundError:
    return NotFoundError(
        f"There is no note {note_id}; `briefings note list` names those there are."
    )
