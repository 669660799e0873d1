"""The same program, whatever lies between it and its reader."""

import pytest

from tests.remote.login import LogIn
from tests.remote.routes import ROUTES
from tests.terminal.golden import recorded_text

WIRES = ("",)
"""Values of `--wire`; none is the default."""


@pytest.mark.parametrize("program", WIRES, indirect=True)
@pytest.mark.parametrize("route", ROUTES)
def test_a_reader_sees_the_same_by_every_route(log_in: LogIn, route: str) -> None:
    login = log_in(route)
    window = login.window
    window.send("briefings; echo left $?\r")
    window.see(recorded_text("panel"))
    window.see(recorded_text("funding"), "4")
    window.see(recorded_text("panel"), "1")
    window.see(recorded_text("figure"), *"llllll")
    window.see(recorded_text("evidence"), "enter")
    assert "destroyed about 24,000 hectares" in window.reversed().replace("\n", " ")
    window.see(recorded_text("figure"), "r")
    window.see(recorded_text("panel"), "g")
    window.see(recorded_text("find"), "/", *"hectares")
    window.see(recorded_text("panel"), "esc")
    window.see(recorded_text("help"), "?")
    window.see(recorded_text("panel"), "q")
    window.press("q")
    window.wait_for("left 0")
    login.check()
    assert login.leave() == 0
    assert window.is_sane()


@pytest.mark.parametrize("route", ["ssh", "tmux-in-ssh", "mosh"])
def test_a_window_that_changes_its_size_is_filled(log_in: LogIn, route: str) -> None:
    login = log_in(route)
    login.open_briefing()
    for columns, rows in ((120, 40), (40, 12), (80, 24)):
        login.window.resize(columns, rows)
        login.window.see(recorded_text("panel", f"{columns}x{rows}"))
    login.window.press("q")
    login.window.wait_for("left 0")
    login.check()


def test_a_terminal_without_a_second_screen_is_left_empty(log_in: LogIn) -> None:
    """mosh has none: what is not erased stands under what the shell writes."""
    login = log_in("mosh")
    login.open_briefing()
    login.window.press("q")
    login.window.wait_for("left 0")
    assert "BOTTOM LINE" not in login.window.text()
    assert "Enter evidence" not in login.window.text()
