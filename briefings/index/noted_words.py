"""Which briefings have a word in a note."""

from briefings.index.conditions import HasWord
from briefings.index.database import Database
from briefings.index.remembered import Remembered


class NotedWords:
    """Looks words of notes up; a search asks for the same ones several times."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known = Remembered(lambda: db.notes_version, self._look_up)

    def briefings(self, word: HasWord) -> frozenset[int]:
        """Return the briefings that have a word in their notes."""
        return self._known[word]

    def _look_up(self, word: HasWord) -> frozenset[int]:
        rows = self._db.run(
            "SELECT n.briefing FROM note_words"
            " CROSS JOIN noted n ON n.slot = note_words.rowid WHERE note_words MATCH ?",
            word.expression,
        )
        return frozenset(doc_id for (doc_id,) in rows)
