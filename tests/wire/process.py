"""A process whose controlling terminal is a pseudo-terminal, as a login shell's is."""

import fcntl
import os
import pty
import struct
import termios
from collections.abc import Mapping, Sequence

from tests.wire.launching import Launch, anew

LEFT_OUT = frozenset({"COLORTERM", "COLUMNS", "LINES", "STY", "TERM_PROGRAM", "TMUX", "LESS"})
"""What must not tell a program about the terminal that the measurement is started from."""


class Process:
    """A command on a terminal of its own; `master` is the other end of that terminal."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int,
        rows: int,
        environ: Mapping[str, str],
        launch: Launch = anew,
    ) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        kept = {name: value for name, value in environ.items() if name not in LEFT_OUT}
        self._child = launch(command, slave, kept)
        # The end of the output is seen only once nobody else holds the terminal.
        os.close(slave)

    @property
    def pid(self) -> int:
        """Its number."""
        return self._child.pid

    def take(self, most: int) -> bytes:
        """Read what was written; `b""` when nobody can write any more."""
        try:
            return os.read(self.master, most)
        except OSError:
            return b""

    def give(self, data: bytes) -> None:
        """Send what was typed; to a program that is gone it is lost, as it would be."""
        try:
            os.write(self.master, data)
        except OSError:
            return

    def wait(self, seconds: float) -> int:
        """Wait for the end and return the exit code."""
        return self._child.wait(seconds)

    def end(self) -> None:
        """Kill it if it runs, and let the terminal go."""
        if self._child.poll() is None:
            self._child.kill()
            self._child.wait()
        os.close(self.master)
