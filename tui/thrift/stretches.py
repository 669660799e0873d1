"""A stretch of a row, cut into what is written in one go."""

from functools import lru_cache
from typing import Final, NamedTuple

from tui.thrift.cells import SEEN_ON_BLANKS, Cell, Style

RUN: Final = 6
"""From this many equal cells on, a sequence for the whole run may be shorter than they are."""


class Stretch(NamedTuple):
    """Cells of one style, and what writing them takes.

    `width` is in columns, `size` in bytes. `run` is how many equal cells it is, 1 where that is
    not worth knowing. `is_blank` says that there is nothing in it but a background.
    """

    text: str
    style: Style
    width: int
    size: int
    run: int = 1
    is_blank: bool = False
    doubtful: bool = False


@lru_cache(maxsize=1 << 12)
def stretches(cells: tuple[Cell, ...]) -> tuple[Stretch, ...]:
    """Cut cells where their style changes; blanks go along with the text before them."""
    found: list[Stretch] = []
    start = at = 0
    while at < len(cells):
        cell = cells[at]
        run = _run(cells, at)
        if cell.doubtful or run >= RUN:
            found += _one_style(cells, start, at)
            found.append(_stretch(cell, run))
            at += run * cell.width
            start = at
        elif at > start and not _goes_along(cells[start], cell):
            found += _one_style(cells, start, at)
            start = at
        else:
            at += 1
    return (*found, *_one_style(cells, start, at))


def _run(cells: tuple[Cell, ...], at: int) -> int:
    """Return how many equal narrow cells stand from `at` on; 1 where it is not worth counting."""
    cell = cells[at]
    last = at + RUN - 1
    if last >= len(cells) or cells[last] is not cell or cells[at + 1] is not cell:
        return 1
    end = at + 1
    while end < len(cells) and cells[end] is cell:
        end += 1
    return end - at


def _stretch(cell: Cell, run: int) -> Stretch:
    return Stretch(cell.text, cell.style, cell.width, cell.size, run, cell.is_blank, cell.doubtful)


def _one_style(cells: tuple[Cell, ...], start: int, end: int) -> list[Stretch]:
    part = cells[start:end]
    if not part:
        return []
    text = "".join([cell.text for cell in part])
    size = end - start if text.isascii() else len(text.encode("utf-8", "replace"))
    is_blank = part[0].is_blank and not text.strip(" ")
    return [Stretch(text, part[0].style, end - start, size, is_blank=is_blank)]


def _goes_along(first: Cell, cell: Cell) -> bool:
    """Say whether a cell looks the same when it is written in the style before it."""
    if first.style is cell.style or first.style == cell.style:
        return True
    return (
        cell.is_blank
        and first.style.background == cell.style.background
        and not first.style.attributes & SEEN_ON_BLANKS
    )
