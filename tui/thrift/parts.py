"""A frame in parts: what is written first can be read before the rest has come.

Over SSH a write is a packet, and a packet is shown when its last byte is there. A part ends with
a row, so that it is known what the terminal shows if no other one follows.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from tui.thrift.cells import Cell
from tui.thrift.pen import Mark, Pen

PART: Final = 360
"""Bytes of a part, about: at 9.6 kbit/s a third of a second."""

Screen = list[Sequence[Cell | None]]
"""What the terminal is believed to show, row by row; `None` is a cell that is not known."""


class Way(NamedTuple):
    """A way to what is wanted.

    `have` is what the terminal shows once it has scrolled or cleared, and `marks` are the rows
    that were painted then, in this order. At last the pen went to where the cursor belongs.
    """

    pen: Pen
    have: Screen
    marks: list[Mark]


def cut(way: Way, most: int) -> list[int]:
    """Take back all of a way but its first part of about `most` bytes; return the rows left out."""
    count = round(way.pen.cost / most)
    if count < 2 or not way.marks:  # noqa: PLR2004 - one part is no part
        return []
    size = way.pen.cost / count
    last = min(range(len(way.marks)), key=lambda number: abs(way.marks[number].cost - size))
    if last == len(way.marks) - 1:
        return []
    way.pen.go_back(way.marks[last])
    return [mark.row for mark in way.marks[last + 1 :]]
