"""The first page of a document for word processors."""

from docx.text.paragraph import Paragraph

from briefings.export.first_page import FigureTable, LeadLine, LeadPage, LinkedText
from briefings.export.formats.docx.brief_styles import BOX, BOX_TITLE, BULLET
from briefings.export.formats.docx.paper import Paper, write
from briefings.export.formats.docx.styles import QUIET
from briefings.export.formats.docx.tables import add_table


def write_first_page(paper: Paper, page: LeadPage) -> None:
    """Write the first page; the document has the styles of a brief."""
    paper.heading(page.heading, 1)
    if page.about:
        write(paper.paragraph(QUIET), page.about)
    write(paper.paragraph(BOX_TITLE), page.interest.heading)
    for line in page.interest.lines:
        _line(paper, line, BOX)
    for part in page.lists:
        paper.heading(part.heading, 2)
        if isinstance(part, FigureTable):
            _figures(paper, part)
            continue
        for line in part.lines:
            _line(paper, line, BULLET)
        if part.closing:
            write(paper.paragraph(QUIET), part.closing)
    for remark in page.remarks:
        write(paper.paragraph(QUIET), remark)


def _figures(paper: Paper, part: FigureTable) -> None:
    rows = add_table(paper, part.table.columns, len(part.table.rows))
    for cells, texts, anchor in zip(rows, part.table.rows, part.anchors, strict=True):
        for index, (cell, text) in enumerate(zip(cells, texts, strict=True)):
            _say(paper, cell, LinkedText(text, None if index else anchor))


def _line(paper: Paper, line: LeadLine, style: str) -> None:
    paragraph = paper.paragraph(style)
    _say(paper, paragraph, line.name)
    if line.name.text and line.text.text:
        write(paragraph, ": ")
    _say(paper, paragraph, line.text)


def _say(paper: Paper, paragraph: Paragraph, said: LinkedText) -> None:
    if said.anchor:
        paper.link(paragraph, said.text, said.anchor)
    elif said.text:
        write(paragraph, said.text)
