"""The place that a figure holds for."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from briefings.extract.figures.phrase_classes import PhraseClasses, PhraseHit
from briefings.extract.figures.sentence_reading import SentenceReading
from briefings.extract.figures.sources import ARTICLES, context_words
from briefings.extract.findings import FoundFigure, FoundName
from briefings.extract.neighbours import lower_at
from briefings.extract.scanned_text import ScannedText
from briefings.time_units import is_time

_NEAR: Final = 3
_FAR: Final = 6
"""Tokens between “in” and the name of the place whose part is meant."""
_ENDS: Final = frozenset(".,;:)")
_POSSESSIVES: Final = ("'s", "’s")


class _Mention(NamedTuple):
    start: int
    end: int
    name: str


class FigureScopes:
    """Finds the places of figures, by what is named in their clauses."""

    def __init__(self, scan: ScannedText, names: Sequence[FoundName]) -> None:
        self._scan = scan
        self._words = context_words(scan.language)
        self._whole = PhraseClasses({"whole": self._words.whole})
        self._read: tuple[int, Sequence[PhraseHit[str]]] = (-1, ())
        self._places = sorted(
            _Mention(start, end, each.name)
            for each in names
            if each.kind == "place"
            for start, end in each.mentions
        )

    def scope_of(self, figure: FoundFigure, reading: SentenceReading) -> str | None:
        """Return the place that the clause of a figure states, the one after it before others."""
        if is_time(figure.unit):
            return None
        sentence = reading.sentence
        first = bisect_left(self._places, (sentence.start,))
        places = self._places[first : bisect_left(self._places, (sentence.end,))]
        behind = [each for each in places if each.start >= figure.end]
        ahead = [each for each in places if each.end <= figure.start]
        for place in behind[:1]:
            if self._is_of_counted(figure, place, reading):
                return place.name
        located = [each for each in behind if self._is_where(each, reading)]
        for place in (*located[:1], *ahead[-1:]):
            if self._is_in_clause(figure, place, reading):
                return place.name
        return self._opening(ahead, reading) or self._everywhere(figure, reading)

    def _opening(self, ahead: Sequence[_Mention], reading: SentenceReading) -> str | None:
        """Return the place that begins a sentence: “In Lima, ...”."""
        start = reading.sentence.first + _NEAR
        located = (each for each in ahead[:1] if self._is_where(each, reading))
        return next((p.name for p in located if self._scan.token_at(p.start) <= start), None)

    def _is_of_counted(
        self, figure: FoundFigure, place: _Mention, reading: SentenceReading
    ) -> bool:
        """Return whether what is counted is a place's: “40 teachers of Lima”, “5% of Ohio's”."""
        first, last = self._scan.token_at(figure.end), self._scan.token_at(place.start)
        between = [token.lower for token in self._scan.tokens[first:last]]
        if len(between) > _FAR or reading.breaks_between(first, last):
            return False
        if reading.has_verb(first, last):
            return False
        while between and between[-1] in ARTICLES:
            between.pop()
        return bool(between) and between[-1] in self._words.part_of

    def _is_where(self, place: _Mention, reading: SentenceReading) -> bool:
        """Return whether something is said to be in a place: “in Lima”, “in a town of Peru”."""
        at = self._scan.token_at(place.start) - 1
        tokens, lists = self._scan.tokens, self._words
        floor = max(reading.sentence.first, at - _FAR)
        while at >= floor and tokens[at].lower in ARTICLES:
            at -= 1
        if at >= floor and tokens[at].lower in lists.part_of:
            while at >= floor and tokens[at].lower not in lists.where:
                if not tokens[at].text.islower():
                    return False
                at -= 1
        if at < floor or tokens[at].lower not in lists.where:
            return False
        is_seat = at > floor and lower_at(tokens, at - 1) in lists.seated
        return not is_seat and not self._is_attribute(place, reading)

    def _is_attribute(self, place: _Mention, reading: SentenceReading) -> bool:
        """Return whether an English name stands before what it tells more of: “in Lima schools”."""
        at = self._scan.token_at(place.end)
        if reading.language != "en" or at >= reading.sentence.last:
            return False
        if self._scan.text[place.end : place.end + 2] in _POSSESSIVES:
            return True
        token = self._scan.tokens[at]
        if not token.text.isalpha() or not token.text.islower() or not token.text.endswith("s"):
            return False
        return not any(verb.first <= at < verb.last for verb in reading.verbs)

    def _is_in_clause(self, figure: FoundFigure, place: _Mention, reading: SentenceReading) -> bool:
        """Return whether a place stands in the clause of a figure, or right before its “where”."""
        if place.start >= figure.end:
            first, last = self._scan.token_at(figure.end), self._scan.token_at(place.start)
            return self._goes_on(figure, first, last, reading)
        first, last = self._scan.token_at(place.end), self._scan.token_at(figure.start)
        between = [each for each in reading.breaks_between(first, last) if not each.is_weak]
        if [self._scan.tokens[each.first].lower for each in between] in (["where"], ["donde"]):
            return between[0].first - first <= 1
        if reading.breaks_between(first, last):
            return False
        return self._is_where(place, reading) or self._has(figure, place, reading)

    def _goes_on(
        self, figure: FoundFigure, first: int, last: int, reading: SentenceReading
    ) -> bool:
        """Return whether the clause of a figure reaches over `tokens[first:last]` behind it."""
        verbs = [
            verb for verb in reading.verbs if first <= verb.first < last and verb.mood != "gerund"
        ]
        between = reading.breaks_between(first, last)
        if len(verbs) > 1 or not all(each.is_weak or each.first == first for each in between):
            return False
        is_ended = bool(between) and between[0].first == first and bool(verbs)
        start = self._scan.token_at(figure.start)
        return not (is_ended and reading.breaks_between(reading.sentence.first, start))

    def _has(self, figure: FoundFigure, place: _Mention, reading: SentenceReading) -> bool:
        """Return whether “Peru has 40 provinces” is meant, or “Peru’s 40 provinces”."""
        if self._scan.text[place.end : figure.start].strip() in _POSSESSIVES:
            return True
        first, last = self._scan.token_at(place.end), self._scan.token_at(figure.start)
        before = self._scan.token_at(place.start) - 1
        is_subject = before < reading.sentence.first or not self._scan.tokens[before].text.isalpha()
        verbs = [verb for verb in reading.verbs if first <= verb.first < last]
        return (
            is_subject
            and len(verbs) == 1
            and verbs[0].first == first
            and verbs[0].verb in self._words.holding
        )

    def _everywhere(self, figure: FoundFigure, reading: SentenceReading) -> str | None:
        """Return “country” where the clause of a figure says “in the whole country”."""
        sentence, tokens = reading.sentence, self._scan.tokens
        at = self._scan.token_at(figure.end)
        for hit in self._wholes(sentence.first, sentence.last):
            ends = (at, hit.first) if hit.first >= at else (hit.last, at)
            is_opening = hit.first == sentence.first
            if hit.last - hit.first == 1 and self._is_adjective(hit.last):
                continue
            if is_opening or not reading.is_cut(*ends):
                return tokens[hit.last - 1].text
        return None

    def _wholes(self, first: int, last: int) -> Sequence[PhraseHit[str]]:
        """Return where the phrases for a whole country stand; kept for the sentence at hand."""
        if self._read[0] != first:
            self._read = first, tuple(self._whole.find(self._scan.tokens, first, last))
        return self._read[1]

    def _is_adjective(self, behind: int) -> bool:
        """Return whether “a worldwide trade” is meant, by the word behind it."""
        tokens = self._scan.tokens
        return behind < len(tokens) and tokens[behind].text not in _ENDS
