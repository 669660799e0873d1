"""What words found in the catalogue last: who types on narrows it, and nothing else is read."""

from typing import NamedTuple

from briefings.folding import folded_text
from briefings.index.database import Database


class FilterMatch(NamedTuple):
    """A briefing that shows some words: the number of its document, its place, its words."""

    doc_id: int
    day: int
    id: str
    head: str


class Narrowing:
    """The briefings that show the words which were looked for last, where all of them are known."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._matches: list[FilterMatch] | None = None
        self._version = (0, 0)

    def matches(self, db: Database, words: str) -> list[FilterMatch] | None:
        """Return all that show some words, in the catalogue's order; `None` where they must be
        looked for.

        Each word that was looked for before has to be within one of these.
        """
        wanted = folded_text(words).split()
        if self._matches is None or self._version != db.version:
            return None
        if not all(any(word in each for each in wanted) for word in self._words):
            return None
        return [each for each in self._matches if all(word in each.head for word in wanted)]

    def keep(self, db: Database, words: str, matches: list[FilterMatch]) -> None:
        """Remember all briefings that show some words."""
        self._words, self._matches, self._version = folded_text(words).split(), matches, db.version
