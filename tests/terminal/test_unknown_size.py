"""A terminal whose size the system does not know, as a serial console's: the size is 80x24."""

import fcntl
import signal
import struct
import sys
import termios
from pathlib import Path

import pytest

from tests.terminal.emulator import Terminal
from tests.terminal.kept import MARK, plant
from tests.terminal.starting import Start, is_open

RUN = "from tui.__main__ import main; main()"


def unknown(rows: int = 0, columns: int = 0, *arguments: str) -> tuple[str, ...]:
    """Return a command that starts the program where the kernel says this size."""
    code = f"import termios as t; t.tcsetwinsize(0, ({rows}, {columns})); {RUN}"
    return sys.executable, "-c", code, *arguments


def leave(terminal: Terminal) -> None:
    terminal.press("ctrl-q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane()


@pytest.mark.parametrize(("rows", "columns"), [(0, 0), (0, 80), (24, 0)])
@pytest.mark.parametrize("wire", ["thrift", "plain"])
def test_the_app_opens_on_80_by_24(start: Start, rows: int, columns: int, wire: str) -> None:
    usual = start("vraem-2014", BRIEFINGS_WIRE=wire)
    usual.wait_for(is_open)
    wanted = usual.text()
    leave(usual)
    for _ in ("first start", "painted from last time"):
        terminal = start(command=unknown(rows, columns, "vraem-2014"), BRIEFINGS_WIRE=wire)
        terminal.wait_for(lambda text: text == wanted)
        leave(terminal)


def test_the_environment_says_how_large_it_is(start: Start) -> None:
    usual = start("vraem-2014", size=(60, 20))
    usual.wait_for(is_open)
    wanted = usual.text()
    leave(usual)
    terminal = start(command=unknown(0, 0, "vraem-2014"), size=(60, 20), COLUMNS="60", LINES="20")
    terminal.wait_for(lambda text: text == wanted)
    leave(terminal)


def resized(terminal: Terminal, columns: int, rows: int) -> None:
    """Have the kernel say another size, as a program on the same terminal can."""
    size = struct.pack("HHHH", rows, columns, 0, 0)
    fcntl.ioctl(terminal.master, termios.TIOCSWINSZ, size)
    terminal.signal(signal.SIGWINCH)


def test_a_size_that_is_lost_meanwhile_is_80_by_24_too(start: Start) -> None:
    usual = start("vraem-2014")
    usual.wait_for(is_open)
    wanted = usual.text()
    leave(usual)
    terminal = start("vraem-2014", size=(80, 24))
    terminal.wait_for(is_open)
    resized(terminal, 60, 20)
    terminal.settle(0.5)
    resized(terminal, 0, 0)
    terminal.wait_for(lambda text: text == wanted)
    leave(terminal)


@pytest.mark.parametrize("size", [(1, 1), (1, 24), (80, 1), (3, 2), (10, 3)], ids=str)
def test_the_smallest_terminal_breaks_nothing(start: Start, size: tuple[int, int]) -> None:
    terminal = start("vraem-2014", size=size)
    terminal.settle(1.5)
    terminal.press("j", "9", "l", "r", "/", "c", "o", "enter", "q")
    terminal.give(b"\x11")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane()


def test_sentences_are_as_wide_as_usual(start: Start) -> None:
    """The sentence on a wrong command does not fit in 20 columns, nor in none."""
    usual = start("show", "no-such-briefing")
    usual.wait_for_end()
    terminal = start(command=unknown(0, 0, "show", "no-such-briefing"))
    terminal.wait_for_end()
    assert terminal.text() == usual.text()


def breaking(module: str, path: str, error: str = "IndexError('x')") -> tuple[str, ...]:
    """Return a command that breaks where it comes to the function at `path` of `module`."""
    code = (
        f"import {module} as m\n"
        f"def broken(*_, **__):\n    raise {error}\n"
        f"m.{path} = broken\n"
        "from tui.__main__ import main\nmain()\n"
    )
    return sys.executable, "-c", code


FAULTS = {
    "while it paints what was kept": ("tui.line.tty", "give_back_if_ended"),
    "before the command line is there": ("briefings.cli", "run"),
    "when the library is opened": ("briefings", "Library"),
    "when the first screen is understood": ("tui.line.first_paint", "Encoder"),
    "while Textual is made": ("textual.app", "App.__init__"),
    "when the app is run": ("textual.app", "App.run"),
}


@pytest.mark.fresh_starts
@pytest.mark.parametrize(
    ("error", "again"),
    [
        ("IndexError('x')", False),
        ("IndexError('x')", True),
        ("KeyboardInterrupt", False),
        ("OSError(5, 'x')", True),
    ],
)
@pytest.mark.parametrize("where", FAULTS)
def test_whatever_breaks_before_the_app_runs_gives_the_terminal_back(
    start: Start, library: Path, where: str, error: str, again: bool
) -> None:
    if again:
        plant(library)
    terminal = start(command=breaking(*FAULTS[where], error))
    assert terminal.wait_for_end() != 0
    assert (MARK.encode() in terminal.raw) == again
    assert termios.tcgetattr(terminal._slave) == terminal.before
    assert terminal.raw.count(b"\x1b[?1049h") == terminal.raw.count(b"\x1b[?1049l")
    said = terminal.raw.rpartition(b"\x1b[?25h")[2].decode()
    assert "\x1b" not in said
    assert "Traceback" not in said
    assert " ".join(said.split()).endswith(".")


def test_what_is_said_of_a_wrong_environment_is_not_said_on_what_was_painted(start: Start) -> None:
    usual = start()
    usual.wait_for("? help")
    leave(usual)
    terminal = start(BRIEFINGS_CLIPBOARD="bogus")
    assert terminal.wait_for_end() == 2
    assert b"\x1b[?1049h" in terminal.raw
    assert terminal.is_sane()
    assert b"bogus" in terminal.raw.rpartition(b"\x1b[?1049l")[2]
