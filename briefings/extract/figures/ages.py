"""Ages, which are no figures: `a 43-year-old`, `una vecina de 60 años`, `Obregón, 43,`."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from briefings.extract.figures.counted import Counting, counting
from briefings.extract.figures.figure_words import FigureWords, figure_words
from briefings.extract.figures.number_grammar import Number
from briefings.extract.figures.open_figures import OpenFigure
from briefings.extract.figures.phrases import Phrases
from briefings.extract.neighbours import lower_at, text_at
from briefings.extract.scanned_text import Token

_OLDEST: Final = 120
_OF: Final = "de"
_OPENS_RANGE: Final = frozenset({"entre"})
_IN_RANGE: Final = frozenset({"a", "y", "o", "-", "–", "to", "and"})


class Ages:
    """Tells the ages among a language's numbers."""

    def __init__(self, words: FigureWords, people: Counting) -> None:
        self._words = words.ages
        self._people = people
        self._behind = Phrases({True: words.ages.behind})
        self._before = Phrases({True: words.ages.before})

    def is_age(self, tokens: Sequence[Token], figure: OpenFigure) -> bool:
        """Return whether a number with its unit is an age; its bounds are known already."""
        number, unit, last = figure.number, figure.unit, figure.last
        if number.value > _OLDEST or number.factor != 1:
            return False
        if self._behind.at(tokens, number.last) or self._behind.at(tokens, last):
            return True
        first = self._first_of_range(tokens, number.first)
        is_told = unit is None or unit in self._words.units
        if is_told and any(
            self._before.before(tokens, place) for place in (first, figure.bounded.first)
        ):
            return True
        if unit in self._words.units and lower_at(tokens, first - 1) in self._words.has:
            return lower_at(tokens, last) not in self._words.has_not
        if unit is None:
            return self._is_between_commas(tokens, number)
        return unit in self._words.units and self._is_of_person(tokens, first)

    @staticmethod
    def _first_of_range(tokens: Sequence[Token], first: int) -> int:
        """Return where the range begins whose last number begins at a token: `15 a 24 años`."""
        if (
            first > 1
            and lower_at(tokens, first - 1) in _IN_RANGE
            and text_at(tokens, first - 2).isdecimal()
        ):
            first -= 2
        if lower_at(tokens, first - 1) in _OPENS_RANGE:
            first -= 1
        return first

    @staticmethod
    def _is_between_commas(tokens: Sequence[Token], number: Number) -> bool:
        """Return whether a number stands alone behind a name: `Obregón, 43,`."""
        if number.first <= 1 or text_at(tokens, number.first - 1) != ",":
            return False
        ends = text_at(tokens, number.last) in {",", "."}
        return ends and tokens[number.first - 2].is_capitalised

    def _is_of_person(self, tokens: Sequence[Token], first: int) -> bool:
        """Return whether a number stands behind a person and `de`: `una vecina de 60 años`."""
        if first <= 1 or lower_at(tokens, first - 1) != _OF or not self._words.of:
            return False
        before = tokens[first - 2]
        return (
            before.text in {",", "("}
            or before.is_capitalised
            or before.lower in self._words.of
            or self._people.nouns.is_person_alone(before.lower)
        )


@cache
def ages(language: str) -> Ages:
    return Ages(figure_words(language), counting(language))
