"""A made-up screen: rows of styled clusters."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.style import Style

PLAIN = Style()


class Cluster(NamedTuple):
    """What is written into one place of the screen; `width` is 1 or 2 cells."""

    text: str
    width: int = 1
    style: Style = PLAIN


class Half(NamedTuple):
    """The right half of a wide cluster."""

    style: Style = PLAIN


Place = Cluster | Half
Row = tuple[Place, ...]
Page = tuple[Row, ...]


def spread(clusters: Sequence[Cluster]) -> list[Place]:
    """Give each cluster its one or two places."""
    return [place for c in clusters for place in (c, Half(c.style))[: c.width]]


def put(row: Row, at: int, new: Sequence[Place]) -> Row:
    """Overwrite a part of a row; wide clusters that are cut through leave blanks.

    What has no room in the row is left out.
    """
    new = new[: len(row) - at]
    return (*whole(row[:at]), *whole(new), *whole(row[at + len(new) :]))


def whole(part: Sequence[Place]) -> Sequence[Place]:
    """Blank what is left of wide clusters that were cut through at the ends of a part."""
    if part and isinstance(part[0], Half):
        part = (Cluster(" ", style=part[0].style), *part[1:])
    if part and isinstance(part[-1], Cluster) and part[-1].width == 2:
        part = (*part[:-1], Cluster(" ", style=part[-1].style))
    return part


def scrolled(page: Page, top: int, bottom: int, by: int, fresh: Callable[[], Row]) -> Page:
    """Scroll rows `top` to `bottom` (exclusive) up by `by` rows, down where it is negative."""
    rows = list(page[top:bottom])
    for _ in range(min(abs(by), len(rows))):
        rows = [*rows[1:], fresh()] if by > 0 else [fresh(), *rows[:-1]]
    return (*page[:top], *rows, *page[bottom:])


def changed(before: Page, after: Page) -> list[tuple[int, int, int]]:
    """Return the spans that differ: row, first column, column after the last one.

    A span begins and ends where a cluster does on both pages.
    """
    spans = []
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        differing = [x for x, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
        if not differing:
            continue
        start, end = differing[0], differing[-1] + 1
        while start and (isinstance(old[start], Half) or isinstance(new[start], Half)):
            start -= 1
        while end < len(new) and (isinstance(old[end], Half) or isinstance(new[end], Half)):
            end += 1
        spans.append((y, start, end))
    return spans
