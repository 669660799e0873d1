"""Units that are said once for several numbers: `from 60,000 to 49,800 hectares`."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from briefings.extract.figures.counted import Counting, counting
from briefings.extract.figures.figure_words import FigureWords, figure_words
from briefings.extract.figures.no_figure import NoFigures, no_figures
from briefings.extract.figures.open_figures import OpenFigure
from briefings.extract.figures.phrases import Phrases
from briefings.extract.figures.units import Units, units
from briefings.extract.neighbours import lower_at, text_at
from briefings.extract.scanned_text import Token

_WIDEST_GAP: Final = 5
_FURTHEST: Final = 12
"""Figures among which one with the unit is looked for."""
_LEAST: Final = 32
"""Smaller numbers alone may be anything."""
_LEAST_IN_WORDS: Final = 13
_MOST_OF_SHARE: Final = 100
_OPENERS: Final = frozenset('.,;:—–“"«(')
_DASHES: Final = frozenset("-–—")
_SCALED: Final = 1000
_THOUSAND_MILLIONS: Final = 1_000_000_000
"""`de 90 mil a 120 mil millones`: only the second number has all of it."""
_NEXT: Final = 0.88
_BEFORE: Final = 0.85
_GUESS: Final = 0.65
_NOUN_BEFORE: Final = 0.75
_SENTENCE_BEFORE: Final = 0.7


class Elided:
    """Gives figures without a unit that of a figure beside them."""

    def __init__(
        self, words: FigureWords, told: NoFigures, counting: Counting, units: Units
    ) -> None:
        self._words = words
        self._units = units
        self._counting = counting
        self._told = told
        self._only = words.left_out.only
        self._standing = Phrases({True: words.going_on.standing})
        self._wholes = Phrases({True: words.going_on.wholes})
        self._joining = Phrases({True: words.ranges.words | words.ranges.marks})
        bounds = (phrase for phrases in words.bounds.values() for phrase in phrases)
        self._between = Phrases(
            {True: {*words.approximate.before, *words.between.words, *bounds, "$", "€", "£"}}
        )

    def resolve(
        self, tokens: Sequence[Token], figures: Sequence[OpenFigure], before: OpenFigure | None
    ) -> None:
        """Fill in the units of a sentence's figures; `before` is the last one that counts things
        in the sentences before it.
        """
        for at in range(len(figures) - 2, -1, -1):
            self._join(tokens, figures[at], figures[at + 1])
        for at, figure in enumerate(figures):
            if figure.unit is not None or figure.kind is not None:
                continue
            floor = figures[at - 1].last if at else 0
            if self._has_noun_before(tokens, figure, floor):
                continue
            self._take_before(tokens, figure, figures[max(at - _FURTHEST, 0) : at])
            if figure.unit is None and figure.value < 0:
                self._take_behind(figure, figures[at + 1 : at + 1 + _FURTHEST])
            if figure.unit is None:
                self._take_people_before(tokens, figure)
            if figure.unit is None and before is not None:
                self._go_on(tokens, figure, before)

    def _join(self, tokens: Sequence[Token], figure: OpenFigure, after: OpenFigure) -> None:
        """Give a figure the scale and the unit of the next one, if both are one range."""
        gap = tokens[figure.last : after.first]
        if not gap or len(gap) > _WIDEST_GAP or not self._joins(gap):
            return
        is_dash = gap[0].text in _DASHES and tokens[figure.last - 1].end < gap[0].start
        if is_dash and figure.value >= after.number.mantissa:
            return
        is_range = self._is_range(tokens, figure, gap)
        if is_range:
            figure.is_in_range = after.is_in_range = (
                not figure.is_joined or figure.unit is not None or after.unit is not None
            )
            self._share_scale(figure, after)
        if figure.bounded.is_approximate and is_range and not after.bounded.is_approximate:
            after.bounded = after.bounded._replace(is_approximate=True)
        is_paid = after.unit is not None or after.kind == "money"
        if figure.unit is None and figure.kind is None and is_paid:
            figure.take(after, "unit of the next", _NEXT)
        elif is_range and figure.kind == after.kind == "money":
            self._share_rate(figure, after)

    def _joins(self, gap: Sequence[Token]) -> bool:
        """Return whether what stands between two numbers may join them: `to more than`."""
        joining = self._joining.at(gap, 0)
        at = joining[1] if joining else len(gap) + 1
        while at < len(gap) and (between := self._between.at(gap, at)):
            at = between[1]
        return at == len(gap)

    def _is_range(self, tokens: Sequence[Token], figure: OpenFigure, gap: Sequence[Token]) -> bool:
        """Return whether what stands between two numbers makes them the ends of a range."""
        if gap[0].lower in {"to", "a", "al", "or", "o", "u", "hasta", "through"}:
            return True
        if gap[0].text in _DASHES:
            return True
        first = figure.bounded.first or figure.first
        opens = lower_at(tokens, first - 1)
        return gap[0].lower in {"and", "y", "e"} and opens in {"between", "entre"}

    @staticmethod
    def _share_rate(figure: OpenFigure, after: OpenFigure) -> None:
        """Give the first end of a range what the second is per: `$20 to $30 an hour`."""
        money, slash, _ = (after.unit or "").partition("/")
        if slash and figure.unit == money:
            figure.unit = after.unit
            figure.confidence = min(figure.confidence, _BEFORE)

    @staticmethod
    def _share_scale(figure: OpenFigure, after: OpenFigure) -> None:
        """Multiply the first end of a range: `2 to 3 million`."""
        number, scaled = figure.number, after.number
        if figure.kind and after.kind and figure.kind != after.kind:
            return
        if number.factor == 1 and scaled.factor >= _SCALED and 0 < figure.value < scaled.mantissa:
            figure.value *= scaled.factor
        is_half_said = number.factor == _SCALED and scaled.factor == _THOUSAND_MILLIONS
        if is_half_said and number.mantissa < scaled.mantissa:
            figure.value *= scaled.factor / _SCALED

    def _take_before(
        self, tokens: Sequence[Token], figure: OpenFigure, before: Sequence[OpenFigure]
    ) -> None:
        if self._told.is_name_alone(tokens, figure.first):
            return
        if figure.is_joined and not figure.is_in_range:
            return
        nearest = before[-1] if before else None
        gap = tokens[nearest.last : figure.first] if nearest else ()
        is_joined = (
            nearest is not None
            and nearest.unit is not None
            and 0 < len(gap) <= _WIDEST_GAP
            and gap[0].text != ","
            and self._joins(gap)
            and not figure.is_joined
        )
        if whole := self._whole_of(tokens, figure, before):
            figure.take(whole, "unit of the whole", _BEFORE)
            return
        goes_on = self._goes_on(tokens, figure)
        if not (is_joined or figure.is_known or goes_on or self._is_large(figure)):
            return
        is_told = is_joined or figure.is_known or goes_on
        if not is_told and self._counting.is_content_word(tokens, figure.last):
            return
        for other in reversed(before):
            is_near = is_joined and other is nearest
            stands = self._standing.before(tokens, figure.bounded.first) is not None
            may_be_small = (is_near or stands) if other.kind == "money" else is_told
            if other.unit is not None and _is_alike(figure, other, is_told=may_be_small):
                is_guess = not is_told and other.kind == "thing"
                figure.take(other, "unit of the one before", _GUESS if is_guess else _BEFORE)
                return

    def _has_noun_before(self, tokens: Sequence[Token], figure: OpenFigure, floor: int) -> bool:
        """Give a large number the unit of the noun before it: `los manifestantes, unos dos mil`."""
        first = figure.bounded.first
        if figure.is_joined or not figure.is_whole or self._told.is_name_alone(tokens, first):
            return False
        unit = self._unit_named_before(tokens, figure, floor)
        if unit is None:
            return False
        figure.measure(unit, figure.last, "noun before", _NOUN_BEFORE)
        return True

    def _unit_named_before(
        self, tokens: Sequence[Token], figure: OpenFigure, floor: int
    ) -> str | None:
        """Return the unit of a noun before a figure that tells what it counts."""
        first = figure.bounded.first
        noun = self._counting.number_named_before(tokens, first, floor)
        if noun is None and self._is_large(figure):
            noun = self._counting.noun_before(tokens, first, floor)
        if noun is not None:
            return self._units.measure_at(tokens, noun) or self._counting.unit_of(tokens[noun])
        if figure.is_in_range and self._is_large(figure):
            return self._counting.people_named_before(tokens, first, floor)
        return None

    def _take_people_before(self, tokens: Sequence[Token], figure: OpenFigure) -> None:
        """Give a large number the people who are spoken of before it: `los muertos` bajaron un
        23%, de 439 a 340.
        """
        if figure.is_joined or not figure.is_whole or not self._is_large(figure):
            return
        first = figure.first
        is_measured = lower_at(tokens, first - 1) in self._words.ranges.measured
        if is_measured and not self._told.is_name_alone(tokens, first):
            unit = self._counting.people_named_before(tokens, first, 0)
            if unit:
                figure.measure(unit, figure.last, "people before", _GUESS)

    def _take_behind(self, figure: OpenFigure, behind: Sequence[OpenFigure]) -> None:
        """Give a negative number the unit of the next one: `(-31.5), (-23.4%)`."""
        for other in behind:
            if other.unit is not None and other.value < 0:
                figure.take(other, "unit of the next", _BEFORE)
                return

    def _go_on(self, tokens: Sequence[Token], figure: OpenFigure, before: OpenFigure) -> None:
        """Give a number the unit of what the sentences before it count."""
        if self._told.is_name_alone(tokens, figure.first) or figure.is_joined:
            return
        is_article = lower_at(tokens, figure.first - 1) in self._words.articles
        may_go_on = before.kind == "person" or not is_article
        goes_on = (self._goes_on(tokens, figure) and may_go_on) or figure.is_known
        first = figure.bounded.first
        is_predicate = before.kind == "person" and self._units.is_copula(tokens, first - 1)
        is_large = figure.value >= 3 * _LEAST and is_predicate
        if (goes_on or is_large) and _is_alike(figure, before, is_told=goes_on):
            figure.take(before, "unit of the sentence before", _SENTENCE_BEFORE)

    def _whole_of(
        self, tokens: Sequence[Token], figure: OpenFigure, before: Sequence[OpenFigure]
    ) -> OpenFigure | None:
        """Return what opens the clause and a number is a part of: `of the 10 judges, six`."""
        at = figure.bounded.first or figure.first
        while at > 1 and lower_at(tokens, at - 1) in self._only:
            at -= 1
        if text_at(tokens, at - 1) not in {",", "y", "and"}:
            return None
        for other in before:
            opening = self._wholes.before(tokens, other.first)
            is_opening = opening is not None and (
                opening[1] == 0 or tokens[opening[1] - 1].text in _OPENERS
            )
            if is_opening and other.kind in {"person", "thing"} and 0 < figure.value <= other.value:
                return other
        return None

    def _goes_on(self, tokens: Sequence[Token], figure: OpenFigure) -> bool:
        first = figure.first
        if self._standing.before(tokens, figure.bounded.first):
            return True
        if lower_at(tokens, first - 1) not in self._words.going_on.words:
            return False
        is_pronoun = lower_at(tokens, first - 1) in self._words.articles and figure.number.in_words
        return not is_pronoun

    @staticmethod
    def _is_large(figure: OpenFigure) -> bool:
        if figure.number.in_words and figure.number.factor == 1:
            return figure.value >= _LEAST_IN_WORDS
        return abs(figure.value) >= _LEAST or not figure.is_whole


def _is_alike(figure: OpenFigure, other: OpenFigure, *, is_told: bool) -> bool:
    """Return whether a number may be of the unit of another figure."""
    if other.kind == "share" and other.number.in_words:
        return False
    if other.kind == "share":
        return abs(figure.value) <= _MOST_OF_SHARE and figure.number.factor == 1
    if other.kind == "money":
        return is_told or figure.value >= _SCALED
    if other.kind in {"person", "thing"}:
        return figure.is_whole and figure.value > 0
    if other.kind == "time":
        return is_told and 0 < figure.value < _SCALED
    return True


@cache
def elided(language: str) -> Elided:
    told, nouns = no_figures(language), counting(language)
    return Elided(figure_words(language), told, nouns, units(language))
