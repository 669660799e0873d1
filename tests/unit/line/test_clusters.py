"""Which characters share a cell, and how wide it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.line.cells import DEFAULT, Style
from tui.line.clusters import cells_of, leading_marks


def shown(text: str) -> list[tuple[str, int]]:
    """Return text and width of each cell."""
    return [(cell.text, cell.width) for cell in cells_of(text, DEFAULT)]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("ab", [("a", 1), ("b", 1)]),
        ("é", [("é", 1)]),
        ("e\u0301x", [("e\u0301", 1), ("x", 1)]),
        ("海x", [("海", 2), ("", 0), ("x", 1)]),
        ("🇵🇪", [("🇵🇪", 2), ("", 0)]),
        ("a🇵🇪b", [("a", 1), ("🇵🇪", 2), ("", 0), ("b", 1)]),
        ("👩\u200d🔬", [("👩\u200d🔬", 2), ("", 0)]),
        ("…–“”█│", [("…", 1), ("–", 1), ("“", 1), ("”", 1), ("█", 1), ("│", 1)]),
        ("\u0301", []),
    ],
)
def test_cells(text: str, cells: list[tuple[str, int]]) -> None:
    assert shown(text) == cells


@pytest.mark.parametrize("text", ["a", "é", "e\u0301", "海", "█", "…", "ｱ", "한"])
def test_terminals_agree_on_what_is_old(text: str) -> None:
    assert not cells_of(text, DEFAULT)[0].doubtful


@pytest.mark.parametrize("text", ["👩\u200d🔬", "🇵🇪", "❤\ufe0f", "1\ufe0f\u20e3", "😀", "👍🏽"])
def test_they_do_not_on_what_is_new(text: str) -> None:
    assert cells_of(text, DEFAULT)[0].doubtful


def test_the_style_is_that_of_every_cell() -> None:
    style = Style("36", "44")
    assert {cell.style for cell in cells_of("a海🇵🇪", style)} == {style}


def test_equal_cells_are_one() -> None:
    first, second = cells_of("aa", DEFAULT)
    assert first is second


@pytest.mark.parametrize(
    ("text", "marks"),
    [("", ""), ("a\u0301", ""), ("\u0301a", "\u0301"), ("\u0301\u20dda", "\u0301\u20dd")],
)
def test_leading_marks(text: str, marks: str) -> None:
    assert leading_marks(text) == marks


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
def test_a_text_is_as_wide_as_rich_says_but_for_flags(text: str) -> None:
    if any("\U0001f1e6" <= character <= "\U0001f1ff" for character in text):
        return
    cells = cells_of(text, DEFAULT)
    assert len(cells) == cell_len(text)
    assert sum(cell.width for cell in cells) == len(cells)
