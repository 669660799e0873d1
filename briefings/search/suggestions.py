"""What somebody meant who made one mistake: a letter too many, too few, another, or two swapped.

It is asked only where a query matches nothing, and looks through all words of the library then.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import msgspec

from briefings.folding import folded_text
from briefings.search.document import SearchDocument
from briefings.search.nodes import All, Node, Phrase, Word, spelled

_SHORTEST: Final = 3
_SHORTEST_BEGINNING: Final = 5
"""A shorter beginning of a word is like the beginnings of too many."""

_MOST: Final = 3
"""With more words that stand nowhere a query is not mistyped, but about something else."""

_SURE: Final = 2
"""An index, which cannot look through all words, takes so many letters of a word for right."""

_LETTERS: Final = re.compile(r"[^\W\d_]+")


Beginning = Callable[[str], Mapping[str, int]]
"""Returns the words that begin so, others may be among them, and how many briefings have each."""


def counted(documents: Sequence[SearchDocument]) -> Counter[str]:
    """Return how many briefings have each word."""
    return Counter(word for document in documents for word in document.words)


def suggestion(root: All, beginning: Beginning) -> str | None:
    """Return the query with each word that stands nowhere made one that does.

    `None` where all its words stand somewhere, or there is nothing like them.
    """
    texts = {node: folded_text(node.text) for node in root.nodes if isinstance(node, Word | Phrase)}
    if not texts:
        return None
    typed = dict.fromkeys(word for text in texts.values() for word in _LETTERS.findall(text))
    unknown = [word for word in typed if len(word) >= _SHORTEST and not _stands(word, beginning)]
    if len(unknown) > _MOST:
        return None
    meant = {word: near for word in unknown if (near := _nearest(word, beginning))}
    nodes = [_mended(node, texts[node], meant) if node in texts else node for node in root.nodes]
    return spelled(All(tuple(nodes))) if meant else None


def _stands(word: str, beginning: Beginning) -> bool:
    """Return whether a word that is known begins so."""
    return any(each.startswith(word) for each in beginning(word))


def _mended(node: Node, folded: str, meant: Mapping[str, str]) -> Node:
    text = _LETTERS.sub(lambda word: meant.get(word[0], word[0]), folded)
    return node if text == folded else msgspec.structs.replace(node, text=text)


def _nearest(word: str, beginning: Beginning) -> str | None:
    """Return the word that is like it, or else begins so, in the most briefings."""
    counts = beginning(word[:_SURE])
    alike = [each for each in counts if _is_slip(word, each)]
    if not alike and len(word) >= _SHORTEST_BEGINNING:
        alike = [each for each in counts if _begins_alike(word, each)]
    return min(alike, key=lambda each: (-counts[each], each), default=None)


def _begins_alike(word: str, other: str) -> bool:
    sizes = range(len(word) - 1, len(word) + 2)
    return len(other) > len(word) and any(_is_slip(word, other[:size]) for size in sizes)


def _is_slip(one: str, other: str) -> bool:
    """Return whether one letter, or the order of two neighbours, makes all the difference."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = _common(one, other)
    rest, other_rest = one[start:], other[start:]
    end = _common(rest[::-1], other_rest[::-1])
    left, right = rest[: len(rest) - end], other_rest[: len(other_rest) - end]
    return max(len(left), len(right)) == 1 or (len(left) == 2 and left == right[::-1])  # noqa: PLR2004


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
