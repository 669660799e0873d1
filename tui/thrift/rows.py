"""One row: the cheapest way from what the terminal shows in it to what is wanted."""

from collections.abc import Sequence
from operator import is_not
from typing import Final

from tui.thrift.cells import Cell, Row
from tui.thrift.pen import Pen

JUMP: Final = 4
"""Bytes that it takes to jump over a few cells; so many unchanged ones are rather written again."""

RUN: Final = 6
"""From this many equal cells on, a sequence for the whole run may be shorter than they are."""

Span = tuple[int, int]
"""First column and the one after the last."""


def difference(old: Sequence[Cell | None], new: Row) -> int:
    """Return how many cells of a row are another one, by a quick count."""
    return 0 if old == new else sum(map(is_not, old, new))


def paint(pen: Pen, y: int, old: Sequence[Cell | None], new: Row) -> None:
    """Write what differs in a row; `None` in `old` is a cell that is not known."""
    end = _erasable_from(pen, old, new)
    for start, stop in _spans(old, new, end):
        _write(pen, y, new, (start, stop))
    if end < len(new):
        at = max(end, _first_difference(old, new, end))
        pen.move(at, y)
        pen.use(new[-1].style)
        pen.erase_line()


def _first_difference(old: Sequence[Cell | None], new: Row, start: int) -> int:
    return next(x for x in range(start, len(new)) if old[x] is not new[x])


def _erasable_from(pen: Pen, old: Sequence[Cell | None], new: Row) -> int:
    """Return the column from which erasing the rest is shorter than writing blanks."""
    last = new[-1]
    if not _is_blank(last) or not pen.can_erase(last.style):
        return len(new)
    end = len(new)
    while end and new[end - 1] is last:
        end -= 1
    changed = sum(map(is_not, old[end:], new[end:]))
    return end if changed > len("\x1b[K") or (changed and old[-1] is not last) else len(new)


def _is_blank(cell: Cell) -> bool:
    """Say whether erasing leaves such a cell: nothing but a background."""
    return cell.text == " " and not cell.style.foreground and not cell.style.attributes


def _spans(old: Sequence[Cell | None], new: Row, end: int) -> list[Span]:
    """Return what to write: what differs, and what is too little to be jumped over."""
    spans: list[Span] = []
    changed = [x for x in range(end) if old[x] is not new[x]]
    if not changed:
        return spans
    start = stop = changed[0]
    for x in changed:
        if x > stop and not _is_worth_writing(new, stop, x):
            spans.append((start, stop))
            start = x
        stop = x + 1
        if new[x].doubtful:
            # How far it reaches is not known, so all that follows is written.
            return [*spans, (start, end)]
    return [*spans, (start, stop)]


def _is_worth_writing(new: Row, start: int, stop: int) -> bool:
    """Say whether unchanged cells between two changes are cheaper written than jumped over."""
    if stop - start > JUMP:
        return False
    style = new[start - 1].style
    return all(
        (cell.style == style or _is_blank(cell)) and cell.text.isascii() and cell.width == 1
        for cell in new[start:stop]
    )


def _write(pen: Pen, y: int, new: Row, span: Span) -> None:
    x, stop = span
    x = _approach(pen, y, new, x)
    while x < stop:
        if pen.x is None:
            pen.move(x, y)
        cell = new[x]
        run = _run(new, x, stop)
        if run >= RUN and _write_run(pen, cell, run, at_end=x + run == stop):
            x += run
            if pen.x != x and x < stop:
                pen.move(x, y)
            continue
        pen.put(cell)
        x += cell.width or 1


def _approach(pen: Pen, y: int, new: Row, x: int) -> int:
    """Take the pen to where a row is written from; return that column, `x` or one before it.

    The first few cells of a row are sooner written again than jumped over: `CR` is one byte.
    """
    is_near = 0 < x < JUMP and all(pen.can_pass(cell) for cell in new[:x])
    if is_near and pen.reach(0, y) + x < pen.reach(x, y):
        pen.move(0, y)
        return 0
    pen.move(x, y)
    return x


def _run(new: Row, x: int, stop: int) -> int:
    """Return how many equal cells stand from `x` on; 1 where it is not worth counting."""
    cell = new[x]
    if x + RUN > stop or new[x + RUN - 1] is not cell or new[x + 1] is not cell:
        return 1
    end = x + 1
    while end < stop and new[end] is cell:
        end += 1
    return end - x


def _write_run(pen: Pen, cell: Cell, run: int, *, at_end: bool) -> bool:
    """Write a run of equal cells in a shorter way than one by one, if there is one."""
    terminal = pen.terminal
    if _is_blank(cell) and terminal.erase_characters and pen.can_erase(cell.style):
        # After erasing, the pen still has to be taken past the blanks.
        if run > len(f"\x1b[{run}X") + (0 if at_end else len(f"\x1b[{run}C")):
            pen.use(cell.style)
            pen.erase(run)
            return True
        return False
    if cell.width != 1 or cell.doubtful or len(cell.text) != 1:
        return False
    if (run - 1) * len(cell.text.encode()) <= len(f"\x1b[{run - 1}b"):
        return False
    if not terminal.repeat:
        pen.wishes_repeat = True
        return False
    pen.put(cell)
    pen.repeat(run - 1)
    return True
