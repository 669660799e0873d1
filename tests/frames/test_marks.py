"""Signs without an agreed width: whatever a terminal takes them for, none of them is lost.

The rows of made-up pages are compared without their blanks: how far apart words stand may differ.
"""

import re
from collections.abc import Callable, Sequence
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment

from tests.frames.making import made_up
from tests.frames.oracle import Oracle
from tests.frames.pyte_terminal import PyteTerminal
from tests.frames.terminals import TERMINALS
from tests.frames.thrifty import Thrifty
from tui.style.drawing import spared
from tui.system.terminal import cells

SIZE = (40, 6)

WORDS = (
    "हिन्दी", "मात्राएँ", "தமிழ்", "কাজ", "ভাষায়", "മലയാളം", "ကမ္ဘာ", "ಭಾಷೆ", "กำลัง",
    "👍🏽", "👩🏿x", "👨\u200d👩\u200d👧", "🇵🇪", "❤\ufe0f", "1\ufe0f\u20e3", "\u1112\u1161\u11ab",
    "e\u0301", "\u0915\u0902\u0951", "a\u1ab0", "㉈", "海関", "plain", "words",
)  # fmt: skip

LOOKS = ("", "\x1b[7m", "\x1b[4m", "\x1b[32m")

Word = tuple[str, str]
"""A word, and how it looks."""

Row = Sequence[Word]

words = st.tuples(st.sampled_from(WORDS), st.sampled_from(LOOKS))
pages = st.lists(st.lists(words, max_size=9), min_size=SIZE[1], max_size=SIZE[1])
sessions = st.lists(pages, min_size=1, max_size=4)

Show = Callable[[str], list[str]]


def text(row: Row) -> str:
    """Return the words of a row that have room."""
    while cells(found := " ".join(word for word, _ in row)) > SIZE[0]:
        row = row[:-1]
    return found


def drawn(page: Sequence[Row]) -> str:
    """Return what Textual writes for rows, words in styles that may end before a sign."""
    written = []
    for y, row in enumerate(page):
        parts = spared([Segment(text(row))])
        looks = [look for _, look in row] or [""]
        coloured = (
            f"{looks[at % len(looks)]}{_styled.sub(_ENDED, part.text, count=1)}\x1b[m"
            for at, part in enumerate(parts)
        )
        written.append(f"\x1b[{y + 1};1H{' ' * SIZE[0]}\x1b[{y + 1};1H{''.join(coloured)}")
    return "".join(written)


_styled = re.compile("^.(?=[\u093e\u093f\u0bae\u09be])")
_ENDED = "\\g<0>\x1b[m"


def packed(shown: str) -> str:
    return normalize("NFC", shown.replace(" ", ""))


@pytest.mark.parametrize("unicode", ["6", "11"])
def test_none_is_lost_in_xterm(oracle: Oracle, unicode: str) -> None:
    @made_up
    @given(st.sampled_from(list(TERMINALS)), sessions)
    def holds(name: str, session: list[list[list[Word]]]) -> None:
        thrifty, sent = Thrifty(SIZE, TERMINALS[name]), ""
        for page in session:
            sent += thrifty.send(drawn(page))
        shown = oracle.shown(SIZE, sent, unicode)
        assert list(map(packed, shown)) == [packed(text(row)) for row in session[-1]]

    holds()


@made_up
@given(st.sampled_from(list(TERMINALS)), sessions)
def test_none_is_lost_in_pyte(name: str, session: list[list[list[Word]]]) -> None:
    thrifty, terminal = Thrifty(SIZE, TERMINALS[name]), PyteTerminal(SIZE)
    for page in session:
        terminal.feed(thrifty.send(drawn(page)))
        assert list(map(packed, terminal.text())) == [packed(text(row)) for row in page]
