"""A sentence taken apart for its figures: verbs, where clauses begin, and the words that count."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from briefings.extract.figures.english_verbs import english_verbs
from briefings.extract.figures.phrase_classes import PhraseHit
from briefings.extract.figures.spanish_verbs import spanish_verbs
from briefings.extract.figures.status_words import Class, Opening, status_words
from briefings.extract.figures.verb_groups import Mood, VerbGroup
from briefings.extract.neighbours import lower_at
from briefings.extract.scanned_text import ScannedText, Sentence, Token

_MARKS: Final = frozenset(",;:()—–-")
_WEAK: Final = frozenset(("and", "or", "y", "e", "o", ","))
_BEFORE_AS: Final = frozenset(
    ("so", "as", "such", "well", "known", "same", "far", "soon", "long", "many", "much", "just")
)
_AFTER_AS: Final = frozenset(
    (
        "many",
        "much",
        "well",
        "of",
        "part",
        "few",
        "little",
        "high",
        "low",
        "if",
        "though",
        "to",
        "for",
    )
)
_LONGEST_SUBJECT: Final = 10
_ADVERBS: Final = frozenset(("before", "after", "since"))
_MOST_VERBS: Final = 12
_WIDEST: Final = 30
"""Tokens of a clause that are read on either side of its verb."""
VERB_FINDERS: Final = {"en": english_verbs, "es": spanish_verbs}


class Break(NamedTuple):
    """Where a clause begins: `tokens[first:last]` open it."""

    first: int
    last: int
    opening: Opening
    is_weak: bool
    """A comma or an “and”, which may as well stand between the members of a list."""


class SentenceReading:
    """A sentence's verbs, breaks and words, by the numbers of the text's tokens."""

    def __init__(self, scan: ScannedText, sentence: Sentence) -> None:
        self.tokens: Sequence[Token] = scan.tokens
        self.language = scan.language
        self.sentence = sentence
        self.words = status_words(scan.language)
        first, last = sentence.first, sentence.last
        self.verbs = list(VERB_FINDERS[scan.language](scan.tokens, first, last))
        self.hits = list(self.words.classes.find(scan.tokens, first, last))
        self.breaks = sorted([*self._marks(), *self._openings(), *self._times()])

    def _marks(self) -> list[Break]:
        numbers = range(self.sentence.first, self.sentence.last)
        return [
            Break(at, at + 1, "mark", self.tokens[at].text in _WEAK)
            for at in numbers
            if self.tokens[at].text in _MARKS
        ]

    def _openings(self) -> list[Break]:
        found = self.words.openings.find(self.tokens, self.sentence.first, self.sentence.last)
        return [
            Break(hit.first, hit.last, hit.kind, self.tokens[hit.first].lower in _WEAK)
            for hit in found
            if not (self.tokens[hit.first].lower in _ADVERBS and self._ends_at(hit.last))
        ]

    def _ends_at(self, at: int) -> bool:
        """Return whether nothing of a clause is behind a word: “up 10% on the year before,”."""
        return at < self.sentence.last and self.tokens[at].text in {",", ".", ";", ")"}

    def _times(self) -> Iterator[Break]:
        """Yield where “as” begins a clause: “quit as a gap forces cuts”, not “as many as”."""
        if self.language != "en":
            return
        for at in range(self.sentence.first + 1, self.sentence.last - 2):
            if self.tokens[at].lower != "as" or lower_at(self.tokens, at - 1) in _BEFORE_AS:
                continue
            if lower_at(self.tokens, at + 1) in _AFTER_AS:
                continue
            number = bisect_left(self.verbs, at, key=lambda each: each.first)
            verb = self.verbs[number] if number < len(self.verbs) else None
            if verb is None or not verb.is_finite or verb.first - at > _LONGEST_SUBJECT:
                continue
            between = self.tokens[at : verb.first]
            if not any(token.text in _MARKS or token.lower in _WEAK for token in between):
                yield Break(at, at + 1, "other", is_weak=False)

    def breaks_between(self, first: int, last: int) -> list[Break]:
        """Return where clauses begin in `tokens[first:last]`, brackets that end there apart."""
        found: list[Break] = []
        opened: list[int] = []
        for each in _within(self.breaks, first, last):
            mark = self.tokens[each.first].text
            if mark == "(":
                opened.append(len(found))
            if mark == ")" and opened:
                del found[opened.pop() :]
            else:
                found.append(each)
        return found

    def is_cut(self, first: int, last: int) -> bool:
        """Return whether a clause begins there by more than a comma or an “and”."""
        return any(not each.is_weak for each in self.breaks_between(first, last))

    @cached_property
    def _strong(self) -> list[Break]:
        return [each for each in self.breaks if not each.is_weak]

    def break_before(self, at: int) -> Break | None:
        """Return the last break before a token that is more than a comma or an “and”."""
        number = bisect_right(self._strong, at, key=lambda each: each.last)
        return self._strong[number - 1] if number else None

    def break_after(self, at: int) -> Break | None:
        """Return the first break from a token on that is more than a comma or an “and”."""
        number = bisect_left(self._strong, at, key=lambda each: each.first)
        return self._strong[number] if number < len(self._strong) else None

    def verb_before(self, at: int) -> VerbGroup | None:
        number = bisect_right(self.verbs, at, key=lambda each: each.last)
        return self.verbs[number - 1] if number else None

    def verb_reaching(self, at: int) -> VerbGroup | None:
        """Return the first verb that ends at a token or behind it."""
        number = bisect_left(self.verbs, at, key=lambda each: each.last)
        return self.verbs[number] if number < len(self.verbs) else None

    def verb_after(self, at: int) -> VerbGroup | None:
        """Return the first finite verb from a token on, past those of clauses that begin there."""
        depth, seen = 0, at
        number = bisect_left(self.verbs, at, key=lambda each: each.first)
        for verb in self.verbs[number : number + _MOST_VERBS]:
            if not verb.is_finite:
                continue
            openings = [
                each
                for each in _within(self.breaks, seen, verb.first)
                if each.opening != "mark" and not each.is_weak
            ]
            depth, seen = depth + len(openings), verb.first
            if depth == 0:
                return verb
            depth -= 1
        return None

    def has_verb(self, first: int, last: int) -> bool:
        """Return whether a verb begins in `tokens[first:last]`."""
        number = bisect_left(self.verbs, first, key=lambda each: each.first)
        return number < len(self.verbs) and self.verbs[number].first < last

    def hits_in(self, first: int, last: int) -> list[PhraseHit[Class]]:
        start = bisect_right(self.hits, first, key=lambda each: each.last)
        return self.hits[start : bisect_left(self.hits, last, key=lambda each: each.first)]

    def words_around(self, verb: VerbGroup) -> list[str]:
        """Return the words of the clause of a verb, in small letters."""
        before, after = self.break_before(verb.first), self.break_after(verb.last)
        first = max(before.last if before else 0, verb.first - _WIDEST, self.sentence.first)
        last = min(after.first if after else self.sentence.last, verb.last + _WIDEST)
        return [token.lower for token in self.tokens[first : min(last, self.sentence.last)]]

    @cached_property
    def classes(self) -> frozenset[Class]:
        """The classes of which the sentence has a word."""
        return frozenset(hit.kind for hit in self.hits)

    @cached_property
    def moods(self) -> frozenset[Mood]:
        return frozenset(verb.mood for verb in self.verbs)

    @cached_property
    def has_condition(self) -> bool:
        first, last = self.sentence.first, self.sentence.last
        start = tuple(token.lower for token in self.tokens[first : min(first + 2, last)])
        is_turned = start == ("de", "haber") or (start[:1] == ("had",) and self.language == "en")
        return is_turned or any(each.opening == "if" for each in self.breaks)


def _within(breaks: Sequence[Break], first: int, last: int) -> Sequence[Break]:
    start = bisect_left(breaks, first, key=lambda each: each.first)
    return breaks[start : bisect_left(breaks, last, key=lambda each: each.first)]
