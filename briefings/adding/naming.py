"""The id of an article that has just come in is made anew of what was said of it since."""

import msgspec

from briefings.adding.ids import new_id
from briefings.adding.replacing import NotesOn, is_alone
from briefings.repository.briefing_record import BriefingRecord
from briefings.repository.briefings import BriefingRepository
from briefings.repository.source_files import SourceFileRepository


class Naming:
    """Gives an article alone its id while nobody can have used the one it came in under."""

    def __init__(
        self, briefings: BriefingRepository, files: SourceFileRepository, notes_on: NotesOn
    ) -> None:
        self._briefings = briefings
        self._files = files
        self._notes_on = notes_on

    def name_anew(self, briefing_id: str) -> str:
        """Make the id of date and title as they are known now; to be called in a transaction.

        Returns the id. It is the one it was where anything refers to that: decisions, notes,
        earlier versions, other publishers' briefings on the text.
        """
        record = self._briefings.record(briefing_id)
        source = record.source
        fresh = new_id(source.title, source.published, lambda each: self._is_others(each, record))
        if fresh == record.key or self._is_used(record):
            return record.key
        self._briefings.records.put(msgspec.structs.replace(record, key=fresh))
        self._briefings.drop(record.key)
        self._files.rename(record.key, fresh)
        return fresh

    def _is_others(self, briefing_id: str, record: BriefingRecord) -> bool:
        return briefing_id != record.key and self._briefings.find(briefing_id) is not None

    def _is_used(self, record: BriefingRecord) -> bool:
        has_links = len(record.versions) > 1 or record.same_text
        is_decided = record.rejected or record.retired or not is_alone(record)
        return bool(has_links or is_decided or self._notes_on(record.key))
