"""The program as a command that a shell finds, with word of when it began and when it ended."""

import os
import select
import shlex
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple, Self

PATIENCE: Final = 20.0
"""Seconds to wait for a beginning or an end."""

ROOT: Final = Path(__file__).parents[2]

COMMAND: Final = """#!/bin/sh
exec 9>{word}
echo "$$ $(tty)" >&9
exec {program} "$@"
"""


class Process(NamedTuple):
    """The program's process, and the terminal that it runs in."""

    pid: int
    tty: str


class Program:
    """Puts the command `briefings` into `folder`; one at a time may run.

    The command holds a pipe open for as long as it runs, so that its end can be seen from here
    even where nobody waits for the process.
    """

    def __init__(self, folder: Path, *options: str) -> None:
        folder.mkdir()
        word = folder / "word"
        os.mkfifo(word)
        self._word = os.open(word, os.O_RDONLY | os.O_NONBLOCK)
        self._said = b""
        command = folder / "briefings"
        program = shlex.join([sys.executable, "-m", "tui", *options])
        command.write_text(COMMAND.format(word=shlex.quote(str(word)), program=program))
        command.chmod(0o700)
        self.folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._said and self._listen(time.monotonic() + PATIENCE, "ended"):
            os.kill(self.process().pid, signal.SIGKILL)
        os.close(self._word)

    def process(self) -> Process:
        """Wait for the program's beginning; return what it said of itself last."""
        deadline = time.monotonic() + PATIENCE
        while not self._said.endswith(b"\n"):
            self._listen(deadline, "began")
        pid, tty = self._said.decode().splitlines()[-1].split(maxsplit=1)
        return Process(int(pid), tty)

    def wait_for_end(self) -> None:
        """Wait until the program that began last has ended."""
        self.process()
        deadline = time.monotonic() + PATIENCE
        while self._listen(deadline, "ended"):
            pass

    def _listen(self, deadline: float, what: str) -> bool:
        """Take word; return whether the command still runs."""
        ready, _, _ = select.select([self._word], [], [], 0.05)
        if time.monotonic() > deadline:
            raise AssertionError(f"the program has not {what} within {PATIENCE} s")
        if not ready:
            return True
        try:
            said = os.read(self._word, 4096)
        except BlockingIOError:
            return True
        self._said += said
        if not said:
            time.sleep(0.02)
        return bool(said)


def fill(tty: str) -> None:
    """Write into a terminal until nothing drains any more, however long its line is.

    Raises:
        AssertionError: somebody still reads after `PATIENCE` seconds.
    """
    deadline = time.monotonic() + PATIENCE
    line = os.open(tty, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
    try:
        while select.select([], [line], [], 0.5)[1]:
            if time.monotonic() > deadline:
                raise AssertionError(f"{tty} drains")
            try:
                os.write(line, b"." * 4096)
            except BlockingIOError:
                time.sleep(0.01)
    finally:
        os.close(line)


def assignments(environ: Mapping[str, str]) -> list[str]:
    """Return what `env` takes; the terminal's name is left to what is in between."""
    return [f"{name}={value}" for name, value in environ.items() if name != "TERM"]
