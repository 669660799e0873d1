"""Phrases of a word list, looked up among tokens."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from briefings.extract.scanned_text import Token

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases by what they mean; a phrase is its tokens, with a space between each two.

    Case counts only in phrases all in capitals, such as codes.
    """

    def __init__(self, meanings: Mapping[T, Iterable[str]]) -> None:
        self._meanings: dict[tuple[str, ...], T] = {}
        self._firsts: dict[str, int] = {}
        self._lasts: dict[str, int] = {}
        for meaning, phrases in meanings.items():
            for phrase in phrases:
                words = tuple(phrase.split(" "))
                self._meanings.setdefault(words, meaning)
                for ends, word in ((self._firsts, words[0]), (self._lasts, words[-1])):
                    ends[word] = max(ends.get(word, 0), len(words))

    def at(self, tokens: Sequence[Token], at: int) -> tuple[T, int] | None:
        """Return what the longest phrase that begins at a token means, and where it ends."""
        if at >= len(tokens):
            return None
        token = tokens[at]
        return self._longest(tokens, at, self._firsts.get(token.lower, 0), reads_case=False) or (
            self._longest(tokens, at, self._firsts.get(token.text, 0), reads_case=True)
        )

    def _longest(
        self, tokens: Sequence[Token], at: int, length: int, *, reads_case: bool
    ) -> tuple[T, int] | None:
        """Return what the longest phrase of up to `length` tokens means, and where it ends."""
        length = min(length, len(tokens) - at)
        while length:
            words = self._words(tokens, at, at + length, reads_case=reads_case)
            if words in self._meanings:
                return self._meanings[words], at + length
            length -= 1
        return None

    def begins(self, word: str) -> bool:
        """Return whether a phrase begins with a word in small letters."""
        return word in self._firsts

    def before(self, tokens: Sequence[Token], at: int) -> tuple[T, int] | None:
        """Return what the longest phrase that ends before a token means, and where it begins."""
        if at <= 0:
            return None
        for length in range(min(self._lasts.get(tokens[at - 1].lower, 0), at), 0, -1):
            words = self._words(tokens, at - length, at, reads_case=False)
            if words in self._meanings:
                return self._meanings[words], at - length
        return None

    @staticmethod
    def _words(
        tokens: Sequence[Token], start: int, end: int, *, reads_case: bool
    ) -> tuple[str, ...]:
        return tuple(each.text if reads_case else each.lower for each in tokens[start:end])
