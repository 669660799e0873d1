"""Beginnings of words as the words that begin so, where these are few.

Of a beginning FTS5 reads the rows of all its words before it gives the first; of words that are
given one by one it reads as many as are wanted. Short beginnings have rows of their own there.
"""

from typing import Final

from briefings.index.conditions import Condition, HasWord, Leaf, Some
from briefings.index.database import Database

_KEPT_BY_ITSELF: Final = 3
"""So many letters a beginning has at most that has rows of its own (`prefix` in `database`)."""

_FEW: Final = 16
_REMEMBERED: Final = 256

_BEHIND: Final = "\U0010ffff"


class WordBeginnings:
    """Looks words up, and remembers them until the index changes."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._version: tuple[int, int] | None = None
        self._known: dict[str, Condition | None] = {}

    def spelled_out(self, leaf: Leaf) -> Condition:
        """Return a condition that holds of the same briefings' own words."""
        if not (isinstance(leaf, HasWord) and leaf.begins and len(leaf.word) > _KEPT_BY_ITSELF):
            return leaf
        if (version := self._db.version) != self._version or len(self._known) > _REMEMBERED:
            self._version, self._known = version, {}
        if leaf.word not in self._known:
            self._known[leaf.word] = self._words(leaf.word)
        return self._known[leaf.word] or leaf

    def _words(self, start: str) -> Condition | None:
        rows = self._db.run(
            "SELECT term FROM vocabulary WHERE term >= ? AND term < ? LIMIT ?",
            start, start + _BEHIND, _FEW + 1,
        ).fetchall()  # fmt: skip
        return Some(tuple(HasWord(term) for (term,) in rows)) if 0 < len(rows) <= _FEW else None
