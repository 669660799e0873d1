"""A briefing comes in on an article that is there alone: one of the two is enough."""

from collections.abc import Callable

import msgspec

from briefings.model import Briefing
from briefings.repository.briefing_record import BriefingRecord
from briefings.repository.briefings import BriefingRepository
from briefings.repository.clock import now
from briefings.repository.source_files import SourceFileRepository

NotesOn = Callable[[str], int]
"""Returns how many notes are on a briefing."""


class Replacing:
    """Takes articles alone out of sight where a briefing on the same text has come in."""

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
            if record and record.removed is None and is_alone(record) and record.key != briefing.id
        )

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


def is_alone(record: BriefingRecord) -> bool:
    """Return whether nobody has written or decided anything on an article."""
    return not (record.panels or record.items or record.file)
