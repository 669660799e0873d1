"""The words of a sentence that tell what it speaks of, alike in all languages that are read."""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final, NamedTuple

import msgspec

from briefings.extract.languages import LANGUAGES, words
from briefings.extract.tensions.word_stems import SHORTEST, WordStems, is_act, word_stems
from briefings.folding import folded_text

_WORD: Final = re.compile(r"[^\W\d_]+")
_SHARED_MONEY: Final = frozenset(("EUR", "XOF", "XAF"))
"""Of several countries: what uses one is no one country."""
_STEM: Final = 5
_KEPT: Final = 50_000
_ACRONYM: Final = 2
"""Capitals of a word that is a name, however short."""


class _Hollow(msgspec.Struct, forbid_unknown_fields=True):
    hollow: frozenset[str]


class _CountryWords(msgspec.Struct):
    countries: dict[str, frozenset[str]]


class SaidWords(NamedTuple):
    """Words by their stems: all that tell something, those written as names, acts, countries."""

    stems: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()

    @property
    def acts(self) -> frozenset[str]:
        return frozenset(filter(is_act, self.stems))


class KnownWord(NamedTuple):
    """What a word is known by: its stem, if it tells anything, and the country that it names."""

    stem: str | None
    country: str | None


class Language:
    """How words of one language are read; of a language that is not known only what all share."""

    def __init__(self, name: str | None) -> None:
        self.name = name
        listed = (name,) if name else LANGUAGES
        self._hollow = frozenset(
            folded_text(word)
            for each in listed
            for word in (*words(each, "comparing", _Hollow).hollow, *word_stems(each).common)
        )
        self._stems: WordStems | None = word_stems(name) if name else None
        self._adjectives = _of_country(name) if name else {}
        self.known: Callable[[str], KnownWord] = lru_cache(_KEPT)(self._known)
        """Returns what a word is known by; most words of an article stand in others too."""

    def read(self, text: str) -> SaidWords:
        """Return the words of a stretch of text."""
        stems, names, countries = set(), set(), set()
        for word in words_in(text):
            stem, country = self.known(word)
            if country:
                countries.add(country)
            if stem:
                stems.add(stem)
                if word[0].isupper():
                    names.add(stem)
        return SaidWords(frozenset(stems), frozenset(names), frozenset(countries))

    def _known(self, word: str) -> KnownWord:
        folded = folded_text(word)
        return KnownWord(self._stem(word, folded), self._country(word, folded))

    def _stem(self, word: str, folded: str) -> str | None:
        is_acronym = word.isupper() and len(word) > _ACRONYM
        if (len(folded) < SHORTEST and not is_acronym) or folded in self._hollow:
            return None
        return self._stems.stem(folded) if self._stems else folded[:_STEM]

    def _country(self, word: str, folded: str) -> str | None:
        if folded in self._adjectives and len(folded) > _ACRONYM:
            return self._adjectives[folded]
        if not word[0].isupper() or (len(folded) <= _ACRONYM and not word.isupper()):
            return None
        return _of_any_country().get(folded)


def words_in(text: str) -> list[str]:
    return _WORD.findall(text)


@cache
def language_words(name: str | None) -> Language:
    """Return how words are read of a language, one of `LANGUAGES` or `None`."""
    return Language(name)


@cache
def _of_country(language: str) -> dict[str, str]:
    """Return by each word that tells a country what the country is known by: its money."""
    listed = words(language, "countries", _CountryWords).countries
    return {
        folded_text(word): folded_text(word) if code in _SHARED_MONEY else code
        for code, names in listed.items()
        for word in names
    }


@cache
def _of_any_country() -> dict[str, str]:
    return {word: code for name in LANGUAGES for word, code in _of_country(name).items()}
