"""Golden screens: what a person sees, with its attributes, as text that a diff can show.

After a change that is meant, `UPDATE_SCREENS=1 pytest tests/terminal/test_screens.py` writes
them anew; read the diff before it is committed.
"""

from pathlib import Path

import pytest

from briefings import Library
from tests import proposed
from tests.terminal import golden
from tests.terminal.screen_journeys import JOURNEYS, OVERVIEWS, REVIEWS, SIZES
from tests.terminal.starting import Start, is_open


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", JOURNEYS)
def test_screen(start: Start, name: str, size: str) -> None:
    terminal = start(size=SIZES[size])
    terminal.wait_for(is_open)
    terminal.press(*JOURNEYS[name])
    golden.check(terminal, name, size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", OVERVIEWS)
def test_screen_of_an_overview(start: Start, name: str, size: str) -> None:
    terminal = start(size=SIZES[size], overview=True)
    terminal.wait_for(is_open)
    terminal.press(*OVERVIEWS[name])
    golden.check(terminal, name, size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", REVIEWS)
def test_screen_of_a_review(start: Start, library: Path, name: str, size: str) -> None:
    with Library(library) as opened:
        opened.notes.set_author("Ann")
        briefing = proposed.add(opened)
    terminal = start(briefing, size=SIZES[size])
    terminal.wait_for("? help")
    terminal.press(*REVIEWS[name])
    golden.check(terminal, name, size)
