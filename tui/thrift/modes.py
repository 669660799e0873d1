"""What is switched on in the terminal while the app has it, and off when it is given back."""

from typing import Final

from tui.thrift import boot
from tui.thrift.terminals import Terminal

_TAKEN: Final = "\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?7l"
"""Other screen, no cursor, marked pastes, no wrapping."""

POSITION: Final = "\x1b[6n"
"""Asks where the cursor is (ECMA-48 8.3.35); the answer is `CSI row ; column R`."""

ATTRIBUTES: Final = "\x1b[c"
"""Asks what the terminal is (ECMA-48 8.3.24); the answer is `CSI ? … c`."""

MOUSE: Final = ("\x1b[<", "\x1b[M")
"""How reports of the mouse begin."""

MOUSE_OFF: Final = "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l"


def opening(terminal: Terminal) -> str:
    """Return what takes the terminal over.

    One that terminfo does not know is also asked what it is; what it may print in place of an
    answer is cleared with the rest of the screen.
    """
    return _TAKEN if terminal.known else _TAKEN + ATTRIBUTES


CLOSING: Final = boot.CLOSING.decode()
"""Gives the terminal back."""
