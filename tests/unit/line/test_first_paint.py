"""What is painted before the app is what the encoder then begins with."""

import os
import pty
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.wire.emulator import Emulator
from tui.line import first_paint, tty
from tui.line.capabilities import XTERM
from tui.line.frame_parts import PART
from tui.line.terminal_modes import opening

SIZE = (30, 4)
SCREEN = f"\x1b[1;1H\x1b[1;36mTitle\x1b[0m\x1b[2;1H{'█' * 20}\x1b[4;1Hthe last row"
ROWS = ["Title", "█" * 20, "", "the last row"]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The other end of a terminal that is painted on."""
    master, slave = pty.openpty()
    monkeypatch.setattr(tty, "INPUT", slave)
    monkeypatch.setattr(tty, "OUTPUT", slave)
    monkeypatch.setattr(tty, "_before", [])
    yield master
    os.close(master)
    os.close(slave)


def shown(sent: str, columns: int = SIZE[0], rows: int = SIZE[1]) -> list[str]:
    emulator = Emulator(columns, rows)
    emulator.feed(sent.encode())
    return emulator.screen.text


def test_a_sequence_takes_the_terminal_and_paints_in_plain_style() -> None:
    (sent,) = first_paint.sequence(SCREEN, *SIZE, XTERM)
    assert sent.startswith(opening(XTERM))
    assert sent.endswith(first_paint.PLAIN)
    assert shown(sent) == ROWS


def test_on_a_far_line_it_is_painted_in_parts_of_whole_rows() -> None:
    screen = "".join(f"\x1b[{y};1H{f'row {y:02} ' * 11}" for y in range(1, 25))
    parts = first_paint.sequence(screen, 80, 24, XTERM, far=True)
    assert len(parts) > 4
    assert all(PART / 2 < len(part) < PART * 3 / 2 for part in parts)
    assert shown("".join(parts), 80, 24) == [(f"row {y:02} " * 11).rstrip() for y in range(1, 25)]
    first = shown(parts[0], 80, 24)
    assert [bool(row) for row in first] == sorted((bool(row) for row in first), reverse=True)
    assert len(first[0]) > 70, "and the rows are whole"


def test_what_was_painted_in_parts_is_known(terminal: int) -> None:
    rows = 4
    screen = "".join(f"\x1b[{y};1H{'grüße ' * 50}" for y in range(1, rows + 1))
    made = first_paint.paint(screen, 300, rows, XTERM, far=True)
    assert made
    parts = first_paint.sequence(screen, 300, rows, XTERM, far=True)
    assert len(parts) > 2
    assert os.read(terminal, 1 << 16).decode() == "".join(parts)
    assert made.encoder.encode(made.grid) == ""


def test_what_is_not_proven_is_not_used() -> None:
    assert "█" * 20 in first_paint.sequence(SCREEN, *SIZE, XTERM)[0]


def test_what_was_painted_is_known(terminal: int) -> None:
    made = first_paint.paint(SCREEN, *SIZE, XTERM)
    assert made
    assert os.read(terminal, 1 << 16).decode() == first_paint.sequence(SCREEN, *SIZE, XTERM)[0]
    assert made.encoder.encode(made.grid) == ""


def test_what_stood_there_before_is_taken_up_without_painting(terminal: int) -> None:
    os.set_blocking(terminal, False)
    made = first_paint.taken_up(SCREEN, *SIZE, XTERM)
    assert made.encoder.encode(made.grid) == ""
    with pytest.raises(BlockingIOError):
        os.read(terminal, 1)


def test_the_next_frame_is_only_what_differs(terminal: int) -> None:
    made = first_paint.paint(SCREEN, *SIZE, XTERM)
    assert made
    other = first_paint.grid_of(SCREEN.replace("the last", "The last"), *SIZE)
    sent = made.encoder.encode(other)
    assert len(sent) < 10
    painted = first_paint.sequence(SCREEN, *SIZE, XTERM)[0]
    assert shown(painted + sent) == [
        *ROWS[:3],
        "The last row",
    ]


def test_where_there_is_no_terminal_nothing_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    read, write = os.pipe()
    monkeypatch.setattr(tty, "INPUT", read)
    monkeypatch.setattr(tty, "OUTPUT", write)
    assert first_paint.paint(SCREEN, *SIZE, replace(XTERM)) is None
    os.close(write)
    assert os.read(read, 100) == b""
    os.close(read)
