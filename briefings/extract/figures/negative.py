"""Signs and words that make a number negative."""

from collections.abc import Sequence
from typing import Final

from briefings.extract.figures.figure_words import NegativeWords
from briefings.extract.figures.open_figures import OpenFigure
from briefings.extract.figures.phrases import Phrases
from briefings.extract.scanned_text import Token

MINUS: Final = frozenset("-−–")
_BEFORE_MINUS: Final = frozenset("([")


class Negative:
    """Makes figures negative by the words of a language."""

    def __init__(self, words: NegativeWords) -> None:
        self._words = words
        self._behind = Phrases({True: words.behind})

    def resolve(self, tokens: Sequence[Token], figure: OpenFigure) -> None:
        """Make a figure negative where a sign or a word tells so."""
        if self._has_sign(tokens, figure.first) or self._has_word(tokens, figure.first):
            figure.value = -figure.value
            figure.first -= 1
        elif behind := self._behind.at(tokens, figure.last):
            figure.value = -figure.value
            figure.last = behind[1]

    @staticmethod
    def _has_sign(tokens: Sequence[Token], first: int) -> bool:
        """Return whether a minus touches a number, and nothing but a bracket touches the minus."""
        if first == 0 or tokens[first - 1].text not in MINUS:
            return False
        minus = tokens[first - 1]
        is_free = first == 1 or tokens[first - 2].end < minus.start
        is_behind_bracket = first > 1 and tokens[first - 2].text in _BEFORE_MINUS
        return minus.end == tokens[first].start and (is_free or is_behind_bracket)

    def _has_word(self, tokens: Sequence[Token], first: int) -> bool:
        if first == 0 or tokens[first - 1].lower not in self._words.before:
            return False
        return first == 1 or tokens[first - 2].lower not in self._words.not_behind
