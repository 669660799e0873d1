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


class FrameCandidate(NamedTuple):
    """A sequence that leads to what is wanted.

    `have` is what the terminal shows once it has scrolled or cleared, and `marks` are the rows
    that were painted then, in this order. At last the cursor went to where the cursor belongs.
    """

    writer: CursorWriter
    have: Screen
    marks: list[Checkpoint]


def cut(candidate: FrameCandidate, most: int) -> list[int]:
    """Take back all but a first part of about `most` bytes; return the rows left out."""
    marks, cost = candidate.marks, candidate.writer.cost
    count = round(cost / most)
    if count < 2 or not marks:  # noqa: PLR2004 - one part is no part
        return []
    last = min(range(len(marks)), key=lambda number: abs(marks[number].cost - cost / count))
    if last == len(marks) - 1:
        return []
    candidate.writer.go_back(marks[last])
    return [mark.row for mark in marks[last + 1 :]]
