"""An article that is there alone gives its place to a briefing on it, or to a better id."""

from collections.abc import Callable

import msgspec

from briefings.adding.ids import new_id
from briefings.model import Briefing
from briefings.repository.briefing_record import BriefingRecord
from briefings.repository.briefings import BriefingRepository
from briefings.repository.clock import now
from briefings.repository.source_files import SourceFileRepository

NotesOn = Callable[[str], int]
"""Returns how many notes are on a briefing."""


class Replacing:
    """Puts something in the place of articles on which nobody has written or decided anything."""

    def __init__(
        self, briefings: BriefingRepository, files: SourceFileRepository, notes_on: NotesOn
    ) -> None:
        self._briefings = briefings
        self._files = files
        self._notes_on = notes_on

    def take_place(self, briefing: Briefing) -> tuple[str, ...]:
        """Put a briefing in the place of articles alone; return a sentence on each.

        One with notes stays, since they are on it: that is said. What is taken out can be brought
        back.
        """
        listed = self._briefings.on_article(briefing.article.text_sha256)
        found = (self._briefings.find(each.entry.id) for each in listed)
        return tuple(
            self._taken_out(record, briefing.id)
            for record in found
            if record and record.removed is None and _is_alone(record) and record.key != briefing.id
        )

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
        is_decided = record.rejected or record.retired or not _is_alone(record)
        return bool(has_links or is_decided or self._notes_on(record.key))

    def _taken_out(self, record: BriefingRecord, by: str) -> str:
        if count := self._notes_on(record.key):
            notes = "a note is" if count == 1 else f"{count} notes are"
            return (
                f"Its article is there alone as well, as {record.key}, and {notes} on that: "
                f"`briefings remove {record.key}` takes it out."
            )
        self._briefings.records.put(msgspec.structs.replace(record, removed=now()))
        self._files.rename(record.key, by)
        return f"It takes the place of {record.key}, its article alone."


def _is_alone(record: BriefingRecord) -> bool:
    return not (record.panels or record.items or record.file)
