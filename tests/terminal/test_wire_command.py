"""`briefings wire` in a real terminal, which the test plays."""

import json
import subprocess
import termios
from pathlib import Path

import pytest

from tests.terminal.emulator import Terminal
from tests.terminal.starting import COMMAND, Start, unread

QUESTIONS = b"\x1b[6n\x1b[c"


def answer(terminal: Terminal, text: bytes) -> None:
    while QUESTIONS not in terminal.raw:
        terminal.wait_for(lambda _: QUESTIONS in terminal.raw)
    terminal.give(text)


def modes(terminal: Terminal) -> object:
    return termios.tcgetattr(terminal._slave)


def test_a_terminal_is_asked_and_left_as_it_was(start: Start) -> None:
    terminal = start(
        "wire", answers=False, size=(80, 40), SSH_CONNECTION="::1 1 ::1 22", TERM="xterm-256color"
    )
    answer(terminal, b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[7;1R\x1b[?62;22c")
    assert terminal.wait_for_end() == 0
    shown = terminal.text()
    for line in (
        "through ssh              yes (SSH_CONNECTION)",
        "TERM                     xterm-256color",
        "colours                  256",
        "scrolls by many (SU, SD) yes",
        "device attributes (DA1)  62 22",
        "cursor (CPR)             row 7, column 1",
        "background (OSC 11)      light",
    ):
        assert line in shown
    assert "round trip" in shown
    assert shown.count("ADVICE") == 1
    assert "ssh -C" in shown.partition("ADVICE")[2]
    assert "terminfo" not in shown.partition("ADVICE")[2]
    assert modes(terminal) == terminal.before
    assert b"^[" not in terminal.raw


def test_without_ssh_and_with_a_known_terminal_there_is_nothing_to_advise(start: Start) -> None:
    terminal = start("wire", answers=False, size=(80, 40), TERM="xterm-256color")
    answer(terminal, b"\x1b[7;1R\x1b[?62;22c")
    assert terminal.wait_for_end() == 0
    assert "ADVICE" not in terminal.text()


def test_an_unknown_terminal_is_told_what_to_do(start: Start) -> None:
    terminal = start("wire", answers=False, size=(80, 40), TERM="nonsense-of-no-host")
    answer(terminal, b"\x1b[?62;22c")
    assert terminal.wait_for_end() == 0
    assert "no terminfo entry for TERM=nonsense-of-no-host" in terminal.text()
    assert "colours                  8" in terminal.text()
    assert "erases characters (ECH)  yes" in terminal.text()


def test_a_terminal_that_cannot_be_asked_is_not(start: Start) -> None:
    terminal = start("wire", answers=False, size=(80, 40), TERM="dumb")
    assert terminal.wait_for_end() == 0
    assert QUESTIONS not in terminal.raw
    assert "no, none here would answer" in terminal.text()


@pytest.mark.first_start
def test_where_there_is_no_terminal_none_is_asked(library: Path) -> None:
    run = subprocess.run(
        [*COMMAND, "wire", "--json"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        env=unread(library),
    )
    assert run.stderr == b""
    assert json.loads(run.stdout)["asked"] is False
    assert not library.exists()
