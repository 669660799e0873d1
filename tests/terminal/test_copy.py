"""Copying in a terminal: the very bytes that go out, and that nothing else does."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.starting import COMMAND, Start, environment, is_open
from tests.wire import journey
from tests.wire.launching import Launch
from tests.wire.session import Session
from tui.line.terminal_modes import POSITION

SEQUENCE = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07")
ROW, BLANKS = 80, 24
"""Cells of the status row, and bytes that it takes to go there and to erase what stood there."""


@pytest.fixture
def session(library: Path, launch: Launch) -> Iterator[Session]:
    with Session(COMMAND, ROW, 24, environment(library), launch=launch) as begun:
        journey.start(begun)
        yield begun


def press(session: Session, key: str) -> bytes:
    """Press a key; return what it brought."""
    mark = len(session.raw)
    session.press(key)
    return bytes(session.raw[mark:])


def copied(written: bytes) -> tuple[str, bytes]:
    """Return the text that was sent to the clipboard, and what was sent besides.

    Where it went in a packet of its own, the question that ends the packet belongs to it.
    """
    (found,) = SEQUENCE.finditer(written)
    rest = written[: found.start()] + written[found.end() :].removeprefix(POSITION.encode())
    return base64.b64decode(found[1]).decode(), rest


def test_a_copy_costs_its_bytes_and_the_status_row(session: Session) -> None:
    press(session, "l")
    before = session.text
    text, rest = copied(press(session, "y"))
    assert text.startswith("Key point: ")
    assert "Dialogo, 10 February 2014, ¶4" in text
    after = session.text
    assert after[:-1] == before[:-1], "nothing but the status row looks different"
    assert after[-1].startswith(f" Sent ({len(text.encode())} bytes): paste to see")
    assert len(rest) <= len(after[-1].encode()) + BLANKS


def test_a_second_copy_costs_its_bytes_alone(session: Session) -> None:
    first, _ = copied(press(session, "y"))
    second, rest = copied(press(session, "y"))
    assert first == second
    assert rest in (b"", POSITION.encode()), "so many bytes may ask whether they have arrived"


def test_a_copy_arrives_with_what_is_said_of_it(session: Session) -> None:
    assert session.press("y").packets == 1


def test_what_was_chosen_stays_on_the_screen(session: Session) -> None:
    for key in ("9", "v", "w", "w"):
        press(session, key)
    before = session.text
    text, rest = copied(press(session, "y"))
    assert text.startswith("“Peru achieves drug”\n")
    assert session.text[:-1] == before[:-1]
    assert len(rest) <= ROW + BLANKS


def test_a_long_copy_goes_out_whole_and_reading_goes_on(session: Session) -> None:
    session.send("9", "v", *"p" * 20)
    session.settle()
    text, _ = copied(press(session, "y"))
    assert len(text) > 4000
    assert text.startswith("“Peru achieves")
    assert "2014, ¶1–¶20" in text
    press(session, "j")
    assert "Sent" not in session.text[-1]


@pytest.mark.parametrize("wire", ["thrift", "plain"])
def test_both_ways_of_drawing_send_it(start: Start, wire: str) -> None:
    terminal = start("--wire", wire)
    terminal.wait_for(is_open)
    mark = len(terminal.raw)
    terminal.press("y")
    terminal.wait_for("Sent (")
    text, _ = copied(terminal.raw[mark:])
    assert text.startswith("Bottom line: ")
    terminal.press("9", "y")
    terminal.wait_for("Sent (151 bytes)")
    assert len(SEQUENCE.findall(terminal.raw[mark:])) == 2
    terminal.press("q", "q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane()


@pytest.mark.parametrize("wire", ["thrift", "plain"])
def test_screen_gets_its_pieces_by_both_ways(start: Start, wire: str) -> None:
    terminal = start("--wire", wire, TERM="screen", STY="1.pts-0.host")
    terminal.wait_for(is_open)
    mark = len(terminal.raw)
    terminal.press("y")
    terminal.wait_for("Sent through screen (")
    pieces = re.findall(rb"\x1bP(.*?)\x1b\\", terminal.raw[mark:], re.DOTALL)
    assert len(pieces) > 1
    text, rest = copied(b"".join(pieces))
    assert rest == b""
    assert text.startswith("Bottom line: ")


def test_a_terminal_that_would_print_it_is_sent_nothing(start: Start, library: Path) -> None:
    terminal = start(TERM="linux")
    terminal.wait_for(is_open)
    terminal.press("y")
    terminal.wait_for("copied.txt has it (")
    assert b"\x1b]52" not in terminal.raw
    kept = library.parent / "state" / "briefings" / "copied.txt"
    assert kept.read_text("utf-8").startswith("Bottom line: ")
    assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
def test_the_file_is_named_where_there_is_little_room(start: Start, size: tuple[int, int]) -> None:
    terminal = start(size=size)
    terminal.wait_for(is_open)
    terminal.press("Y")
    terminal.wait_for("~/state/briefings/copied.txt has it")
