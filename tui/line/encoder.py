"""The shortest way from what the terminal shows to what is wanted."""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from typing import Final

from tui.line.capabilities import Terminal
from tui.line.cells import DEFAULT, Cell, Grid, blank
from tui.line.cursor_writer import CursorWriter
from tui.line.frame_parts import FrameCandidate, Screen, cut
from tui.line.screen_diff import cleared, cursor_on, painted, shortest
from tui.line.scrolling import Shift, distance, shifted, shifts
from tui.line.text_runs import text_runs
from tui.line.tty import CLEAR
from tui.line.uncertain_widths import joined

_PROOF: Final = "   "
"""What is written to see whether REP works: a blank and two repetitions."""

MUCH: Final = 0.5
"""From this part of the cells on, it is tried to clear the screen and begin anew."""


class Encoder:
    """Follows what one terminal shows. It begins with what is not known.

    Attributes:
        known: False where the terminal may show anything; the next frame paints all of it.
        rest: bytes that were left out of the last frame because it was to be a part only.
    """

    def __init__(self, columns: int, rows: int, terminal: Terminal) -> None:
        self._writer = CursorWriter(columns, rows, terminal)
        self._have: Screen = []
        self._proof_row: int | None = None
        self.known = False
        self.rest = 0

    @property
    def place(self) -> tuple[int | None, int | None]:
        """Where the terminal's writer must be: column and row, counted from 0."""
        return self._writer.x, self._writer.y

    def forget(self) -> None:
        """Take nothing for granted any more: the terminal was resized, or somebody wrote on it."""
        self.known = False

    def seed(self, grid: Grid) -> None:
        """Begin with a terminal that shows `grid`, in plain style at the grid's cursor."""
        self._writer = CursorWriter(grid.columns, len(grid.rows), self._writer.terminal)
        self._writer.style = DEFAULT
        if cursor := cursor_on(grid):
            self._writer.x, self._writer.y = cursor
        self._have = [row[:] for row in _joined(grid).rows]
        self.known = True

    def drive(self, terminal: Terminal) -> None:
        """Go on with what a terminal has turned out to do; all is painted in its new colours."""
        self._writer.drive(terminal)
        self.forget()

    @property
    def wishes_repeat(self) -> bool:
        """Whether the last frame would have been shorter if the terminal had REP."""
        return self._writer.wishes_repeat

    def proof_of_repeat(self) -> str:
        """Return a sequence after which the cursor's place shows whether the terminal has REP.

        It repeats a blank on blanks; "" where there are none. The place it should be at then is
        the last column: `repeat_proven` is to be called with the one it is at, and `point` takes
        the cursor back.
        """
        nothing = [blank()] * (len(_PROOF) + 1)
        y = next((y for y, row in enumerate(self._have) if row[-len(nothing) :] == nothing), None)
        if y is None:
            return ""
        writer = self._writer
        writer.use(DEFAULT)
        writer.move(writer.columns - len(nothing), y)
        writer.put(text_runs((blank(),))[0])
        writer.repeat(len(_PROOF) - 1)
        self._proof_row = y
        return writer.take()

    def repeat_proven(self, x: int) -> bool:
        """Take up whether REP works, from the column after the proof; return whether it does."""
        writer = self._writer
        works = x == writer.columns - 1
        writer.drive(replace(writer.terminal, repeat=works))
        if not works and self._proof_row is not None:
            # Whatever it did instead, it did in this row.
            self._have[self._proof_row] = [None] * writer.columns
        self._proof_row = None
        return works

    def point(self, grid: Grid) -> str:
        """Return what takes the terminal's cursor to where it belongs on `grid`."""
        if self._proof_row is not None:
            # It is not known yet how far REP has taken it.
            self._writer.x = None
        if cursor := cursor_on(grid):
            self._writer.move(*cursor)
        return self._writer.take()

    def shows(self, grid: Grid) -> bool:
        """Return whether the terminal shows `grid`, its cursor included, as far as is known."""
        if not self.known or not self._fits(grid) or self._have != _joined(grid).rows:
            return False
        return cursor_on(grid) in (None, self.place)

    def encode(self, grid: Grid, most: int = 0) -> str:
        """Return what makes the terminal show `grid`, its cursor included; "" if it does.

        With `most` that is a part of about so many bytes, the row of the cursor and the upper ones
        first; what `rest` says is left to the next one.
        """
        self.rest = 0
        grid = _joined(grid)
        if not self.known or not self._fits(grid):
            return self._anew(grid, most)
        changed = [y for y, row in enumerate(grid.rows) if row != self._have[y]]
        if not changed:
            return self.point(grid)
        return self._taken(shortest(self._candidates(grid, changed)), grid.rows, most)

    def _fits(self, grid: Grid) -> bool:
        return (grid.columns, len(grid.rows)) == (self._writer.columns, self._writer.rows)

    def _anew(self, grid: Grid, most: int) -> str:
        writer = CursorWriter(grid.columns, len(grid.rows), self._writer.terminal)
        writer.write(CLEAR.decode())
        writer.x, writer.y, writer.style = 0, 0, DEFAULT
        have: Screen = [[blank()] * grid.columns for _ in grid.rows]
        self.known = True
        return self._taken(shortest(cleared(writer, have, grid, 0)), grid.rows, most)

    def _taken(self, candidate: FrameCandidate, want: Sequence[list[Cell]], most: int) -> str:
        self._have = [row[:] for row in want]
        self._writer = candidate.writer
        whole = candidate.writer.cost
        for y in cut(candidate, most) if most else ():
            self._have[y] = candidate.have[y]
        self.rest = whole - candidate.writer.cost
        return candidate.writer.take()

    def _candidates(self, grid: Grid, changed: Sequence[int]) -> Iterator[FrameCandidate]:
        """Try what may be the shortest: only what differs, after scrolling, after clearing."""
        have, want = self._have, grid.rows
        before = distance(have, want)
        writers = {at_edge: self._writer.copy() for at_edge in self._at_edge}
        least = before
        # One row that changes has not come from elsewhere, or it would have left another.
        for shift in self._shifts(want) if len(changed) > 1 else ():
            moved = shifted(have, shift)
            cells = distance(moved, want)
            if cells < least:
                for at_edge, writer in writers.items():
                    writer.scroll(shift.region, shift.by, at_edge=at_edge)
                have, least = moved, cells
        for writer in writers.values() if have is not self._have else ():
            yield from painted(writer, have, grid)
        if have is self._have or least * 2 > before:
            yield from painted(self._writer, self._have, grid)
        top = changed[0]
        if least > MUCH * len(want[0]) * (len(want) - top):
            yield from cleared(self._writer.copy(), self._have, grid, top)

    @property
    def _at_edge(self) -> tuple[bool, ...]:
        """The ways to scroll that the terminal has: by line feeds at the edge, by a sequence."""
        return (True, False) if self._writer.terminal.scroll else (True,)

    def _shifts(self, want: Sequence[list[Cell]]) -> list[Shift]:
        terminal = self._writer.terminal
        if not (terminal.region and terminal.index):
            return []
        return shifts(self._have, want, self._writer.region)


def _joined(grid: Grid) -> Grid:
    """Return a grid as it is compared and written: what is written in one go is one cell."""
    found = copy(grid)
    found.rows = [joined(row) for row in grid.rows]
    return found
