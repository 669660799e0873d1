"""A brief as plain text of 78 columns."""

from typing import assert_never

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
from briefings.export.formats.txt.paper import TextPaper

_STEP = 2


def write_text(brief: Brief) -> bytes:
    """Return a brief as plain text, UTF-8."""
    paper = TextPaper()
    marks = (brief.marking.upper(),) if brief.marking else ()
    for said in (*marks, brief.title, *([plain(brief.subtitle)] if brief.subtitle else [])):
        paper.text(said)
    after_heading = False
    for block in brief.blocks:
        if not after_heading:
            paper.gap()
        after_heading = isinstance(block, Heading)
        _block(paper, block)
    for said in marks:
        paper.gap()
        paper.text(said)
    return paper.content()


def _block(paper: TextPaper, block: Block) -> None:
    match block:
        case Heading():
            paper.ruled(block.text, "-")
        case BriefText():
            paper.text(plain(block.line))
        case Bullets():
            for line in block.lines:
                paper.marked("-", plain(line), 0, _STEP)
        case Framed():
            paper.marked("!", block.title, 0, _STEP)
            for line in block.lines:
                paper.text(plain(line), _STEP)
        case Table():
            paper.table(block)
        case _:
            assert_never(block)
