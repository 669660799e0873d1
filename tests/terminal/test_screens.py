"""Golden screens: what a person sees, with its attributes, as text that a diff can show.

After a change that is meant, `UPDATE_SCREENS=1 pytest tests/terminal/test_screens.py` writes
them anew; read the diff before it is committed.
"""

import pytest

from tests.terminal import golden
from tests.terminal.starting import Start, is_open

SIZES = {"40x12": (40, 12), "80x24": (80, 24), "120x40": (120, 40)}

JOURNEYS: dict[str, tuple[str, ...]] = {
    "panel": (),
    "figures": ("l",) * 9,
    "statements": ("G", "b", "b", "b"),
    "bottom": ("G",),
    "tension": (*("l",) * 6, "T"),
    "figure": ("l",) * 6,
    "evidence": (*("l",) * 6, "enter"),
    "source": ("9", "space"),
    "source-note": ("9", "G"),
    "find": ("/", *"hectares"),
    "found": ("/", *"shining", "enter", "n"),
    "funding": ("4",),
    "catalogue": ("L",),
    "help": ("?",),
    "palette": (":", *"tab"),
    "marks": ("l", "m", "9", "space", "m", "M"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", JOURNEYS)
def test_screen(start: Start, name: str, size: str) -> None:
    terminal = start(size=SIZES[size])
    terminal.wait_for(is_open)
    terminal.press(*JOURNEYS[name])
    golden.check(terminal, name, size)
