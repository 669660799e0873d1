"""Which briefings have a word in a note, remembered until the index changes."""

from briefings.index.conditions import HasWord
from briefings.index.database import Database

_Version = tuple[int, int]


class NotedWords:
    """Looks words of notes up; a search asks for the same ones several times."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._version: _Version | None = None
        self._known: dict[HasWord, frozenset[int]] = {}

    def briefings(self, word: HasWord) -> frozenset[int]:
        """Return the briefings that have a word in their notes."""
        if (version := self._db.notes_version) != self._version:
            self._version, self._known = version, {}
        if word not in self._known:
            rows = self._db.run(
                "SELECT n.briefing FROM note_words"
                " CROSS JOIN noted n ON n.slot = note_words.rowid WHERE note_words MATCH ?",
                word.expression,
            )
            self._known[word] = frozenset(doc_id for (doc_id,) in rows)
        return self._known[word]
