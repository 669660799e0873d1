"""The paragraphs of plain text: each line one, or lines that somebody has wrapped by hand.

Mail, RFCs and the files of old editors break their lines at a width and part paragraphs by empty
lines; web pages and word processors write a paragraph on a line. Nothing says which of the two a
file is, but a line that was broken at a width would not have had room for the next word.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from briefings.model import Block

_WIDEST_WRAP: Final = 120
"""Longer lines, in characters, are paragraphs: nobody wraps text so wide."""

_NARROWEST_WRAP: Final = 40
"""Narrower lines say nothing: they are those of lists, of verse, of the head of a mail."""

_NARROWEST_SURE: Final = 56
"""Verse and addresses are narrower, mail is wider: counts where there are few breaks."""

_LONGEST_WORD: Final = 20
"""No more room than this is asked for a word: in some scripts a line has no spaces at all."""

_FULL: Final = 0.6
"""So many of the breaks between lines must be where the next word had no room."""

_FEWEST: Final = 3
"""Fewer breaks than this may be where they are by chance, unless a sentence goes on after each."""

_ENDS: Final = ".!?:…"
"""What a sentence ends with, or one that a list follows."""

_LINE: Final = re.compile(r"[^\n]+")
_MARKER: Final = re.compile(r"([-*•]|\d{1,2}[.)])\s")


class _Line(NamedTuple):
    """A line without the white space around it; `width` counts what stands before it too.

    `first_word` is the length of its first word. `is_marked` says that it looks like an entry of
    a list, `leads` that it ends with a colon. `begins_small` and `is_open` say that its sentence
    has begun before it, and is not at an end with it.
    """

    start: int
    end: int
    width: int
    first_word: int
    is_marked: bool
    leads: bool
    begins_small: bool
    is_open: bool


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
            yield _Line(
                start,
                start + len(words),
                width,
                first_word=len(words.split(None, 1)[0]),
                is_marked=_MARKER.match(words) is not None,
                leads=words.endswith(":"),
                begins_small=words[0].islower(),
                is_open=words[-1] not in _ENDS,
            )


def _wrapped_at(groups: Sequence[Sequence[_Line]]) -> int | None:
    """Return the width at which lines were broken, `None` where each is a paragraph."""
    breaks = [
        (line, following)
        for group in groups
        for line, following in pairwise(group)
        if line.width >= _NARROWEST_WRAP
    ]
    # How many breaks there are for each width at which it is the one that leaves no room.
    changes = [0] * (_WIDEST_WRAP + _LONGEST_WORD + 2)
    for line, following in breaks:
        if line.width <= _WIDEST_WRAP:
            changes[line.width] += 1
            changes[line.width + min(following.first_word, _LONGEST_WORD) + 1] -= 1
    full = list(accumulate(changes))[: _WIDEST_WRAP + 1]
    most = max(full)
    if most >= max(_FEWEST, _FULL * len(breaks)):
        return full.index(most)
    is_wrapped = 0 < len(breaks) == most and _are_within_sentences(breaks)
    widest = max((line.width for group in groups for line in group), default=0)
    return full.index(most) if is_wrapped and full[min(widest, _WIDEST_WRAP)] == most else None


def _are_within_sentences(breaks: Sequence[tuple[_Line, _Line]]) -> bool:
    """Return whether a sentence goes on after each break, as a small letter tells of one."""
    return all(
        line.width >= _NARROWEST_SURE and line.is_open and not following.is_marked
        for line, following in breaks
    ) and any(following.begins_small for _, following in breaks)


def _joined(group: Sequence[_Line], width: int | None) -> Iterator[list[_Line]]:
    """Yield the lines of each paragraph of a group: a break before its time ends one."""
    lines = [group[0]]
    in_list = group[0].is_marked
    for line, following in pairwise(group):
        in_list = in_list or (following.is_marked and line.leads)
        if not (width and _goes_on(line, following, width)) or (in_list and following.is_marked):
            yield lines
            lines = []
        lines.append(following)
    yield lines


def _goes_on(line: _Line, following: _Line, width: int) -> bool:
    """Return whether the next word had no room; a line of one word may be wider than any."""
    is_word = line.first_word == line.end - line.start
    return line.width + 1 + following.first_word > width and (line.width <= _WIDEST_WRAP or is_word)
