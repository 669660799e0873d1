"""A brief as a document for word processors: real tables, and page x of y on every page."""

from typing import assert_never

from docx.text.paragraph import Paragraph as WordParagraph

from briefings.export.brief.blocks import (
    Block,
    Brief,
    BriefText,
    Bullets,
    Framed,
    Heading,
    Line,
    Table,
)
from briefings.export.formats.docx.archive import name_program, packed
from briefings.export.formats.docx.brief_styles import (
    BOX,
    BOX_TITLE,
    BULLET,
    MUTED,
    TEXT,
    set_up_brief,
)
from briefings.export.formats.docx.direction import mark_directions
from briefings.export.formats.docx.page_heads import write_page_heads
from briefings.export.formats.docx.paper import Paper, write
from briefings.export.formats.docx.properties import set_properties
from briefings.export.formats.docx.styles import CODE
from briefings.export.formats.docx.tables import write_table


def brief_file(brief: Brief) -> bytes:
    """Return the file of a brief; the same brief makes the same bytes."""
    paper = Paper(brief.content_language or "", brief.labels)
    set_up_brief(paper.document)
    write_page_heads(paper.document, brief.short_title, brief.marking)
    write(paper.paragraph("Title"), brief.title)
    if brief.subtitle:
        _write_line(paper.paragraph(MUTED), brief.subtitle)
    for block in brief.blocks:
        _block(paper, block)
    set_properties(
        paper.document,
        title=brief.title,
        author=brief.author,
        language=brief.content_language or "",
        version=brief.version,
        day=brief.prepared,
    )
    name_program(paper.document)
    mark_directions(paper.document)
    return packed(paper.document)


def _block(paper: Paper, block: Block) -> None:
    match block:
        case Heading():
            paper.heading(block.text, 2)
        case BriefText():
            _write_line(paper.paragraph(MUTED if block.muted else TEXT), block.line)
        case Bullets():
            for line in block.lines:
                _write_line(paper.paragraph(BULLET), line)
        case Framed():
            write(paper.paragraph(BOX_TITLE), block.title)
            for line in block.lines:
                _write_line(paper.paragraph(BOX), line)
        case Table():
            write_table(paper, block)
        case _:
            assert_never(block)


def _write_line(paragraph: WordParagraph, line: Line) -> None:
    for run in line:
        written = write(paragraph, run.text, CODE if run.code else None)
        written.bold = run.strong or None
        written.italic = run.emphasis or None
