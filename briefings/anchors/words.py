"""An article word by word, each comparable to those of another version, and with its place."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Final

from briefings.anchors.sentences import sentences
from briefings.anchors.spans import WITHOUT_SPACES
from briefings.folding import fold
from briefings.model import Article, Span

_ONE: Final = WITHOUT_SPACES.pattern
_TOKEN: Final = re.compile(rf"{_ONE}|\d+(?:[.,]\d+)*|[^\W_{_ONE[1:-1]}]+|[^\w\s]|_")


class WordList:
    """The words and marks of an article in order, folded: quotation marks, case, accents are free.

    Of scripts without spaces each letter is one, a number is one with its marks. `sentence` has the
    number of the sentence in which each stands, counted through the article.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        folded = fold(article.text)
        found = list(_TOKEN.finditer(folded.text))
        self.folded = [match[0] for match in found]
        self.spans = [Span(*folded.origin(match.start(), match.end())) for match in found]
        self.is_word = [each[0].isalnum() for each in self.folded]

    def __len__(self) -> int:
        return len(self.folded)

    @cached_property
    def sentences(self) -> list[Span]:
        """The article's sentences in order."""
        return [each for p in self.article.paragraphs for each in sentences(self.article, p)]

    @cached_property
    def sentence(self) -> list[int]:
        starts = [each.start for each in self.sentences]
        return [max(bisect_right(starts, span.start) - 1, 0) for span in self.spans]

    def within(self, span: Span) -> range:
        """Return the numbers of those that share a character with `span`."""
        first = bisect_right(self._ends, span.start)
        return range(first, max(bisect_left(self._starts, span.end), first))

    def written(self, number: int) -> str:
        """Return one as the article writes it."""
        span = self.spans[number]
        return self.article.text[span.start : span.end]

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.spans]

    @cached_property
    def _ends(self) -> list[int]:
        return [span.end for span in self.spans]
