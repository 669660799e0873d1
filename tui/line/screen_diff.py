"""Painting what differs between two screens, in the order of rows that takes the fewest bytes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from tui.line.cells import DEFAULT, Cell, Grid, Style, blank
from tui.line.cursor_writer import CursorWriter
from tui.line.frame_parts import FrameCandidate, Screen
from tui.line.row_diff import paint

FEW: Final = 6
"""Up to so many rows that differ, other orders of them are tried too."""


def shortest(candidates: Iterable[FrameCandidate]) -> FrameCandidate:
    """Return the candidate whose writer has written least."""
    return min(candidates, key=lambda candidate: candidate.writer.cost)


def cursor_on(grid: Grid) -> tuple[int, int] | None:
    """Return where the cursor belongs; a grid may have become too small for where it was."""
    if grid.cursor is None:
        return None
    x, y = grid.cursor
    return min(x, grid.columns - 1), min(y, len(grid.rows) - 1)


def painted(writer: CursorWriter, have: Screen, grid: Grid) -> Iterator[FrameCandidate]:
    """Paint what differs and go to where the cursor belongs, as one or several candidates."""
    changed = [y for y, row in enumerate(grid.rows) if row != have[y]]
    cursor = cursor_on(grid)
    for order in _orders(changed, writer.y, cursor[1] if cursor else None):
        candidate = FrameCandidate(writer.copy(), have, [])
        for y in order:
            paint(candidate.writer, y, have[y], grid.rows[y])
            candidate.marks.append(candidate.writer.mark(y))
        if cursor:
            candidate.writer.move(*cursor)
        yield candidate


def cleared(writer: CursorWriter, have: Screen, grid: Grid, top: int) -> Iterator[FrameCandidate]:
    """Erase everything from a row on, then paint."""
    want = grid.rows
    ground = _ground(want[top:])
    if not writer.can_erase(ground):
        ground = DEFAULT
    empty = [blank(ground)] * grid.columns
    if any(row != empty for row in have[top:]):
        writer.move(0, top)
        writer.use(ground)
        writer.erase_below()
    return painted(writer, [*have[:top], *[empty] * (len(want) - top)], grid)


def _orders(changed: list[int], begin: int | None, end: int | None) -> list[list[int]]:
    """Return orders of rows: from the top, but first the row where the cursor stands.

    A few are also ordered so that the one where the cursor is to stand at last is the last.
    """
    first = sorted(changed, key=lambda y: y != begin)
    if end not in changed or not 1 < len(changed) <= FEW:
        return [first]
    return [first, sorted(changed, key=lambda y: y == end), sorted(first, key=lambda y: y == end)]


def _ground(want: Sequence[list[Cell]]) -> Style:
    """Return the commonest background, as a style."""
    there = {cell.style.background for cell in set(chain.from_iterable(want))}
    if len(there) > 1:
        counted = Counter(cell.style.background for cell in chain.from_iterable(want))
        return Style("", counted.most_common(1)[0][0])
    return Style("", there.pop())
