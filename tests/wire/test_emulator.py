"""The terminal that the measurements play, against what xterm does."""

import pytest

from tests.wire.emulator import ATTRIBUTES, Emulator
from tests.wire.screen import Cell

ROWS = "\r\n".join("abcde").encode()


@pytest.fixture
def emulator() -> Emulator:
    made = Emulator(8, 5)
    made.feed(ROWS)
    return made


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        (b"\x1b[2S", ["c", "d", "e", "", ""]),
        (b"\x1b[2T", ["", "", "a", "b", "c"]),
        (b"\x1b[2;4r\x1b[S", ["a", "c", "d", "", "e"]),
        (b"\x1b[2;4r\x1b[4H\n", ["a", "c", "d", "", "e"]),
        (b"\x1b[2;4r\x1b[2H\x1bM", ["a", "", "b", "c", "e"]),
        (b"\x1b[2;4r\x1b[5H\n\rx", ["a", "b", "c", "d", "x"]),
        (b"\x1b[1;3r\x1b[4H\n\rx", ["a", "b", "c", "d", "x"]),
        (b"\x1b[2H\x1b[2M", ["a", "d", "e", "", ""]),
        (b"\x1b[2H\x1b[2L", ["a", "", "", "b", "c"]),
        (b"\x1b[Hx\x1b[3b", ["xxxx", "b", "c", "d", "e"]),
        (b"\x1b[H\x1b[?7lxxxxxxxx\x1b[K", ["xxxxxxx", "b", "c", "d", "e"]),
        (b"\x1b[?1049h\x1b[Hx\x1b[?1049l", ["a", "b", "c", "d", "e"]),
        (b"\x1b[3;4r\x1b[5H\x1b[rx", ["x", "b", "c", "d", "e"]),
        (b"\x1b[1;2\x1b[Hx", ["x", "b", "c", "d", "e"]),
    ],
)
def test_shows_what_xterm_shows(emulator: Emulator, sent: bytes, shown: list[str]) -> None:
    emulator.feed(sent)
    assert emulator.screen.text == shown


def test_rows_that_nothing_was_written_to_scroll_too() -> None:
    emulator = Emulator(8, 4)
    emulator.feed(b"\x1b[4Hx\x1b[S\x1b[2S")
    assert emulator.screen.text == ["x", "", "", ""]


def test_what_is_erased_or_scrolled_in_has_the_background_alone(emulator: Emulator) -> None:
    emulator.feed(b"\x1b[4;7;44m\x1b[2H\x1b[K\x1b[S")
    for erased in (0, 4):
        cell = emulator.screen.cell(7, erased)
        assert cell == Cell(" ", bg="blue")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (b"\x1b[2;3H\x1b[6n\x1b[4;1H", b"\x1b[2;3R"),
        (b"\x1b[2;1H\x1b[?7l12345678\x1b[6n", b"\x1b[2;8R"),
        (b"\x1b[c", ATTRIBUTES),
        (b"\x1b[?2004h\x1b[?2004$p\x1b[?4711$p", b"\x1b[?2004;1$y\x1b[?4711;0$y"),
        (b"\x1b]11;?\x07", b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
        (b"\x1bP+q544e\x1b\\", b"\x1bP0+r\x1b\\"),
        (b"\x1b[?u\x1b[>1u\x1b[=0;1u", b""),
    ],
)
def test_answers_as_xterm_does_however_it_is_split(asked: bytes, answer: bytes) -> None:
    whole, split = Emulator(8, 5), Emulator(8, 5)
    assert whole.feed(asked) == answer
    assert b"".join(split.feed(asked[i : i + 1]) for i in range(len(asked))) == answer
    assert whole.screen.text == split.screen.text
