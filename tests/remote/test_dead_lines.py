"""Lines that end, and lines that say nothing any more: what was typed is kept, nobody waits."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.remote.login import LogIn
from tests.remote.program import PATIENCE, Program, fill
from tests.remote.routes import Host
from tests.remote.window import OpenWindow
from tests.terminal.emulator import Terminal
from tests.terminal.starting import Start

WORDS = "half a thought"
OPEN = "A draft waits, still open in another window: D opens it."


def wait_for_draft(library: Path, text: str) -> None:
    """Wait until a draft on the disk has the text."""
    deadline = time.monotonic() + PATIENCE
    while not any(text in path.read_text() for path in (library / "drafts").glob("*.json")):
        assert time.monotonic() < deadline, f"{text!r} is not kept"
        time.sleep(0.05)


@contextmanager
def stopped(pid: int) -> Iterator[None]:
    """Let a process do nothing at all for a while."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)


def take_over(second: Terminal) -> None:
    """Go on in a new login with what was begun in another one, and save it."""
    second.wait_for(OPEN)
    second.press("D")
    second.wait_for(WORDS)
    second.press(", ended", "esc")
    second.wait_for("your name, asked once")
    second.press("Ann", "enter")
    second.wait_for("Saved")


@pytest.mark.parametrize("end", ["client killed", "window closed"])
def test_a_line_that_ends_ends_the_program_and_keeps_the_draft(
    log_in: LogIn, program: Program, start: Start, end: str
) -> None:
    login = log_in("ssh")
    login.begin_note(WORDS)
    if end == "client killed":
        login.window.signal(signal.SIGKILL)
    else:
        login.window.hang_up()
    program.wait_for_end()
    second = start()
    second.wait_for("A draft waits: D opens it.")
    second.press("D")
    second.wait_for(WORDS)


def test_on_a_full_line_drafts_are_kept_until_it_ends(
    log_in: LogIn, program: Program, library: Path
) -> None:
    login = log_in("direct")
    login.begin_note(WORDS)
    fill(login.window.tty)
    login.window.send(", typed where nobody reads")
    wait_for_draft(library, f"{WORDS}, typed where nobody reads")
    login.window.hang_up()
    program.wait_for_end()


def test_a_black_hole_at_this_end(
    log_in: LogIn, program: Program, library: Path, start: Start
) -> None:
    login = log_in("ssh")
    login.begin_note(WORDS)
    with stopped(login.window.process.pid):
        fill(program.process().tty)
        wait_for_draft(library, WORDS)
        take_over(start())
        login.window.signal(signal.SIGKILL)
        program.wait_for_end()


def test_a_black_hole_at_the_other_end_that_comes_back(
    log_in: LogIn, program: Program, library: Path, start: Start
) -> None:
    login = log_in("ssh")
    served = login.parent
    login.begin_note(WORDS)
    with stopped(served):
        fill(program.process().tty)
        wait_for_draft(library, WORDS)
        take_over(start())
    login.window.wait_for("Taken over in another window")
    login.window.hang_up()
    program.wait_for_end()


def test_a_black_hole_at_the_other_end_that_is_cleared_away(
    log_in: LogIn, program: Program, library: Path
) -> None:
    login = log_in("ssh")
    served = login.parent
    login.begin_note(WORDS)
    with stopped(served):
        fill(program.process().tty)
        wait_for_draft(library, WORDS)
        os.kill(served, signal.SIGKILL)
        program.wait_for_end()
        login.window.wait_for_end()


def test_a_mosh_client_that_is_gone_for_ever(
    log_in: LogIn, program: Program, library: Path, start: Start
) -> None:
    login = log_in("mosh")
    served = login.parent
    login.begin_note(WORDS)
    login.window.signal(signal.SIGKILL)
    wait_for_draft(library, WORDS)
    take_over(start())
    os.kill(served, signal.SIGKILL)
    program.wait_for_end()


def test_what_runs_in_tmux_is_found_again(
    log_in: LogIn, open_window: OpenWindow, host: Host
) -> None:
    login = log_in("tmux")
    login.begin_note(WORDS)
    before = login.window.text()
    login.window.signal(signal.SIGKILL)
    window = open_window(host.tmux("attach-session"))
    window.see(before)
    window.send(", and the rest")
    window.wait_for(f"{WORDS}, and the rest")
