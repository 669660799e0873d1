"""What somebody meant who made one mistake in a word.

It is asked only where a query matches nothing, and looks for words of the library that are like it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypeGuard

import msgspec

from briefings.folding import folded_text
from briefings.search.document import SearchDocument
from briefings.search.nodes import All, Either, Node, Phrase, Sense, Term, Word, leaves
from briefings.search.slips import SHORTEST, alike, begun_alike
from briefings.search.tokens import LETTER
from briefings.search.vocabulary import LibraryWords
from briefings.search.word_forms import is_form, root

_SHORTEST_BEGINNING: Final = 5
"""A shorter beginning of a word is like the beginnings of too many."""

_MOST: Final = 3
"""With more words that stand nowhere a query is not mistyped, but about something else."""

_RUN: Final = re.compile(f"{LETTER}+")


class MendedQuery(NamedTuple):
    """A query with each word that stands nowhere made one that does, by what was typed."""

    root: All
    words: Mapping[str, str]

    @property
    def sentence(self) -> str:
        """Say which words were not found, and which were looked for instead."""
        return f"No {_listed(self.words)}; searched {_listed(self.words.values())}."


def counted(documents: Sequence[SearchDocument]) -> Counter[str]:
    """Return how many briefings have each word."""
    return Counter(word for document in documents for word in document.words)


def mended(query: All, vocabulary: LibraryWords) -> MendedQuery | None:
    """Return the query with each word that stands nowhere made one that does.

    `None` where all its words stand somewhere, or there is nothing like them.
    """
    terms = [leaf for leaf in leaves(query, wanted=True) if _may_be_mended(leaf)]
    typed = dict.fromkeys(word for term in terms for word in _RUN.findall(_folded(term)))
    words = [word for word in typed if word.isalpha() and len(word) >= SHORTEST]
    unknown = [word for word in words if not _stands(word, vocabulary)]
    if len(unknown) > _MOST:
        return None
    meant = {word: near for word in unknown if (near := _nearest(word, vocabulary))}
    if not meant:
        return None
    return MendedQuery(All(tuple(_mended(node, meant) for node in query.nodes)), meant)


def _may_be_mended(node: Node) -> TypeGuard[Term]:
    return isinstance(node, Phrase) or (isinstance(node, Word) and node.sense is not Sense.SLIP)


def _folded(term: Term) -> str:
    return folded_text(term.text)


def _stands(word: str, vocabulary: LibraryWords) -> bool:
    """Return whether a word that is known begins so, or is a form of it."""
    found = vocabulary.beginning(root(word))
    return any(each.startswith(word) or is_form(word, each) for each in found)


def _mended(node: Node, meant: Mapping[str, str]) -> Node:
    if isinstance(node, All | Either):
        return type(node)(tuple(_mended(each, meant) for each in node.nodes))
    if not _may_be_mended(node):
        return node
    folded = _folded(node)
    text = _RUN.sub(lambda word: meant.get(word[0], word[0]), folded)
    return node if text == folded else msgspec.structs.replace(node, text=text)


def _nearest(word: str, vocabulary: LibraryWords) -> str | None:
    """Return the word that is like it, or else begins so, in the most briefings."""
    found = _letters(alike(word, vocabulary))
    if not found and len(word) >= _SHORTEST_BEGINNING:
        found = _letters(begun_alike(word, vocabulary))
    return min(found, key=lambda each: (-found[each], each), default=None)


def _letters(words: Mapping[str, int]) -> dict[str, int]:
    return {word: count for word, count in words.items() if word.isalpha()}


def _listed(words: Iterable[str]) -> str:
    return " and ".join(f"“{word}”" for word in words)
