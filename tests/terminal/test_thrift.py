"""The thrifty line from outside: what arrives at a terminal, however that behaves."""

import os
import re
import shutil
import signal
import sys
from pathlib import Path

import pytest

from tests.samples import RUNNER
from tests.terminal.conftest import Start, is_open
from tests.terminal.emulator import NAMED, Terminal
from tests.wire.screen import Screen

QUESTION = b"\x1b[6n"
REP = re.compile(rb"\x1b\[\d+b")
TEXTUALS_RESET = b"\x1b[0m"
"""What Textual writes after each piece of text, and the thrifty line never does."""

EMPTY = b"\x1b[m\x1b[r\x1b[H\x1b[J"
"""What begins a screen that is painted anew."""

JOURNEY = (
    "l",
    "l",
    "enter",
    "space",
    "r",
    "T",
    "2",
    "9",
    "G",
    "?",
    "q",
    "/",
    *"coca",
    "enter",
    "n",
)

UNKNOWN = """
import sys
from textual.strip import Strip
from rich.segment import Segment
from tui.screens.reader import ReaderScreen

def surprising(self):
    self.app._driver.write("{}")
    self.app._driver.flush()

ReaderScreen.action_mark_set = surprising
from tui.__main__ import main
main()
"""


UNKNOWN_AT_START = RUNNER.replace(
    "from tui.__main__ import main",
    r"""
from textual.drivers.linux_driver import LinuxDriver

start = LinuxDriver.start_application_mode

def surprising(self):
    start(self)
    self.write("\x1b[5i")

LinuxDriver.start_application_mode = surprising
from tui.__main__ import main
""",
)

RESTING = """
from tui.thrift import pacing
pacing.LONG_REST = 0.8
from tui.__main__ import main
main()
"""


def shown_all_along(terminal: Terminal) -> list[str]:
    """Go on a short journey and return what stood on the screen after each key."""
    seen = [terminal.text()]
    for key in JOURNEY:
        terminal.press(key)
        seen.append(terminal.text())
    return seen


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
def test_plain_and_thrift_show_the_same(start: Start, library: Path, size: tuple[int, int]) -> None:
    seen = []
    for wire in ("thrift", "plain"):
        terminal = start("--wire", wire, size=size, BRIEFINGS_LIBRARY=f"{library}-{wire}")
        terminal.wait_for(is_open)
        seen.append(shown_all_along(terminal))
        terminal.press("ctrl-q")
        assert terminal.wait_for_end() == 0
    assert seen[0] == seen[1]


@pytest.mark.parametrize("how", [{}, {"BRIEFINGS_WIRE": "plain"}], ids=str)
def test_plain_writes_as_textual_does(start: Start, how: dict[str, str]) -> None:
    terminal = start(*(() if how else ("--wire", "plain")), **how)
    terminal.wait_for(is_open)
    assert QUESTION not in terminal.raw
    assert TEXTUALS_RESET in terminal.raw
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane()


def test_the_flag_goes_before_the_variable(start: Start) -> None:
    terminal = start("--wire", "thrift", BRIEFINGS_WIRE="plain")
    terminal.wait_for(is_open)
    assert QUESTION in terminal.raw
    assert TEXTUALS_RESET not in terminal.raw


# -- what Textual writes and nobody knows ---------------------------------------------------------


@pytest.mark.parametrize("unknown", [r"\x1b[5i", r"\x1b[3mleft\x1b[1;5;77m", r"\x1bPq\x1b\\"])
def test_after_an_unknown_sequence_the_session_goes_on_in_plain_mode(
    start: Start, library: Path, unknown: str
) -> None:
    command = (sys.executable, "-c", UNKNOWN.replace("{}", unknown + "secret words"))
    terminal = start(command=command)
    terminal.wait_for(is_open)
    before = terminal.text()
    terminal.press("m")
    terminal.settle(0.3)
    assert terminal.text() == before
    mark = len(terminal.raw)
    terminal.press("j")
    assert TEXTUALS_RESET in terminal.raw[mark:]
    terminal.press("9", "r", "k")
    assert terminal.text() == before
    terminal.press("ctrl-q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane()
    log = next(library.parent.rglob("briefings.log")).read_text()
    assert "SurpriseError" in log
    assert "secret" not in log


def test_the_log_names_the_sequence(start: Start, library: Path) -> None:
    command = (sys.executable, "-c", UNKNOWN.replace("{}", r"\x1b[5isecret"))
    terminal = start(command=command)
    terminal.wait_for(is_open)
    terminal.press("m")
    log = next(library.parent.rglob("briefings.log")).read_text()
    assert r"\x1b[5i" in log
    assert "secret" not in log


def test_after_an_unknown_sequence_the_pager_comes_back_to_the_whole_screen(
    start: Start, library: Path
) -> None:
    command = (sys.executable, "-c", UNKNOWN.replace("{}", r"\x1b[5i"))
    terminal = start(command=command, PAGER="cat")
    terminal.wait_for(is_open)
    before = terminal.text()
    terminal.press("m", "o")
    terminal.settle(0.6)
    assert terminal.text() == before
    terminal.press("ctrl-q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane()


@pytest.mark.parametrize("arguments", [(), ("vraem-2014",)], ids=["not painted", "painted"])
def test_a_surprise_before_the_first_frame_takes_the_terminal_over_all_the_same(
    start: Start, arguments: tuple[str, ...]
) -> None:
    terminal = start(*arguments, command=(sys.executable, "-c", UNKNOWN_AT_START))
    terminal.wait_for("? help")
    assert TEXTUALS_RESET in terminal.raw, "it is plain"
    assert b"\x1b[?1049h" in terminal.raw
    assert b"\x1b[?25l" in terminal.raw
    terminal.press("ctrl-q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane()


# -- a terminal that does not answer, and one that is written on -----------------------------------


def test_a_terminal_that_never_answers_gets_all_the_same(start: Start, library: Path) -> None:
    answering = start(BRIEFINGS_LIBRARY=f"{library}-answering")
    answering.wait_for(is_open)
    wanted = shown_all_along(answering)
    silent = start(answers=False)
    silent.wait_for(is_open)
    for key, screen in zip(JOURNEY, wanted[1:], strict=True):
        os.write(silent.master, NAMED.get(key, key).encode())
        silent.wait_for(lambda text, screen=screen: text == screen)  # type: ignore[misc]
    asked = silent.raw.count(QUESTION)
    assert 1 <= asked <= 5
    silent.press(*"jjjkkk")
    silent.settle(0.5)
    assert silent.raw.count(QUESTION) == asked, "it is given up"
    os.write(silent.master, b"\x11")
    assert silent.wait_for_end() == 0
    assert silent.is_sane()


def test_leaving_does_not_wait_for_ever_for_an_answer(start: Start) -> None:
    terminal = start(answers=False)
    terminal.wait_for(is_open)
    os.write(terminal.master, b"\x11")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane()


def test_an_answer_that_comes_late_is_not_left_to_the_shell(start: Start) -> None:
    terminal = start(answers=False)
    terminal.wait_for(is_open)
    os.write(terminal.master, b"\x11")
    terminal.settle(0.1)
    assert terminal.process.poll() is None, "it waits for the answer"
    os.write(terminal.master, b"\x1b[24;80R")
    assert terminal.wait_for_end() == 0
    assert waiting_in(terminal) == b""


def waiting_in(terminal: Terminal) -> bytes:
    """Return what a shell would read now."""
    os.set_blocking(terminal._slave, False)
    try:
        return os.read(terminal._slave, 100)
    except BlockingIOError:
        return b""


def hurry(terminal: Terminal, keys: str) -> None:
    """Press keys as fast as a held one comes: then the terminal is asked for its cursor."""
    for key in keys:
        os.write(terminal.master, key.encode())
        terminal.settle(0.02)
    terminal.settle(0.4)


def spoil(terminal: Terminal) -> None:
    """Write what the app does not know of, as `wall` does."""
    terminal._emulator.feed(b"\r\n\x07Broadcast message from root\r\n")


def test_what_somebody_else_wrote_is_painted_over_after_a_rest(start: Start) -> None:
    """The rest is a short one here."""
    terminal = start(command=(sys.executable, "-c", RESTING))
    terminal.wait_for(is_open)
    terminal.press(*"lh")
    before = terminal.text()
    for _ in range(5):
        spoil(terminal)
        assert terminal.text() != before
        terminal.settle(1.0)
        terminal.press(*"lh")
        assert terminal.text() == before


def test_a_cursor_that_was_moved_away_is_noticed(start: Start) -> None:
    terminal = start()
    terminal.wait_for(is_open)
    terminal.press("A", *"some")
    before = terminal.text()
    terminal._emulator.feed(b"\x1b[20;20H")
    hurry(terminal, "xyzxyz")
    assert terminal.text() == before.replace("some", "somexyzxyz")


def test_a_terminal_that_answers_nonsense_is_not_painted_anew_for_ever(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Screen, "position", property(lambda _: (1, 1)))
    terminal = start(BRIEFINGS_BOOT="0")
    terminal.wait_for(is_open)
    hurry(terminal, "lh" * 10)
    assert terminal.raw.count(QUESTION) > 6
    assert 1 < terminal.raw.count(EMPTY) <= 5


def test_an_answer_that_nobody_asked_for_changes_nothing(start: Start) -> None:
    """A program before may have asked, and its answer may come late."""
    terminal = start("customs-2022", command=(sys.executable, "-c", RUNNER))
    terminal.wait_for(is_open)
    before, mark = terminal.text(), len(terminal.raw)
    os.write(terminal.master, b"\x1b[?62;22c\x1b[7;7R\x1b[?1;2n\x1b[0n\x1bP>|foot\x1b\\")
    terminal.settle(0.3)
    assert terminal.text() == before
    assert terminal.raw[mark:] == b""


# -- REP -------------------------------------------------------------------------------------------


def bars(start: Start) -> tuple[Terminal, list[int]]:
    """Show bars twice; return how many blocks each row has."""
    terminal = start("customs-2022", command=(sys.executable, "-c", RUNNER), BRIEFINGS_BOOT="0")
    terminal.wait_for(is_open)
    terminal.press("9", "1", "ctrl-l", "9", "1")
    return terminal, [line.count("█") for line in terminal.text().splitlines() if "█" in line]


def test_rep_is_used_once_it_is_proven(start: Start) -> None:
    terminal, drawn = bars(start)
    used = REP.findall(terminal.raw)
    assert used[0] == b"\x1b[2b", "the proof: blanks on blanks"
    assert len(used) > 1
    assert drawn == bars_without_rep(start)


def bars_without_rep(start: Start) -> list[int]:
    terminal = start("--wire", "plain", "customs-2022", command=(sys.executable, "-c", RUNNER))
    terminal.wait_for(is_open)
    return [line.count("█") for line in terminal.text().splitlines() if "█" in line]


@pytest.mark.parametrize("instead", ["", "b"])
def test_rep_is_not_used_where_it_does_something_else(
    start: Start, monkeypatch: pytest.MonkeyPatch, instead: str
) -> None:
    """mosh passes it over; a terminal could as well print a letter."""
    draw = Screen.draw
    monkeypatch.setattr(
        Screen, "repeat", lambda screen, count=1: draw(screen, instead) if instead else None
    )
    terminal, drawn = bars(start)
    assert REP.findall(terminal.raw) == [b"\x1b[2b"]
    assert drawn == bars_without_rep(start)
    shown = terminal.text()
    terminal.press("ctrl-l")
    assert terminal.text() == shown


def test_a_late_answer_of_another_program_does_not_bring_rep_back(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Screen, "repeat", lambda screen, count=1: None)
    terminal, drawn = bars(start)
    os.write(terminal.master, b"\x1b[?62;22c")
    terminal.settle(0.3)
    terminal.press("9", "1", "ctrl-l")
    assert REP.findall(terminal.raw) == [b"\x1b[2b"]
    assert [line.count("█") for line in terminal.text().splitlines() if "█" in line] == drawn


# -- the terminal, lent out ------------------------------------------------------------------------


def margins_while_away(raw: bytes) -> list[bytes]:
    """Return the margins that hold each time the app has given the terminal back."""
    found = []
    for part in raw.split(b"\x1b[?1049l")[:-1]:
        set_ones = re.findall(rb"\x1b\[(\d*;?\d*)r", part)
        found.append(set_ones[-1] if set_ones else b"?")
    return found


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
    scrolled.press("o")
    scrolled.settle(0.6)
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
    os.write(terminal.master, f"{sys.executable} -m tui\r".encode())
    terminal.wait_for(is_open)
    terminal.press("9", *"jjjj")
    before = terminal.text()
    terminal.press("ctrl-z")
    terminal.wait_for("Stopped")
    assert "prompt>" in terminal.text()
    assert margins_while_away(terminal.raw) == [b""]
    os.write(terminal.master, b"echo typed $((40 + 2))\r")
    terminal.wait_for("typed 42")
    os.write(terminal.master, b"fg\r")
    terminal.wait_for(lambda text: text == before)
    terminal.press("j", "k")
    assert terminal.text() == before
    terminal.press("q", "q")
    terminal.wait_for("typed 42")
    os.write(terminal.master, b"echo typed $((40 + 3))\r")
    terminal.wait_for("typed 43")
