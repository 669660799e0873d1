"""Phrases, held against articles before anything else of a briefing is read.

An index knows of a phrase that its words are there. Where they do not all stand in titles, items
or notes, it can stand in the article alone, of which to read the text takes a fraction of the time.
"""

from collections.abc import Iterator
from typing import Final, Protocol

from briefings.folding import folded_text
from briefings.search.needles import stands_in
from briefings.search.needs import AllOf, Need, needed
from briefings.search.nodes import All, Phrase
from briefings.search.prominence import on_step

_MOST_ASIDE: Final = 1000
"""So many briefings are told apart that may have a phrase elsewhere."""

_ITEMS: Final = 1
"""The step on which titles, items and notes have all the words."""


class ArticleShelf(Protocol):
    """What phrases ask the library."""

    def rows(self, need: Need, count: int) -> list[int]:
        """Return the rows of the newest briefings of which a need may hold, newest first."""

    def passages(self, article: str) -> str | None:
        """Return an article's passages as `SearchDocument.haystack` has them, if it is there."""


class ArticlePhrases:
    """The phrases that a query needs."""

    def __init__(self, root: All, need: Need, shelf: ArticleShelf) -> None:
        self._shelf = shelf
        self._phrases = [
            (folded_text(phrase.text).strip(), phrase.closed, _Aside(phrase, need, shelf))
            for phrase in _phrases(root)
        ]

    def may_hold(self, row: int, article: str) -> bool:
        """Return whether all phrases may stand in the briefing of a row, which is on an article."""
        doubtful = [each for each in self._phrases if not each[2].may_have(row)]
        if not doubtful or (text := self._shelf.passages(article)) is None:
            return True
        return all(stands_in(needle, text, closed=closed) for needle, closed, _ in doubtful)


def _phrases(root: All) -> Iterator[Phrase]:
    for node in root.nodes:
        if isinstance(node, Phrase) and node.field is None and " " in node.text:
            yield node


class _Aside:
    """The briefings that may have a phrase outside of their articles."""

    def __init__(self, phrase: Phrase, need: Need, shelf: ArticleShelf) -> None:
        aside = AllOf((need, on_step(needed(All((phrase,))), _ITEMS)))
        rows = shelf.rows(aside, _MOST_ASIDE)
        self._rows = frozenset(rows)
        self._last = rows[-1] if len(rows) == _MOST_ASIDE else 0

    def may_have(self, row: int) -> bool:
        return row in self._rows or row < self._last
