"""A brief as plain text of 78 columns: a format of its own, and the measure of every brief."""

from collections.abc import Iterable
from itertools import accumulate
from typing import Final, assert_never

from rich.cells import cell_len

from briefings.export.brief.blocks import (
    Block,
    Brief,
    BriefText,
    Bullets,
    Framed,
    Heading,
    Table,
    plain,
)
from briefings.layout.page import Column, Sheet
from briefings.text import one_line

WIDTH: Final = 78
_STEP: Final = 2
_GAP: Final = 2
"""Cells between the columns of a table."""


def text(brief: Brief) -> str:
    """Return a brief as plain text, each line with its end."""
    marks = (brief.marking.upper(),) if brief.marking else ()
    head = [*marks, brief.title, *([plain(brief.subtitle)] if brief.subtitle else [])]
    sheet = Sheet(WIDTH, cell_len)
    for said in head:
        _flow(sheet, said)
    _write(sheet, brief.blocks)
    for said in marks:
        sheet.row()
        _flow(sheet, said)
    return _lines(sheet)


def _lines(sheet: Sheet) -> str:
    page = sheet.page()
    return "".join(f"{page.words(row, cell_len)}\n" for row in range(len(page.rows)))


def _write(sheet: Sheet, blocks: Iterable[Block]) -> None:
    after_heading = False
    for block in blocks:
        if not after_heading:
            sheet.row()
        after_heading = isinstance(block, Heading)
        _block(sheet, block)


def _block(sheet: Sheet, block: Block) -> None:
    match block:
        case Heading():
            _flow(sheet, block.text)
            _flow(sheet, "-" * min(cell_len(one_line(block.text)), WIDTH))
        case BriefText():
            _flow(sheet, plain(block.line))
        case Bullets():
            for line in block.lines:
                _marked(sheet, "-", plain(line))
        case Framed():
            _marked(sheet, "!", block.title)
            for line in block.lines:
                _flow(sheet, plain(line), _STEP)
        case Table():
            write_table(sheet, block)
        case _:
            assert_never(block)


def write_table(sheet: Sheet, table: Table) -> None:
    """Write a table, each cell wrapped in its column."""
    edges = [
        round(WIDTH * share) for share in accumulate((c.share for c in table.columns), initial=0)
    ]
    spaces = [
        (at, end - at - _GAP) for at, end in zip(edges, (*edges[1:-1], WIDTH + _GAP), strict=False)
    ]
    head = tuple(column.heading for column in table.columns)
    for row in (head, *table.rows):
        columns = [
            Column(at, width, one_line(cell), "text")
            for (at, width), cell in zip(spaces, row, strict=True)
        ]
        sheet.columns(columns, None)


def _flow(sheet: Sheet, said: str, x: int = 0) -> None:
    sheet.columns([Column(x, WIDTH - x, one_line(said) or " ", "text")], None)


def _marked(sheet: Sheet, mark: str, said: str) -> None:
    row = [Column(0, 1, mark, "text"), Column(_STEP, WIDTH - _STEP, one_line(said), "text")]
    sheet.columns(row, None)
