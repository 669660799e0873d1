"""Other forms of a word in English and Spanish: `eradicate` of `eradication`, `rios` of `rio`.

All words are folded. Two are forms of one if they have a key in common and begin alike: so an
index finds by a word's beginning all that it may be a form of.
"""

import re
import threading
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, Protocol

from briefings.search.slips import common_length

_WORD: Final = re.compile(r"[a-z]{4,40}")
_PLURAL: Final = re.compile(r"(?<=[^s])s$")
_SPANISH_PLURAL: Final = re.compile(r"(?<=..[aeiou][lrndzy])es$")
_ROOTS: Final = {"english": 3, "spanish": 5}
"""So many letters a stem has at least: `casa` and `caso` are no forms of one word."""

_LEAST: Final = 3
"""So many letters forms of a word have in common at least."""

_LOCK: Final = threading.Lock()


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - so the library has it


def root(word: str) -> str:
    """Return how all forms of a word begin; the word itself where it has no others."""
    return word[: min(_shared(word, key) for _, key in _keys(word))]


def is_form(word: str, other: str) -> bool:
    """Return whether `other` is a form of `word`, as it is of itself."""
    return word == other or (
        other.startswith(root(word)) and not _keys(word).isdisjoint(_keys(other, least=0))
    )


@lru_cache(maxsize=20_000)
def _keys(word: str, least: int = _LEAST) -> frozenset[tuple[str, str]]:
    """Return what a word shares with its forms, and by which language's rules."""
    if not _WORD.fullmatch(word):
        return frozenset({("", word)})
    keys = {("", word), *_singulars(word), *_stems(word)}
    return frozenset(key for key in keys if _shared(word, key[1]) >= least)


def _shared(word: str, key: str) -> int:
    """Return how many letters all words of a key begin with alike: `polici` is of `policy`."""
    return common_length(word, key if key == word else key.removesuffix("i"))


def _singulars(word: str) -> Iterator[tuple[str, str]]:
    for plural in (_PLURAL, _SPANISH_PLURAL):
        if plural.search(word):
            yield "", plural.sub("", word)


def _stems(word: str) -> Iterator[tuple[str, str]]:
    for language, least in _ROOTS.items():
        with _LOCK:
            stem = _stemmer(language).stemWord(word)
        if language == "spanish":
            stem = stem.removesuffix("ic")  # “erradic-ar” is of “errad-icación”
        if len(stem) >= least:
            yield language, stem


@cache
def _stemmer(language: str) -> _Stemmer:
    import Stemmer  # noqa: PLC0415 - who does not search needs none

    found: _Stemmer = Stemmer.Stemmer(language)
    return found
