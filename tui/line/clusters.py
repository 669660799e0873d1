"""Text into cells: which characters share one, and how wide it is.

Widths are those that Rich gives Textual, so that a row comes out as long as Textual thinks it is.
Terminals take some clusters for wider: a vowel sign of Devanagari or a skin tone has columns of
its own in one, and none in the other. `most_columns` is the width that is enough in all.
"""

import re
from functools import lru_cache
from typing import Final
from unicodedata import category, east_asian_width, ucd_3_2_0

from rich.cells import get_character_cell_size, split_graphemes

from tui.line.cells import DEFAULT, Cell, Style, cell

_SIMPLE: Final = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0530\u2010-\u2027\u2030-\u205e"
    "\u20a0-\u20bf\u2190-\u21ff\u2500-\u25fc]+"
)
"""Characters that take one cell each, without a look at a table of widths."""

_WIDE_AND_OLD: Final = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60"
    "\uffe0-\uffe6\U00020000-\U0003fffd]"
)
"""Wide characters whose width every terminal has known for long: not the emoji."""

_FLAG: Final = re.compile("([\U0001f1e6-\U0001f1ff]{2})")
"""A flag is two letters that must not be drawn apart; Rich counts a cell for each."""

_WIDER: Final = re.compile("[\u3248-\u324f\U0001f1e6-\U0001f1ff\U0001f93b\U0001f946]")
"""Characters of one column that take two in some terminals, besides those that are emoji there."""

_NOTHING: Final = ("Mn", "Me", "Cf")
"""The categories of what every terminal draws on the character before it, once it knows it."""

_JAMO: Final = ("\u1160", "\u11ff")
"""Vowels and finals of Hangul syllables; all terminals join these to what is before them."""


@lru_cache(maxsize=1 << 13)
def cells_of(text: str, style: Style) -> tuple[Cell, ...]:
    """Return the cells that `text` takes; marks without a base of their own are left out.

    Args:
        text: no control characters.
        style: how it looks.
    """
    if _SIMPLE.fullmatch(text):
        return tuple([cell(character, style) for character in text])
    found: list[Cell] = []
    for part in _FLAG.split(text):
        if _FLAG.fullmatch(part):
            found += _cluster(part, style, 2)
        else:
            for start, end, width in split_graphemes(part)[0]:
                found += _cluster(part[start:end], style, width)
    return tuple(found)


def leading_marks(text: str) -> str:
    """Return what a text begins with that has no cell: it belongs to what stands before it."""
    return text[: next((at for at, c in enumerate(text) if get_character_cell_size(c)), len(text))]


def most_columns(text: str) -> int:
    """Return how many columns a text takes at most, in any terminal."""
    if _SIMPLE.fullmatch(text):
        return len(text)
    marks = sum(map(_most_columns, leading_marks(text)))
    return marks + sum(each.most for each in cells_of(text, DEFAULT))


def one_cell(text: str, style: Style, width: int) -> Cell:
    """Return the cell of a cluster."""
    doubtful, most = _doubts(text, width)
    return cell(text, style, width, doubtful=doubtful, most=most)


def _cluster(text: str, style: Style, width: int) -> list[Cell]:
    if width == 0:
        return []
    # Rich takes no cluster for wider than two cells.
    right_half = [cell("", style, 0)] * (width - 1)
    return [one_cell(text, style, width), *right_half]


@lru_cache(maxsize=1 << 12)
def _doubts(text: str, width: int) -> tuple[bool, int]:
    """Return whether terminals may differ in how wide a cluster is, and how wide it is at most."""
    most = max(width, sum(map(_most_columns, text)))
    base, marks = text[0], text[1:]
    is_joined = any(mark in "\u200d\ufe0e\ufe0f\u20e3" for mark in marks)
    is_new = width > 1 and not _WIDE_AND_OLD.match(base)
    return is_joined or is_new or most > width, most


@lru_cache(maxsize=1 << 12)
def _most_columns(character: str) -> int:
    """Return how many columns a character takes at most, whatever stands before it.

    Marks that Unicode had in 2002 take none anywhere; many a terminal knows no younger ones.
    """
    if width := get_character_cell_size(character):
        return 2 if _WIDER.match(character) else width
    known = category(character) in _NOTHING and ucd_3_2_0.category(character) in _NOTHING
    if known or _JAMO[0] <= character <= _JAMO[1]:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
