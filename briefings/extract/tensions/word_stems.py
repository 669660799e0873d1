"""The words by which sentences are held against each other: acts by their group, others begun."""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Final

import msgspec

from briefings.extract.figures.phrase_classes import PhraseClasses
from briefings.extract.languages import words

SHORTEST: Final = 4
"""Letters of a word that tells anything."""

_STEM: Final = 5
_ACT: Final = "act "
_KEPT: Final = 20_000


class WordLists(msgspec.Struct):
    """Verbs in groups that may tell one act, and words that are in every sentence.

    The groups of all languages stand in one order, so that an act is the same in each.
    """

    acts: tuple[tuple[str, ...], ...]
    common: frozenset[str]


class WordStems:
    """“Destroyed” and “eradicate” are one, and so are “police” and “policemen”."""

    def __init__(self, lists: WordLists) -> None:
        self.common = lists.common
        self._acts = PhraseClasses({f"{_ACT}{n}": group for n, group in enumerate(lists.acts)})
        self.stem: Callable[[str], str] = lru_cache(_KEPT)(self._stem)
        """Returns the act of a word in small letters, or its first letters."""

    def _stem(self, word: str) -> str:
        return self._acts.kind_of(word) or word[:_STEM]

    def of(self, found: Iterable[str]) -> frozenset[str]:
        """Return the stems of the words that are not in every sentence."""
        return frozenset(
            self.stem(word)
            for word in found
            if len(word) >= SHORTEST and word.isalpha() and word not in self.common
        )


def is_act(stem: str) -> bool:
    """Return whether a stem is that of an act."""
    return stem.startswith(_ACT)


@cache
def word_stems(language: str) -> WordStems:
    """Return those of a language, one of `LANGUAGES`."""
    return WordStems(words(language, "tensions", WordLists))
