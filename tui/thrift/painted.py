"""What stands on the terminal before the app draws: painted at once, or kept from last time."""

from dataclasses import replace
from typing import Any, NamedTuple

from tui.thrift import boot
from tui.thrift.cells import Grid
from tui.thrift.encoder import Encoder
from tui.thrift.modes import opening
from tui.thrift.parser import Parser
from tui.thrift.terminals import Terminal

PLAIN = "\x1b[m"


class Painted(NamedTuple):
    """The terminal is taken over and shows this grid, which the encoder knows of.

    `attributes` are the terminal's modes as they were before.
    """

    attributes: list[Any]
    encoder: Encoder
    grid: Grid


def grid_of(screen: str, columns: int, rows: int) -> Grid:
    """Return the cells of a screen as Textual would write it."""
    grid = Grid(columns, rows)
    Parser(grid).feed(screen)
    return grid


def sequence(screen: str, columns: int, rows: int, terminal: Terminal) -> str:
    """Return what takes a terminal over and paints a screen, ending in plain style."""
    # Whether it has REP is not proven yet.
    encoder = Encoder(columns, rows, replace(terminal, repeat=False))
    return opening(terminal) + encoder.encode(grid_of(screen, columns, rows)) + PLAIN


def paint(screen: str, columns: int, rows: int, terminal: Terminal) -> Painted | None:
    """Take the terminal over and paint; `None` where it cannot be taken over."""
    attributes = boot.take_keys()
    if attributes is None:
        return None
    boot.write(sequence(screen, columns, rows, terminal).encode())
    boot.give_back_if_ended(attributes)
    return _seeded(attributes, screen, (columns, rows), terminal)


def taken_up(early: boot.Early, columns: int, rows: int, terminal: Terminal) -> Painted:
    """Return what was painted before there was time to understand it."""
    return _seeded(early.attributes, early.screen, (columns, rows), terminal)


def _seeded(
    attributes: list[Any], screen: str, size: tuple[int, int], terminal: Terminal
) -> Painted:
    grid = grid_of(screen, *size)
    encoder = Encoder(*size, replace(terminal, repeat=False))
    encoder.seed(grid)
    return Painted(attributes, encoder, grid)
