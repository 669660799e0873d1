"""What Textual writes reaches a terminal without UTF-8 as ASCII that takes the same cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len as cells

from tui.system.plain_ascii import in_ascii, outgoing


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\x1b[1;7mplain\x1b[m", "\x1b[1;7mplain\x1b[m"),
        ("\x1b[3mNúñez “said”\x1b[m ¶5 …", '\x1b[3mNunez "said"\x1b[m P5 .'),
        ("日本 x", "???? x"),
        ("e\u0301te\u0301", "ete"),
        ("a\u200bb", "ab"),
        ("1\ufe0f.", "1 ."),
    ],
)
def test_text_is_put_into_ascii_and_sequences_stay(written: str, shown: str) -> None:
    assert in_ascii(written) == shown


@given(st.text())
def test_it_takes_the_same_cells(text: str) -> None:
    printable = "".join(char for char in text if char.isprintable())
    shown = in_ascii(printable)
    assert shown.isascii()
    assert cells(shown) == cells(printable)


def test_a_terminal_with_utf8_gets_all_as_it_is() -> None:
    assert outgoing({"LANG": "C.UTF-8"})("Núñez") == "Núñez"
    assert outgoing({"LC_ALL": "C", "LANG": "C.UTF-8"})("Núñez") == "Nunez"
