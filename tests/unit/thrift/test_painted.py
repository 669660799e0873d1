"""What is painted before the app is what the encoder then begins with."""

import os
import pty
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.wire.emulator import Emulator
from tui.thrift import boot, painted
from tui.thrift.modes import opening
from tui.thrift.terminals import XTERM

SIZE = (30, 4)
SCREEN = f"\x1b[1;1H\x1b[1;36mTitle\x1b[0m\x1b[2;1H{'█' * 20}\x1b[4;1Hthe last row"
ROWS = ["Title", "█" * 20, "", "the last row"]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The other end of a terminal that is painted on."""
    master, slave = pty.openpty()
    monkeypatch.setattr(boot, "INPUT", slave)
    monkeypatch.setattr(boot, "OUTPUT", slave)
    monkeypatch.setattr(boot, "_before", [])
    yield master
    os.close(master)
    os.close(slave)


def shown(sent: str) -> list[str]:
    emulator = Emulator(*SIZE)
    emulator.feed(sent.encode())
    return emulator.screen.text


def test_a_sequence_takes_the_terminal_and_paints_in_plain_style() -> None:
    sent = painted.sequence(SCREEN, *SIZE, XTERM)
    assert sent.startswith(opening(XTERM))
    assert sent.endswith(painted.PLAIN)
    assert shown(sent) == ROWS


def test_what_is_not_proven_is_not_used() -> None:
    assert "█" * 20 in painted.sequence(SCREEN, *SIZE, XTERM)


def test_what_was_painted_is_known(terminal: int) -> None:
    made = painted.paint(SCREEN, *SIZE, XTERM)
    assert made
    assert os.read(terminal, 1 << 16).decode() == painted.sequence(SCREEN, *SIZE, XTERM)
    assert made.encoder.encode(made.grid) == ""


def test_what_stood_there_before_is_taken_up_without_painting(terminal: int) -> None:
    os.set_blocking(terminal, False)
    made = painted.taken_up(SCREEN, *SIZE, XTERM)
    assert made.encoder.encode(made.grid) == ""
    with pytest.raises(BlockingIOError):
        os.read(terminal, 1)


def test_the_next_frame_is_only_what_differs(terminal: int) -> None:
    made = painted.paint(SCREEN, *SIZE, XTERM)
    assert made
    other = painted.grid_of(SCREEN.replace("the last", "The last"), *SIZE)
    sent = made.encoder.encode(other)
    assert len(sent) < 10
    assert shown(painted.sequence(SCREEN, *SIZE, XTERM) + sent) == [*ROWS[:3], "The last row"]


def test_where_there_is_no_terminal_nothing_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    monkeypatch.setattr(boot, "INPUT", read)
    monkeypatch.setattr(boot, "OUTPUT", write)
    assert painted.paint(SCREEN, *SIZE, replace(XTERM)) is None
    os.close(write)
    assert os.read(read, 100) == b""
    os.close(read)
