"""The sections of a brief before it is known how much of them two pages hold."""

from typing import Literal, assert_never

import msgspec

from briefings.export.brief.blocks import (
    Block,
    BriefText,
    Bullets,
    Framed,
    Heading,
    Line,
    Table,
    TableColumn,
    plain,
)

Name = Literal[
    "head",
    "interest",
    "assessments",
    "recommendations",
    "scales",
    "bottom_lines",
    "tensions",
    "key_points",
    "figures",
    "sources",
    "notes",
    "statements",
    "lesser_tensions",
    "questions",
]

KEPT: tuple[Name, ...] = (
    "head",
    "interest",
    "assessments",
    "recommendations",
    "scales",
    "bottom_lines",
    "tensions",
    "sources",
    "figures",
    "key_points",
    "notes",
    "statements",
    "lesser_tensions",
    "questions",
)
"""What is kept first where two pages cannot hold all; the last of these gives way first.

Within a section the pieces of the smallest weight are kept first, then those that come first.
"""

Shape = Literal["muted", "bullets", "box", "table"]


class BriefPiece(msgspec.Struct, frozen=True):
    """A point, a paragraph or a row: it goes in whole or not at all.

    `cells` is one line for all but the rows of a table. The pieces with the smallest `weight` are
    kept first. `notes` are the ids of the notes that it carries.
    """

    cells: tuple[Line, ...]
    weight: int = 0
    notes: tuple[str, ...] = ()


class BriefSection(msgspec.Struct, frozen=True, kw_only=True):
    """Pieces under one heading, which is left out where no piece is left."""

    name: Name
    heading: str
    shape: Shape
    pieces: tuple[BriefPiece, ...]
    columns: tuple[TableColumn, ...] = ()

    def blocks(self, pieces: tuple[BriefPiece, ...]) -> tuple[Block, ...]:
        """Return the blocks of the section with these pieces alone."""
        if not pieces:
            return ()
        lines = tuple(piece.cells[0] for piece in pieces)
        head = (Heading(self.heading),) if self.heading else ()
        match self.shape:
            case "box":
                return (Framed(self.heading, lines),)
            case "bullets":
                return (*head, Bullets(lines))
            case "table":
                rows = tuple(tuple(map(plain, piece.cells)) for piece in pieces)
                return (*head, Table(self.columns, rows))
            case "muted":
                return (*head, *(BriefText(line, muted=True) for line in lines))
            case _:
                assert_never(self.shape)
