"""What changes on a screen from one frame to the next."""

from collections.abc import Callable, Sequence
from typing import Protocol

from rich.style import Style

from tests.frames.page import Cluster, Page, Place, Row, put, scrolled, spread, whole


class Ink(Protocol):
    """Chooses, and draws rows."""

    def number(self, low: int, high: int) -> int:
        """Choose a number, both ends included."""

    def style(self) -> Style:
        """Choose a style."""

    def run(self, longest: int) -> list[Cluster]:
        """Draw some clusters in one style."""

    def row(self, columns: int) -> Row:
        """Draw a row."""

    def page(self, columns: int, rows: int) -> Page:
        """Draw a page."""


Move = Callable[[Ink, Page], Page]


def nothing(_: Ink, page: Page) -> Page:
    return page


def another_page(ink: Ink, page: Page) -> Page:
    return ink.page(len(page[0]), len(page))


def scroll(ink: Ink, page: Page) -> Page:
    top, bottom = _region(ink, 0, len(page))
    return _scroll(ink, page, top, bottom)


def scroll_two(ink: Ink, page: Page) -> Page:
    middle = ink.number(0, len(page))
    page = _scroll(ink, page, *_region(ink, 0, middle))
    return _scroll(ink, page, *_region(ink, middle, len(page)))


def scroll_beside_a_bar(ink: Ink, page: Page) -> Page:
    """Scroll all but the last row, and change that: what a reader with a status row does."""
    last = len(page) - 1
    page = _scroll(ink, page, 0, last)
    return _put(page, last, ink.number(0, len(page[0]) - 1), spread(ink.run(5)))


def replace_a_span(ink: Ink, page: Page) -> Page:
    for _ in range(ink.number(1, 4)):
        columns = len(page[0])
        at = ink.number(0, columns - 1)
        page = _put(page, ink.number(0, len(page) - 1), at, spread(ink.run(columns)))
    return page


def restyle(ink: Ink, page: Page) -> Page:
    """Give some rows another style, as a cursor and a selection do."""
    style, top = ink.style(), ink.number(0, len(page) - 1)
    bottom = ink.number(top, min(top + 3, len(page) - 1))
    styled = (tuple(place._replace(style=style) for place in row) for row in page[top : bottom + 1])
    return (*page[:top], *styled, *page[bottom + 1 :])


def clear_rows(ink: Ink, page: Page) -> Page:
    top, bottom = _region(ink, 0, len(page))
    row: Row = (Cluster(" ", style=ink.style()),) * len(page[0])
    return (*page[:top], *[row] * (bottom - top), *page[bottom:])


def box(ink: Ink, page: Page) -> Page:
    """Put an area of one background over the middle of rows, as a dialogue does."""
    top, bottom = _region(ink, 0, len(page))
    left, right = _region(ink, 0, len(page[0]))
    area = [Cluster(" ", style=ink.style())] * (right - left)
    for y in range(top, bottom):
        page = _put(page, y, left, area)
    return page


def shift_in_a_row(ink: Ink, page: Page) -> Page:
    """Insert into a row, as one types into it."""
    y, at = ink.number(0, len(page) - 1), ink.number(0, len(page[0]) - 1)
    return _put(page, y, at, [*spread(ink.run(2)), *whole(page[y][at:])])


MOVES: tuple[Move, ...] = (
    replace_a_span, scroll, scroll_two, scroll_beside_a_bar, restyle, clear_rows, box,
    shift_in_a_row, another_page, nothing,
)  # fmt: skip
"""The simplest first: hypothesis shrinks towards it."""


def _region(ink: Ink, low: int, high: int) -> tuple[int, int]:
    top = ink.number(low, high)
    return top, ink.number(top, high)


def _scroll(ink: Ink, page: Page, top: int, bottom: int) -> Page:
    by = ink.number(-4, 4)
    return scrolled(page, top, bottom, by, lambda: ink.row(len(page[0])))


def _put(page: Page, y: int, at: int, places: Sequence[Place]) -> Page:
    return (*page[:y], put(page[y], at, places), *page[y + 1 :])
