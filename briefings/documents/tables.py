"""The rows of a table as blocks; a table that merely lays a page out is no table."""

from collections.abc import Sequence
from typing import Final

from briefings.documents.block_text import UnplacedBlock, cleaned, on_one_line

BETWEEN_CELLS: Final = " | "

_PROSE: Final = 300
"""A cell with several blocks and more characters than this holds a text, not a value."""


def row_blocks(cells: Sequence[Sequence[UnplacedBlock]]) -> list[UnplacedBlock]:
    """Return a row as one block, or what stands in its cells, one after the other."""
    shown = [[each for each in cell if cleaned(each.text)] for cell in cells]
    if sum(map(bool, shown)) <= 1 or any(map(_is_laid_out, shown)):
        return [block for cell in shown for block in cell]
    words = [on_one_line(" ".join(cleaned(each.text) for each in cell)) for cell in shown]
    return [UnplacedBlock(on_one_line(BETWEEN_CELLS.join(words)).strip("| "), "table")]


def _is_laid_out(cell: Sequence[UnplacedBlock]) -> bool:
    if any(each.role == "table" for each in cell):
        return True
    return len(cell) > 1 and sum(len(each.text) for each in cell) > _PROSE
