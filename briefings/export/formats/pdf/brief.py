"""A brief as the data that `brief.typ` sets."""

from typing import assert_never

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
from briefings.export.formats.pdf.runs import Data, run_data
from briefings.export.safe_text import inert


def brief_data(brief: Brief) -> Data:
    return {
        "title": inert(brief.title),
        "subtitle": _line(brief.subtitle),
        "short": inert(brief.short_title),
        "marking": inert(brief.marking or "").upper(),
        "author": inert(brief.author),
        "language": brief.labels.language,
        "blocks": [_block(block) for block in brief.blocks],
        "program": f"briefings {brief.version}",
    }


def _block(block: Block) -> Data:
    match block:
        case Heading():
            return {"kind": "heading", "text": inert(block.text)}
        case BriefText():
            return {"kind": "paragraph", "line": _line(block.line), "muted": block.muted}
        case Bullets():
            return {"kind": "bullets", "lines": [_line(line) for line in block.lines]}
        case Framed():
            lines = [_line(line) for line in block.lines]
            return {"kind": "box", "title": inert(block.title), "lines": lines}
        case Table():
            return {
                "kind": "table",
                "shares": [column.share for column in block.columns],
                "heads": [inert(column.heading) for column in block.columns],
                "rows": [[inert(cell) for cell in row] for row in block.rows],
            }
        case _:
            assert_never(block)


def _line(line: Line) -> list[Data]:
    return [run_data(run) for run in line]
