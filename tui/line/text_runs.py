"""Cells of a row, cut into runs of text that are written in one go."""

import re
from functools import lru_cache
from operator import attrgetter, is_
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


_LIKE_NEXT: Final = re.compile(b"\x01{%d,}" % (RUN - 1))
_is_doubtful = attrgetter("doubtful")


@lru_cache(maxsize=1 << 12)
def text_runs(cells: tuple[Cell, ...]) -> tuple[TextRun, ...]:
    """Cut cells where their style changes; blanks go along with the text before them."""
    found: list[TextRun] = []
    at = 0
    for start, stop in _apart(cells):
        found += _in_styles(cells[at:start])
        here = cells[start]
        whole = here.parts or cells[start:stop]
        found.append(_doubtful(here, whole) if here.doubtful else _text_run(here, stop - start))
        at = stop
    return (*found, *_in_styles(cells[at:]))


def _apart(cells: tuple[Cell, ...]) -> list[tuple[int, int]]:
    """Return the cells that are written by themselves: doubtful ones, and many equal ones."""
    equal = _LIKE_NEXT.finditer(bytes(map(is_, cells, cells[1:])))
    runs = [(run.start(), run.end() + 1) for run in equal]
    if not any(map(_is_doubtful, cells)):
        return runs
    doubts = [(at, at + each.width) for at, each in enumerate(cells) if each.doubtful]
    return sorted([*doubts, *(run for run in runs if not cells[run[0]].doubtful)])


def _in_styles(cells: tuple[Cell, ...]) -> list[TextRun]:
    if not cells:
        return []
    found: list[TextRun] = []
    start, first = 0, cells[0]
    for at, here in enumerate(cells):
        if here.style is not first.style and not _goes_along(first, here):
            found.append(_one_style(cells[start:at]))
            start, first = at, here
    return [*found, _one_style(cells[start:])]


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


def _one_style(part: tuple[Cell, ...]) -> TextRun:
    text = "".join([each.text for each in part])
    size = len(part) if text.isascii() else len(text.encode("utf-8", "replace"))
    is_blank = part[0].is_blank and not text.strip(" ")
    return TextRun(text, part[0].style, len(part), size, is_blank=is_blank)


def _goes_along(first: Cell, other: Cell) -> bool:
    """Return whether a cell looks the same when it is written in the style before it."""
    if first.style == other.style:
        return True
    return (
        other.is_blank
        and first.style.background == other.style.background
        and not first.style.attributes & SEEN_ON_BLANKS
    )
