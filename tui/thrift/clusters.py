"""Text into cells: which characters share one, and how wide it is.

Widths are those that Rich gives Textual, so that a row comes out as long as Textual thinks it is.
"""

import re
from functools import lru_cache
from typing import Final
from unicodedata import category

from rich.cells import split_graphemes

from tui.thrift.cells import Cell, Style, cell

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

MARKS: Final = ("Mn", "Me")
"""The categories of characters that every terminal draws on the one before them."""


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
    """Return the marks that a text begins with: they combine with what stands before it."""
    return text[: next((at for at, c in enumerate(text) if category(c) not in MARKS), len(text))]


def _cluster(text: str, style: Style, width: int) -> list[Cell]:
    if width == 0:
        return []
    doubtful = _is_doubtful(text, width)
    # Rich takes no cluster for wider than two cells.
    right_half = [cell("", style, 0)] * (width - 1)
    return [cell(text, style, width, doubtful=doubtful), *right_half]


@lru_cache(maxsize=1 << 12)
def _is_doubtful(text: str, width: int) -> bool:
    """Say whether terminals may differ in how wide a cluster is (ZWJ, VS16, flags, new emoji)."""
    base, marks = text[0], text[1:]
    if any(category(mark) not in MARKS or mark in "\ufe0e\ufe0f\u20e3" for mark in marks):
        return True
    return width > 1 and not _WIDE_AND_OLD.match(base)
