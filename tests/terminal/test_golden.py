"""What golden screens tell apart: each look of a cell has its mark."""

import pytest

from tests.terminal.golden import picture
from tests.wire.emulator import Emulator


def drawn(written: str) -> list[str]:
    emulator = Emulator(12, 2)
    emulator.feed(written.encode())
    return picture(emulator.screen).splitlines()


@pytest.mark.parametrize(
    ("style", "marks"),
    [
        ("7", ["^^^^"]), ("1", ["* **"]), ("2", [". .."]), ("3", ["/ //"]), ("4", ["____"]),
        ("31", ["R RR"]), ("44", ["####"]), ("1;7", ["^^^^", "* **"]), ("2;22", []), ("7;27", []),
        ("38;5;2;2", ["% %%", ". .."]), ("38;2;2;2;2", ["% %%"]),
    ],
)  # fmt: skip
def test_a_look_is_marked_below_its_words(style: str, marks: list[str]) -> None:
    assert drawn(f"a hit \x1b[{style}mi ts\x1b[m") == [
        "|a hit i ts",
        *(" " * 7 + mark for mark in marks),
        "|",
    ]


def test_a_screen_without_looks_is_its_text() -> None:
    assert drawn("\x1b[1ma\x1b[0m\r\nb \x1b[2m ") == ["|a", " *", "|b"]
