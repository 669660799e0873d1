"""What stands on the terminal before the app draws: painted at once, or kept from last time."""

from typing import Any, NamedTuple

from tui.thrift import boot
from tui.thrift.cells import Grid
from tui.thrift.encoder import Encoder
from tui.thrift.modes import opening
from tui.thrift.parser import Parser
from tui.thrift.terminals import Terminal

PLAIN = "\x1b[m"


class Painted(NamedTuple):
    """The terminal is taken over and shows what the encoder knows; its modes were these."""

    attributes: list[Any]
    encoder: Encoder


def grid_of(screen: str, columns: int, rows: int) -> Grid:
    """Return the cells of a screen as Textual would write it."""
    grid = Grid(columns, rows)
    Parser(grid).feed(screen)
    return grid


def sequence(screen: str, columns: int, rows: int, terminal: Terminal) -> str:
    """Return what takes a terminal over and paints a screen, ending in plain style."""
    encoder = Encoder(columns, rows, terminal)
    return opening(terminal) + encoder.encode(grid_of(screen, columns, rows)) + PLAIN


def paint(screen: str, columns: int, rows: int, terminal: Terminal) -> Painted | None:
    """Take the terminal over and paint; `None` where it cannot be taken over."""
    attributes = boot.take_keys()
    if attributes is None:
        return None
    boot.write(sequence(screen, columns, rows, terminal).encode())
    return _seeded(attributes, screen, (columns, rows), terminal)


def taken_up(early: boot.Early, columns: int, rows: int, terminal: Terminal) -> Painted:
    """Return what was painted before there was time to understand it."""
    return _seeded(early.attributes, early.screen, (columns, rows), terminal)


def _seeded(
    attributes: list[Any], screen: str, size: tuple[int, int], terminal: Terminal
) -> Painted:
    encoder = Encoder(*size, terminal)
    encoder.seed(grid_of(screen, *size))
    return Painted(attributes, encoder)
