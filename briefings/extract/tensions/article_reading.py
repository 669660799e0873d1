"""An article as the rules of tensions see it: sentences with their words, places and figures."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import islice
from typing import Final, Literal, NamedTuple

from briefings.extract.figures.phrase_classes import PhraseClasses
from briefings.extract.figures.sentence_reading import SentenceReading
from briefings.extract.findings import FoundFigure, FoundInArticle, Place
from briefings.extract.languages import words
from briefings.extract.scanned_text import ScannedText, Sentence
from briefings.extract.tensions.word_stems import WordLists, word_stems

_NEAR: Final = 6
"""Sentences before and after one that are near it."""
_MOST_FIGURES: Final = 40
_MOST_SIGNED: Final = 50
"""How much of a text that is no article is looked at."""
_LONGEST: Final = 150
"""Tokens of a sentence that is looked at."""

Sign = Literal[
    "taking",
    "first_time",
    "existing",
    "wholes",
    "results",
    "foreign",
    "own",
    "vague",
    "superlative",
]


class _Lists(WordLists, forbid_unknown_fields=True):
    taking: tuple[str, ...]
    first_time: tuple[str, ...]
    existing: tuple[str, ...]
    wholes: tuple[str, ...]
    results: tuple[str, ...]
    foreign: tuple[str, ...]
    own: tuple[str, ...]
    vague: tuple[str, ...]
    superlative: tuple[str, ...]
    unnamed: frozenset[str]
    published: frozenset[str]
    unnamed_beside: frozenset[str]
    source_of: frozenset[str]


class _Words(NamedTuple):
    signs: PhraseClasses[Sign]
    unnamed: frozenset[str]


@cache
def _words(language: str) -> _Words:
    lists = words(language, "tensions", _Lists)
    signs: Mapping[Sign, Sequence[str]] = {
        "taking": lists.taking,
        "first_time": lists.first_time,
        "existing": lists.existing,
        "wholes": lists.wholes,
        "results": lists.results,
        "foreign": lists.foreign,
        "own": lists.own,
        "vague": lists.vague,
        "superlative": lists.superlative,
    }
    return _Words(PhraseClasses(signs), lists.unnamed | lists.unnamed_beside)


class SignHit(NamedTuple):
    """Words that count, at a place."""

    sign: Sign
    start: int
    end: int


class ReadSentence:
    """A sentence with what stands in it; `places` are the names of places by their fullest form."""

    def __init__(
        self,
        article: "TensionReading",
        number: int,
        sentence: Sentence,
        figures: Sequence[FoundFigure],
    ) -> None:
        self._article = article
        self.number = number
        self.sentence = sentence
        self.figures = figures
        self.span: Place = (sentence.start, sentence.end)
        self.is_heading = article.scan.paragraphs[sentence.paragraph - 1].is_heading

    @cached_property
    def places(self) -> frozenset[str]:
        return self._article.places_in(*self.span)

    @cached_property
    def actors(self) -> frozenset[str]:
        return self._article.actors_in(*self.span)

    @cached_property
    def _is_short(self) -> bool:
        return self.sentence.last - self.sentence.first <= _LONGEST

    @cached_property
    def signs(self) -> tuple[SignHit, ...]:
        if not self._is_short:
            return ()
        scan, sentence = self._article.scan, self.sentence
        return tuple(
            SignHit(hit.kind, scan.tokens[hit.first].start, scan.tokens[hit.last - 1].end)
            for hit in self._article.words.signs.find(scan.tokens, sentence.first, sentence.last)
        )

    def sign(self, sign: Sign) -> SignHit | None:
        return next((each for each in self.signs if each.sign == sign), None)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of its words that are not in every sentence; acts by their group."""
        words = self._article.scan.words_of(self.sentence)[:_LONGEST]
        return self._article.stems.of(token.lower for token in words)

    @cached_property
    def reading(self) -> SentenceReading | None:
        """Its verbs; `None` where it is too long to be a sentence."""
        return SentenceReading(self._article.scan, self.sentence) if self._is_short else None

    def acts(self, *, done: bool) -> frozenset[str]:
        """Return the groups of acts that are told as done, or as to come."""
        wanted = ("told",) if done else ("future", "due", "expected", "infinitive")
        if self.reading is None:
            return frozenset()
        return frozenset(
            self._article.stems.stem(verb.verb)
            for verb in self.reading.verbs
            if verb.mood in wanted
        )


class TensionReading:
    """The sentences of an article, and the look-ups that several rules need."""

    def __init__(self, scan: ScannedText, findings: FoundInArticle) -> None:
        self.scan = scan
        self.findings = findings
        self.words = _words(scan.language)
        self.stems = word_stems(scan.language)
        self._places = sorted(
            (start, end, each.name)
            for each in findings.names
            if each.kind == "place"
            for start, end in each.mentions
        )
        self._actors = sorted(
            (start, end, each.name)
            for each in findings.names
            if each.kind != "place"
            for start, end in each.mentions
        )
        self._dates = sorted(each.start for each in findings.dates)
        self.figures = sorted(findings.figures, key=lambda each: each.start)
        self.sentences = [
            ReadSentence(self, number, each, self._figures_in(each.start, each.end))
            for number, each in enumerate(scan.sentences)
        ]

    def _figures_in(self, start: int, end: int) -> Sequence[FoundFigure]:
        first = bisect_left(self.figures, start, key=lambda each: each.start)
        last = bisect_left(self.figures, end, key=lambda each: each.start)
        return self.figures[first : min(last, first + _MOST_FIGURES)]

    def places_in(self, start: int, end: int) -> frozenset[str]:
        return _names_in(self._places, start, end)

    def actors_in(self, start: int, end: int) -> frozenset[str]:
        """Return the people and organisations that are named in a stretch."""
        return _names_in(self._actors, start, end)

    def stems_of(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(self.stems.stem(word) for name in names for word in name.lower().split())

    def with_sign(self, sign: Sign) -> Iterator[ReadSentence]:
        """Yield the first sentences that have a sign: a longer text has no more of them."""
        return islice((each for each in self.sentences if each.sign(sign)), _MOST_SIGNED)

    def near(self, one: ReadSentence) -> Iterator[ReadSentence]:
        """Yield the sentences around one in its paragraph."""
        for each in self.sentences[max(one.number - _NEAR, 0) : one.number + _NEAR + 1]:
            if each is not one and each.sentence.paragraph == one.sentence.paragraph:
                yield each

    def is_unnamed(self, source: str) -> bool:
        """Return whether a source is “local officials” or the like, and no name."""
        return all(word in self.words.unnamed for word in source.lower().split()) and bool(source)

    def has_date(self, each: ReadSentence) -> bool:
        start, end = each.span
        number = bisect_left(self._dates, start)
        return number < len(self._dates) and self._dates[number] < end


def _names_in(mentions: Sequence[tuple[int, int, str]], start: int, end: int) -> frozenset[str]:
    first, last = bisect_left(mentions, (start,)), bisect_left(mentions, (end,))
    return frozenset(name for _, _, name in mentions[first:last])
