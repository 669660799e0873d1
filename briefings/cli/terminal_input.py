"""What is typed or pasted at a terminal, in lines of any length.

A terminal in its usual, canonical mode keeps 4,095 bytes of a line and drops what follows without
a word (`termios(3)`). So this reads without that mode, and does by itself what it lends: echo, the
keys that take back a character, a word or a line, and the end of the text: Ctrl-D on an empty line,
or twice. Ctrl-C and Ctrl-Z are the terminal's as ever.
"""

import codecs
import os
import re
import select
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

from briefings.cli.output import cells, safe
from briefings.errors import UsageError

CANONICAL: Final = 4095
"""Bytes of a line that a terminal in canonical mode keeps."""

_CHUNK: Final = 1 << 16
_BACKSPACE: Final = "\b"
_LEAVING: Final = (signal.SIGTERM, signal.SIGHUP, signal.SIGTSTP)


def read(fd: int, most: int) -> bytes:
    """Return what is typed at a terminal until it ends, or one byte more than `most`.

    Raises:
        UsageError: more of a line was there before this could read it than the terminal keeps.
    """
    with _uncut(fd):
        text = _Text(fd)
        if select.select([fd], [], [], 0)[0]:
            text.take(_typed_before(fd), echo=False)
        while not text.ended and text.size <= most:
            data = os.read(fd, _CHUNK)
            if not data:  # the other end of the terminal is gone
                break
            text.take(data)
        if text.size > most:
            termios.tcflush(fd, termios.TCIFLUSH)  # or a shell would run the rest
        return text.whole()[: most + 1]


def _typed_before(fd: int) -> bytes:
    """Return what came while the terminal was still in its canonical mode."""
    data = os.read(fd, _CHUNK)
    if any(len(line) >= CANONICAL for line in data.split(b"\n")):
        termios.tcflush(fd, termios.TCIFLUSH)
        raise UsageError(
            f"The terminal has cut a line after {CANONICAL:,} bytes, since it came before anything "
            "could read it: paste it again, now that the command waits, or give it by a file."
        )
    return data


class _Text:
    """What was typed so far, with the keys that change it."""

    def __init__(self, fd: int) -> None:
        keys = termios.tcgetattr(fd)[6]

        def key(number: int) -> str:
            return os.fsdecode(keys[number]).strip("\0")  # NUL stands for none

        self._erase = (key(termios.VERASE), _BACKSPACE, "\x7f")
        self._word, self._kill = key(termios.VWERASE), key(termios.VKILL)
        self._end = key(termios.VEOF)
        self._fd = fd
        self._decode = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode
        self._lines: list[str] = []
        self._line: list[str] = []
        self._last = ""
        self.size = 0
        """Bytes of the text."""
        self.ended = False

    def take(self, data: bytes, *, echo: bool = True) -> None:
        """Take in what came from the terminal, and show it there."""
        shown = "".join(map(self._typed, self._decode(data)))
        if echo:
            _show(self._fd, shown)

    def whole(self) -> bytes:
        """Return the text, as the bytes that it came in."""
        self._line += self._decode(b"", final=True)
        return _bytes("".join((*self._lines, *self._line)))

    def _typed(self, char: str) -> str:
        """Take a key in, and return what is to be shown for it."""
        last, self._last = self._last, char
        if self.ended:
            return ""
        if char == self._end:
            self.ended = not self._line or last == char
            return ""
        if char in self._erase:
            return self._dropped(1)
        if char == self._word:
            return self._dropped(len(self._line) - len(_without_word("".join(self._line))))
        if char == self._kill:
            return self._dropped(len(self._line))
        self._line.append(char)
        self.size += len(_bytes(char))
        if char == "\n":
            self._lines.append("".join(self._line))
            self._line.clear()
        return char if char in "\n\t" else safe(char, sys.stdin)

    def _dropped(self, count: int) -> str:
        """Take characters back, and return what wipes them off."""
        at = max(len(self._line) - count, 0)
        dropped = "".join(self._line[at:])
        del self._line[at:]
        self.size -= len(_bytes(dropped))
        return f"{_BACKSPACE} {_BACKSPACE}" * cells(safe(dropped, sys.stdin))


def _without_word(line: str) -> str:
    return re.sub(r"\S*\s*\Z", "", line)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _show(fd: int, text: str) -> None:
    """Write to the terminal itself: its input need not be open for writing."""
    rest = text.encode("utf-8", "replace")
    try:
        terminal = os.open(os.ttyname(fd), os.O_WRONLY | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:  # a container need not have its name
        terminal = os.dup(fd)
    try:
        while rest:
            rest = rest[os.write(terminal, rest) :]
    finally:
        os.close(terminal)


@contextmanager
def _uncut(fd: int) -> Iterator[None]:
    """Take a terminal out of its canonical mode for a while; it gets its modes back in any case.

    Also where a signal ends the program, or stops it for a while.
    """
    before = termios.tcgetattr(fd)
    modes = termios.tcgetattr(fd)
    modes[3] &= ~(termios.ICANON | termios.ECHO | termios.ECHONL | termios.IEXTEN)
    modes[6][termios.VMIN], modes[6][termios.VTIME] = 1, 0

    def leave(number: int, _frame: FrameType | None) -> None:
        termios.tcsetattr(fd, termios.TCSADRAIN, before)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
        signal.signal(number, leave)  # back from a stop
        termios.tcsetattr(fd, termios.TCSADRAIN, modes)

    handlers = {number: signal.signal(number, leave) for number in _LEAVING}
    try:
        termios.tcsetattr(fd, termios.TCSADRAIN, modes)
        yield
    finally:
        termios.tcsetattr(fd, termios.TCSADRAIN, before)
        for number, handler in handlers.items():
            signal.signal(number, handler)
