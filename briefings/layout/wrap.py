"""Line breaking that keeps the way back to the text's own offsets."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from unicodedata import category

KEPT = 2048
"""So many texts keep their lines: a page that changes at one place is laid out anew as a whole."""


@lru_cache(maxsize=KEPT)
def wrap(text: str, width: int, cells: Callable[[str], int]) -> tuple[tuple[int, int], ...]:
    """Break `text` into lines of at most `width` cells.

    Returns the range of each line, `start` and `end` in code points of `text`. Lines break at
    spaces, which belong to no line; a word that is wider than a line is cut, but not between a
    character and its marks. A line feed, with the spaces behind it, is one space. At least one
    line is returned.
    """
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    for word_start, word_end in _words(text, width, cells):
        word = cells(text[word_start:word_end])
        gap = _gap(text[end:word_start], cells) if end > start else 0
        if end > start and used + gap + word > width:
            lines.append((start, end))
            end = start = word_start
            used = gap = 0
        if end == start:
            start, used, gap = word_start, 0, 0
        used += gap + word
        end = word_end
    lines.append((start, end))
    return tuple(lines)


def _gap(blanks: str, cells: Callable[[str], int]) -> int:
    return 1 if blanks.startswith("\n") else cells(blanks)


def _words(text: str, width: int, cells: Callable[[str], int]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of words, those wider than `width` in parts that fit."""
    start = 0
    for word in text.replace("\n", " ").split(" "):
        end = start + len(word)
        if word:
            if len(word) <= width // 2 or cells(word) <= width:
                yield start, end
            else:
                yield from _parts(text, start, end, width, cells)
        start = end + 1


def _parts(
    text: str, start: int, end: int, width: int, cells: Callable[[str], int]
) -> Iterator[tuple[int, int]]:
    used = 0
    at = start
    while at < end:
        following = _cluster_end(text, at, end)
        size = cells(text[at:following])
        if size > width:
            following = at + 1
            size = cells(text[at])
        if at > start and used + size > width:
            yield start, at
            start, used = at, 0
        used += size
        at = following
    yield start, end


def _cluster_end(text: str, start: int, end: int) -> int:
    """Return where the character at `start` ends, with the marks and what is joined to it."""
    at = start + 1
    while at < end and (text[at - 1] == _JOINER or _is_mark(text[at])):
        at += 1
    return at


_JOINER = "\u200d"
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")


@lru_cache(maxsize=1024)
def _is_mark(char: str) -> bool:
    """Return whether a character is drawn on the one before it, whatever width it has there."""
    return category(char)[0] == "M" or char == _JOINER or _SKIN_TONES[0] <= char <= _SKIN_TONES[1]
