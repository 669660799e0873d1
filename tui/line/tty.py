"""The terminal before the app has it: taken, painted on, and given back as it was.

Nothing heavy is imported here: this is done before anything else is loaded.
"""

from __future__ import annotations

import os
import termios
import time

TYPE_CHECKING = False  # as in typing, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

CLEAR = b"\x1b[m\x1b[r\x1b[H\x1b[J"
"""Default style, no margins, an empty screen."""

CLOSING = CLEAR + b"\x1b[?2004l\x1b[?7h\x1b[?1049l\x1b[?25h"
"""Gives the terminal back in a state that any shell can go on with. Style and margins come first:
some terminals keep them for the screen that they go back to. All is erased because mosh has no
second screen, though it says so."""

APART = 0.03
"""Seconds between parts that are to be packets of their own: who sends them must have looked."""

INPUT, OUTPUT = 0, 2
"""The file descriptors that Textual reads from and draws on."""

UNKNOWN = 80, 24
"""Columns and rows where nobody knows them, as on a serial console."""

DIGITS = 4
"""Of columns or rows; a variable with more of them says something else."""

BACKGROUND = b"\x1b]11;?\x07"
"""Asks what colour the background has (xterm's `OSC 11`); the answer is `OSC 11 ; rgb:… ST`."""

PATIENCE = 1.0
"""Seconds that an answer is waited for which a shell would read otherwise."""

_before: list[list[Any]] = []
"""The terminal's modes before it was taken; empty where it is not taken, or the app has it."""

_shows: list[bool] = []
"""Not empty where something was painted that is to be taken away again."""

_asked: list[bool] = []
"""Not empty where the background's colour was asked for, and nobody has heard the answer."""


def hush() -> None:
    """Have the terminal keep what is typed, unechoed, while the program loads; Ctrl-C ends it.

    Whoever calls this sees to it that `give_back` is called whatever happens, or `hand_over`.
    """
    if all(map(os.isatty, (INPUT, 1, OUTPUT))) and _take(0, 0, 0):
        give_back_if_ended()


def is_taken() -> bool:
    """Return whether the terminal is not as it was, and no app has it yet."""
    return bool(_before)


def take_keys() -> bool:
    """Have the terminal keep what is typed, unechoed; return whether it can be taken so.

    Ctrl-C and the like are keys from now on, as they will be in the app. Whoever calls this sees
    to it that `give_back` is called whatever happens, or `hand_over`.
    """
    return _take(termios.IXON | termios.IXOFF, termios.OPOST, termios.IEXTEN | termios.ISIG)


def _take(input_modes: int, output_modes: int, local_modes: int) -> bool:
    """Have keys come one by one as they are, unechoed, and without these modes too."""
    try:
        before = _before[0] if _before else termios.tcgetattr(INPUT)
        modes = termios.tcgetattr(INPUT)
        modes[0] &= ~(termios.ICRNL | termios.INLCR | termios.IGNCR | input_modes)
        modes[1] &= ~output_modes
        modes[3] &= ~(termios.ECHO | termios.ICANON | local_modes)
        modes[6][termios.VMIN] = 1
        _before[:] = [before]
        termios.tcsetattr(INPUT, termios.TCSANOW, modes)
    except termios.error:
        _before.clear()
    return bool(_before)


def paint(parts: Sequence[bytes]) -> bool:
    """Take the terminal and write what is to be seen; return whether it could be taken."""
    if not take_keys():
        return False
    _shows[:] = [True]
    if BACKGROUND in parts[0]:
        _asked.append(True)
    write(parts[0])
    give_back_if_ended()
    for part in parts[1:]:
        # Each is a packet of its own.
        time.sleep(APART)
        write(part)
    return True


def hand_over() -> list[Any]:
    """Leave the terminal to who has it from now on; return its modes before it was taken."""
    _asked.clear()
    _shows.clear()
    return _before.pop()


def give_back_if_ended() -> None:
    """Have a signal that ends the program give the terminal back first, until the app is there."""
    import signal  # noqa: PLC0415 - it takes longer to import than what is on the screen took

    def end(number: int, _: object) -> None:
        give_back()
        os._exit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)


def give_back() -> None:
    """Leave the terminal as it was, if it was taken and the app has not got it."""
    if not _before:
        return
    if _shows:
        write(CLOSING)
        _shows.clear()
    if _asked:
        _pass_over_answer()
    try:
        termios.tcsetattr(INPUT, termios.TCSANOW, _before.pop())
    except termios.error:
        pass


def _pass_over_answer() -> None:
    """Read the answer that may be on its way, and what was typed before it."""
    import select  # noqa: PLC0415 - for a start that comes to nothing
    import time  # noqa: PLC0415

    deadline = time.monotonic() + PATIENCE
    heard = b""
    try:
        while not (b"\x07" in heard or b"\x1b\\" in heard):
            left = max(deadline - time.monotonic(), 0)
            if not select.select([INPUT], [], [], left)[0] or not (more := os.read(INPUT, 4096)):
                break
            heard += more
    except OSError:
        pass
    _asked.clear()


def write(data: bytes) -> None:
    """Write to the terminal, as far as there is one."""
    try:
        while data:
            data = data[os.write(OUTPUT, data) :]
    except OSError:
        pass


def terminal_size() -> tuple[int, int] | None:
    """Return columns and rows of the terminal; `None` where there is none.

    What the system does not know (0: a serial console, `docker exec`, `expect`) is what the
    environment says, else that of a VT100.
    """
    try:
        size = os.get_terminal_size(OUTPUT)
    except OSError:
        return None
    return size.columns or _said("COLUMNS") or UNKNOWN[0], size.lines or _said("LINES") or UNKNOWN[
        1
    ]


def _said(variable: str) -> int:
    """Return the number in a variable; 0 where it has none that can be right."""
    value = os.environ.get(variable, "")
    is_number = value.isascii() and value.isdecimal() and len(value) <= DIGITS
    return int(value) if is_number else 0
