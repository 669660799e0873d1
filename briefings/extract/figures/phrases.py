"""Phrases of a word list, looked up among tokens."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from briefings.extract.scanned_text import Token

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases by what they mean; a phrase is its tokens, with a space between each two.

    Case counts only in phrases with capitals, such as codes.
    """

    def __init__(self, meanings: Mapping[T, Iterable[str]]) -> None:
        self._meanings: dict[tuple[str, ...], T] = {}
        self._firsts: dict[str, int] = {}
        self._lasts: dict[str, int] = {}
        self._reads_case = False
        for meaning, phrases in meanings.items():
            for phrase in phrases:
                words = tuple(phrase.split(" "))
                self._meanings.setdefault(words, meaning)
                self._reads_case |= phrase != phrase.lower()
                for ends, word in ((self._firsts, words[0]), (self._lasts, words[-1])):
                    ends[word] = max(ends.get(word, 0), len(words))

    def at(self, tokens: Sequence[Token], at: int) -> tuple[T, int] | None:
        """Return what the longest phrase that begins at a token means, and where it ends."""
        if at >= len(tokens):
            return None
        token = tokens[at]
        longest = self._firsts.get(token.lower, 0)
        for length in range(longest, 0, -1):
            words = tuple([each.lower for each in tokens[at : at + length]])
            if len(words) == length and words in self._meanings:
                return self._meanings[words], at + length
        if not self._reads_case:
            return None
        longest = self._firsts.get(token.text, 0)
        for length in range(longest, 0, -1):
            words = tuple([each.text for each in tokens[at : at + length]])
            if len(words) == length and words in self._meanings:
                return self._meanings[words], at + length
        return None

    def before(self, tokens: Sequence[Token], at: int) -> tuple[T, int] | None:
        """Return what the longest phrase that ends before a token means, and where it begins."""
        if at <= 0:
            return None
        longest = min(self._lasts.get(tokens[at - 1].lower, 0), at)
        for length in range(longest, 0, -1):
            words = tuple([each.lower for each in tokens[at - length : at]])
            if words in self._meanings:
                return self._meanings[words], at - length
        return None
