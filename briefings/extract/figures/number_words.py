"""The words of numbers in a language."""

from functools import cache

import msgspec

from briefings.extract.languages import words


class MoneyScale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Millions of a money in one word: its factor, and its ISO 4217 code or `peso`."""

    factor: int
    money: str


class Joining(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"and_": "and"}):
    """How the words of a number go together; each field is told in the word lists."""

    ones: frozenset[str]
    halves: frozenset[str]
    after_half: frozenset[str]
    and_: frozenset[str]
    tens_and: bool
    and_after: frozenset[str]
    plus_half: frozenset[tuple[str, ...]]
    digits_add: bool
    bare_scales: frozenset[str]
    point_groups: bool
    shares: frozenset[tuple[str, ...]]
    shares_of_ten: frozenset[tuple[str, ...]]
    no_share_before: frozenset[str]
    parts: frozenset[str]


class NumberWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a word list has on numbers; each field is told there."""

    values: dict[str, int]
    scales: dict[str, int]
    short_scales: dict[str, int]
    money_scales: dict[str, MoneyScale]
    collectives: dict[str, int]
    fractions: dict[str, frozenset[str]]
    joining: Joining

    def begins(self, word: str) -> bool:
        """Return whether a number can begin with a word in small letters."""
        return (
            word in self.values
            or word in self.joining.ones
            or word in self.joining.halves
            or word in self.joining.bare_scales
            or word in self.joining.parts
        )


@cache
def number_words(language: str) -> NumberWords:
    found: NumberWords = words(language, "numbers", NumberWords)
    return found
