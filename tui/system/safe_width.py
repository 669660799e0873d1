"""How narrow a text must be wrapped so that every line fits in every terminal."""

from collections.abc import Iterable

from tui.line.cells import DEFAULT, Cell
from tui.line.clusters import cells_of
from tui.system.terminal import spare


def fitting(lines: Iterable[str], width: int) -> int:
    """Return the largest width at which Textual may wrap lines that are to fit in `width` cells.

    Textual wraps by its own widths; a part of a line may be longer in some terminal, by as much
    as its signs have columns of their own there.
    """
    longer = [cells_of(line, DEFAULT) for line in lines if spare(line)]
    fits, too_much = 1, width + 1
    while longer and too_much - fits > 1:
        tried = (fits + too_much) // 2
        if tried + max(_most_spare(line, tried) for line in longer) > width:
            too_much = tried
        else:
            fits = tried
    return fits if longer else width


def _most_spare(line: tuple[Cell, ...], width: int) -> int:
    """Return by how much the part of a line that `width` cells show may be longer at most."""
    most = now = 0
    for at, cell in enumerate(line):
        now += cell.most - cell.width
        if at >= width:
            now -= line[at - width].most - line[at - width].width
        most = max(most, now)
    return most
