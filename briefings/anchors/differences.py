"""What differs between two versions of an article, sentence by sentence."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, Literal

import msgspec

from briefings.anchors.alignment import Alignment
from briefings.anchors.matching import NOWHERE
from briefings.anchors.words import WordList
from briefings.model import Span

Change = Literal["same", "moved", "changed", "added", "removed"]
PieceChange = Literal["same", "added", "removed"]

_ENOUGH: Final = 0.3
"""So much of a sentence's words makes it the same one as another, or a part of it."""


class Piece(msgspec.Struct, frozen=True):
    """Words of a sentence: in both versions, or in one of them alone. `spaced`: a blank before."""

    text: str
    change: PieceChange
    spaced: bool = True


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a sentence, or of several that were joined or parted.

    `before` and `after` are where it stands in the old and in the new version, and the paragraphs
    there. `pieces` are its words, those that changed apart.
    """

    change: Change
    before: tuple[Span, ...] = ()
    after: tuple[Span, ...] = ()
    paragraph_before: int | None = None
    paragraph_after: int | None = None
    pieces: tuple[Piece, ...] = ()


def differences(alignment: Alignment) -> list[Difference]:
    """Return all sentences of both versions in the new one's order, the removed where they stood.

    Kinds of quotation marks and dashes, and blanks, are no difference.
    """
    return _Comparison(alignment).all()


class _Comparison:
    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self.old = alignment.old
        self.new = alignment.new
        self.to = alignment.to
        self.back = {there: here for here, there in enumerate(alignment.to) if there != NOWHERE}
        self._old_words = _numbers(self.old)
        self._new_words = _numbers(self.new)

    def all(self) -> list[Difference]:
        found: list[Difference] = []
        told: set[int] = set()
        for number in range(len(self.new.sentences)):
            olds = self._origins[number]
            if not olds:
                found.append(self._difference("added", (), (number,)))
                continue
            if number in told:
                continue
            news = sorted({n for o in olds for n in self._targets[o]})
            olds = sorted({o for n in news for o in self._origins[n]})
            told.update(news)
            found.append(self._difference(self._change(olds, news), olds, news))
        return self._with_removed(found)

    def _with_removed(self, found: Sequence[Difference]) -> list[Difference]:
        """Put each sentence that is gone behind what stood before it, if that has not moved."""
        behind: dict[int, list[Difference]] = defaultdict(list)
        kept = [n for n, each in enumerate(found) if each.before and each.change != "moved"]
        for number, span in enumerate(self.old.sentences):
            if not self._targets[number] and self._old_words.get(number):
                before = [n for n in kept if found[n].before[-1].start < span.start]
                behind[before[-1] if before else -1].append(
                    self._difference("removed", (number,), ())
                )
        return [*behind[-1], *(d for n, each in enumerate(found) for d in (each, *behind[n]))]

    # -- which sentence is which ------------------------------------------------------------------

    @cached_property
    def _pairs(self) -> set[tuple[int, int]]:
        """Old and new sentences that have enough words in common."""
        shared = Counter(
            (self.old.sentence[here], self.new.sentence[there])
            for here, there in enumerate(self.to)
            if there != NOWHERE
        )
        return {
            (one, other)
            for (one, other), count in shared.items()
            if count >= _ENOUGH * min(len(self._old_words[one]), len(self._new_words[other]))
        }

    @cached_property
    def _origins(self) -> dict[int, list[int]]:
        return _grouped((new, old) for old, new in self._pairs)

    @cached_property
    def _targets(self) -> dict[int, list[int]]:
        return _grouped(self._pairs)

    def _change(self, olds: Sequence[int], news: Sequence[int]) -> Change:
        before, after = self._words(olds, self._old_words), self._words(news, self._new_words)
        there = [self.to[n] for n in before]
        is_same = there == after and all(map(self._reads_same, before, after))
        if not is_same or (len(olds), len(news)) != (1, 1):
            return "same" if is_same else "changed"
        is_in_place = any(n in self.alignment.in_place for n in before)
        return "same" if is_in_place else "moved"

    # -- how it is told ---------------------------------------------------------------------------

    def _difference(self, change: Change, olds: Iterable[int], news: Iterable[int]) -> Difference:
        before = tuple(self.old.sentences[n] for n in olds)
        after = tuple(self.new.sentences[n] for n in news)
        return Difference(
            change=change,
            before=before,
            after=after,
            paragraph_before=_paragraph(self.old, before),
            paragraph_after=_paragraph(self.new, after),
            pieces=tuple(self._pieces(olds, news)),
        )

    def _pieces(self, olds: Iterable[int], news: Iterable[int]) -> Iterator[Piece]:
        before = self._words(olds, self._old_words)
        after = self._words(news, self._new_words)
        marked = list(self._marked(before, after))
        start = 0
        for at in range(1, len(marked) + 1):
            if at == len(marked) or marked[at][0] != marked[start][0]:
                change, first = marked[start]
                words = self.old if change == "removed" else self.new
                yield _piece(words, first, marked[at - 1][1], change)
                start = at

    def _marked(
        self, before: Sequence[int], after: Sequence[int]
    ) -> Iterator[tuple[PieceChange, int]]:
        """Yield the words of both, in the new version's order; those removed where they stood."""
        gone = [n for n in before if not self._is_kept(n, after)]
        new: list[int] = []
        for number in after:
            here = self.back.get(number)
            if here is None or here not in before or not self._reads_same(here, number):
                new.append(number)
                continue
            yield from (("removed", n) for n in gone if n < here)
            yield from (("added", n) for n in new)
            yield "same", number
            gone, new = [n for n in gone if n > here], []
        yield from (("removed", n) for n in gone)
        yield from (("added", n) for n in new)

    def _is_kept(self, number: int, after: Sequence[int]) -> bool:
        there = self.to[number]
        return there in after and self._reads_same(number, there)

    def _reads_same(self, here: int, there: int) -> bool:
        return _plain(self.old, here) == _plain(self.new, there)

    @staticmethod
    def _words(sentences: Iterable[int], words: dict[int, list[int]]) -> list[int]:
        return [number for sentence in sentences for number in words.get(sentence, ())]


def _numbers(words: WordList) -> dict[int, list[int]]:
    return _grouped((sentence, number) for number, sentence in enumerate(words.sentence))


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for one, other in sorted(pairs):
        found[one].append(other)
    return found


def _plain(words: WordList, number: int) -> str:
    """Return a word with its accents and capitals, a mark as any of its kind."""
    written = words.written(number)
    is_word = words.is_word[number]
    return unicodedata.normalize("NFC", written) if is_word else words.folded[number]


def _paragraph(words: WordList, spans: Sequence[Span]) -> int | None:
    return words.article.paragraph_at(spans[0].start).number if spans else None


def _piece(words: WordList, first: int, last: int, change: PieceChange) -> Piece:
    start, end = words.spans[first].start, words.spans[last].end
    text = words.article.text
    return Piece(
        text=" ".join(text[start:end].split()),
        change=change,
        spaced=start > 0 and text[start - 1].isspace(),
    )
