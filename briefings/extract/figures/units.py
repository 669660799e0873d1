"""Units of measure behind a number, money in words, and rates."""

from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

import msgspec

from briefings.extract.figures.number_grammar import touches
from briefings.extract.figures.phrases import Phrases
from briefings.extract.languages import words
from briefings.extract.scanned_text import Token

PERCENT = "percent"
PERCENTAGE_POINT = "percentage point"
PERSON = "person"
TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second", "segundo"})


_LONGEST_PREDICATE: Final = 4
_LONGEST_RATE: Final = 6
_FURTHEST_NAME: Final = 14
_CLAUSE_ENDS: Final = frozenset(",;:()")


class _WeightOrMoney(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    unit: str
    money: str
    words: frozenset[str]


class _Per(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"is_": "is"}):
    words: frozenset[str]
    between: frozenset[str]
    not_of: frozenset[str]
    not_behind: frozenset[str]
    during: frozenset[str]
    each_person: frozenset[str]
    repeated: frozenset[str]
    person: frozenset[str]
    rate_names: frozenset[str]
    is_: frozenset[str]
    copulas: frozenset[str]
    thousand: frozenset[str]


class _Between(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: frozenset[str]


class _UnitWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    measures: dict[str, tuple[str, ...]]
    short_measures: dict[str, str]
    money: dict[str, tuple[str, ...]]
    weight_or_money: _WeightOrMoney
    per: _Per
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
        self._measures = Phrases(words.measures)
        self._money = Phrases(words.money)
        self._per = Phrases({True: words.per.words})
        self._each_person = Phrases({True: words.per.each_person})

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
        return at >= 0 and tokens[at].lower in self._words.per.copulas

    def measure_at(self, tokens: Sequence[Token], at: int) -> str | None:
        """Return the measure that a token alone names."""
        found = self._measures.at(tokens[at : at + 1], 0)
        return found[0] if found else None

    def rate(self, tokens: Sequence[Token], at: int, unit: UnitBehind) -> tuple[str, int] | None:
        """Return what a unit is per, where `per` begins at a token, and where that ends."""
        if at < len(tokens) and tokens[at].text == "-" and touches(tokens, at - 1):
            at += 1  # $15-an-hour
        per = self._per.at(tokens, at)
        if per is None:
            return None
        step = per[1]
        while step < len(tokens) and self._is_between_rate(tokens, step):
            step += 1
        return self._denominator(tokens, step, unit)

    def rate_before(self, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """Return what a number that begins at a token is per, as the words before it tell, and
        where `per` begins: plants `per hectare` were 90,000.
        """
        last = at
        while (
            last > max(at - _LONGEST_PREDICATE, 0) and tokens[last - 1].lower in self._words.per.is_
        ):
            last -= 1
        if last == at:
            return None
        nothing = UnitBehind("", at, at)
        for first in range(last - 1, max(last - _LONGEST_RATE, 0), -1):
            rate = self.rate(tokens, first, nothing)
            if rate and rate[1] == last:
                return rate[0], first
        return None

    def rate_name_before(self, tokens: Sequence[Token], at: int) -> int | None:
        """Return the token of the nearest `rate` before a token."""
        for before in range(at - 1, max(at - _FURTHEST_NAME, -1), -1):
            if tokens[before].lower in self._words.per.rate_names:
                return before
        return None

    def _denominator(
        self, tokens: Sequence[Token], at: int, unit: UnitBehind
    ) -> tuple[str, int] | None:
        if at >= len(tokens):
            return None
        count = ""
        if tokens[at].text[0].isdecimal():
            count, at = f"{_plain(tokens[at].text)} ", at + 1
            if at < len(tokens) and tokens[at].lower in self._words.per.thousand:
                count, at = f"{count.strip()}000 ", at + 1
        elif tokens[at].lower in self._words.per.thousand:
            count, at = "1000 ", at + 1
        if at < len(tokens) and tokens[at].lower in self._words.per.person:
            return f"{count}{PERSON}", at + 1
        found = self._measures.at(tokens, at)
        is_share = found is not None and found[0] in {PERCENT, PERCENTAGE_POINT}
        if found is None or is_share:
            return None  # “del 12 al 8 por ciento” are two
        if found[0] in self._words.per.not_of and not unit.is_money:
            return None
        if found[0] in TIMES and (unit.name in TIMES or self._is_passing(tokens, at, found[1])):
            return None
        return f"{count}{found[0]}", found[1]

    def _is_passing(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Return whether one time is meant, and none of many: `a year ago`, `por un mes`."""
        is_once = last < len(tokens) and tokens[last].lower in self._words.per.not_behind
        return is_once or tokens[first - 1].lower in self._words.per.during

    def is_each_person_before(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether what stands before a number is said per head: `per capita income`."""
        for last in range(at, max(at - _FURTHEST_NAME, 0), -1):
            if tokens[last - 1].text in _CLAUSE_ENDS:
                return False
            if self._each_person.before(tokens, last):
                return True
        return False

    def may_be_repeated(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether a word behind money tells that it is paid again and again."""
        return at < len(tokens) and tokens[at].lower in self._words.per.repeated

    def _is_between_rate(self, tokens: Sequence[Token], at: int) -> bool:
        is_hyphen = tokens[at].text == "-" and touches(tokens, at)
        return is_hyphen or tokens[at].lower in self._words.per.between

    def _places(self, tokens: Sequence[Token], at: int) -> Sequence[int]:
        """Return the tokens at which a unit may stand behind a number that ends before `at`."""
        places, step = [at], at
        while step < min(len(tokens), at + 3):
            is_hyphen = tokens[step].text == "-" and touches(tokens, step)
            is_open = tokens[step].text == "("
            if (
                not is_hyphen
                and not is_open
                and tokens[step].lower not in self._words.between.words
            ):
                break
            step += 1
            places.append(step)
        return places

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
            is_unit = self._ends(tokens, at + 1) or (at > 0 and touches(tokens, at - 1))
            return UnitBehind(short, at, at + 1) if is_unit else None
        measure, money = self._measures.at(tokens, at), self._money.at(tokens, at)
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


def _plain(digits: str) -> str:
    return "".join(mark for mark in digits if mark.isdecimal())


@cache
def units(language: str) -> Units:
    return Units(words(language, "units", _UnitWords))
