"""Choosing a passage of the article by keyboard: words, sentences, paragraphs.

A selection has two ends, each a word. One stays and the other moves; what lies between is the
passage. Offsets are code points of the article's text.
"""

import re
from collections.abc import Sequence

from briefings.anchors.sentences import sentences
from briefings.model import Article, Span
from briefings.text import in_words


def words(article: Article) -> list[Span]:
    """Return the words of an article; `24,000` and `narco-flights` are one word each."""
    word = rf"\w[{in_words(article.text)}]*"
    return [
        Span(*match.span()) for match in re.finditer(rf"{word}(?:[-’'.,]{word})*", article.text)
    ]


class Selection:
    """A passage being chosen."""

    def __init__(self, article: Article, offset: int) -> None:
        """Begin with the word at `offset`, or the first one after it."""
        self.article = article
        self._words = words(article)
        self._start = self._end = self._word_at(offset)
        self._whole: Span | None = None

    @property
    def span(self) -> Span:
        """The passage chosen so far."""
        if self._whole:
            return self._whole
        first, last = sorted((self._start, self._end))
        return Span(self._words[first].start, self._words[last].end)

    @property
    def head(self) -> Span:
        """The word at the end that moves."""
        return self._words[self._end]

    def move(self, direction: int) -> None:
        """Move the moving end by one word, forward (1) or back (-1)."""
        self._whole = None
        self._end = min(max(self._end + direction, 0), len(self._words) - 1)

    def swap(self) -> None:
        """Let the other end move."""
        self._whole = None
        self._start, self._end = self._end, self._start

    def sentence(self) -> None:
        """Choose whole sentences; where they are chosen, one more."""
        units = [s for p in self.article.paragraphs for s in sentences(self.article, p)]
        self._grow(units)

    def paragraph(self) -> None:
        """Choose whole paragraphs; where they are chosen, one more."""
        self._grow([Span(p.start, p.end) for p in self.article.paragraphs])

    def _grow(self, units: Sequence[Span]) -> None:
        now = self.span
        touched = [i for i, unit in enumerate(units) if unit.overlaps(now.start, now.end)]
        if not touched:
            return
        first, last = touched[0], touched[-1]
        if (units[first].start, units[last].end) == (now.start, now.end):
            last = min(last + 1, len(units) - 1)
        self._whole = Span(units[first].start, units[last].end)
        self._start = self._word_at(self._whole.start)
        self._end = self._last_word_before(self._whole.end)

    def _word_at(self, offset: int) -> int:
        later = (i for i, word in enumerate(self._words) if word.end > offset)
        return next(later, len(self._words) - 1)

    def _last_word_before(self, offset: int) -> int:
        return max((i for i, word in enumerate(self._words) if word.start < offset), default=0)
