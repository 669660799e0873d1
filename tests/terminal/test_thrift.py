"""The thrifty line and the plain one from outside, and the way from one to the other."""

import os
import sys
from pathlib import Path

import pytest

from tests.samples import CUSTOMS
from tests.terminal.emulator import NAMED, Terminal
from tests.terminal.starting import Start, environment, is_open, unread

QUESTION = b"\x1b[6n"
TEXTUALS_RESET = b"\x1b[0m"
"""What Textual writes after each piece of text, and the thrifty line never does."""

JOURNEY = (*"jlG1ll", "enter", "space", *"rT29G?q/coca", "enter", "n")

UNKNOWN = """
from tui.controllers.marks import MarksController

def surprising(self):
    self._page.app._driver.write("{}")
    self._page.app._driver.flush()

MarksController.set_mark = surprising
from tui.__main__ import main
main()
"""


UNKNOWN_AT_START = CUSTOMS.starter.replace(
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
        on_overview = unread(Path(f"{library}-{wire}"))
        terminal = start("--wire", wire, size=size, **on_overview)
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
    assert "UnknownOutputError" in log
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


# -- a terminal that does not answer ---------------------------------------------------------------


def test_a_terminal_that_never_answers_gets_all_the_same(start: Start, library: Path) -> None:
    answering = start(**environment(Path(f"{library}-answering")))
    answering.wait_for(is_open)
    wanted = shown_all_along(answering)
    silent = start(answers=False)
    silent.wait_for(is_open)
    for key, screen in zip(JOURNEY, wanted[1:], strict=True):
        silent.give(NAMED.get(key, key).encode())
        silent.wait_for(lambda text, screen=screen: text == screen)  # type: ignore[misc]
    asked = silent.raw.count(QUESTION)
    assert 1 <= asked <= 5
    silent.press(*"jjjkkk")
    silent.settle(0.5)
    assert silent.raw.count(QUESTION) == asked, "it is given up"
    silent.give(b"\x11")
    assert silent.wait_for_end() == 0
    assert silent.is_sane()


def test_leaving_does_not_wait_for_ever_for_an_answer(start: Start) -> None:
    terminal = start(answers=False)
    terminal.wait_for(is_open)
    terminal.give(b"\x11")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane()


def test_an_answer_that_comes_late_is_not_left_to_the_shell(start: Start) -> None:
    terminal = start(answers=False)
    terminal.wait_for(is_open)
    terminal.give(b"\x11")
    terminal.settle(0.1)
    assert terminal.process.poll() is None, "it waits for the answer"
    terminal.give(b"\x1b[24;80R")
    assert terminal.wait_for_end() == 0
    assert waiting_in(terminal) == b""


def waiting_in(terminal: Terminal) -> bytes:
    """Return what a shell would read now."""
    os.set_blocking(terminal._slave, False)
    try:
        return os.read(terminal._slave, 100)
    except BlockingIOError:
        return b""
