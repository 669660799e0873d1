"""Cells that are written in one go, because nobody knows how far the terminal comes.

Where a cluster may come out wider than it is reckoned, what follows cannot be put in its place:
that may be on the cluster's own signs, and they would be gone. So what follows is written on
from wherever the terminal is, until as many blanks have come as the run may be longer. They are
left to it; from there on all stands in its place again.
"""

from functools import lru_cache
from operator import attrgetter

from tui.line.cells import Cell, Row

_doubtful = attrgetter("doubtful")


def joined(row: Row) -> Row:
    """Return a row in which the cells of each run are one cell, wide as all of them.

    So a run differs as a whole from whatever else stands there.
    """
    if not any(map(_doubtful, row)):
        return row
    found = row[:]
    x = 0
    while x < len(row):
        end = _end(row, x) if row[x].doubtful else x + 1
        if row[x].doubtful:
            found[x:end] = _run(tuple(row[x:end]))
        x = end
    return found


def _end(row: Row, start: int) -> int:
    """Return the column after a run that begins with a doubtful cell.

    Blanks end it that are more than what it may be too long: the last one is between words.
    """
    debt, x = 0, start
    while x < len(row):
        cell = row[x]
        blanks = _blanks(row, x)
        if debt and blanks and (blanks > debt or x + blanks == len(row)):
            return min(x + debt, len(row))
        debt += max(cell.most - cell.width, 0)
        x += max(blanks, cell.width, 1)
        if not debt:
            return x
    return len(row)


def _blanks(row: Row, start: int) -> int:
    end = start
    while end < len(row) and row[end].text == " ":
        end += 1
    return end - start


@lru_cache(maxsize=1 << 12)
def _run(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    text = "".join(cell.text for cell in cells)
    width = len(cells)
    head = Cell(text, cells[0].style, width, doubtful=True, most=width, parts=cells)
    # Each is one of its own: it is found nowhere but in this run.
    rest = (Cell("", cell.style, 0, doubtful=False, most=0) for cell in cells[1:])
    return (head, *rest)
