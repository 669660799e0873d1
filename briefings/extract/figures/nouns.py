"""Nouns by their form, in a language: plurals, people, and words that are no nouns."""

import re
from typing import Final

from briefings.extract.figures.counted_words import CountedWords
from briefings.extract.figures.number_words import number_words
from briefings.extract.figures.singular import singular
from briefings.extract.figures.units import PERSON
from briefings.extract.scanned_text import Token

_SHORTEST: Final = 4
_MODEL: Final = re.compile(r"[A-Z]{1,4}-\d{1,4}")
"""Names of arms and machines, which have no plural: 12 AK-47."""


class Nouns:
    """Tells nouns that may be counted."""

    def __init__(self, language: str, words: CountedWords) -> None:
        self.words = words
        self._language = language
        self._numbers = frozenset(number_words(language).values)
        self._endings = tuple(words.people_endings)

    def is_word(self, token: Token) -> bool:
        """Return whether a noun, an adjective or a full verb stands there."""
        low = token.lower
        return low[0].isalpha() and low not in self.words.stops and low not in self._numbers

    def is_person(self, word: str) -> bool:
        """Return whether a word in small letters is a plural noun of people."""
        if word in self.words.people:
            return True
        for prefix in self.words.people_prefixes:
            if word.startswith(prefix) and word.removeprefix(prefix) in self.words.people:
                return True
        return (
            word.endswith(self._endings)
            and word not in self.words.not_people
            and len(word) > _SHORTEST
        )

    def is_person_alone(self, word: str) -> bool:
        """Return whether a word in small letters is a noun of people, in singular or plural."""
        return any(self.is_person(f"{word}{ending}") for ending in ("", "s", "es"))

    def is_head(self, token: Token) -> bool:
        """Return whether a noun that may be counted stands there."""
        low = token.lower
        if low in self.words.adjectives or low in self.words.not_counted:
            return False
        if not self.is_word(token):
            return False
        return (
            low in self.words.invariable
            or self.is_model(token)
            or self.is_person(low)
            or low in self.words.irregular
            or self.is_plural(token)
        )

    @staticmethod
    def is_model(token: Token) -> bool:
        return _MODEL.fullmatch(token.text) is not None

    def is_plural(self, token: Token) -> bool:
        """Return whether a plural stands there, by its ending."""
        low = token.lower
        return (
            len(low) >= _SHORTEST
            and low.endswith("s")
            and not low.endswith(("ss", "ous", "’s", "'s", "us", "sis"))
            and low[0].isalpha()
            and low not in self.words.stops
            and low not in self.words.adjectives
        )

    def unit(self, token: Token) -> str:
        """Return the unit of what a noun counts: a person, or the noun in the singular."""
        return PERSON if self.is_person(token.lower) else self.singular(token)

    def singular(self, token: Token) -> str:
        if _MODEL.fullmatch(token.text):
            return token.text
        if token.lower in self.words.invariable:
            return token.lower
        return singular(token.lower, self._language, self.words.irregular)
