"""A review as a person at a terminal does it."""

from pathlib import Path

import pytest

from briefings import Library
from briefings.progress import progress
from tests import proposed
from tests.terminal.starting import Start


@pytest.fixture
def article(library: Path) -> str:
    """An article with proposals in the library that the program will open."""
    with Library(library) as opened:
        opened.notes.set_author("Ann")
        return proposed.add(opened)


def reviewed(library: Path, article: str) -> int:
    with Library(library) as opened:
        return progress(opened.get(article)).reviewed


def test_a_decision_typed_ahead_of_its_item_is_not_taken(
    start: Start, library: Path, article: str
) -> None:
    """All three keys are in one packet: whoever typed them cannot have seen panel 4."""
    terminal = start(article)
    terminal.wait_for("0 of 13 reviewed")
    terminal.settle()
    terminal.give(b"4zc")
    terminal.wait_for("Not taken: the key came before the item was on the screen.")
    assert reviewed(library, article) == 0
    terminal.press("c")
    terminal.wait_for("1 of 13, 1 skipped")
    assert reviewed(library, article) == 1


def test_decisions_about_items_on_the_screen_may_come_in_one_packet(
    start: Start, library: Path, article: str
) -> None:
    terminal = start(article)
    terminal.wait_for("0 of 13 reviewed")
    terminal.press("1")  # whoever has seen a key answered has seen the screen
    terminal.wait_for("c confirm  x reject")
    terminal.give(b"ccx")
    terminal.wait_for("3 of 13")
    assert reviewed(library, article) == 3


def test_decisions_are_there_after_the_end_and_undone_before_it(
    start: Start, library: Path, article: str
) -> None:
    terminal = start(article)
    terminal.wait_for("0 of 13 reviewed")
    terminal.press("1", "c", "x", "c", "u")
    assert "Undone: 31 killings confirmed." in terminal.text()
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert reviewed(library, article) == 2
    again = start(article)
    again.wait_for("2 of 13 reviewed")
