"""Asking a terminal what it is, outside the app: once, quietly, and not for long."""

import os
import re
import select
import signal
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final

from tui.line.input_events import Background
from tui.line.payloads import background_of
from tui.line.tty import BACKGROUND

PATIENCE: Final = 2.0
"""Seconds that a terminal has for its answers, all together."""

QUESTIONS: Final = b"\x1b[6n\x1b[c"
"""Where is the cursor, and what are you. A terminal answers in order, and all answer the last
question: with that answer there, no other one is still to come."""

_POSITION: Final = re.compile(rb"\x1b\[(\d{1,5});(\d{1,5})R")
_ATTRIBUTES: Final = re.compile(rb"\x1b\[\?([\d;]{0,80})c")
_BACKGROUND: Final = re.compile(rb"\x1b\]11;([^\x00-\x1f]{0,40})(?:\x07|\x1b\\)")
_HELD: Final = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGTSTP, signal.SIGQUIT)


@dataclass(frozen=True, slots=True)
class Answers:
    """What a terminal answered in time."""

    attributes: tuple[int, ...] | None = None
    """Its primary device attributes, the level first; `None` where it did not say."""
    position: tuple[int, int] | None = None
    """The cursor's row and column, from 1; `None` where it did not say."""
    round_trip: float | None = None
    """Seconds from the question to the first answer. tmux and mosh answer for themselves, so
    that what lies behind them is not in it."""
    typed: bytes = b""
    """What came besides. It was typed meanwhile or before, and is lost to who reads next: what
    was read from a terminal cannot be put back."""
    background: Background | None = None
    """The colour of its background; `None` where it was not asked or did not say."""


def ask(
    fd_in: int, fd_out: int, patience: float = PATIENCE, *, background: bool = False
) -> Answers:
    """Return what the terminal answers within `patience` seconds; nothing if it is not ours.

    `background` says that its background's colour is to be asked for too.

    Echo is off meanwhile, and the terminal's modes are as they were afterwards, whatever
    happens. Where an answer is overdue, what has come until then is thrown away, so that it is
    not typed into the shell.

    Raises:
        KeyboardInterrupt: Ctrl-C was typed meanwhile.
        termios.error: `fd_in` is no terminal.
    """
    if not _in_foreground(fd_in):
        return Answers()
    deadline = time.monotonic() + patience
    with _signals_held(), _listening(fd_in) as interrupt:
        questions = (BACKGROUND if background else b"") + QUESTIONS
        answers = _exchange(fd_in, fd_out, questions, deadline)
        if answers.attributes is None:
            with suppress(termios.error):  # the line may have been hung up
                termios.tcflush(fd_in, termios.TCIFLUSH)
    if interrupt in answers.typed:
        raise KeyboardInterrupt
    return answers


def _in_foreground(fd: int) -> bool:
    """Return whether the terminal's modes are ours to change; a job with `&` stops if it tries."""
    try:
        return os.tcgetpgrp(fd) == os.getpgrp()
    except OSError:  # not the terminal that controls this process: nobody's jobs depend on it
        return True


@contextmanager
def _signals_held() -> Iterator[None]:
    """Let no signal end or stop the process while the terminal is not as it was."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _HELD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _listening(fd: int) -> Iterator[bytes]:
    """Have each byte as it comes, with no echo; yields what Ctrl-C sends."""
    before = termios.tcgetattr(fd)
    now = termios.tcgetattr(fd)
    now[3] &= ~(termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN)
    now[6][termios.VMIN], now[6][termios.VTIME] = 1, 0
    try:
        # Not TCSADRAIN: on a line that takes nothing it waits for ever.
        termios.tcsetattr(fd, termios.TCSANOW, now)
        yield before[6][termios.VINTR]
    finally:
        with suppress(termios.error):
            termios.tcsetattr(fd, termios.TCSANOW, before)


def _exchange(fd_in: int, fd_out: int, questions: bytes, deadline: float) -> Answers:
    if not _is_ready(deadline, write=fd_out):
        return Answers()
    with suppress(OSError):  # hung up: reading says so as well
        os.write(fd_out, questions)
    asked = time.monotonic()
    heard, round_trip = b"", None
    while not _ATTRIBUTES.search(heard) and _is_ready(deadline, read=fd_in):
        data = _read(fd_in)
        if not data:
            break
        heard += data
        if round_trip is None and (_POSITION.search(heard) or _ATTRIBUTES.search(heard)):
            round_trip = time.monotonic() - asked
    return _understood(heard, round_trip)


def _is_ready(deadline: float, read: int | None = None, write: int | None = None) -> bool:
    left = deadline - time.monotonic()
    if left <= 0:  # even if there is something: a terminal that goes on sending has no end
        return False
    reading, writing = ([] if fd is None else [fd] for fd in (read, write))
    return any(select.select(reading, writing, [], left))


def _read(fd: int) -> bytes:
    try:
        return os.read(fd, 4096)
    except OSError:  # EIO: hung up
        return b""


def _understood(heard: bytes, round_trip: float | None) -> Answers:
    position = _POSITION.search(heard)
    attributes = _ATTRIBUTES.search(heard)
    colour = _BACKGROUND.search(heard)
    rest = _BACKGROUND.sub(b"", heard, count=1)
    return Answers(
        attributes and tuple(int(each or 0) for each in attributes[1].split(b";")),
        position and (int(position[1]), int(position[2])),
        round_trip,
        _ATTRIBUTES.sub(b"", _POSITION.sub(b"", rest, count=1), count=1),
        background_of(colour[1].decode("ascii", "replace")) if colour else None,
    )
