"""Text that takes no more than so many rows."""

from typing import Final

from briefings.layout.page import Cells
from briefings.layout.wrap import wrap
from briefings.text import displayable, flowing

_READ: Final = 4
"""Characters for each cell that are looked at: more of them never fit."""


def shortened(text: str, width: int, rows: int, cells: Cells) -> str:
    """Return what of a text fits on `rows` rows, with an ellipsis where that is not all of it."""
    words = displayable(flowing(text[: _READ * width * rows]))
    lines = wrap(words, width, cells)
    if len(lines) <= rows and len(text) <= _READ * width * rows:
        return text
    start, end = lines[min(rows, len(lines)) - 1]
    while end > start and cells(words[start:end]) + 2 > width:
        end = max(words.rfind(" ", start, end), start) if " " in words[start:end] else end - 1
    return f"{words[:end]} …"
