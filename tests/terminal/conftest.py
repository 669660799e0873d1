"""How the program is started in a terminal."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.terminal.emulator import Terminal
from tests.wire.emulator import BLACK

Start = Callable[..., Terminal]

COMMAND = (sys.executable, "-m", "tui")


def is_open(text: str) -> bool:
    """Say whether a screen is that of a briefing that takes keys, not what is painted before."""
    status = text.rpartition("\n")[2].strip()  # what is painted comes in pieces, this one last
    return "BOTTOM LINE" in text and status != "" and "Opening: " not in text


def environment(library: Path, **more: str) -> dict[str, str]:
    """Return a plain environment: the library in `library`, nothing of the user's."""
    home = str(library.parent)
    return {
        "PATH": os.environ["PATH"],
        "HOME": home,
        "XDG_STATE_HOME": f"{home}/state",
        "XDG_DATA_HOME": f"{home}/data",
        "BRIEFINGS_LIBRARY": str(library),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        **more,
    }


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A directory in which a library will be made."""
    return tmp_path / "library"


@pytest.fixture
def start(library: Path) -> Iterator[Start]:
    """Start the program in a terminal: `start(*arguments, size=(80, 24), command=…, TERM=…)`."""
    with ExitStack() as stack:

        def begin(
            *arguments: str,
            size: tuple[int, int] = (80, 24),
            command: tuple[str, ...] = COMMAND,
            answers: bool = True,
            background: bytes = BLACK,
            **environ: str,
        ) -> Terminal:
            program = [*command, *arguments]
            given = environment(library, **environ)
            terminal = Terminal(program, *size, given, answers=answers, background=background)
            return stack.enter_context(terminal)

        yield begin
