"""How much room blocks take on paper, in rows, without any font: rather too much than too little.

Formats set a brief in 10 points on A4 with margins of 2 cm, so that a page has `PAGE` rows of
`MEASURE` narrow letters. Which letters a font has, and how wide they are, differs between programs:
classes of letters stand for widths that no usual sans-serif face exceeds.
"""

import math
import unicodedata
from collections.abc import Iterable
from typing import Final, assert_never

from briefings.export.brief.blocks import (
    Block,
    BriefText,
    Bullets,
    Framed,
    Heading,
    Line,
    Table,
    plain,
)

MEASURE: Final = 84.0
"""Letters of average width on a row of a page."""

PAGE: Final = 50
"""Rows of a page, with what the head and the foot of it take taken off."""

PAGES: Final = 2

_WIDE: Final = frozenset("mwMW@%—…")
_CELL_PADDING: Final = 2.0
_INDENT: Final = 3.0
_HEADING: Final = 1.7
_AFTER: Final = 0.45
_ROW_RULE: Final = 0.4


def rows_of_blocks(blocks: Iterable[Block]) -> float:
    """Return how many rows of a page blocks take, one beneath the other."""
    return sum(map(rows_of, blocks))


def rows_of(block: Block) -> float:
    match block:
        case Heading():
            return _HEADING * _rows(block.text, MEASURE / 1.2)
        case BriefText():
            return _line(block.line, MEASURE) + _AFTER
        case Bullets():
            return sum(_line(line, MEASURE - _INDENT) + _AFTER / 2 for line in block.lines) + _AFTER
        case Framed():
            inner = MEASURE - 2 * _INDENT
            said = sum(_line(line, inner) + _AFTER for line in block.lines)
            return _rows(block.title, inner / 1.2) + said + 1
        case Table():
            widths = [column.share * MEASURE - _CELL_PADDING for column in block.columns]
            head = [column.heading for column in block.columns]
            return sum(_row(cells, widths) for cells in (head, *block.rows)) + _AFTER
        case _:
            assert_never(block)


def _row(cells: Iterable[str], widths: list[float]) -> float:
    tallest = max(_rows(cell, width) for cell, width in zip(cells, widths, strict=True))
    return tallest + _ROW_RULE


def _line(line: Line, width: float) -> float:
    return _rows(plain(line), width)


def _rows(text: str, width: float) -> int:
    """Return on how many rows of a width a text comes to stand, broken between words."""
    rows, used = 1, 0.0
    for word in text.split():
        length = sum(map(_width, word))
        if used and used + 1 + length > width:
            rows, used = rows + 1, 0.0
        used += length + (1 if used else 0)
        if used > width:  # a word that no row holds is broken anywhere
            more = math.ceil(used / width) - 1
            rows, used = rows + more, used - more * width
    return rows


def _width(char: str) -> float:
    """Return how wide a character is, beside the average letter of a text in Latin script."""
    if char in _WIDE:
        return 1.8
    if char.isascii():
        return 1.3 if char.isupper() or char.isdigit() else 1.0
    if unicodedata.east_asian_width(char) in "WF":
        return 2.1
    return 0.0 if unicodedata.combining(char) else 1.4
