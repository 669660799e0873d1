"""The paragraphs of plain text: each line one, or lines that somebody has wrapped by hand.

Mail, RFCs and the files of old editors break their lines at a width and part paragraphs by empty
lines; web pages and word processors write a paragraph on a line. Nothing says which of the two a
file is, but a line that was broken at a width would not have had room for the next word.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from briefings.model import Block

_WIDEST_WRAP: Final = 120
"""Longer lines, in characters, are paragraphs: nobody wraps text so wide."""

_NARROWEST_WRAP: Final = 40
"""In narrower columns any line might have been broken: they are lists or verse."""

_FULL: Final = 0.75
"""So many of the breaks between lines must be where the next word had no room."""

_LINE: Final = re.compile(r"[^\n]+")


class _Line(NamedTuple):
    """A line without the white space around it; `width` counts what stands before it too."""

    start: int
    end: int
    width: int
    first_word: int


def paragraph_blocks(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of canonical text, without the white space around them."""
    groups = _groups(text)
    width = _wrapped_at(groups)
    return tuple(
        Block(start=lines[0].start, end=lines[-1].end)
        for group in groups
        for lines in _joined(group, width)
    )


def _groups(text: str) -> list[list[_Line]]:
    """Return the lines that are not blank, in groups parted by those that are."""
    groups: list[list[_Line]] = []
    end = 0
    for line in _lines(text):
        if not groups or text.count("\n", end, line.start) > 1:
            groups.append([])
        groups[-1].append(line)
        end = line.end
    return groups


def _lines(text: str) -> Iterator[_Line]:
    for found in _LINE.finditer(text):
        words = found[0].strip()
        if words:
            start = found.start() + found[0].index(words)
            width = start - found.start() + len(words)
            yield _Line(start, start + len(words), width, len(words.split(None, 1)[0]))


def _wrapped_at(groups: Sequence[Sequence[_Line]]) -> int | None:
    """Return the width at which lines were broken, `None` where each is a paragraph."""
    widest = max((line.width for group in groups for line in group), default=0)
    if not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP:
        return None
    breaks = [pair for group in groups for pair in pairwise(group)]
    full = sum(_had_no_room(*pair, widest) for pair in breaks)
    return widest if breaks and full >= _FULL * len(breaks) else None


def _had_no_room(line: _Line, following: _Line, width: int) -> bool:
    return line.width + 1 + following.first_word > width


def _joined(group: Sequence[_Line], width: int | None) -> Iterator[list[_Line]]:
    """Yield the lines of each paragraph of a group: a break before its time ends one."""
    lines: list[_Line] = []
    for line in group:
        if lines and not (width and _had_no_room(lines[-1], line, width)):
            yield lines
            lines = []
        lines.append(line)
    yield lines
