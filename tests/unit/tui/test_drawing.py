"""Rows as styled text, exactly as wide as they may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment

from briefings.text import ascii_only
from tui.reading.state import Reading
from tui.style.drawing import cut, folded, line, page_row, spared, tab_row
from tui.style.looks import PLAIN, looks_of
from tui.style.themes import DARK
from tui.system.terminal import cells

LOOKS = looks_of(DARK)
BAR, TITLE = LOOKS["tab"], LOOKS["title"]

TABS = (("1", "Security"), ("2", "Funding"), ("9", "Source"))


def text(segments: list[Segment]) -> str:
    return "".join(segment.text for segment in segments)


@pytest.mark.parametrize(
    ("given", "width", "left"),
    [
        ("words", 5, "words"),
        ("words", 4, "wor…"),
        ("two words", 5, "two…"),
        ("海関は", 5, "海関…"),
        ("海関は", 4, "海…"),
        ("words", 1, "…"),
        ("words", 0, ""),
    ],
)
def test_cut(given: str, width: int, left: str) -> None:
    assert cut(given, width) == left


@pytest.mark.parametrize(
    ("most", "rows"),
    [
        (3, ["A draft waits:", "D opens it."]),
        (2, ["A draft waits:", "D opens it."]),
        (1, ["A draft …"]),
    ],
)
def test_a_sentence_is_folded_between_words(most: int, rows: list[str]) -> None:
    assert folded("A draft waits: D opens it.", 14, most) == rows


@given(st.text(max_size=90), st.integers(4, 30), st.integers(1, 4))
def test_what_is_folded_fits(words: str, width: int, most: int) -> None:
    rows = folded(words, width, most)
    assert 1 <= len(rows) <= most
    assert all(cell_len(row) <= width for row in rows)


@given(st.text(max_size=30), st.integers(0, 40))
def test_what_is_cut_fits(words: str, width: int) -> None:
    assert cell_len(cut(words, width)) <= max(width, 0)


@pytest.mark.parametrize(
    ("left", "right", "width", "row"),
    [
        ("left", "right", 12, "left   right"),
        ("left", "right", 10, "left right"),
        ("left", "right", 9, "le… right"),
        ("left", "", 6, "left  "),
        ("left", "right", 4, "rig…"),
    ],
)
def test_the_left_of_a_line_gives_way(left: str, right: str, width: int, row: str) -> None:
    segments = line(left, right, width, TITLE, str)
    assert text(segments) == row
    assert [segment.style for segment in segments] == [TITLE, PLAIN]


def test_what_a_line_says_is_only_text() -> None:
    assert "\x1b" not in text(line("\x1b[2J", "\x1b]0;x\x07", 30, PLAIN, str))


def test_a_line_is_in_the_terminals_characters() -> None:
    assert text(line("Masías…", "é", 12, PLAIN, ascii_only)).isascii()


def test_tabs_give_up_their_names_but_for_the_one_that_is_open() -> None:
    assert text(tab_row(TABS, 1, 40, str, LOOKS)) == " 1 Security  2 Funding  9 Source "
    assert text(tab_row(TABS, 1, 32, str, LOOKS)) == " 1 Security  2 Funding  9 Source "
    assert text(tab_row(TABS, 1, 31, str, LOOKS)) == " 1 Security 2 Funding 9 Source "
    assert text(tab_row(TABS, 1, 20, str, LOOKS)) == " 1  2 Funding  9 "
    assert text(tab_row(TABS, 1, 15, str, LOOKS)) == " 1 2 Funding 9 "
    assert text(tab_row(TABS, 0, 15, str, LOOKS)) == " 1 Security 2 9 "
    assert text(tab_row(TABS, 0, 12, str, LOOKS)) == " 1 Secu… 2 9 "
    assert text(tab_row(TABS, 0, 7, str, LOOKS)) == " 1 2 9 "


def test_the_open_tab_is_marked() -> None:
    assert [s.style for s in tab_row(TABS, 1, 40, str, LOOKS)] == [PLAIN, BAR, PLAIN]


def test_the_row_under_the_cursor_has_its_sign(reading: Reading) -> None:
    reading.view.step_item(1)
    rows = [text(page_row(reading.view, y, str, LOOKS)) for y in range(reading.height)]
    marked = [y for y, row in enumerate(rows) if row.startswith(">")]
    assert reading.view.cursor is not None
    assert marked == [reading.view.cursor - reading.view.top]


def test_below_the_last_row_there_is_nothing(reading: Reading) -> None:
    assert page_row(reading.view, len(reading.view.page.rows), str, LOOKS) == []


@pytest.mark.parametrize(
    ("texts", "spaced"),
    [
        (["plain words"], "plain words"),
        (["हिन्दी तमिल"], "हिन्दी   तमिल "),
        (["  👍🏽", "x y"], "  👍🏽x   y"),
        (["ह", "ि a"], "हि  a"),
        (["海 é"], "海 é"),
    ],
)
def test_words_leave_room_for_what_they_may_be_longer(texts: list[str], spaced: str) -> None:
    found = spared([Segment(text) for text in texts])
    assert "".join(segment.text for segment in found) == spaced
    assert cell_len(spaced) == sum(map(cells, texts))
