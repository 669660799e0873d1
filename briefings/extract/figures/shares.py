"""Shares in words and in two numbers: `half of`, `tres de cada cuatro`, `nine in 10`."""

from collections.abc import Sequence
from typing import Final

from briefings.extract.figures.complements import Complements
from briefings.extract.figures.counted import Counting
from briefings.extract.figures.number_grammar import Number
from briefings.extract.figures.number_words import NumberWords
from briefings.extract.figures.open_figures import OpenFigure
from briefings.extract.figures.phrases import Phrases
from briefings.extract.figures.units import PERCENT, PERSON, Units
from briefings.extract.neighbours import lower_at, text_at
from briefings.extract.scanned_text import Token

_TENS: Final = frozenset({10, 100})
_WHOLES: Final = frozenset({*range(2, 11), 20, 100, 1000})
_MOST_PARTS: Final = 10
_ROUND: Final = frozenset({5, 10, 100})
_MOST_OF_ONE: Final = 100_000
_PLACES: Final = 6
_IN: Final = "in"
_TIMES: Final = "vez"
_OF_NUMBERS: Final = 0.85
_IN_WORDS: Final = 0.62


class Shares:
    """Reads shares in a language."""

    def __init__(
        self, words: NumberWords, units: Units, counting: Counting, complements: Complements
    ) -> None:
        self._words = words
        self._units = units
        self._counting = counting
        self._complements = complements
        self._fractions = Phrases(words.fractions)
        self._of = Phrases({phrase: (phrase,) for phrase in words.joining.shares})

    def in_words(self, tokens: Sequence[Token], at: int) -> OpenFigure | None:
        """Return the share that words name at a token: `half of`, `la mitad de`."""
        share = self._fractions.at(tokens, at)
        if share is None or lower_at(tokens, at - 1) in self._words.joining.no_share_before:
            return None
        percent, last = int(share[0]), share[1] - 1
        if self._is_of_scale(tokens, last + 1):
            return None
        if self._units.behind(tokens, last, is_scaled=False):
            return None
        number = Number(percent, at, last, in_words=True)
        what = self._complements.of_share(tokens, last)
        figure = OpenFigure(number, percent, at, last, what=what)
        figure.measure(PERCENT, last, "share in words", _IN_WORDS)
        return figure

    def _is_of_scale(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether “a quarter of a million” is meant, which is a number."""
        is_one = lower_at(tokens, at) in self._words.joining.ones
        scale = at + is_one
        return lower_at(tokens, scale) in self._words.scales

    def whole_behind(self, tokens: Sequence[Token], at: int) -> int | None:
        """Return the token at which the whole of a share stands, whose words begin at `at`."""
        phrase = self._phrase(tokens, at)
        return phrase[1] if phrase and phrase[1] < len(tokens) else None

    def _phrase(self, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """Return the words of a share behind a number, or behind `one` and its noun."""
        is_one = at and self._words.values.get(lower_at(tokens, at - 1)) == 1
        is_noun = is_one and at < len(tokens) and tokens[at].text.islower()
        return self._of.at(tokens, at) or (self._of.at(tokens, at + 1) if is_noun else None)

    def resolve(self, tokens: Sequence[Token], figure: OpenFigure, whole: Number) -> bool:
        """Make a figure a share of a number behind it; return whether it is one."""
        number, of = figure.number, self._phrase(tokens, figure.last)
        if of is None or number.factor != 1 or not 0 < number.value < whole.value:
            return False
        is_of_ten = of[0] in self._words.joining.shares_of_ten
        is_one = number.value == 1 and not is_of_ten and whole.value <= _MOST_OF_ONE
        if not is_one and whole.value not in (_TENS if is_of_ten else _WHOLES):
            return False
        unit = self._units.behind(tokens, whole.last, is_scaled=False)
        counted = self._counting.noun_behind(tokens, whole.last)
        is_round = number.in_words and whole.in_words and whole.value in _ROUND
        is_thing = counted is not None and counted.unit != PERSON
        is_place = of[0] == _IN and is_thing and not is_round
        if is_place or (unit and unit.name != _TIMES):
            return False
        figure.value = round(100 * number.value / whole.value, _PLACES)
        figure.measure(PERCENT, whole.last, "share", _OF_NUMBERS)
        if counted:
            figure.what = (counted.first, counted.last)
        return True

    def is_part(self, tokens: Sequence[Token], number: Number) -> bool:
        """Return whether a number is one of parts, `two thirds`, which are no round share."""
        at = number.last
        if text_at(tokens, at) == "-":
            at += 1
        is_named = lower_at(tokens, at) in self._words.joining.parts
        return is_named and number.value < _MOST_PARTS
