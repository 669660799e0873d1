"""A frame in parts: what is written first can be read before the rest has come.

Over SSH a write is a packet, and a packet is shown when its last byte is there. A part ends with
a row, so that it is known what the terminal shows if no other one follows.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from tui.line.cells import Cell
from tui.line.cursor_writer import Checkpoint, CursorWriter

PART: Final = 360
"""Bytes of a part, about: at 9.6 kbit/s a third of a second."""

Screen = list[Sequence[Cell | None]]
"""What the terminal is believed to show, row by row; `None` is a cell that is not known."""


class Candidate(NamedTuple):
    """A way to what is wanted.

    `have` is what the terminal shows once it has scrolled or cleared, and `marks` are the rows
    that were painted then, in this order. At last the cursor went to where the cursor belongs.
    """

    writer: CursorWriter
    have: Screen
    marks: list[Checkpoint]


def cut(way: Candidate, most: int) -> list[int]:
    """Take back all of a way but its first part of about `most` bytes; return the rows left out."""
    count = round(way.writer.cost / most)
    if count < 2 or not way.marks:  # noqa: PLR2004 - one part is no part
        return []
    size = way.writer.cost / count
    last = min(range(len(way.marks)), key=lambda number: abs(way.marks[number].cost - size))
    if last == len(way.marks) - 1:
        return []
    way.writer.go_back(way.marks[last])
    return [mark.row for mark in way.marks[last + 1 :]]
