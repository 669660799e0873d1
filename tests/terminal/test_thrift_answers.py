"""What a terminal answers tells whether it shows what it should, and whether it has REP."""

import re
import sys

import pytest

from tests.samples import CUSTOMS
from tests.terminal.emulator import Terminal
from tests.terminal.starting import Start, is_open
from tests.wire.screen import Screen

QUESTION = b"\x1b[6n"
POSITION = re.compile(rb"\x1b\[\d+;\d+R")
REP = re.compile(rb"\x1b\[\d+b")
EMPTY = b"\x1b[m\x1b[r\x1b[H\x1b[J"
"""What begins a screen that is painted anew."""

RESTING = """
from tui.line import pacing
pacing.LONG_REST = 0.8
from tui.__main__ import main
main()
"""


def hurry(terminal: Terminal, keys: str) -> None:
    """Press keys as fast as a held one comes: then the terminal is asked for its cursor."""
    for key in keys:
        terminal.give(key.encode())
        terminal.watch(0.02)
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
        terminal.watch(1.0)
        terminal.press(*"lh")
        assert terminal.text() == before


def test_a_cursor_that_was_moved_away_is_noticed(start: Start) -> None:
    terminal = start()
    terminal.wait_for(is_open)
    terminal.press("A", *"some")
    before = terminal.text()
    terminal._emulator.feed(b"\x1b[20;20H")
    hurry(terminal, "xyzxyz")
    terminal.wait_for("somexyzxyz")
    assert terminal.text() == before.replace("some", "somexyzxyz")


def test_a_terminal_that_answers_nonsense_is_not_painted_anew_for_ever(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Screen, "position", property(lambda _: (1, 1)))
    terminal = start(BRIEFINGS_BOOT="0")
    terminal.wait_for(is_open)
    hurry(terminal, "lh" * 10)
    terminal.wait_for(lambda _: terminal.raw.count(QUESTION) > 6)
    assert 1 < terminal.raw.count(EMPTY) <= 5


def test_an_answer_that_nobody_asked_for_changes_nothing(start: Start) -> None:
    """A program before may have asked, and its answer may come late."""
    terminal = start("customs-2022", command=(sys.executable, "-c", CUSTOMS.starter))
    terminal.wait_for(is_open)
    before, mark = terminal.text(), len(terminal.raw)
    terminal.give(b"\x1b[?62;22c\x1b[7;7R\x1b[?1;2n\x1b[0n\x1bP>|foot\x1b\\")
    terminal.settle(0.3)
    assert terminal.text() == before
    assert terminal.raw[mark:] == b""


# -- REP -------------------------------------------------------------------------------------------


def bars(start: Start) -> tuple[Terminal, list[int]]:
    """Show bars twice; return how many blocks each row has."""
    terminal = start(
        "customs-2022", command=(sys.executable, "-c", CUSTOMS.starter), BRIEFINGS_BOOT="0"
    )
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
    terminal = start(
        "--wire", "plain", "customs-2022", command=(sys.executable, "-c", CUSTOMS.starter)
    )
    terminal.wait_for(is_open)
    terminal.press("1")
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
    terminal.give(b"\x1b[?62;22c")
    terminal.settle(0.3)
    terminal.press("9", "1", "ctrl-l")
    assert REP.findall(terminal.raw) == [b"\x1b[2b"]
    assert [line.count("█") for line in terminal.text().splitlines() if "█" in line] == drawn


# -- leaving ---------------------------------------------------------------------------------------


class Slow:
    """Answers a terminal's questions later, one after the other."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._feed = terminal._emulator.feed
        self.answers: list[bytes] = []
        terminal._emulator.feed = self._listen  # type: ignore[method-assign]

    def _listen(self, data: bytes) -> bytes:
        answers = self._feed(data)
        self.answers += POSITION.findall(answers)
        return b""

    def wait_for_questions(self, count: int) -> None:
        self._terminal.wait_for(lambda _: len(self.answers) >= count)

    def answer(self) -> None:
        self._terminal.give(self.answers.pop(0))


def test_every_answer_on_its_way_is_awaited_before_a_shell_would_read_it(start: Start) -> None:
    terminal = start(BRIEFINGS_BOOT="0")
    slow = Slow(terminal)
    terminal.wait_for(is_open)
    for panel in "4141":
        terminal.watch(0.5)  # as long as the way there and back seems to be
        while slow.answers:
            slow.answer()
        terminal.watch(0.6)
        terminal.give(panel.encode())
        slow.wait_for_questions(1)
    terminal.watch(0.6)
    terminal.give(b"4")
    slow.wait_for_questions(2)
    terminal.give(b"q")
    slow.answer()
    terminal.watch(1.5)
    assert terminal.process.poll() is None
    slow.answer()
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane()
