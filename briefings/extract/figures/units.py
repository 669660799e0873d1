"""Units of measure behind a number, and money in words."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from briefings.extract.figures.phrases import Phrases
from briefings.extract.languages import words
from briefings.extract.neighbours import touches
from briefings.extract.scanned_text import Token

PERCENT = "percent"
PERCENTAGE_POINT = "percentage point"
PERSON = "person"


class _WeightOrMoney(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    unit: str
    money: str
    words: frozenset[str]


class PerWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"is_": "is"}):
    """Words of rates; each field is told in the lists."""

    words: frozenset[str]
    between: frozenset[str]
    prices: frozenset[str]
    whichever: frozenset[str]
    nouns: frozenset[str]
    pays: frozenset[str]
    adjectives: dict[str, tuple[str, ...]]
    not_behind: frozenset[str]
    during: frozenset[str]
    each_person: frozenset[str]
    person: frozenset[str]
    rate_names: frozenset[str]
    is_: frozenset[str]
    copulas: frozenset[str]
    thousand: frozenset[str]


class _Between(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words between a number and its unit; `articles` only behind one of the others."""

    words: frozenset[str]
    articles: frozenset[str]


class _UnitWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    measures: dict[str, tuple[str, ...]]
    short_measures: dict[str, str]
    money: dict[str, tuple[str, ...]]
    weight_or_money: _WeightOrMoney
    per: PerWords
    between: _Between


class UnitBehind(NamedTuple):
    """A unit and the token behind it; `is_money` also for the `peso`, which has no code yet."""

    name: str
    first: int
    last: int
    is_money: bool = False


class Units:
    """The units of a language."""

    def __init__(self, words: _UnitWords) -> None:
        self._words = words
        self.per = words.per
        self.measures = Phrases(words.measures)
        self._money = Phrases(words.money)

    def behind(self, tokens: Sequence[Token], at: int, *, is_scaled: bool) -> UnitBehind | None:
        """Return the unit that begins at a token, or behind a hyphen or a word or two there.

        `is_scaled` says that the number is in thousands or millions.
        """
        for first in self._places(tokens, at):
            if unit := self._at(tokens, first, is_scaled=is_scaled):
                return unit
        return None

    def is_copula(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a form of "to be" stands at a token."""
        return at >= 0 and tokens[at].lower in self.per.copulas

    def measure_at(self, tokens: Sequence[Token], at: int) -> str | None:
        """Return the measure that a token alone names."""
        found = self.measures.at(tokens[at : at + 1], 0)
        return found[0] if found else None

    def _places(self, tokens: Sequence[Token], at: int) -> Sequence[int]:
        """Return the tokens at which a unit may stand behind a number that ends before `at`."""
        places, step = [at], at
        while step < min(len(tokens), at + 3) and self._is_between(tokens, step, at):
            step += 1
            places.append(step)
        return places

    def _is_between(self, tokens: Sequence[Token], step: int, at: int) -> bool:
        """Return whether a token may stand between a number, which ends before `at`, and a unit."""
        word, between = tokens[step].lower, self._words.between
        is_hyphen = word == "-" and touches(tokens, step)
        is_article = step > at and word in between.articles
        return is_hyphen or is_article or word == "(" or word in between.words

    def _at(self, tokens: Sequence[Token], at: int, *, is_scaled: bool) -> UnitBehind | None:
        if at >= len(tokens):
            return None
        word = tokens[at].lower
        if word in self._words.weight_or_money.words:
            money = self._money.at(tokens, at)
            if money and money[1] > at + 1:
                return UnitBehind(money[0], at, money[1], is_money=True)
            either = self._words.weight_or_money
            return UnitBehind(
                either.money if is_scaled else either.unit, at, at + 1, is_money=is_scaled
            )
        if short := self._words.short_measures.get(tokens[at].text):
            is_unit = self._ends(tokens, at + 1) or touches(tokens, at - 1)
            return UnitBehind(short, at, at + 1) if is_unit else None
        measure, money = self.measures.at(tokens, at), self._money.at(tokens, at)
        if money and (measure is None or money[1] >= measure[1]):
            return UnitBehind(money[0], at, money[1], is_money=True)
        return UnitBehind(measure[0], at, measure[1]) if measure else None

    def _ends(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether no word of the phrase goes on at a token."""
        return (
            at >= len(tokens)
            or not tokens[at].text[0].isalpha()
            or tokens[at].lower in {"of", "de", "and", "y", "in", "en"}
        )


@cache
def units(language: str) -> Units:
    return Units(words(language, "units", _UnitWords))
