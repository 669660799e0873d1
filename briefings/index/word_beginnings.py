"""Beginnings of words as the words that begin so, where these are few.

Of a beginning FTS5 reads the rows of all its words before it gives the first; of words that are
given one by one it reads as many as are wanted. Short beginnings have rows of their own there.
"""

from typing import Final

from briefings.index import vocabulary
from briefings.index.conditions import Condition, HasWord, Leaf, Some
from briefings.index.database import Database
from briefings.index.remembered import Remembered

_KEPT_BY_ITSELF: Final = 3
"""So many letters a beginning has at most that has rows of its own (`prefix` in `database`)."""

_FEW: Final = 16


class WordBeginnings:
    """Looks the words of beginnings up; a search asks for the same ones several times."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known = Remembered(lambda: db.version, self._words)

    def spelled_out(self, leaf: Leaf) -> Condition:
        """Return a condition that holds of the same briefings' own words."""
        if isinstance(leaf, HasWord) and leaf.begins and len(leaf.word) > _KEPT_BY_ITSELF:
            return self._known[leaf.word] or leaf
        return leaf

    def _words(self, start: str) -> Condition | None:
        """Return the words that begin so, `None` where they are many or none."""
        found = vocabulary.some_beginning(self._db, start, _FEW + 1)
        return Some(tuple(map(HasWord, found))) if 0 < len(found) <= _FEW else None
