"""Tables that are tables: a head that is repeated on each page, rows that no page breaks."""

from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu
from docx.table import Table as WordTable
from docx.table import _Cell as Cell

from briefings.export.brief.blocks import Table
from briefings.export.formats.docx.brief_styles import CELL, CELL_HEAD
from briefings.export.formats.docx.paper import Paper, write
from briefings.export.formats.docx.styles import style_key

_RULE: Final = "B8B5AC"


def write_table(paper: Paper, table: Table) -> None:
    """Write a table over the whole width of the text."""
    section = paper.document.sections[0]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    written = paper.document.add_table(rows=1 + len(table.rows), cols=len(table.columns))
    written.autofit = False
    widths = [Emu(round(width * column.share)) for column in table.columns]
    for column, size in zip(written.columns, widths, strict=True):
        column.width = size
    head = tuple(column.heading for column in table.columns)
    for index, texts in enumerate((head, *table.rows)):
        _fill(written.row_cells(index), texts, widths, is_head=index == 0)
    _rule(written)


def _fill(cells: list[Cell], texts: tuple[str, ...], widths: list[Emu], *, is_head: bool) -> None:
    properties = _around(cells[0], "w:tr").get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    for cell, text, width in zip(cells, texts, widths, strict=True):
        cell.width = width
        _write_cell(cell, text, CELL_HEAD if is_head else CELL)


def _write_cell(cell: Cell, text: str, style: str) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.element.style = style_key(style)
    write(paragraph, text)


def _rule(table: WordTable) -> None:
    """Draw a line beneath each row, and none else."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_line(side))
    _around(table.rows[0].cells[0], "w:tbl").tblPr.append(borders)


def _around(cell: Cell, name: str) -> Any:  # noqa: ANN401 - the library has no types for it
    """Return the element of this name that a cell stands in."""
    return next(cell.paragraphs[0].paragraph_format.element.iterancestors(qn(name)))


def _line(side: str) -> BaseOxmlElement:
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _RULE)):
        line.set(qn(f"w:{name}"), value)
    return line
