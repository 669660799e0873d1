"""The words by which a lens knows its topics, found in a text."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from briefings.extract.stems import stemmer
from briefings.folding import folded_text
from briefings.model import Lens

_WORD: Final = re.compile(r"[^\W_]+")

_KEPT: Final = 16
"""So many finders are remembered: articles come by the thousand, and lenses are few."""


class Cue(NamedTuple):
    """A word or phrase of a topic; `words` are the stems to look for."""

    topic: str
    text: str
    words: tuple[str, ...]


class CueFinder:
    """Finds the cues of a lens, in one language or in all that it has, in one pass.

    Case and accents do not count, and words may stand in other forms: `seizure` is found in
    “seizures”, and `dam` is not in “damage”.
    """

    def __init__(self, lens: Lens, language: str | None = None) -> None:
        """Without a `language`, or with one that the lens has no cues in, all of them count."""
        spoken = {tag for topic in lens.topics for tag in topic.cues}
        self._by_language = {
            tag: _beginning(lens, tag)
            for tag in ({language} if language in spoken else spoken)
            if tag is not None
        }

    def count(self, text: str) -> Counter[Cue]:
        """Return how often each cue stands in a text."""
        return self.count_in(FoldedWords(text))

    def count_in(self, written: "FoldedWords") -> Counter[Cue]:
        """Return how often each cue stands in a text whose words several finders look at."""
        found: Counter[Cue] = Counter()
        for language, beginning in self._by_language.items():
            found.update(_found(written.stems(language), beginning))
        return found


_finders: "dict[tuple[str, str], tuple[Lens, CueFinder]]" = {}


def finder_of(lens: Lens, language: str) -> CueFinder:
    """Return what finds the cues of a lens, the one made before if there is one."""
    known = _finders.get((lens.key, language))
    if known is None or (known[0] is not lens and known[0] != lens):
        if len(_finders) >= _KEPT:
            _finders.clear()
        known = _finders[lens.key, language] = lens, CueFinder(lens, language)
    return known[1]


class FoldedWords:
    """The words of a text, folded; their stems in a language are made once."""

    def __init__(self, text: str) -> None:
        self._words = _WORD.findall(folded_text(text))
        self._stems: dict[str, tuple[str, ...]] = {}

    def stems(self, language: str) -> tuple[str, ...]:
        if language not in self._stems:
            self._stems[language] = tuple(map(stemmer(language), self._words))
        return self._stems[language]


def _beginning(lens: Lens, language: str) -> dict[str, list[Cue]]:
    """Return the cues by their first words."""
    stem = stemmer(language)
    cues: dict[str, list[Cue]] = {}
    for topic in lens.topics:
        seen: set[tuple[str, ...]] = set()
        for text in topic.cues.get(language, ()):
            words = tuple(map(stem, _WORD.findall(folded_text(text))))
            if words and words not in seen:
                seen.add(words)
                cues.setdefault(words[0], []).append(Cue(topic.key, text, words))
    return cues


def _found(words: Sequence[str], beginning: Mapping[str, list[Cue]]) -> Iterator[Cue]:
    for start, word in enumerate(words):
        if word in beginning:
            for cue in beginning[word]:
                length = len(cue.words)
                if length == 1 or words[start : start + length] == cue.words:
                    yield cue
