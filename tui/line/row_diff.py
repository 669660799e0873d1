"""One row: the cheapest way from what the terminal shows in it to what is wanted."""

import re
from collections.abc import Sequence
from operator import is_not
from typing import Final

from tui.line.cells import Cell, Row
from tui.line.cursor_writer import CursorWriter
from tui.line.text_runs import TextRun, text_runs

JUMP: Final = 4
"""Bytes that it takes to jump over a few cells; so many unchanged ones are rather written again."""

Span = tuple[int, int]
"""First column and the one after the last."""

_CHANGED: Final = re.compile(b"\x01+")


def difference(old: Sequence[Cell | None], new: Row) -> int:
    """Return how many cells of a row are another one, by a quick count."""
    return 0 if old == new else sum(map(is_not, old, new))


def paint(writer: CursorWriter, y: int, old: Sequence[Cell | None], new: Row) -> None:
    """Write what differs in a row; `None` in `old` is a cell that is not known."""
    end = _erasable_from(writer, old, new)
    for start, stop in _spans(old, new, end):
        _write(writer, y, new, (start, stop))
    if end < len(new):
        at = max(end, _first_difference(old, new, end))
        writer.move(at, y)
        writer.use(new[-1].style)
        writer.erase_line()


def _first_difference(old: Sequence[Cell | None], new: Row, start: int) -> int:
    return next(x for x in range(start, len(new)) if old[x] is not new[x])


def _erasable_from(writer: CursorWriter, old: Sequence[Cell | None], new: Row) -> int:
    """Return the column from which erasing the rest is shorter than writing blanks."""
    last = new[-1]
    if not last.is_blank or not writer.can_erase(last.style):
        return len(new)
    end = len(new)
    while end and new[end - 1] is last:
        end -= 1
    changed = sum(map(is_not, old[end:], new[end:]))
    return end if changed > len("\x1b[K") or (changed and old[-1] is not last) else len(new)


def _spans(old: Sequence[Cell | None], new: Row, end: int) -> list[Span]:
    """Return what to write: what differs, and what is too little to be jumped over."""
    spans: list[Span] = []
    changed = bytes(map(is_not, old[:end], new[:end]))
    for run in _CHANGED.finditer(changed):
        start, stop = run.span()
        # The right half of a wide character may be the same as before, and goes along.
        stop += new[stop - 1].width > 1
        if spans and _is_worth_writing(new, spans[-1][1], start):
            start = spans.pop()[0]
        spans.append((start, stop))
    return spans


def _is_worth_writing(new: Row, start: int, stop: int) -> bool:
    """Return whether unchanged cells between two changes are cheaper written than jumped over."""
    if stop - start > JUMP:
        return False
    style = new[start - 1].style
    # In a loop of its own: a generator costs more than all it looks at.
    for cell in new[start:stop]:  # noqa: SIM110
        if not (cell.is_blank or (cell.size == 1 and cell.style == style)):
            return False
    return True


def _write(writer: CursorWriter, y: int, new: Row, span: Span) -> None:
    x, stop = span
    x = _approach(writer, y, new, x)
    for text_run in text_runs(tuple(new[x:stop])):
        if writer.x is None:
            writer.move(x, y)
        x += text_run.width * text_run.run
        if text_run.run == 1 or not _write_run(writer, text_run, at_end=x == stop):
            writer.put(text_run)
        elif writer.x != x and x < stop:
            writer.move(x, y)


def _approach(writer: CursorWriter, y: int, new: Row, x: int) -> int:
    """Take the cursor to where a row is written from; return that column, `x` or one before it.

    The first few cells of a row are sooner written again than jumped over: `CR` is one byte.
    """
    is_near = 0 < x < JUMP and all(writer.can_pass(cell) for cell in new[:x])
    if is_near and writer.reach(0, y) + x < writer.reach(x, y):
        writer.move(0, y)
        return 0
    writer.move(x, y)
    return x


def _write_run(writer: CursorWriter, text_run: TextRun, *, at_end: bool) -> bool:
    """Write a run of equal cells in a shorter way than one by one, if there is one."""
    run, terminal = text_run.run, writer.terminal
    if text_run.is_blank and terminal.erase_characters and writer.can_erase(text_run.style):
        # After erasing, the cursor still has to be taken past the blanks.
        if run <= len(f"\x1b[{run}X") + (0 if at_end else len(f"\x1b[{run}C")):
            return False
        writer.use(text_run.style)
        writer.erase(run)
        return True
    if text_run.width != 1 or len(text_run.text) != 1:
        return False
    if (run - 1) * text_run.size <= len(f"\x1b[{run - 1}b"):
        return False
    if not terminal.repeat:
        writer.wishes_repeat = True
        return False
    writer.put(text_run._replace(run=1))
    writer.repeat(run - 1)
    return True
