"""What Textual writes, for a terminal whose character set is not UTF-8.

Our own rows are put into ASCII when they are drawn. Textual's widgets (the body of a note, the
entry row) know nothing of that, so it is done once more with all that goes out, cell for cell.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from rich.cells import cell_len as cells

from briefings.text import ascii_only
from tui.system.terminal import encoder

_FOREIGN: Final = re.compile(r"[0-9#*]?[^\x00-\x7f]+")
"""A sign on a key of a telephone may be the first half of an emoji, which is wider."""


def outgoing(environ: Mapping[str, str]) -> Callable[[str], str]:
    """Return what is done to all text on its way to the terminal that `environ` describes."""
    return str if encoder(environ) is str else in_ascii


def in_ascii(written: str) -> str:
    """Put text into ASCII that takes the same cells; control sequences stay as they are."""
    return _FOREIGN.sub(lambda found: _same_width(found[0]), written)


def _same_width(text: str) -> str:
    """Replace characters by as many as they have cells: `?` also in the second of a wide one."""
    shown = "".join(ascii_only(char) + "?" * (cells(char) - 1) for char in text if cells(char) > 0)
    width = cells(text)
    return shown[:width].ljust(width)
