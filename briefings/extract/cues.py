"""The words by which a lens knows its topics, found in a text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from briefings.folding import folded_text
from briefings.model import Lens

_WORD: Final = re.compile(r"[^\W_]+")
_SHORTEST: Final = 3
"""Words of so many letters and fewer are no plurals: “gas”, “was”, “tos”."""


class Cue(NamedTuple):
    """A word or phrase of a topic; `words` are those to look for, folded."""

    topic: str
    text: str
    words: tuple[str, ...]


class CueFinder:
    """Finds the cues of a lens, in one language or in all that it has, in one pass.

    Case and accents do not count. A cue is whole words, the last of which may be a plural: `dam`
    is found in “dams”, and not in “damage”.
    """

    def __init__(self, lens: Lens, language: str | None = None) -> None:
        self._beginning: dict[str, list[Cue]] = {}
        for cue in _cues(lens, language):
            self._beginning.setdefault(cue.words[0], []).append(cue)

    def count(self, text: str) -> Counter[Cue]:
        """Return how often each cue stands in a text."""
        words = tuple(_WORD.findall(folded_text(text)))
        return Counter(self._found(words))

    def _found(self, words: tuple[str, ...]) -> Iterator[Cue]:
        for start, word in enumerate(words):
            for first in _singulars(word):
                for cue in self._beginning.get(first, ()):
                    if _stands(cue.words, words[start : start + len(cue.words)]):
                        yield cue


def _cues(lens: Lens, language: str | None) -> Iterator[Cue]:
    """Yield the cues of a language, or of all where the lens has none of it."""
    has_language = any(language in topic.cues for topic in lens.topics)
    for topic in lens.topics:
        seen: set[tuple[str, ...]] = set()
        for spoken, cues in topic.cues.items():
            if has_language and spoken != language:
                continue
            for cue in cues:
                words = tuple(_WORD.findall(folded_text(cue)))
                if words and words not in seen:
                    seen.add(words)
                    yield Cue(topic.key, cue, words)


def _stands(wanted: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return wanted[:-1] == words[:-1] and wanted[-1] in _singulars(words[-1] if words else "")


def _singulars(word: str) -> Iterable[str]:
    """Return a word, and what it may be the plural of in English or Spanish."""
    if len(word) > _SHORTEST + 1 and word.endswith("es"):
        return word, word[:-1], word[:-2]
    return (word, word[:-1]) if len(word) > _SHORTEST and word.endswith("s") else (word,)
