"""Versions of an article are read, compared and taken back in a terminal, wide and narrow."""

from pathlib import Path

import pytest

from briefings import Given, Library
from tests.terminal.starting import Start

SAMPLE = "vraem-2014"
SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)


@pytest.fixture
def library(library: Path) -> Path:
    """A library in which the article has a second version."""
    with Library(library) as opened:
        text = opened.get(SAMPLE).article.text.replace("24,000 hectares", "23,000 hectares")
        new = f"Correction: an earlier version gave another figure.\n\n{text}"
        opened.add_text(new.encode(), "corrected", Given(update=SAMPLE))
    return library


@SIZES
def test_versions_are_read_compared_and_taken_back(start: Start, size: tuple[int, int]) -> None:
    terminal = start(SAMPLE, size=size)
    terminal.wait_for("? help")
    terminal.press("V")
    terminal.wait_for("Version 2")
    terminal.press("d")
    terminal.wait_for("+ ¶1    Correction")
    terminal.wait_for("{+23,000+}")
    terminal.press("q", "G", "enter")
    terminal.wait_for("1 Peru achieves")
    terminal.press("q", "g", "u")
    terminal.wait_for("is as it was before receipt")
    terminal.press("q")
    assert terminal.wait_for_end() == 0


def test_a_mark_stands_at_items_whose_words_changed(start: Start) -> None:
    terminal = start(SAMPLE)
    terminal.wait_for("? help")
    terminal.press(*"llllll")
    terminal.wait_for("~24,000 ha")
    (row,) = [row for row in map(terminal.line, range(24)) if "~24,000 ha" in row]
    assert row.endswith("≠!")
