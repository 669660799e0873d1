"""An interpreter that has loaded the program's modules, and forks a program for each request.

Loading them is most of what a start costs. Each program is a process of its own, with a session,
a terminal and an environment of its own, and runs from `__main__` on as a fresh one does. One that
ends well does so without freeing what was loaded, which would take as long as it has run.

    python -c "from tests.wire.preloading import run; run()" SOCKET
"""

import atexit
import gc
import json
import os
import runpy
import socket
import sys
from contextlib import suppress
from fcntl import ioctl
from importlib import import_module
from pkgutil import walk_packages
from termios import TIOCSCTTY
from typing import Final, NamedTuple

MOST: Final = 1 << 17
"""Bytes that a request may have."""

PACKAGES: Final = ("briefings", "tui")

LATE: Final = (
    "concurrent.futures.thread", "curses", "importlib.readers", "rich._unicode_data.unicode17-0-0",
    "seeds", "textual.drivers.headless_driver", "textual.layouts.factory",
    "textual.layouts.horizontal", "textual.layouts.stream", "textual.pilot", "textual.scrollbar",
)  # fmt: skip
"""What is loaded in every program's first moments, when it is needed."""


class Request(NamedTuple):
    """A command line of Python: what follows `-m` or `-c` (the other is ""), and arguments."""

    module: str
    script: str
    arguments: list[str]
    environ: dict[str, str]
    folder: str


def run() -> None:
    """Serve requests from the socket that the command line names; programs return from here."""
    ended: list[int] = []
    atexit.register(_end, ended)  # before all others, and therefore done after them
    gc.disable()
    for package in PACKAGES:
        found = import_module(package)
        for module in walk_packages(found.__path__, f"{package}."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
    for name in LATE:
        import_module(name)
    gc.freeze()  # what is shared stays shared: no program has to look through it
    gc.enable()
    request = _next_program(socket.socket(fileno=int(sys.argv[1])))
    try:
        _become(request)
    except SystemExit as end:
        if isinstance(end.code, int):
            ended.append(end.code)
        raise
    ended.append(0)


def _end(code: list[int]) -> None:
    """End at once with a code, if there is one, and if all that was written can come out."""
    if code:
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code[0] & 0xFF)


def _next_program(requests: socket.socket) -> Request:
    """Fork a program for each request; return in the programs, on their terminals.

    With a request come its terminal and a pipe, in which the program's number is told, and its
    exit code when it has ended.
    """
    while True:
        data, received, _, _ = socket.recv_fds(requests, MOST, 2)
        if not data:
            os._exit(0)
        terminal, word = received
        if not os.fork():
            requests.close()
            if not (program := os.fork()):
                os.close(word)
                _take(terminal)
                return Request(*json.loads(data))
            os.close(terminal)
            os.write(word, b"%d\n" % program)
            _, status = os.waitpid(program, 0)
            os.write(word, b"%d\n" % os.waitstatus_to_exitcode(status))
            os._exit(0)
        os.close(terminal)
        os.close(word)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _take(terminal: int) -> None:
    """Make a terminal that of this process, as a login does."""
    os.setsid()
    for stream in range(3):
        os.dup2(terminal, stream)
    os.close(terminal)
    ioctl(0, TIOCSCTTY, 0)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]


def _become(request: Request) -> None:
    """Run what was asked for as Python does, and return when it has come to its end."""
    os.environ.clear()
    os.environ.update(request.environ)
    os.chdir(request.folder)
    if request.module:
        sys.argv = [request.module, *request.arguments]
        runpy.run_module(request.module, run_name="__main__", alter_sys=True)
    else:
        sys.argv = ["-c", *request.arguments]
        main = vars(sys.modules["__main__"])
        exec(compile(request.script, "<string>", "exec"), main)
