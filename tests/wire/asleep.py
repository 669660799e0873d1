"""What the kernel tells of a sleeping program: until when it will do nothing by itself.

That is as good as to have waited so long. It is told on Linux (x86-64), of one's own programs.
"""

import os
import platform
import struct
import time
from collections.abc import Iterator
from contextlib import suppress
from math import inf
from typing import Final, NamedTuple

SURE: Final = 0.05
"""Seconds that a program must have slept: what it wrote last has come out by then."""

_IS_TOLD: Final = platform.machine() == "x86_64"

_READ, _POLL, _SELECT, _PAUSE, _WAIT4, _SIGSUSPEND = 0, 7, 23, 34, 61, 130
_FUTEX, _EPOLL_WAIT, _PSELECT, _PPOLL, _EPOLL_PWAIT = 202, 232, 270, 271, 281

_MILLISECONDS: Final = {_POLL: 2, _EPOLL_WAIT: 3, _EPOLL_PWAIT: 3}
"""Which argument is how long the call waits, below 0 for ever."""

_NO_LIMIT: Final = {_SELECT: 4, _PSELECT: 4, _PPOLL: 2}
"""Which argument points to how long the call waits, to nothing for ever."""

_FOR_EVER: Final = frozenset({_READ, _PAUSE, _WAIT4, _SIGSUSPEND})
"""Calls that wait for somebody else; for a child, which is looked at too."""

_REALTIME: Final = 256
"""The flag of a futex whose limit is told by the clock on the wall."""


class Look(NamedTuple):
    """How long a program has run, in nanoseconds, and until when (`monotonic`) it will not."""

    ran: int
    until: float


def look(pid: int, since: float) -> Look:
    """Look at a program and at what it has started; it went to sleep at `since` or later.

    `until` is 0 where it is at work, or where nothing is told.
    """
    ran, until, found = 0, inf, False
    for thread, process in _threads(pid):
        found = True
        until = min(until, _sleeps_until(_text(f"{thread}/syscall"), process, since))
        ran += int((_text(f"{thread}/schedstat") or b"0").split()[0])
    return Look(ran, until if found else 0.0)


def is_at_work(pid: int) -> bool:
    """Return whether a process, or what it has started, runs or would, where Linux tells.

    On a busy machine a program may write nothing because it has to wait for its turn.
    """
    states = (_text(f"{thread}/stat").rpartition(b")")[2][1:2] for thread, _ in _threads(pid))
    return any(state in (b"R", b"D") for state in states)


def _threads(pid: int) -> Iterator[tuple[str, int]]:
    """Return the threads, as their folders, and the processes of a program and its children."""
    with suppress(OSError):  # it has ended meanwhile
        for task in os.listdir(f"/proc/{pid}/task"):  # noqa: PTH208 - done very often
            thread = f"/proc/{pid}/task/{task}"
            yield thread, pid
            for child in _text(f"{thread}/children").split():
                yield from _threads(int(child))


def _text(path: str) -> bytes:
    """Read a short file, which is done very often; `b""` when that is not allowed."""
    try:
        file = os.open(path, os.O_RDONLY)
    except OSError:
        return b""
    try:
        return os.read(file, 4096)
    except OSError:
        return b""
    finally:
        os.close(file)


def _sleeps_until(told: bytes, process: int, since: float) -> float:
    """Tell from the system call that a thread is in, and its arguments."""
    call, *words = told.split()[:7] or (b"",)
    if not (_IS_TOLD and call.isdigit() and words):
        return 0.0
    number, arguments = int(call), [int(word, 16) for word in words]
    if number in _FOR_EVER:
        return inf
    if number in _NO_LIMIT:
        return 0.0 if arguments[_NO_LIMIT[number]] else inf
    if number in _MILLISECONDS:
        limit = arguments[_MILLISECONDS[number]] & 0xFFFF_FFFF
        return inf if limit >> 31 else since + limit / 1000
    if number == _FUTEX:
        return _limit(process, arguments[3], arguments[1]) if arguments[3] else inf
    return 0.0


def _limit(process: int, address: int, operation: int) -> float:
    """Read the moment until which a futex is waited for."""
    try:
        with open(f"/proc/{process}/mem", "rb", buffering=0) as memory:  # noqa: PTH123
            seconds, nanoseconds = struct.unpack("qq", os.pread(memory.fileno(), 16, address))
    except (OSError, struct.error):
        return 0.0
    clock = time.time() if operation & _REALTIME else time.monotonic()
    return float(time.monotonic() + seconds + nanoseconds / 1e9 - clock)


class Sleeper:
    """Follows a program from what wakes it until it sleeps again."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._ran = 0
        self._is_woken = True
        self._since = self._looked = time.monotonic()

    def wake(self) -> None:
        """Take note that the program is about to be given something to do."""
        self._since = self._looked = time.monotonic()
        self._ran = look(self._pid, self._since).ran
        self._is_woken = False

    def rests(self, seconds: float) -> bool:
        """Say whether it has done what it was given, and then nothing for `seconds` to come."""
        now = time.monotonic()
        ran, until = look(self._pid, self._since)
        before, self._looked = self._looked, now
        if ran != self._ran:
            self._ran, self._since, self._is_woken = ran, before, True
            return False
        return self._is_woken and now - self._since >= SURE and until - now >= seconds
