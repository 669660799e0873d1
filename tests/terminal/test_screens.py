"""Golden screens: what a person sees, with its attributes, as text that a diff can show.

After a change that is meant, `UPDATE_SCREENS=1 pytest tests/terminal/test_screens.py` writes
them anew; read the diff before it is committed.
"""

import pytest

from tests.terminal import golden
from tests.terminal.screen_journeys import JOURNEYS, SIZES
from tests.terminal.starting import Start, is_open


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", JOURNEYS)
def test_screen(start: Start, name: str, size: str) -> None:
    terminal = start(size=SIZES[size])
    terminal.wait_for(is_open)
    terminal.press(*JOURNEYS[name])
    golden.check(terminal, name, size)
