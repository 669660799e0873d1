"""Programs on terminals: started anew, or by an interpreter that has loaded what they need."""

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from select import select
from typing import Final, Protocol, Self

from tests.wire.preloading import Request

ROOT: Final = Path(__file__).parents[2]

LOCALE: Final = "C.UTF-8"
"""That of the interpreter which has loaded everything; programs in others are started anew."""

_SERVER: Final = "from tests.wire.preloading import run; run()"
_AT_START: Final = ("LC_", "PYTHON", "TEXTUAL")
"""How variables begin that Python or Textual read once, when they are loaded."""


class Running(Protocol):
    """A program that was started; its parts are those of `subprocess.Popen`."""

    @property
    def pid(self) -> int: ...

    def poll(self) -> int | None: ...

    def wait(self, timeout: float | None = None) -> int: ...

    def send_signal(self, sig: int, /) -> None: ...

    def kill(self) -> None: ...


Launch = Callable[[Sequence[str], int, Mapping[str, str]], Running]
"""Starts a command on a terminal, with an environment."""


def anew(
    command: Sequence[str], terminal: int, environ: Mapping[str, str]
) -> "subprocess.Popen[bytes]":
    """Start a command that has a terminal for its own, as a login shell has."""
    return subprocess.Popen(
        command,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env=dict(environ),
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
    )


class Forked:
    """A program that another process has started; `word` is where that tells of it."""

    def __init__(self, word: int) -> None:
        self._word = word
        self._said = b""
        self._code: int | None = None
        self.pid = self._number(None)

    def _number(self, timeout: float | None) -> int:
        while b"\n" not in self._said:
            if not select([self._word], [], [], timeout)[0]:
                raise TimeoutError
            data = os.read(self._word, 64)
            if not data:
                raise AssertionError("what starts programs has ended")
            self._said += data
        first, _, self._said = self._said.partition(b"\n")
        return int(first)

    def poll(self) -> int | None:
        """Return the exit code if it has ended."""
        try:
            return self.wait(0.0)
        except TimeoutError:
            return None

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; return its exit code, negative where a signal ended it.

        Raises:
            TimeoutError: it still runs.
        """
        if self._code is None:
            self._code = self._number(timeout)
            os.close(self._word)
        return self._code

    def send_signal(self, sig: int, /) -> None:
        """Send it a signal; one that has ended gets none."""
        if self.poll() is None:
            os.kill(self.pid, sig)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)


class Preloaded:
    """Starts Python programs by forking an interpreter that has loaded theirs, others anew."""

    def __init__(self) -> None:
        self._requests, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._server = subprocess.Popen(
                [sys.executable, "-c", _SERVER, str(theirs.fileno())],
                env={"PATH": os.environ["PATH"], "LANG": LOCALE, "PYTHONPATH": str(ROOT)},
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._requests.close()
        self._server.wait()

    def launch(self, command: Sequence[str], terminal: int, environ: Mapping[str, str]) -> Running:
        """Start a command on a terminal."""
        python, *rest = command
        plain = environ.get("LANG") == LOCALE and not any(
            name.startswith(_AT_START) and name != "PYTHONPATH" for name in environ
        )
        if python != sys.executable or rest[0] not in {"-m", "-c"} or not plain:
            return anew(command, terminal, environ)
        module, script = (rest[1], "") if rest[0] == "-m" else ("", rest[1])
        request = Request(module, script, rest[2:], dict(environ), str(Path.cwd()))
        listening, word = os.pipe()
        socket.send_fds(self._requests, [json.dumps(request).encode()], [terminal, word])
        os.close(word)
        return Forked(listening)
