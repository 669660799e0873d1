"""How much room blocks take on paper, in rows, without any font: rather too much than too little.

Formats set a brief in 9.5 points with rows of 12.35 on A4 with margins of 17 and 20 mm, tables in 9
points with rows of 11.7. Which letters a font has, and how wide they are, differs between programs:
classes of letters stand for widths that no usual sans-serif face exceeds.
"""

import math
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, assert_never

from briefings.export.brief.blocks import (
    Block,
    BriefText,
    Bullets,
    Framed,
    Heading,
    Line,
    Table,
)

MEASURE: Final = 80.0
"""Lower-case letters of a wide face on a row of a page."""

PAGE: Final = 60
"""Rows of a page."""

PAGES: Final = 2

BREAK: Final = 4
"""Rows that the end of the first page may lose, since headings and short lines stay together."""

_BOLD: Final = 1.12
_CELL_MEASURE: Final = MEASURE * 9.5 / 9
_CELL_PADDING: Final = 2.0
_CELL_ROW: Final = 0.96
_CELL_RULE: Final = 0.35
_INDENT: Final = 3.5
_HEADING: Final = 1.2
_AROUND_HEADING: Final = 1.0
_TITLE: Final = 1.6
_AFTER: Final = 0.2
_AROUND_BOX: Final = 1.8

_SPACE: Final = 0.56
_THIN: Final = frozenset("il'")
_NARROW: Final = frozenset("fjrtI|.,:;!()[]-/")
_SMALL: Final = frozenset("cszvxyk")
_ROUND: Final = frozenset("wABCDEFGHJKLNOPQRSTUVXYZ+<=>~#&")
_WIDE: Final = frozenset("mMW@%—…")
_VERY_WIDE: Final = range(0xFDF0, 0xFDFE)
"""Whole phrases of Arabic that are one character."""

_PICTURES: Final = range(0x1F000, 0x20000)
_RARE: Final = 0x10000
"""From here on scripts stand that few fonts have; signs of cuneiform are as wide as words."""


def title_rows(title: str, subtitle: Line) -> float:
    """Return how many rows what stands before the blocks takes."""
    lines = _rows(((title, _BOLD),), MEASURE * 9.5 / 15)
    return _TITLE * lines + _AFTER + (rows_of(BriefText(subtitle)) if subtitle else 0)


def rows_of_blocks(blocks: Iterable[Block]) -> float:
    """Return how many rows of a page blocks take, one beneath the other."""
    return sum(map(rows_of, blocks))


def rows_of(block: Block) -> float:
    match block:
        case Heading():
            heads = _rows(((block.text, _BOLD),), MEASURE / 1.2)
            return _HEADING * heads + _AROUND_HEADING
        case BriefText():
            return _line(block.line, MEASURE) + _AFTER
        case Bullets():
            return sum(_line(line, MEASURE - _INDENT) + _AFTER for line in block.lines)
        case Framed():
            inner = MEASURE - _INDENT
            head = _HEADING * _rows(((block.title, _BOLD),), inner / 1.2)
            return head + sum(_line(line, inner) + _AFTER for line in block.lines) + _AROUND_BOX
        case Table():
            return _table(block)
        case _:
            assert_never(block)


def _table(table: Table) -> float:
    """Return the rows of a table, as if a page broke it.

    Its head is repeated there, and the row that no longer fits leaves a gap.
    """
    widths = [column.share * _CELL_MEASURE - _CELL_PADDING for column in table.columns]
    head = _row([column.heading for column in table.columns], widths, _BOLD)
    rows = [_row(cells, widths) for cells in table.rows]
    return 2 * head + sum(rows) + max(0.0, max(rows, default=0.0) - BREAK)


def _row(cells: Iterable[str], widths: Iterable[float], looks: float = 1.0) -> float:
    tallest = max(
        _rows(((cell, _BOLD if at == 0 else looks),), width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return _CELL_ROW * tallest + _CELL_RULE


def _line(line: Line, width: float) -> float:
    return _rows(tuple((run.text, _BOLD if run.strong or run.code else 1.0) for run in line), width)


@lru_cache(maxsize=4096)
def _rows(texts: tuple[tuple[str, float], ...], width: float) -> int:
    """Return on how many rows of a width texts come to stand, broken between words.

    Each text has a factor: how much wider than plain letters it is set.
    """
    rows, used = 1, 0.0
    for text, looks in texts:
        for word in text.split():
            letters = [looks * width_of(char) for char in word]
            length = sum(letters)
            if used and used + _SPACE + length > width:
                rows, used = rows + 1, 0.0
            used += length + (_SPACE if used else 0)
            if used > width:  # a word that no row holds is broken before any letter
                held = max(width - max(letters), 1.0)
                more = math.ceil(used / held) - 1
                rows, used = rows + more, max(used - more * held, 0.0)
    return rows


@lru_cache(maxsize=4096)
def width_of(char: str) -> float:
    """Return how wide a character is at most, beside a lower-case letter of Latin script."""
    if unicodedata.combining(char):
        return 0.0
    base = unicodedata.normalize("NFD", char)[0]
    if base.isascii():
        return _ascii(base)
    code = ord(base)
    if code in _VERY_WIDE:
        return 12.0
    if unicodedata.east_asian_width(base) in "WF":
        return 2.1 if code in _PICTURES else 1.6
    if base in _WIDE:
        return 1.6
    return 6.0 if code >= _RARE else 1.4


def _ascii(char: str) -> float:
    if char in _THIN:
        return 0.46
    if char in _NARROW:
        return 0.66
    if char in _SMALL:
        return 0.93
    if char in _WIDE:
        return 1.6
    return 1.3 if char in _ROUND else 1.0
