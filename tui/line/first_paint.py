"""What stands on the terminal before the app draws: painted at once, or kept from last time."""

from dataclasses import replace
from typing import NamedTuple

from tui.line import tty
from tui.line.capabilities import Terminal
from tui.line.cells import Grid
from tui.line.encoder import Encoder
from tui.line.frame_parts import PART
from tui.line.output_parser import OutputParser
from tui.line.terminal_modes import opening

PLAIN = "\x1b[m"


class FirstPaint(NamedTuple):
    """The terminal is taken over and shows this grid, which the encoder knows of."""

    encoder: Encoder
    grid: Grid


def grid_of(screen: str, columns: int, rows: int) -> Grid:
    """Return the cells of a screen as Textual would write it."""
    grid = Grid(columns, rows)
    OutputParser(grid).feed(screen)
    return grid


def sequence(
    screen: str,
    columns: int,
    rows: int,
    terminal: Terminal,
    *,
    far: bool = False,
    asks_background: bool = False,
) -> list[str]:
    """Return what takes a terminal over and paints a screen, ending in plain style.

    On a far line it is in parts that are to be sent one by one.
    """
    grid = grid_of(screen, columns, rows)
    taking = opening(terminal, asks_background=asks_background)
    return _parts(taking, grid, _encoder(grid, terminal), far=far)


def paint(
    screen: str,
    columns: int,
    rows: int,
    terminal: Terminal,
    *,
    far: bool = False,
    asks_background: bool = False,
) -> FirstPaint | None:
    """Take the terminal over and paint; `None` where it cannot be taken over."""
    grid = grid_of(screen, columns, rows)
    encoder = _encoder(grid, terminal)
    taking = opening(terminal, asks_background=asks_background)
    parts = [part.encode() for part in _parts(taking, grid, encoder, far=far)]
    if not tty.paint(parts):
        return None
    encoder.seed(grid)
    return FirstPaint(encoder, grid)


def taken_up(screen: str, columns: int, rows: int, terminal: Terminal) -> FirstPaint:
    """Return what was painted before there was time to understand it."""
    grid = grid_of(screen, columns, rows)
    encoder = _encoder(grid, terminal)
    encoder.seed(grid)
    return FirstPaint(encoder, grid)


def _encoder(grid: Grid, terminal: Terminal) -> Encoder:
    # Whether the terminal has REP is not proven yet.
    return Encoder(grid.columns, len(grid.rows), replace(terminal, repeat=False))


def _parts(taking: str, grid: Grid, encoder: Encoder, *, far: bool) -> list[str]:
    most = PART if far else 0
    parts = [taking + encoder.encode(grid, most)]
    while encoder.rest:
        parts.append(encoder.encode(grid, most))
    parts[-1] += PLAIN
    return parts
