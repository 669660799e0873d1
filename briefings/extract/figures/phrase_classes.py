"""Words and phrases of several classes, found in a run of tokens in one pass."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from briefings.extract.scanned_text import Token

_STEM: Final = 3
"""Letters by which stems are looked up."""
_MOST_KNOWN: Final = 20_000
"""Words of which it is kept which phrases begin with them."""

K = TypeVar("K", bound=str)


class PhraseHit(NamedTuple, Generic[K]):
    """A phrase of a class; it is `tokens[first:last]`."""

    kind: K
    first: int
    last: int


class PhraseClasses(Generic[K]):
    """Phrases by class. A first word that ends in `*` stands for all words that begin like it."""

    def __init__(self, phrases: Mapping[K, Sequence[str]]) -> None:
        self._beginning: dict[str, list[tuple[K, tuple[str, ...]]]] = {}
        for kind, listed in phrases.items():
            for phrase in listed:
                words = tuple(phrase.split())
                first = words[0]
                key = first[:_STEM] if first.endswith("*") else f"{first}."
                self._beginning.setdefault(key, []).append((kind, words))
        self._known: dict[str, tuple[tuple[K, tuple[str, ...]], ...]] = {}

    def find(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[PhraseHit[K]]:
        """Yield the phrases in `tokens[first:last]`; at each word the longest alone."""
        known, at = self._known, first
        while at < last:
            word = tokens[at].lower
            phrases = known.get(word)
            if phrases is None:
                phrases = self._learn(word)
            end = at + 1
            for kind, words in phrases:
                stop = at + len(words)
                if stop > last or (stop > end and tokens[end].lower != words[1]):
                    continue
                if stop == end or _stands(words, tokens, at):
                    yield PhraseHit(kind, at, stop)
                    end = stop
                    break
            at = end

    def kind_of(self, word: str) -> K | None:
        """Return the class of a single word."""
        phrases = self._known.get(word) or self._learn(word)
        return next((kind for kind, words in phrases if len(words) == 1), None)

    def _learn(self, word: str) -> tuple[tuple[K, tuple[str, ...]], ...]:
        """Return the phrases that begin with a word, the longest first."""
        listed = [*self._beginning.get(f"{word}.", ()), *self._beginning.get(word[:_STEM], ())]
        phrases = [each for each in listed if _is(word, each[1][0])]
        phrases.sort(key=lambda each: len(each[1]), reverse=True)
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[word] = tuple(phrases)
        return self._known[word]


def _stands(words: tuple[str, ...], tokens: Sequence[Token], at: int) -> bool:
    """Return whether the words of a phrase behind its second stand behind a token."""
    return all(tokens[at + number].lower == words[number] for number in range(2, len(words)))


def _is(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
