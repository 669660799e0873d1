"""Words that make a number a bound or an approximation."""

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from briefings.extract.figures.figure_words import FigureWords, figure_words
from briefings.extract.figures.phrases import Phrases
from briefings.extract.neighbours import lower_at
from briefings.extract.scanned_text import Token
from briefings.model import Bound

_FURTHEST: Final = 3
"""Words between a bound and its number."""


class Bounded(NamedTuple):
    """What is said of a number's exactness; `first` is the token where it begins."""

    first: int
    bound: Bound | None = None
    is_approximate: bool = False


class Bounds:
    """Reads the words of bounds and approximations in a language."""

    def __init__(self, words: FigureWords) -> None:
        self._before = Phrases(words.bounds)
        self._behind = Phrases(words.bounds_behind)
        self._approximate = Phrases({True: words.approximate.before})
        self._approximate_behind = Phrases({True: words.approximate.behind})
        self._between = words.between.words
        self._during = words.during

    def before(self, tokens: Sequence[Token], at: int) -> Bounded:
        """Return what the words say that end before a token."""
        place = at
        for _ in range(_FURTHEST):
            bound = self._before.before(tokens, place)
            approximate = self._approximate.before(tokens, place)
            if bound or approximate:
                firsts = [found[1] for found in (bound, approximate) if found]
                further = self._approximate.before(tokens, min(firsts))
                return Bounded(
                    further[1] if further else min(firsts),
                    bound[0] if bound else None,
                    is_approximate=approximate is not None or further is not None,
                )
            if lower_at(tokens, place - 1) not in self._between:
                break
            place -= 1
        return Bounded(at)

    def may_be_during(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether the word before a token is no bound before a time: over six years."""
        return lower_at(tokens, at - 1) in self._during

    def behind(self, tokens: Sequence[Token], at: int) -> Bounded:
        """Return what the words say that begin at a token; `first` is the token behind them."""
        if bound := self._behind.at(tokens, at):
            return Bounded(bound[1], bound[0])
        if approximate := self._approximate_behind.at(tokens, at):
            return Bounded(approximate[1], is_approximate=True)
        return Bounded(at)


@cache
def bounds(language: str) -> Bounds:
    return Bounds(figure_words(language))
