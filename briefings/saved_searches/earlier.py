"""What a briefing was found by at an earlier time."""

import msgspec

from briefings.errors import BriefingsError
from briefings.notes.codec import decode
from briefings.notes.index import TABLE as NOTES
from briefings.notes.model import Note
from briefings.repository.briefing_record import BriefingRecord
from briefings.repository.briefings import TABLE as BRIEFINGS
from briefings.repository.briefings import BriefingRepository
from briefings.search.document import SearchDocument, document
from briefings.store import JournalDB
from briefings.store.history import as_left
from briefings.store.records import document_id


class EarlierTexts:
    """Reads briefings, what was decided about them and their notes as a transaction left them."""

    def __init__(self, db: JournalDB, briefings: BriefingRepository) -> None:
        self._db = db
        self._briefings = briefings

    def document(self, briefing_id: str, transaction: int) -> SearchDocument | None:
        """Return a briefing's texts, `None` where it was not there or cannot be read any more."""
        with self._db.lock:
            doc_id = document_id(briefing_id)
            before = as_left(self._db.history(BRIEFINGS, doc_id), transaction)
            if before is None:
                return None
            try:
                head = msgspec.convert(before, BriefingRecord)
                record = self._briefings.records.joined(head, transaction)
                if record.removed is not None:
                    return None
                briefing = self._briefings.built(record)
            except (BriefingsError, msgspec.MsgspecError):
                return None
            return document(briefing, self._notes(briefing_id, transaction))

    def _notes(self, briefing_id: str, transaction: int) -> list[Note]:
        keys = self._briefings.lookups.note_keys(briefing_id, deleted=True)
        histories = self._db.histories(NOTES, keys) if keys else {}
        found = (as_left(each, transaction) for each in histories.values())
        notes = (decode(each) for each in found if each is not None)
        return [note for note in notes if not note.deleted]
