"""The words by which a lens knows its topics, found in a text."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from briefings.extract.stems import stemmer
from briefings.folding import folded_text
from briefings.model import Lens

_WORD: Final = re.compile(r"[^\W_]+")


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
        written = _WORD.findall(folded_text(text))
        found: Counter[Cue] = Counter()
        for language, beginning in self._by_language.items():
            stem = stemmer(language)
            found.update(_found(tuple(map(stem, written)), beginning))
        return found


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


def _found(words: tuple[str, ...], beginning: dict[str, list[Cue]]) -> Iterator[Cue]:
    for start, word in enumerate(words):
        for cue in beginning.get(word, ()):
            if words[start : start + len(cue.words)] == cue.words:
                yield cue
