"""Who says a figure."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final, Generic, NamedTuple, TypeVar

import msgspec

from briefings.extract.figures.phrase_classes import PhraseClasses
from briefings.extract.figures.sentence_reading import SentenceReading
from briefings.extract.findings import FoundClaim, FoundFigure, Place
from briefings.extract.languages import words
from briefings.extract.neighbours import lower_at
from briefings.extract.scanned_text import ScannedText
from briefings.extract.speech.speech import Speech

_LONGEST_SOURCE: Final = 12
"""Tokens after “according to” that may name who says it."""
_SPEAKING: Final = frozenset(("say", "deny", "allege", "estimate"))
_NEAR: Final = 3
_NESTED: Final = 6
"""Stretches that begin before an offset of which one may hold it."""
ARTICLES: Final = frozenset(
    ("the", "a", "an", "el", "la", "los", "las", "un", "una", "unos", "unas", "sus", "su", "its")
)
_JOINING: Final = frozenset(("and", "but", "while", "y", "pero", "mientras"))
_ENDS: Final = frozenset('.,;:()—–“”"«»?!')


class ContextWords(msgspec.Struct, forbid_unknown_fields=True):
    """Words about whose and where figures are; each field is told in the lists."""

    where: frozenset[str]
    part_of: frozenset[str]
    seated: frozenset[str]
    holding: frozenset[str]
    whole: tuple[str, ...]
    according: tuple[str, ...]
    unnamed: frozenset[str]
    belonging: frozenset[str]


class _Words(NamedTuple):
    lists: ContextWords
    according: PhraseClasses[str]


@cache
def context_words(language: str) -> ContextWords:
    found: ContextWords = words(language, "context", ContextWords)
    return found


@cache
def _words(language: str) -> _Words:
    lists = context_words(language)
    return _Words(lists, PhraseClasses({"according": lists.according}))


T = TypeVar("T")


class _ByPlace(Generic[T]):
    """Things by the stretches that they cover, in order of their starts."""

    def __init__(self, things: Sequence[T], stretches: Sequence[Place]) -> None:
        self._sorted = sorted(
            zip(stretches, range(len(stretches)), things, strict=True), key=lambda each: each[:2]
        )

    def around(self, offset: int) -> T | None:
        """Return the thing whose stretch holds an offset, the one that begins last of several."""
        at = bisect_right(self._sorted, offset, key=lambda each: each[0][0])
        for stretch, _, thing in reversed(self._sorted[max(at - _NESTED, 0) : at]):
            if offset < stretch[1]:
                return thing
        return None


class FigureSources:
    """Finds who says figures, by what is said around them."""

    def __init__(self, scan: ScannedText, speech: Speech) -> None:
        self._scan = scan
        self._words = _words(scan.language)
        self._quotes = _ByPlace(speech.quotes, [(each.start, each.end) for each in speech.quotes])
        self._claims = _ByPlace(speech.claims, [each.said for each in speech.claims])
        self._marked = _ByPlace(speech.marked, speech.marked)
        self._cues = sorted(speech.claims, key=lambda each: each.start)

    def source_of(self, figure: FoundFigure, reading: SentenceReading) -> str | None:
        """Return who says a figure: who is quoted, who claims it, or who is named after “by”."""
        quote = self._quotes.around(figure.start)
        if quote and quote.speaker:
            return quote.speaker
        claim = self._claims.around(figure.start)
        if claim and claim.source:
            return claim.source
        return (
            self._by_only_claim(figure, reading)
            or self._according_to(reading)
            or self._unnamed(reading)
        )

    def _by_only_claim(self, figure: FoundFigure, reading: SentenceReading) -> str | None:
        """Return who says the only claim of a sentence, behind the figure before any “, and”.

        Who denies something has not said what stands before it.
        """
        start, end = reading.sentence.start, reading.sentence.end
        first = bisect_left(self._cues, start, key=lambda each: each.start)
        cues = self._cues[first : bisect_left(self._cues, end, key=lambda each: each.start)]
        if len(cues) != 1 or cues[0].start < figure.end or cues[0].polarity == "denied":
            return None
        between = [token.lower for token in self._scan.tokens_in(figure.end, cues[0].start)]
        is_joined = any(word in _JOINING and before == "," for before, word in pairwise(between))
        return None if is_joined else cues[0].source

    def claim_on(self, figure: FoundFigure) -> FoundClaim | None:
        return self._claims.around(figure.start)

    def _according_to(self, reading: SentenceReading) -> str | None:
        sentence, tokens = reading.sentence, self._scan.tokens
        for hit in self._words.according.find(tokens, sentence.first, sentence.last):
            end = hit.last
            while end < min(sentence.last, hit.last + _LONGEST_SOURCE):
                if tokens[end].text in _ENDS or any(each.first == end for each in reading.verbs):
                    break
                end += 1
            start = hit.last
            while start < end and tokens[start].lower in ARTICLES:
                start += 1
            if start < end:
                return self._scan.text[tokens[start].start : tokens[end - 1].end]
        return None

    def _unnamed(self, reading: SentenceReading) -> str | None:
        """Return “local officials” where they stand beside a word of saying; a denial “by local
        officials” is of what others said.
        """
        speaking = [hit for hit in reading.hits if hit.kind in _SPEAKING]
        for at in range(reading.sentence.first, reading.sentence.last):
            if self._scan.tokens[at].lower not in self._words.lists.unnamed:
                continue
            if self._marked.around(self._scan.tokens[at].start):
                continue
            if any(
                0 <= hit.first - at - 1 <= _NEAR
                or (hit.kind != "deny" and 0 <= at - hit.last <= _NEAR)
                for hit in speaking
            ):
                return self._with_belonging(at)
        return None

    def _with_belonging(self, at: int) -> str:
        tokens, belonging = self._scan.tokens, self._words.lists.belonging
        first = last = at
        while lower_at(tokens, first - 1) in belonging:
            first -= 1
        while lower_at(tokens, last + 1) in belonging:
            last += 1
        return self._scan.text[tokens[first].start : tokens[last].end]
