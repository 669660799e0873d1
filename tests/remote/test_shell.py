"""The shell is left as it was found, however the program is left."""

import os
import signal

import pytest

from tests.remote.login import LogIn
from tests.remote.program import Program

ROUTES = ("direct", "ssh", "tmux", "mosh")

LATE = 0.6
"""Seconds of a slow line's round trip."""


@pytest.mark.parametrize("route", ROUTES)
def test_ctrl_z_gives_the_shell_back_and_fg_the_screen(log_in: LogIn, route: str) -> None:
    login = log_in(route)
    window = login.window
    login.open_briefing()
    window.press("ll")
    before = window.text()
    window.press("ctrl-z")
    window.wait_for("Stopped")
    login.check()
    window.send("fg; echo left then $?\r")
    window.see(before)
    window.press("ctrl-q")
    window.wait_for("left then 0")
    login.check()


@pytest.mark.parametrize("route", ROUTES)
def test_a_program_that_is_told_to_end_leaves_the_shell_fit_for_use(
    log_in: LogIn, program: Program, route: str
) -> None:
    login = log_in(route)
    login.begin_note("half a thought")
    os.kill(program.process().pid, signal.SIGTERM)
    login.window.wait_for("left 0")
    login.check()


@pytest.mark.parametrize("key", ["q", "ctrl-z"])
def test_answers_that_come_late_are_not_typed_into_the_shell(log_in: LogIn, key: str) -> None:
    login = log_in("ssh", delay=LATE)
    login.open_briefing()
    login.window.press(key)
    login.window.wait_for("Stopped" if key == "ctrl-z" else "left 0")
    login.check()
