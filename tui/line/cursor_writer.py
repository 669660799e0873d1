"""The terminal's cursor: where it stands, how it writes, and the shortest way to change that."""

from functools import lru_cache
from typing import NamedTuple

from tui.line.capabilities import Terminal
from tui.line.cells import DEFAULT, SEEN_ON_BLANKS, Cell, Style
from tui.line.colours import shown
from tui.line.sgr import change
from tui.line.text_runs import TextRun

Region = tuple[int, int]
"""First and last row of what scrolls, counted from 0, both inclusive."""

Has = tuple[bool, bool]
"""Whether the terminal has CHA and VPA."""


class Checkpoint(NamedTuple):
    """A writer as it was after a row: how much it had written, where it stood, and its style."""

    row: int
    length: int
    cost: int
    place: tuple[int | None, int | None]
    style: Style | None


class CursorWriter:
    """Collects a sequence and follows what it does to the terminal.

    `x` is `None` where terminals differ in where they stand: after the last column, and after a
    character of doubtful width. Line feeds are taken to be just that (the terminal's ONLCR off).
    """

    def __init__(self, columns: int, rows: int, terminal: Terminal) -> None:
        self.columns = columns
        self.rows = rows
        self.terminal = terminal
        self.x: int | None = None
        self.y: int | None = None
        self.style: Style | None = None
        self.region: Region = (0, rows - 1)
        self.wishes_repeat = False
        """Whether REP would have made something shorter."""
        self._styles: dict[Style, Style] = {}
        self._out: list[str] = []
        self.cost = 0

    def copy(self) -> "CursorWriter":
        """Return a writer that goes on from here, with all that was written so far."""
        other = CursorWriter(self.columns, self.rows, self.terminal)
        other._out, other.cost = self._out[:], self.cost
        other.x, other.y, other.style, other.region = self.x, self.y, self.style, self.region
        other._styles = self._styles
        return other

    def drive(self, terminal: Terminal) -> None:
        """Go on with what a terminal has turned out to do."""
        self.terminal = terminal
        self._styles = {}

    @property
    def _has(self) -> Has:
        return self.terminal.column, self.terminal.row

    def _shown(self, style: Style) -> Style:
        """Return a style as far as the terminal has it."""
        known = self._styles.get(style)
        if known is None:
            known = self._styles[style] = shown(style, self.terminal)
        return known

    def take(self) -> str:
        """Return what was written, and forget it."""
        written = "".join(self._out)
        self._out.clear()
        self.cost = 0
        return written

    def mark(self, row: int) -> Checkpoint:
        """Return what takes the cursor back to where it is now: a row is done."""
        return Checkpoint(row, len(self._out), self.cost, (self.x, self.y), self.style)

    def go_back(self, mark: Checkpoint) -> None:
        """Take back what was written since; no margins may have been set."""
        del self._out[mark.length :]
        self.cost, (self.x, self.y), self.style = mark.cost, mark.place, mark.style

    def write(self, sequence: str) -> None:
        """Write a sequence (ASCII) that moves the cursor nowhere."""
        self._out.append(sequence)
        self.cost += len(sequence)

    def move(self, x: int, y: int) -> None:
        """Go to a column and a row, both counted from 0."""
        if (x, y) != (self.x, self.y):
            self.write(_way((self.x, self.y), (x, y), self.region, self._has))
            self.x, self.y = x, y

    def reach(self, x: int, y: int) -> int:
        """Return how many bytes it takes to go there."""
        if (x, y) == (self.x, self.y):
            return 0
        return len(_way((self.x, self.y), (x, y), self.region, self._has))

    def use(self, style: Style) -> None:
        """Write in this style from now on, as far as the terminal has it."""
        style = self._shown(style)
        if style != self.style:
            self.write(change(self.style, style))
            self.style = style

    def can_erase(self, style: Style) -> bool:
        """Return whether erasing can leave blanks of this style on every such terminal."""
        return self.terminal.back_colour_erase or not self._shown(style).background

    def put(self, text_run: TextRun) -> None:
        """Write a run of text where the cursor stands."""
        if text_run.doubtful:
            self._put_doubtful(text_run)
            return
        if not (text_run.is_blank and self._blank_like(text_run.style)):
            self.use(text_run.style)
        self._out.append(text_run.text * text_run.run)
        self.cost += text_run.size * text_run.run
        self._advance(text_run.width * text_run.run)

    def _blank_like(self, style: Style) -> bool:
        """Return whether a blank looks the same in the cursor's style as in this one."""
        if self.style is None or self.style.attributes & SEEN_ON_BLANKS:
            return False
        style = self._shown(style)
        return not style.attributes & SEEN_ON_BLANKS and style.background == self.style.background

    def can_pass(self, cell: Cell) -> bool:
        """Return whether writing a cell again takes a byte and no change of style."""
        return cell.text == " " and self._blank_like(cell.style)

    def _put_doubtful(self, text_run: TextRun) -> None:
        """Write what may come out narrower or wider: on blanks, and the cursor's place is lost."""
        x = self.x
        for ground in text_run.ground:
            self.put(ground)
        if x is not None and self.y is not None:
            self.move(x, self.y)
        for part in text_run.parts:
            self.put(part)
        self.x = None

    def _advance(self, width: int) -> None:
        if self.x is not None:
            self.x += width
            if self.x >= self.columns:
                self.x = None

    def repeat(self, count: int) -> None:
        """Write the last character `count` times more (REP, ECMA-48 8.3.103)."""
        self.write(f"\x1b[{count}b")
        self._advance(count)

    def erase(self, count: int) -> None:
        """Erase `count` cells from the cursor on; it stays (ECH, ECMA-48 8.3.38)."""
        self.write(f"\x1b[{count}X")

    def erase_line(self) -> None:
        """Erase from the cursor to the end of the row (EL)."""
        self.write("\x1b[K")

    def erase_below(self) -> None:
        """Erase from the cursor to the end of the screen (ED)."""
        self.write("\x1b[J")

    def scroll(self, region: Region, shift: int, *, at_edge: bool) -> None:
        """Scroll a region up by `shift` rows, down if it is negative; blank rows come in.

        `at_edge` has the cursor go to where they come in, which pays if they are written to next;
        else the terminal must have SU and SD.

        Blanks that scroll in have the background of the cursor on some terminals and not on others,
        so the cursor must have none.
        """
        self.use(DEFAULT)
        if self.region != region:
            self.write(f"\x1b[{region[0] + 1};{region[1] + 1}r")
            self.region = region
            self.x = self.y = 0
        count = abs(shift)
        edge, index, letter = (region[1], "\n", "S") if shift > 0 else (region[0], "\x1bM", "T")
        if at_edge:
            self.move(self.x or 0, edge)
            self.write(index * count)
        else:
            self.write(f"\x1b[{count if count > 1 else ''}{letter}")


@lru_cache(maxsize=1 << 14)
def _way(
    start: tuple[int | None, int | None], goal: tuple[int, int], region: Region, has: Has
) -> str:
    """Return the shortest sequence that takes the cursor from `start` to `goal`."""
    (x, y), (new_x, new_y) = start, goal
    ways = [_absolute(new_x, new_y)]
    down = None if y is None else _vertical(y, new_y, region, has)
    if down is not None:
        across = _horizontal(new_x, has) if x is None else _across(x, new_x, has)
        ways += [down + way for way in across]
    return min(ways, key=len)


def _absolute(x: int, y: int) -> str:
    row = str(y + 1) if y else ""
    return f"\x1b[{row};{x + 1}H" if x else f"\x1b[{row}H"


def _vertical(y: int, new_y: int, region: Region, has: Has) -> str | None:
    """Return how to change the row and keep the column; `None` where a margin stands between."""
    top, bottom = region
    count = abs(new_y - y)
    if new_y == y:
        return ""
    ways = [f"\x1b[{new_y + 1}d"] if has[1] else []
    if new_y > y and not y <= bottom < new_y:
        ways += ["\n" * count, f"\x1b[{count if count > 1 else ''}B"]
    if new_y < y and not y >= top > new_y:
        ways += [f"\x1b[{count if count > 1 else ''}A"]
    return min(ways, key=len, default=None)


def _horizontal(new_x: int, has: Has) -> list[str]:
    """Return ways to a column from one that is not known."""
    ways = ["\r"] if new_x == 0 else [f"\r\x1b[{new_x if new_x > 1 else ''}C"]
    if has[0] and new_x:
        ways.append(f"\x1b[{new_x + 1}G")
    return ways


def _across(x: int, new_x: int, has: Has) -> list[str]:
    if new_x == x:
        return [""]
    count = abs(new_x - x)
    if new_x > x:
        return [f"\x1b[{count if count > 1 else ''}C", *_horizontal(new_x, has)]
    return ["\b" * count, f"\x1b[{count}D", *_horizontal(new_x, has)]
