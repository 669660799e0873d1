"""What a unit is per: the words behind a number, or before it, that make it a rate."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from briefings.extract.figures.phrases import Phrases
from briefings.extract.figures.units import (
    PERCENT,
    PERCENTAGE_POINT,
    PERSON,
    UnitBehind,
    Units,
    units,
)
from briefings.extract.neighbours import lower_at, text_at, touches
from briefings.extract.scanned_text import Token
from briefings.time_units import BY_LENGTH, TIMES

_OF_RATES: Final = {"semana": "week", "minuto": "minute"}
"""Times that have one name in every language where they end a rate, as years and days have."""
_LONGEST_PREDICATE: Final = 4
_LONGEST_RATE: Final = 6
_FURTHEST_PAY: Final = 9
_FURTHEST_NAME: Final = 14
_CLAUSE_ENDS: Final = frozenset(",;:()")
_PHRASE_ENDS: Final = frozenset(
    (
        *(",", ".", ";", ":", "(", ")", "?", "!", "”", '"', "»", "—", "–"),
        *("and", "or", "in", "to", "from", "for", "by", "at", "on", "under", "when", "if", "this"),
        *("y", "o", "a", "en", "de", "del", "desde", "para", "con", "que", "si", "cuando"),
    )
)
_SMALL_CHANGE: Final = frozenset(("cent", "centavo", "céntimo", "penny", "pence"))
_TENFOLD: Final = re.compile(r"10*(?:[.,]?000)*")


class Denominators:
    """Reads what the units of a language are per."""

    def __init__(self, units: Units) -> None:
        self._per_words = units.per
        self._measures = units.measures
        self._per = Phrases({True: units.per.words})
        self._each_person = Phrases({True: units.per.each_person})
        self._whichever = Phrases({True: units.per.whichever})
        self._adjectives = Phrases(units.per.adjectives)

    def behind(self, tokens: Sequence[Token], at: int, unit: UnitBehind) -> tuple[str, int] | None:
        """Return what a unit is per, where `per` begins at a token, and where that ends."""
        if text_at(tokens, at) == "-" and touches(tokens, at - 1):
            at += 1  # $15-an-hour
        if often := self._adjectives.at(tokens, at):
            is_per_more = self._per.at(tokens, often[1]) is not None
            return often if self._may_be_of(often[0], unit) and not is_per_more else None
        per = self._per.at(tokens, at)
        if per is None:
            return self._price(tokens, at, unit)
        step = per[1]
        if unit.name == PERSON and tokens[at].lower in {"every", "each", "cada"}:
            return None  # “hurt 40 people every year” is how often it was
        while step < len(tokens) and self._is_between_rate(tokens, step):
            step += 1
        measured = self._measured(tokens, step, unit)
        return measured or self._thing(tokens, at, step, unit)

    def _price(self, tokens: Sequence[Token], at: int, unit: UnitBehind) -> tuple[str, int] | None:
        """Return the measure of which money is the price: `14 soles` el kilo."""
        is_paid = unit.is_money or unit.name in _SMALL_CHANGE
        is_priced = is_paid and lower_at(tokens, at) in self._per_words.prices
        found = self._measures.at(tokens, at + 1) if is_priced else None
        if (
            found is None
            or found[0] in {*TIMES, PERCENT}
            or not self._ends_phrase(tokens, found[1])
        ):
            return None
        return found

    def _thing(
        self, tokens: Sequence[Token], first: int, at: int, unit: UnitBehind
    ) -> tuple[str, int] | None:
        """Return the thing that money is per, a noun in the singular: $4 a `dose`."""
        word = lower_at(tokens, at)
        if not (word.isalpha() and tokens[at].text.islower()) or word.endswith("s"):
            return None
        if word in {"one", "uno", "una"}:
            return None
        whichever = self._whichever.at(tokens, first)
        if word in self._per_words.nouns or (whichever and whichever[1] == at):
            return word, at + 1
        is_article = at == first + 1 and tokens[first].lower in {"a", "an"}
        is_thing = is_article and unit.is_money and self._ends_phrase(tokens, at + 1)
        return (word, at + 1) if is_thing else None

    @staticmethod
    def _ends_phrase(tokens: Sequence[Token], at: int) -> bool:
        return at >= len(tokens) or tokens[at].lower in _PHRASE_ENDS

    @staticmethod
    def _may_be_of(per: str, unit: UnitBehind) -> bool:
        """Return whether a unit may be one of every year or day: `hours` a day, no `years`."""
        if not unit.name or unit.name in {PERCENT, PERCENTAGE_POINT}:
            return False
        is_time = unit.name in TIMES and per in TIMES
        return not is_time or BY_LENGTH.index(unit.name) < BY_LENGTH.index(per)

    def before(self, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """Return what a number that begins at a token is per, as the words before it tell, and
        where `per` begins: plants `per hectare` were 90,000.
        """
        last = at
        while (
            last > max(at - _LONGEST_PREDICATE, 0) and tokens[last - 1].lower in self._per_words.is_
        ):
            last -= 1
        if last == at:
            return None
        nothing = UnitBehind("", at, at)
        for first in range(last - 1, max(last - _LONGEST_RATE, 0), -1):
            rate = self.behind(tokens, first, nothing)
            if rate and rate[1] == last and rate[0] not in (*TIMES, *_OF_RATES.values()):
                return rate[0], first
        return None

    def name_before(self, tokens: Sequence[Token], at: int) -> int | None:
        """Return the token of the nearest `rate` before a token."""
        for before in range(at - 1, max(at - _FURTHEST_NAME, -1), -1):
            if tokens[before].lower in self._per_words.rate_names:
                return before
        return None

    def _measured(
        self, tokens: Sequence[Token], at: int, unit: UnitBehind
    ) -> tuple[str, int] | None:
        if at >= len(tokens):
            return None
        count = ""
        if tokens[at].text[0].isdecimal():
            if not _TENFOLD.fullmatch(tokens[at].text):
                return None  # “74 millones por 38 kilómetros” is no rate
            count, at = f"{_plain(tokens[at].text)} ", at + 1
            if lower_at(tokens, at) in self._per_words.thousand:
                count, at = f"{count.strip()}000 ", at + 1
        elif tokens[at].lower in self._per_words.thousand:
            count, at = "1000 ", at + 1
        if lower_at(tokens, at) in self._per_words.person:
            return f"{count}{PERSON}", at + 1
        found = self._measures.at(tokens, at)
        is_share = found is not None and found[0] in {PERCENT, PERCENTAGE_POINT}
        if found is None or is_share:
            return None  # “del 12 al 8 por ciento” are two
        is_passing = found[0] in TIMES and self._is_passing(tokens, at, found[1])
        if is_passing or (unit.name in TIMES and not self._may_be_of(found[0], unit)):
            return None
        return f"{count}{_OF_RATES.get(found[0], found[0])}", found[1]

    def _is_passing(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Return whether one time is meant, and none of many: `a year ago`, `por un mes`."""
        is_once = lower_at(tokens, last) in self._per_words.not_behind
        return is_once or lower_at(tokens, first - 1) in self._per_words.during

    def is_each_person_before(self, tokens: Sequence[Token], at: int) -> bool:
        """Return whether what stands before a number is said per head: `per capita income`."""
        for last in range(at, max(at - _FURTHEST_NAME, 0), -1):
            if tokens[last - 1].text in _CLAUSE_ENDS:
                return False
            if self._each_person.before(tokens, last):
                return True
        return False

    def pay_time_before(self, tokens: Sequence[Token], at: int) -> str | None:
        """Return of which time money is the pay or the rent: an average `monthly` wage of $500."""
        first = max(at - _FURTHEST_PAY, 0)
        for step in range(at - 1, first - 1, -1):
            if tokens[step].text in _CLAUSE_ENDS and tokens[step].text != ":":
                return None
            if tokens[step].lower in self._per_words.pays:
                beside = range(max(step - 2, 0), min(step + 4, at))
                found = (self._adjectives.at(tokens, near) for near in beside)
                return next((often[0] for often in found if often), None)
        return None

    def _is_between_rate(self, tokens: Sequence[Token], at: int) -> bool:
        is_hyphen = tokens[at].text == "-" and touches(tokens, at)
        return is_hyphen or tokens[at].lower in self._per_words.between


def _plain(digits: str) -> str:
    return "".join(mark for mark in digits if mark.isdecimal())


@cache
def denominators(language: str) -> Denominators:
    return Denominators(units(language))
