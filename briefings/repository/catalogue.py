"""What briefings there are and by what they are found, from the index or from memory."""

from collections.abc import Callable
from typing import TypeVar

from briefings.index.library_index import LibraryIndex
from briefings.index.lookups import Lookups
from briefings.index.memory_index import MemoryIndex
from briefings.repository.briefing_record import BriefingRecord
from briefings.store import JournalDB
from briefings.store.hint_file import HintFileError
from briefings.store.records import Records

_Found = TypeVar("_Found")


class Catalogue:
    """Answers from the `index` that the database keeps; where it does not, from memory.

    The answers are the same. Use it under the database's lock.
    """

    def __init__(
        self,
        db: JournalDB,
        table: str,
        records: Records[BriefingRecord],
        index: LibraryIndex | None,
    ) -> None:
        self._db = db
        self._index = index
        self._memory = MemoryIndex(db, table, records.upgraded)

    def ask(self, question: Callable[[Lookups], _Found]) -> _Found:
        """Return the answer to a question about all that was saved."""
        if self._index is not None and self._db.keep():
            try:
                return question(self._index)
            except HintFileError:
                self._db.give_up_hints()
        return question(self._memory)

    def note_key(self, note_id: str) -> int | None:
        return self.ask(lambda index: index.note_key(note_id))

    def note_keys(self, briefing_id: str, *, deleted: bool) -> list[int]:
        return self.ask(lambda index: index.note_keys(briefing_id, deleted=deleted))
