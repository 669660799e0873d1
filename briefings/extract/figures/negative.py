"""Signs and words that make a number negative."""

from collections.abc import Sequence
from typing import Final

from briefings.extract.figures.figure_words import NegativeWords
from briefings.extract.figures.open_figures import OpenFigure
from briefings.extract.figures.phrases import Phrases
from briefings.extract.neighbours import lower_at, text_at, touches
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
        if text_at(tokens, first - 1) not in MINUS:
            return False
        is_free = not touches(tokens, first - 2) or text_at(tokens, first - 2) in _BEFORE_MINUS
        return touches(tokens, first - 1) and is_free

    def _has_word(self, tokens: Sequence[Token], first: int) -> bool:
        if lower_at(tokens, first - 1) not in self._words.before:
            return False
        return lower_at(tokens, first - 2) not in self._words.not_behind
