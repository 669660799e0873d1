"""The words of a library, and how many briefings have each."""

import sys
from bisect import bisect_left
from collections.abc import Collection, Mapping
from typing import Protocol


class LibraryWords(Protocol):
    """All words, those that filters ask for too; each answer says how many briefings have each."""

    def beginning(self, letters: str) -> Mapping[str, int]:
        """Return the words that begin so; others may be among them."""

    def known(self, words: Collection[str]) -> Mapping[str, int]:
        """Return those of some words that there are."""

    def beginning_with(self, words: Collection[str]) -> Mapping[str, int]:
        """Return the words that begin with one of some."""


class SortedWords:
    """A table of all words."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._words = sorted(counts)

    def beginning(self, letters: str) -> Mapping[str, int]:
        first = bisect_left(self._words, letters)
        last = bisect_left(self._words, letters + chr(sys.maxunicode))
        return {word: self._counts[word] for word in self._words[first:last]}

    def known(self, words: Collection[str]) -> Mapping[str, int]:
        return {word: self._counts[word] for word in words if word in self._counts}

    def beginning_with(self, words: Collection[str]) -> Mapping[str, int]:
        return {each: n for word in words for each, n in self.beginning(word).items()}
