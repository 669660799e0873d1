"""Words that one mistake makes of another: a letter too many, too few, another, or two swapped."""

import string
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

Beginning = Callable[[str], Mapping[str, int]]
"""Returns the words that begin so, others may be among them, and how many briefings have each."""

SHORTEST: Final = 3
"""Of fewer letters too many words are one mistake away."""

_HEAD: Final = 3
_LETTERS: Final = string.ascii_lowercase + string.digits


def words_beginning(counts: Mapping[str, int]) -> Beginning:
    """Return what looks words up in a table of all."""
    words = sorted(counts)

    def beginning(letters: str) -> Mapping[str, int]:
        first = bisect_left(words, letters)
        last = bisect_left(words, letters + chr(sys.maxunicode))
        return {word: counts[word] for word in words[first:last]}

    return beginning


def alike(word: str, beginning: Beginning) -> dict[str, int]:
    """Return the words that are one slip away from one, and how many briefings have each."""
    near = dict(_near(word, beginning))
    return {each: near[each] for each in slips_among(word, near)}


def slips_among(word: str, others: Iterable[str]) -> list[str]:
    """Return those of some words that are one slip away; most are told by their ends."""
    first, last, size = word[0], word[-1], len(word)
    return [
        each
        for each in others
        if -1 <= len(each) - size <= 1
        and (each[0] == first or each[-1] == last)
        and is_slip(word, each)
    ]


def begun_alike(word: str, beginning: Beginning) -> dict[str, int]:
    """Return the words that begin with one that is a slip away."""
    sizes = range(len(word) - 1, len(word) + 2)
    return {
        each: count
        for each, count in _near(word, beginning)
        if len(each) > len(word) and any(is_slip(word, each[:size]) for size in sizes)
    }


def _near(word: str, beginning: Beginning) -> Iterator[tuple[str, int]]:
    """Yield all words that begin like one, or a slip away from that."""
    for head in _heads(word) if word.isascii() else ("",):
        yield from beginning(head).items()


def is_slip(one: str, other: str) -> bool:
    """Return whether one letter, or the order of two neighbours, makes all the difference.

    Of a word in plain letters none makes another script's.
    """
    if abs(len(one) - len(other)) > 1 or (one.isascii() and not other.isascii()):
        return False
    start = common_length(one, other)
    rest, other_rest = one[start:], other[start:]
    end = common_length(rest[::-1], other_rest[::-1])
    left, right = rest[: len(rest) - end], other_rest[: len(other_rest) - end]
    return max(len(left), len(right)) == 1 or (len(left) == 2 and left == right[::-1])  # noqa: PLR2004


def _heads(word: str) -> Iterator[str]:
    """Yield beginnings of which each word that is one slip away has one, none within another."""
    found = {word[: _HEAD - 1]}
    for at in range(_HEAD - 1):
        before, behind = word[:at], word[at:]
        found.add(before + behind[1:])
        found.add(before + behind[1:2] + behind[:1] + behind[2:])
        found |= {before + letter + behind for letter in _LETTERS}
        found |= {before + letter + behind[1:] for letter in _LETTERS}
    heads = sorted({each[:_HEAD] for each in found})
    last = None
    for head in heads:
        if last is None or not head.startswith(last):
            last = head
            yield head


def common_length(one: Iterable[str], other: Iterable[str]) -> int:
    """Return how many letters two words begin with alike."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
