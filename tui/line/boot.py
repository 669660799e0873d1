"""What the terminal shows while the program is still being loaded: a screen kept from last time.

Nothing heavy is imported here: this is to be on the screen before anything else is.
"""

from __future__ import annotations

import os
import sys
import termios
import time
from binascii import crc32

TYPE_CHECKING = False  # as in typing, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

MAGIC, MAGIC_FAR = b"thrift-boot 1\n", b"thrift-boot 1 far\n"
"""How a screen begins that was kept on a near line, and on a far one."""

_KIND_AND_OTHERS, _OWN_FILE = 0o170077, 0o100000
"""Of a file's mode: its kind and what others may do, and that it is a file and they may nothing."""

LARGEST = 1 << 18
"""Bytes; a file that is longer is none of ours."""

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

_asked: list[bool] = []
"""Not empty where the background's colour was asked for, and nobody has heard the answer."""


def paint(path: str, key: Sequence[str]) -> str | None:
    """Paint what was kept under `key`, and return it as Textual would write it.

    `None` if nothing was, or if it cannot be trusted. From here on nothing that is typed is
    echoed, and it waits to be read.
    """
    kept = _kept(path, key)
    if kept is None or not all(map(os.isatty, (INPUT, 1, OUTPUT))):
        return None
    parts, screen = kept
    if not take_keys():
        return None
    show(parts[0])
    give_back_if_ended()
    write_apart(parts[1:])
    return screen


def was_far(path: str) -> bool | None:
    """Say whether the line was far when something was kept last; `None` if nothing was."""
    data = read(path)
    if data is None or not data.startswith((MAGIC, MAGIC_FAR)):
        return None
    return data.startswith(MAGIC_FAR)


def head(path: str) -> list[str] | None:
    """Return the key that a screen was kept under; `None` if none is kept there."""
    data = read(path)
    if data is None or not data.startswith((MAGIC, MAGIC_FAR)):
        return None
    return [os.fsdecode(line) for line in data.partition(b"\n\n")[0].split(b"\n")[1:]]


def take_keys() -> bool:
    """Have the terminal keep what is typed, unechoed; say whether it can be taken so.

    Ctrl-C and the like are keys from now on, as they will be in the app. Whoever calls this sees
    to it that `give_back` is called whatever happens, or `hand_over`.
    """
    try:
        before = termios.tcgetattr(INPUT)
        modes = termios.tcgetattr(INPUT)
        modes[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        modes[1] &= ~termios.OPOST
        modes[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        modes[6][termios.VMIN] = 1
        _before[:] = [before]
        termios.tcsetattr(INPUT, termios.TCSANOW, modes)
    except termios.error:
        _before.clear()
    return bool(_before)


def hand_over() -> list[Any]:
    """Leave the terminal to who has it from now on; return its modes before it was taken."""
    _asked.clear()
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
    write(CLOSING)
    if _asked:
        _pass_over_answer()
    try:
        termios.tcsetattr(INPUT, termios.TCSANOW, _before.pop())
    except termios.error:
        pass


def show(data: bytes) -> None:
    """Write what is to be seen; it may ask for the background's colour."""
    if BACKGROUND in data:
        _asked.append(True)
    write(data)


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


def write_apart(parts: Sequence[bytes]) -> None:
    """Write parts after another one, so that each is a packet of its own."""
    for part in parts:
        time.sleep(APART)
        write(part)


def keep(path: str, key: Sequence[str], parts: Sequence[bytes], screen: str) -> None:
    """Keep a screen under a key: what is sent to paint it, and as Textual would write it.

    It is sent in parts where the line is far.

    Whatever was kept before is replaced. The file is its owner's alone; that it cannot be written
    is no fault, the next start will only be slower.
    """
    head = _head(key)
    if head is None or not path.startswith("/"):  # of a home that is not known
        forget(path)
        return
    body = b"".join(parts) + screen.encode()
    figures = b" ".join(b"%d" % size for size in (*map(len, parts), len(body)))
    magic = MAGIC_FAR if len(parts) > 1 else MAGIC
    data = b"%s%s\n\n%s %d\n%s" % (magic, head, figures, crc32(figures + body), body)
    replace(path, data)


def replace(path: str, data: bytes) -> None:
    """Write a file that is its owner's alone, whole or not at all."""
    fresh = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.replace(fresh, path)
    except OSError:
        forget(fresh)


def forget(path: str) -> None:
    """Remove what was kept."""
    try:
        os.unlink(path)
    except OSError:
        pass


def _head(key: Sequence[str]) -> bytes | None:
    if any("\n" in part for part in key):
        return None
    return b"\n".join([os.fsencode(part) for part in key])


def _kept(path: str, key: Sequence[str]) -> tuple[list[bytes], str] | None:
    head = _head(key)
    data = read(path)
    if head is None or data is None or not data.startswith((MAGIC, MAGIC_FAR)):
        return None
    _, _, rest = data.partition(b"\n")
    if not rest.startswith(head + b"\n\n"):
        return None
    figures, _, body = rest[len(head) + 2 :].partition(b"\n")
    try:
        lengths, _, checksum = figures.rpartition(b" ")
        *sizes, length = map(int, lengths.split())
        if not sizes or len(body) != length or crc32(lengths + body) != int(checksum):
            return None
        ends = [sum(sizes[: number + 1]) for number in range(len(sizes))]
        parts = [body[end - size : end] for end, size in zip(ends, sizes, strict=True)]
        return parts, body[ends[-1] :].decode()
    except ValueError:
        return None


def read(path: str) -> bytes | None:
    """Read a file that is our own, and that nobody else can have written."""
    try:
        # Not blocking: what stands there may be a pipe that nobody writes to.
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
        descriptor = os.open(path, flags)
    except OSError:
        return None
    try:
        found = os.fstat(descriptor)
        if found.st_uid != os.geteuid() or found.st_mode & _KIND_AND_OTHERS != _OWN_FILE:
            return None
        return os.read(descriptor, LARGEST)
    except OSError:
        return None
    finally:
        os.close(descriptor)


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


def cache_folder(program: str) -> str:
    """Return where a program keeps what it can do without (XDG; `Library/Caches` on macOS)."""
    home = os.path.expanduser("~")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", program)
    given = os.environ.get("XDG_CACHE_HOME", "")
    return os.path.join(given if given.startswith("/") else os.path.join(home, ".cache"), program)
