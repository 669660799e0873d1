"""The words of numbers in a language."""

from functools import cache, cached_property

import msgspec

from briefings.extract.languages import words


class MoneyScale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Millions of a money in one word: its factor, and its ISO 4217 code or `peso`."""

    factor: int
    money: str


class NumberJoining(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"and_": "and"}
):
    """How the words of a number go together; each field is told in the word lists."""

    ones: frozenset[str]
    quarters: dict[str, int]
    halves: frozenset[str]
    after_half: frozenset[str]
    and_: frozenset[str]
    tens_and: bool
    and_after: frozenset[str]
    plus_half: frozenset[str]
    digits_add: bool
    bare_scales: frozenset[str]
    point_groups: bool
    never_thousands: frozenset[str]
    shares: frozenset[str]
    shares_of_ten: frozenset[str]
    plural_endings: frozenset[str]
    no_share_before: frozenset[str]
    parts: frozenset[str]


class NumberWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """What a word list has on numbers; each field is told there."""

    values: dict[str, int]
    scales: dict[str, int]
    short_scales: dict[str, int]
    money_scales: dict[str, MoneyScale]
    collectives: dict[str, int]
    fractions: dict[str, frozenset[str]]
    joining: NumberJoining

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The words, in small letters, with which numbers and parts begin."""
        joining = self.joining
        halves = joining.ones | joining.halves
        quarters = frozenset(phrase.split()[0] for phrase in joining.quarters)
        return frozenset(self.values) | halves | joining.bare_scales | joining.parts | quarters

    @cached_property
    def share_beginnings(self) -> frozenset[str]:
        """The words with which shares in words begin."""
        return frozenset(phrase.split()[0] for each in self.fractions.values() for phrase in each)

    def begins(self, word: str) -> bool:
        """Return whether a number can begin with a word in small letters."""
        return word in self.beginnings


@cache
def number_words(language: str) -> NumberWords:
    found: NumberWords = words(language, "numbers", NumberWords)
    return found
