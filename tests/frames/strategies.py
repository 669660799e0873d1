"""Made-up sessions for hypothesis: a first page, and what is drawn after it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from hypothesis import strategies as st
from rich.color import Color
from rich.style import Style

from tests.frames import clusters
from tests.frames.moves import MOVES
from tests.frames.page import PLAIN, Cluster, Page, Row, changed, put, spread
from tests.frames.textual_bytes import whole, written

SIZES = ((7, 3), (2, 1), (2, 2), (3, 9), (33, 5), (90, 1), (40, 12), (80, 24), (120, 40))
"""xterm.js has no terminal of fewer than two columns."""

FRAMES_EACH = 10
"""How many frames a session has."""

TRUE_COLOUR = 2**24

ATTRIBUTES = (
    "bold", "dim", "italic", "underline", "blink", "reverse", "conceal", "strike", "overline",
    "underline2",
)  # fmt: skip

AGREED = (clusters.MARKED, clusters.WIDE, clusters.EMOJI, clusters.LINES)

T = TypeVar("T")


class Session(NamedTuple):
    """Frames of one size, as Textual writes them; `pages` is what each of them shows."""

    size: tuple[int, int]
    frames: tuple[str, ...]
    pages: tuple[Page, ...]

    def __repr__(self) -> str:
        return f"Session({self.size}, {len(self.frames)} frames)"


def colours(depth: int) -> st.SearchStrategy[Color]:
    """Return colours that a terminal of `depth` colours has."""
    known = [st.integers(0, min(depth, 16) - 1).map(Color.from_ansi)]
    if depth >= 256:
        known.append(st.integers(16, 255).map(Color.from_ansi))
    if depth >= TRUE_COLOUR:
        known.append(st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: Color.from_rgb(*rgb)))
    return st.one_of(known)


def styles(depth: int) -> st.SearchStrategy[Style]:
    """Return styles of at most three attributes."""
    colour = st.none() | colours(depth)
    names = st.lists(st.sampled_from(ATTRIBUTES), max_size=3)

    def made(fore: Color | None, back: Color | None, on: list[str]) -> Style:
        style = Style.from_color(fore, back)
        return style + Style.parse(" ".join(on)) if on else style

    return st.builds(made, colour, colour, names)


class DrawnInk:
    """Draws rows in a few styles, from a few pools of clusters, as a page of an app has them."""

    def __init__(
        self,
        choose: Callable[[int, int], int],
        styles: Sequence[Style],
        pools: Sequence[Sequence[Cluster]],
    ) -> None:
        self.number = choose
        self._styles = (PLAIN, *styles)
        self._pools = pools

    def style(self) -> Style:
        return self._styles[self.number(0, len(self._styles) - 1)]

    def run(self, longest: int) -> list[Cluster]:
        """Draw words, one cluster repeated, blanks, or clusters of a pool; all in one style."""
        kind, length, seed = self.number(0, 4), self.number(1, longest), self.number(0, 99)
        pool = _of(self._pools, seed)
        if kind <= 1:
            some = [c for n in range(length // 4 + 1) for c in _of(clusters.WORDS, seed + n * 7)]
        elif kind == 2:
            some = [_of(pool, seed // 4)] * length
        elif kind == 3:
            some = [Cluster(" ")] * length
        else:
            some = [_of(pool, seed + n) for n in range(length)]
        style = self.style()
        return [cluster._replace(style=style) for cluster in some]

    def row(self, columns: int) -> Row:
        """Draw a row: a background with some runs on it, or only the background."""
        row: Row = (Cluster(" ", style=self.style()),) * columns
        for _ in range(self.number(0, 3)):
            row = put(row, self.number(0, columns - 1), spread(self.run(columns)))
        return row

    def page(self, columns: int, rows: int) -> Page:
        """Draw a page of a few different rows."""
        pool = [self.row(columns) for _ in range(min(rows, 6))]
        step = self.number(1, 12)
        return tuple(_of(pool, y * step + y // 5) for y in range(rows))


@st.composite
def sessions(
    draw: st.DrawFn,
    depth: int = 256,
    pools: Sequence[Sequence[Cluster]] = AGREED,
    sizes: Sequence[tuple[int, int]] = SIZES,
) -> Session:
    """Return sessions in colours that a terminal of `depth` colours has (at least 8)."""

    def choose(low: int, high: int) -> int:
        return draw(st.integers(low, high))

    ink = DrawnInk(choose, draw(st.lists(styles(depth), min_size=1, max_size=4)), pools)
    columns, rows = draw(st.sampled_from(sizes))
    pages = [ink.page(columns, rows)]
    frames = [whole(pages[0])]
    for _ in range(FRAMES_EACH - 1):
        before = pages[-1]
        pages.append(_of(MOVES, ink.number(0, len(MOVES) - 1))(ink, before))
        frames.append(_frame(choose(0, 2), before, pages[-1]))
    return Session((columns, rows), tuple(frames), tuple(pages))


def _frame(way: int, before: Page, after: Page) -> str:
    """Write what changed: the spans, the rows that they are in, or the whole page."""
    spans = changed(before, after)
    if way == 0:
        return written(after, spans)
    if way == 1:
        return written(after, [(y, 0, len(after[y])) for y, _, _ in spans])
    return whole(after)


def _of(pool: Sequence[T], number: int) -> T:
    return pool[number % len(pool)]
