"""Two versions of an article laid side by side, so that a passage of one is found in the other.

What is found again is the same words by what stands around them, and not only words that read the
same. Where that is not certain, a passage is lost.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, Literal

import msgspec

from briefings.anchors.matching import NOWHERE, WordSequence, in_order, match
from briefings.anchors.words import WordList
from briefings.model import Article, Span

Fate = Literal["exact", "moved", "changed", "lost"]

_LEAST: Final = 0.6
"""The least share of a passage that must be found again, 0 to 1."""

_LEAST_BETWEEN: Final = 0.35
"""The same where what stood on both sides of it still does: the place is certain then."""

_JUMP: Final = 12
"""So many words may have been put in between two of a passage."""


class Reanchored(msgspec.Struct, frozen=True):
    """What has become of a passage.

    `exact`: its words stand in the same order of the text, though maybe farther down. `moved`: they
    stand elsewhere in it. `changed`: some words are others; `score` is the share of both that is
    the same, by their letters. `lost`: nowhere for certain, and `span` is absent.
    """

    span: Span | None
    fate: Fate
    score: float


LOST: Final = Reanchored(None, "lost", 0.0)


class Alignment:
    """Says where the words of one version of an article stand in another."""

    def __init__(self, old: Article, new: Article) -> None:
        self.old = WordList(old)
        self.new = WordList(new)
        self.to = match(_text(self.old), _text(self.new))

    @cached_property
    def in_place(self) -> frozenset[int]:
        """The words of the old version that stand in the new one in the same order."""
        return frozenset(in_order(self.to))

    def find(self, span: Span) -> Reanchored:
        """Return where a passage of the old version stands in the new one."""
        words = self.old.within(span)
        if not words:
            return LOST
        places = [self.to[number] for number in words]
        first = places[0]
        if first != NOWHERE and places == list(range(first, first + len(places))):
            is_in_place = all(number in self.in_place for number in words)
            found = self._borders(span, words, range(first, first + len(places)))
            return Reanchored(found, "exact" if is_in_place else "moved", 1.0)
        return self._changed(words)

    def nearest(self, offset: int) -> int:
        """Return where in the new version a point of the old one would stand."""
        number = self.old.within(Span(offset, len(self.old.article.text)) if offset else Span(0, 1))
        start = number.start if number else len(self.old)
        for before in range(min(start, len(self.old) - 1), -1, -1):
            if self.to[before] != NOWHERE:
                found = self.new.spans[self.to[before]]
                return found.start if before == start else found.end
        return 0

    def _changed(self, words: range) -> Reanchored:
        """Find the most of a passage that still stands together."""
        kept = max(self._runs(words), key=len, default=[])
        if not kept:
            return LOST
        there = range(self._first(words, kept), self._last(words, kept) + 1)
        same = 2 * sum(len(self.old.folded[number]) for number in kept)
        letters = sum(len(self.old.folded[number]) for number in words)
        score = round(same / (letters + sum(len(self.new.folded[n]) for n in there)), 3)
        is_between = self._is_between(words, there)
        least = _LEAST_BETWEEN if is_between else _LEAST
        if score < least or not any(self.old.is_word[number] for number in kept):
            return LOST
        return Reanchored(
            Span(self.new.spans[there[0]].start, self.new.spans[there[-1]].end), "changed", score
        )

    def _is_between(self, words: range, there: range) -> bool:
        """Return whether a passage stands between the same two words as before."""
        first, last = words[0] - 1, words[-1] + 1
        return (
            first >= 0
            and last < len(self.old)
            and self.to[first] == there[0] - 1 != NOWHERE
            and self.to[last] == there[-1] + 1
        )

    def _runs(self, words: range) -> Iterator[list[int]]:
        """Yield what of a passage was found, parted where it does not go on in the new version."""
        run: list[int] = []
        for number in (n for n in words if self.to[n] != NOWHERE):
            if run:
                ahead = self.to[number] - self.to[run[-1]]
                if not 0 < ahead <= number - run[-1] + _JUMP:
                    yield run
                    run = []
            run.append(number)
        yield run

    def _first(self, words: range, kept: Sequence[int]) -> int:
        """Return where the new passage begins: behind what stood before the old one."""
        at = self.to[kept[0]]
        before = self.to[words[0] - 1] if words[0] and kept[0] != words[0] else NOWHERE
        return before + 1 if before != NOWHERE and 0 < at - before <= _JUMP else at

    def _last(self, words: range, kept: Sequence[int]) -> int:
        at = self.to[kept[-1]]
        is_short = kept[-1] != words[-1] and words[-1] + 1 < len(self.old)
        after = self.to[words[-1] + 1] if is_short else NOWHERE
        return after - 1 if after != NOWHERE and 0 < after - at <= _JUMP else at

    def _borders(self, span: Span, words: range, there: range) -> Span:
        """Return the new place of a passage whose words are all the same, to the character.

        It may begin or end within a word, or with blanks.
        """
        old, new = self.old, self.new
        start, end = new.spans[there[0]].start, new.spans[there[-1]].end
        head = span.start - old.spans[words[0]].start
        tail = span.end - old.spans[words[-1]].end
        text, written = new.article.text, old.article.text
        if head > 0:
            is_same = old.written(words[0]) == new.written(there[0])
        else:
            is_same = text[:start].endswith(written[span.start : span.start - head])
        start += head if is_same else 0
        if tail < 0:
            is_same = old.written(words[-1]) == new.written(there[-1])
        else:
            is_same = text[end:].startswith(written[span.end - tail : span.end])
        return Span(start, end + (tail if is_same else 0))


def _text(words: WordList) -> WordSequence:
    return WordSequence(words.folded, words.is_word, words.sentence)
