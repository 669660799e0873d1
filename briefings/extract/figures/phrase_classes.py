"""Words and phrases of several classes, found in a run of tokens in one pass."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from briefings.extract.scanned_text import Token

_STEM: Final = 3
"""Letters by which stems are looked up: no stem is shorter."""

K = TypeVar("K", bound=str)


class PhraseHit(NamedTuple, Generic[K]):
    """A phrase of a class; it is `tokens[first:last]`."""

    kind: K
    first: int
    last: int


class PhraseClasses(Generic[K]):
    """PhraseClasses by class. A word that ends in `*` stands for all words that begin like it."""

    def __init__(self, phrases: Mapping[K, Sequence[str]]) -> None:
        self._beginning: dict[str, list[tuple[K, tuple[str, ...]]]] = {}
        for kind, listed in phrases.items():
            for phrase in listed:
                words = tuple(phrase.split())
                first = words[0]
                key = first[:_STEM] + "*" if first.endswith("*") else first
                self._beginning.setdefault(key, []).append((kind, words))
        for found in self._beginning.values():
            found.sort(key=lambda each: len(each[1]), reverse=True)

    def find(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[PhraseHit[K]]:
        """Yield the phrases in `tokens[first:last]`; at each word the longest alone."""
        at = first
        while at < last:
            hit = self._at(tokens, at, last)
            if hit:
                yield hit
            at = hit.last if hit else at + 1

    def kind_of(self, word: str) -> K | None:
        """Return the class of a single word."""
        for key in (word, word[:_STEM] + "*"):
            for kind, wanted in self._beginning.get(key, ()):
                if len(wanted) == 1 and _is(word, wanted[0]):
                    return kind
        return None

    def _at(self, tokens: Sequence[Token], at: int, last: int) -> PhraseHit[K] | None:
        word = tokens[at].lower
        for key in (word, word[:_STEM] + "*"):
            for kind, words in self._beginning.get(key, ()):
                end = at + len(words)
                if end <= last and all(
                    _is(tokens[at + offset].lower, wanted) for offset, wanted in enumerate(words)
                ):
                    return PhraseHit(kind, at, end)
        return None


def _is(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
