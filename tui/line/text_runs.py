"""Cells of a row, cut into runs of text that are written in one go."""

from functools import lru_cache
from typing import Final, NamedTuple

from tui.line.cells import SEEN_ON_BLANKS, Cell, Style, cell

RUN: Final = 6
"""From this many equal cells on, a sequence for the whole run may be shorter than they are."""


class TextRun(NamedTuple):
    """Cells of one style, and what writing them takes.

    `width` is in columns, `size` in bytes. `run` is how many equal cells it is, 1 where that is
    not worth knowing. `is_blank` says that there is nothing in it but a background.

    One that is `doubtful` is written as its `parts`, over blanks in its place, the `ground`.
    """

    text: str
    style: Style
    width: int
    size: int
    run: int = 1
    is_blank: bool = False
    doubtful: bool = False
    ground: "tuple[TextRun, ...]" = ()
    parts: "tuple[TextRun, ...]" = ()


@lru_cache(maxsize=1 << 12)
def text_runs(cells: tuple[Cell, ...]) -> tuple[TextRun, ...]:
    """Cut cells where their style changes; blanks go along with the text before them."""
    found: list[TextRun] = []
    start = at = 0
    while at < len(cells):
        here = cells[at]
        run = _run(cells, at)
        if here.doubtful or run >= RUN:
            found += _one_style(cells, start, at)
            whole = here.parts or cells[at : at + here.width]
            found.append(_doubtful(here, whole) if here.doubtful else _text_run(here, run))
            at += run * here.width
            start = at
        elif at > start and not _goes_along(cells[start], here):
            found += _one_style(cells, start, at)
            start = at
        else:
            at += 1
    return (*found, *_one_style(cells, start, at))


def _run(cells: tuple[Cell, ...], at: int) -> int:
    """Return how many equal narrow cells stand from `at` on; 1 where it is not worth counting."""
    one = cells[at]
    last = at + RUN - 1
    if last >= len(cells) or cells[last] is not one or cells[at + 1] is not one:
        return 1
    end = at + 1
    while end < len(cells) and cells[end] is one:
        end += 1
    return end - at


def _text_run(one: Cell, run: int) -> TextRun:
    return TextRun(one.text, one.style, one.width, one.size, run, one.is_blank)


def _doubtful(run: Cell, parts: tuple[Cell, ...]) -> TextRun:
    # Blanks at its end are those by which it may be longer.
    end = next(at for at in range(len(parts), 0, -1) if parts[at - 1].text != " ")
    return TextRun(
        run.text,
        run.style,
        run.width,
        run.size,
        doubtful=True,
        ground=text_runs(tuple(cell(" ", part.style) for part in parts)),
        parts=text_runs(tuple(cell(part.text, part.style, part.width) for part in parts[:end])),
    )


def _one_style(cells: tuple[Cell, ...], start: int, end: int) -> list[TextRun]:
    part = cells[start:end]
    if not part:
        return []
    text = "".join([each.text for each in part])
    size = end - start if text.isascii() else len(text.encode("utf-8", "replace"))
    is_blank = part[0].is_blank and not text.strip(" ")
    return [TextRun(text, part[0].style, end - start, size, is_blank=is_blank)]


def _goes_along(first: Cell, other: Cell) -> bool:
    """Return whether a cell looks the same when it is written in the style before it."""
    if first.style is other.style or first.style == other.style:
        return True
    return (
        other.is_blank
        and first.style.background == other.style.background
        and not first.style.attributes & SEEN_ON_BLANKS
    )
