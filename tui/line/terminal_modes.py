"""What is switched on in the terminal while the app has it, and off when it is given back."""

from typing import Final

from tui.line import tty
from tui.line.capabilities import Terminal

_OURS: Final = "\x1b[?25l\x1b[?2004h\x1b[?7l"
"""No cursor, marked pastes, no wrapping."""

_TAKEN: Final = "\x1b[?1049h" + _OURS
"""The other screen, and what is ours on it."""

_REPLACING: Final = "\x1b[4l"
"""Characters take the place of others, and do not push them on (IRM, ECMA-48 7.2.10)."""

_FROM_THE_CORNER: Final = "\x1b[?6l"
"""Rows are counted from the screen's top, not from the margin's (DECOM)."""

POSITION: Final = "\x1b[6n"
"""Asks where the cursor is (ECMA-48 8.3.35); the answer is `CSI row ; column R`."""

ATTRIBUTES: Final = "\x1b[c"
"""Asks what the terminal is (ECMA-48 8.3.24); the answer is `CSI ? … c`."""

BACKGROUND: Final = tty.BACKGROUND.decode()
"""Asks what colour the background has."""

MOUSE: Final = ("\x1b[<", "\x1b[M")
"""How reports of the mouse begin."""

MOUSE_OFF: Final = "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l"


def opening(terminal: Terminal, *, asks_background: bool = False) -> str:
    """Return what takes the terminal over.

    One that terminfo does not know is also asked what it is; what it may print in place of an
    answer is cleared with the rest of the screen.
    """
    question = BACKGROUND if asks_background else ""
    return _TAKEN + question + ("" if terminal.known else ATTRIBUTES)


def settling(terminal: Terminal) -> str:
    """Return what ends the modes in which nothing comes to stand where it should.

    Nobody here switches them on; another program on the same terminal may have. What the
    terminal does not have is not sent: origin mode came with margins, and insert mode later.
    """
    insert = _REPLACING if terminal.insert else ""
    return insert + (_FROM_THE_CORNER if terminal.region else "")


def anew(terminal: Terminal) -> str:
    """Return what makes sure of all modes before a screen is painted anew."""
    return settling(terminal) + _OURS


CLOSING: Final = tty.CLOSING.decode()
"""Gives the terminal back."""
