"""Tables that are tables: a head that is repeated on each page, rows that no page breaks."""

from collections.abc import Sequence
from typing import Any, Final, cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu
from docx.table import Table as WordTable
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph

from briefings.export.brief.blocks import Table, TableColumn
from briefings.export.formats.docx.paper import Paper, write
from briefings.export.formats.docx.styles import CELL, CELL_HEAD, style_key

_RULE: Final = "B8B5AC"


def write_table(paper: Paper, table: Table) -> None:
    """Write a table of plain cells; the first of a row stands out."""
    for cells, texts in zip(
        add_table(paper, table.columns, len(table.rows)), table.rows, strict=True
    ):
        for cell, text in zip(cells, texts, strict=True):
            write(cell, text).bold = cell is cells[0] or None


def add_table(paper: Paper, columns: Sequence[TableColumn], rows: int) -> list[list[Paragraph]]:
    """Begin a table with its head, and return the cells of its rows to be written in."""
    head, *others = add_grid(paper, 1 + rows, [column.share for column in columns])
    for cell, column in zip(head, columns, strict=True):
        write(cell, column.heading)
    return others


def add_grid(paper: Paper, rows: int, shares: Sequence[float]) -> list[list[Paragraph]]:
    """Begin a table over the whole width of the text, and return the cells of all its rows."""
    section = paper.document.sections[0]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    written = paper.document.add_table(rows=rows, cols=len(shares))
    written.autofit = False
    widths = [Emu(round(width * share)) for share in shares]
    for column, size in zip(written.columns, widths, strict=True):
        column.width = size
    _rule(written)
    return [_row(written.row_cells(index), widths, is_head=index == 0) for index in range(rows)]


def paragraph_below(paragraph: Paragraph) -> Paragraph:
    """Begin one more paragraph in a cell."""
    element = OxmlElement("w:p")
    paragraph.paragraph_format.element.addnext(element)
    below = Paragraph(cast("CT_P", element), paragraph)
    below.paragraph_format.element.style = style_key(CELL)
    return below


def _row(cells: list[Cell], widths: list[Emu], *, is_head: bool) -> list[Paragraph]:
    properties = _around(cells[0], "w:tr").get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    paragraphs = [cell.paragraphs[0] for cell in cells]
    for cell, paragraph, width in zip(cells, paragraphs, widths, strict=True):
        cell.width = width
        paragraph.paragraph_format.element.style = style_key(CELL_HEAD if is_head else CELL)
    return paragraphs


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
