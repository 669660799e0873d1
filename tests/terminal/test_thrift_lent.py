"""The terminal is lent to pager, editor and shell as it was, and taken back whole."""

import re
import shutil
import signal
import sys

import pytest

from tests.terminal.emulator import Terminal
from tests.terminal.starting import Start, is_open


def margins_while_away(raw: bytes) -> list[bytes]:
    """Return the margins that hold each time the app has given the terminal back."""
    found = []
    for part in raw.split(b"\x1b[?1049l")[:-1]:
        set_ones = re.findall(rb"\x1b\[(\d*;?\d*)r", part)
        found.append(set_ones[-1] if set_ones else b"?")
    return found


def paints(raw: bytes) -> int:
    """Return how often the title was painted."""
    return raw.count(b"Peru achieves")


@pytest.fixture
def scrolled(start: Start) -> Terminal:
    """The app, its terminal's margins set by scrolling."""
    terminal = start("--wire", "thrift", PAGER="cat", EDITOR="true")
    terminal.wait_for(is_open)
    terminal.press("9", *"jjjj")
    assert re.search(rb"\x1b\[\d+;\d+r", terminal.raw), "it scrolls"
    return terminal


def test_ctrl_l_paints_all_anew(scrolled: Terminal) -> None:
    before = scrolled.text()
    scrolled.screen.reset()
    scrolled.press("ctrl-l")
    assert scrolled.text() == before


def test_a_pager_gets_the_terminal_without_margins(scrolled: Terminal) -> None:
    before = scrolled.text()
    mark = len(scrolled.raw)
    scrolled.press("o")
    scrolled.settle(0.6)
    assert paints(scrolled.raw[mark:].rpartition(b"\x1b[?1049h")[2]) == 1
    assert margins_while_away(scrolled.raw) == [b""]
    assert scrolled.text() == before
    scrolled.press("j", "k")
    assert scrolled.text() == before


def test_an_editor_gets_the_terminal_without_margins(scrolled: Terminal) -> None:
    before = scrolled.text()
    scrolled.press("A")
    scrolled.wait_for("Note on")
    scrolled.press("\x0f")
    scrolled.settle(0.6)
    assert margins_while_away(scrolled.raw) == [b""]
    assert "Note on" in scrolled.line(0)
    scrolled.press("esc")
    scrolled.wait_for("Nothing was written")
    assert scrolled.text().splitlines()[:-1] == before.splitlines()[:-1]


@pytest.mark.parametrize("size", [(40, 12), (120, 40), (81, 23), (79, 24)], ids=str)
def test_after_a_resize_it_is_what_a_fresh_start_shows(
    start: Start, scrolled: Terminal, size: tuple[int, int]
) -> None:
    scrolled.press("1", "g")
    scrolled.resize(*size)
    scrolled.signal(signal.SIGWINCH)
    scrolled.settle(0.5)
    shown = scrolled.text()
    scrolled.press("ctrl-q")
    scrolled.wait_for_end()
    fresh = start(size=size, BRIEFINGS_BOOT="0")
    fresh.wait_for("? help")
    assert fresh.text() == shown


def test_ctrl_z_gives_the_shell_its_terminal_and_fg_takes_it_back(
    start: Start,
) -> None:
    if not shutil.which("bash"):
        pytest.skip("needs bash")
    terminal = start(command=("bash", "--norc", "--noprofile", "-i"), PS1="prompt> ")
    terminal.wait_for("prompt>")
    terminal.give(f"{sys.executable} -m tui\r".encode())
    terminal.wait_for(is_open)
    terminal.press("9", *"jjjj")
    before = terminal.text()
    terminal.press("ctrl-z")
    terminal.wait_for("Stopped")
    assert "prompt>" in terminal.text()
    assert margins_while_away(terminal.raw) == [b""]
    terminal.give(b"echo typed $((40 + 2))\r")
    terminal.wait_for("typed 42")
    mark = len(terminal.raw)
    terminal.give(b"fg\r")
    terminal.wait_for(lambda text: text == before)
    terminal.settle(0.5)
    assert paints(terminal.raw[mark:]) == 1
    terminal.press("j", "k")
    assert terminal.text() == before
    terminal.press("q", "q")
    terminal.wait_for("typed 42")
    terminal.give(b"echo typed $((40 + 3))\r")
    terminal.wait_for("typed 43")
