"""Shells that are reached by a line, and the program in them."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.remote.login import LogIn, Login
from tests.remote.program import ROOT, Program, assignments
from tests.remote.routes import ROUTES, SHELL, Host, lacking
from tests.remote.server import Server, missing
from tests.remote.window import OpenWindow, Window
from tests.terminal.fixtures import after_first_start, launch, library, preloaded, start
from tests.terminal.starting import environment

__all__ = [
    "after_first_start", "host", "launch", "library", "log_in", "open_window", "preloaded",
    "program", "server", "start",
]  # fmt: skip

FLAGS = (
    "#{alternate_on} #{cursor_flag} #{insert_flag} #{keypad_cursor_flag} #{keypad_flag} "
    "#{mouse_any_flag} #{origin_flag} #{scroll_region_upper}-#{scroll_region_lower} #{wrap_flag}"
)
"""What tmux tells of a pane's modes."""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server | None]:
    """An SSH server; `None` where there is none to be had."""
    if missing():
        yield None
        return
    with Server(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@pytest.fixture
def host(server: Server | None) -> Iterator[Host]:
    """The other host, which is this one."""
    # Sockets have short names only; pytest's folders have long ones.
    with tempfile.TemporaryDirectory(prefix="tmux-") as folder:
        reached = Host(server, Path(folder))
        yield reached
        if reached.socket.exists():
            subprocess.run(reached.tmux("kill-server"), check=False, capture_output=True)


@pytest.fixture
def program(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Program]:
    """The program that the shells find; parametrize it with `--wire`'s value."""
    wire = getattr(request, "param", "")
    with Program(tmp_path / "bin", *(["--wire", wire] if wire else [])) as installed:
        yield installed


@pytest.fixture
def open_window(library: Path, program: Program, host: Host) -> Iterator[OpenWindow]:
    """Open a window on a command: `open_window(command, size=(80, 24), delay=0.0)`."""
    with ExitStack() as stack:

        def begin(
            command: list[str], size: tuple[int, int] = (80, 24), delay: float = 0.0
        ) -> Window:
            return stack.enter_context(Window(command, *size, environment(library), delay))

        yield begin


@pytest.fixture
def log_in(library: Path, program: Program, host: Host, open_window: OpenWindow) -> LogIn:
    """Reach a shell: `log_in(route, …)`, the rest as for a window; skips what cannot be had."""
    path = f"{program.folder}{os.pathsep}{os.environ['PATH']}"
    environ = environment(library, PATH=path, PYTHONPATH=str(ROOT), PS1="$ ")

    def begin(route: str, size: tuple[int, int] = (80, 24), delay: float = 0.0) -> Login:
        if missing := lacking(route):
            pytest.skip(f"needs {' and '.join(missing)}")
        command = ROUTES[route](host, ["env", *assignments(environ), *SHELL])
        return Login(open_window(command, size, delay), lambda: flags(host))

    return begin


def flags(host: Host) -> str:
    """Return the modes of the pane, if tmux runs."""
    if not host.socket.exists():
        return ""
    command = host.tmux("display-message", "-p", FLAGS)
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
