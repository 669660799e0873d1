"""Words that one mistake makes of another: a letter too many, too few, another, or two swapped.

It may be any letter, the first one too. All that a word may be a slip of are spelled out, and
looked up: how long that takes does not depend on how many words a library has.
"""

import string
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from briefings.folding import folded_text
from briefings.search.vocabulary import LibraryWords

SHORTEST: Final = 3
"""Of fewer letters too many words are one mistake away."""

LONGEST: Final = 40
"""A longer word has no slips: nobody types one from memory."""

_HEAD: Final = 4
"""Slips behind so many letters are found among the words that begin alike."""

_BLOCK: Final = 128
"""So many code points stand together in Unicode, most of them one script's."""


def alike(word: str, vocabulary: LibraryWords) -> dict[str, int]:
    """Return the words that are one slip away from one, and how many briefings have each."""
    slips = slips_of(word)
    found = dict(vocabulary.known(_early(word)))
    if slips and len(word) > _HEAD:
        begun = vocabulary.beginning(word[:_HEAD])
        found |= {each: count for each, count in begun.items() if each in slips}
    return found


def slips_among(word: str, others: Iterable[str]) -> list[str]:
    """Return those of some words that are one slip away."""
    return sorted(slips_of(word).intersection(others))


def begun_alike(word: str, vocabulary: LibraryWords) -> dict[str, int]:
    """Return the words that begin with one that is a slip away."""
    slips = slips_of(word)
    found = dict(vocabulary.beginning_with(_early(word)))
    if slips and len(word) > _HEAD:
        sizes = range(len(word) - 1, len(word) + 2)
        found |= {
            each: count
            for each, count in vocabulary.beginning(word[:_HEAD]).items()
            if any(each[:size] in slips for size in sizes)
        }
    return {each: count for each, count in found.items() if len(each) > len(word)}


def _early(word: str) -> list[str]:
    """Return the slips in the first letters; all of a short word."""
    head = word[:_HEAD] if len(word) > _HEAD else None
    return sorted(each for each in slips_of(word) if head is None or not each.startswith(head))


@lru_cache(maxsize=64)
def slips_of(word: str) -> frozenset[str]:
    """Return all that are one slip away from a word, most of which are no words."""
    if not SHORTEST <= len(word) <= LONGEST:
        return frozenset()
    return frozenset(_spelled(word, _letters(word))) - {word}


def _spelled(word: str, letters: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        before, behind = word[:at], word[at:]
        yield before + behind[1:]
        yield before + behind[1:2] + behind[:1] + behind[2:]
        for letter in letters:
            yield before + letter + behind
            yield before + letter + behind[1:]


def _letters(word: str) -> str:
    """Return the letters of a word's scripts, and digits where it has some.

    So of a word in plain letters no slip makes another script's.
    """
    others = {ord(char) // _BLOCK for char in word if not char.isascii()}
    return "".join((
        string.ascii_lowercase if any(map(str.isascii, word)) else "",
        string.digits if any(map(str.isdigit, word)) else "",
        *map(_letters_of, sorted(others)),
    ))  # fmt: skip


@lru_cache(maxsize=64)
def _letters_of(block: int) -> str:
    """Return the letters of a block of Unicode that folded text has."""
    chars = map(chr, range(block * _BLOCK, (block + 1) * _BLOCK))
    return "".join(char for char in chars if char.isalpha() and folded_text(char) == char)


def common_length(one: Iterable[str], other: Iterable[str]) -> int:
    """Return how many letters two words begin with alike."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
