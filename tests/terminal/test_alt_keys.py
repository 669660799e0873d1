"""Alt in a real terminal: nothing that it sends saves, closes or does what a letter does."""

from pathlib import Path

import pytest

from briefings import Library
from tests.terminal.emulator import Terminal
from tests.terminal.starting import Start, is_open

NOTHING = (b"\x1bd", b"\x1bq", b"\x1bj", b"\x1b\r", b"\x1b[1;3A", b"\x1b[1;4D", b"\x1b[3;3~",
           b"\x1b[27;3;100~", b"\x1b[100;3u", b"\x1b\x1b[A", b"\x1b\x1bOP", b"\x1b[1;3P", b"\x1b[",
           b"\x1bO")  # fmt: skip
"""What terminals send for Alt and d, q, j, Enter, ↑, Shift-←, Del, d, d, ↑, F1, F1, [ and O."""

LEFT = (b"\x1b[1;3D", b"\x1b\x1b[D", b"\x1b[3D", b"\x1bO3D", b"\x1bb")


def send(terminal: Terminal, *keys: bytes) -> None:
    """Send each key in one write, as terminals do."""
    for key in keys:
        terminal.give(key)
        terminal.settle(0.25)


@pytest.fixture
def terminal(start: Start, library: Path) -> Terminal:
    """The app, reading, with an author."""
    with Library(library) as opened:
        opened.notes.set_author("Ann")
    terminal = start("vraem-2014")
    terminal.wait_for(is_open)
    return terminal


def bodies(library: Path) -> list[str]:
    with Library(library) as opened:
        return [note.content.body for note in opened.notes.list()]


def test_the_note_stays_open_and_as_it_is(terminal: Terminal, library: Path) -> None:
    terminal.press("l", "a", *"one two")
    before = terminal.text()
    send(terminal, *NOTHING)
    assert terminal.text() == before
    for left in LEFT:
        send(terminal, left)
        terminal.press("<")
        send(terminal, b"\x1b[F")
    terminal.press("esc")
    terminal.wait_for("Saved")
    terminal.press("ctrl-q")
    assert terminal.wait_for_end() == 0
    # Each goes back by a word, of which every sign is one.
    assert bodies(library) == ["one <<<<<two"]


def test_the_entry_row_stays_open(terminal: Terminal) -> None:
    terminal.press("/", *"coca")
    before = terminal.text()
    send(terminal, *NOTHING)
    assert terminal.text() == before
    for left in LEFT:
        send(terminal, b"\x1b[F", left)
        terminal.press("x")
    assert "xxxxxcoca" in terminal.line(-1)


def assert_only_said(terminal: Terminal, before: str) -> None:
    """Going back by a word, where there is none to go from, says no more than that."""
    send(terminal, *LEFT)
    *rows, status = terminal.text().splitlines()
    assert rows == before.splitlines()[:-1]
    assert "Only on words that are chosen" in status


def test_nothing_happens_while_reading_and_in_a_list(terminal: Terminal) -> None:
    terminal.press("l", "enter")
    reading = terminal.text()
    send(terminal, *NOTHING)
    assert terminal.text() == reading
    assert_only_said(terminal, reading)
    terminal.press("?")
    listed = terminal.text()
    assert listed != reading
    send(terminal, *NOTHING)
    assert terminal.text() == listed
    assert_only_said(terminal, listed)


def test_alt_and_an_arrow_choose_by_words(terminal: Terminal) -> None:
    terminal.press("9", "v")
    first = terminal.reversed()
    send(terminal, b"\x1b[1;3C", b"\x1b\x1b[C")
    assert len(terminal.reversed().split()) == len(first.split()) + 2
    send(terminal, b"\x1b[1;3D", b"\x1bb")
    assert terminal.reversed() == first


def test_esc_and_a_key_in_two_writes_are_two_keys(terminal: Terminal, library: Path) -> None:
    terminal.press("l", "a", *"one")
    terminal.give(b"\x1b")
    terminal.settle(0.01)
    terminal.give(b"0")
    terminal.wait_for(" Notes 1")
    terminal.wait_for("one")
    assert bodies(library) == ["one"]
