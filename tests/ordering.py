"""In which order files are tested where several processes do so at once.

Tests that look at a program from outside mostly wait until it has answered; others keep a core
busy. One folder after the other would leave the cores idle first, and then more processes at work
than there are cores. Tests that are marked `timed` come before all of them, beside each other.
"""

from collections import defaultdict
from pathlib import Path
from typing import Final

import pytest

SHORT: Final = "unit"
"""The folder whose files are so short that all processes end at once if some of it comes last."""

OTHERS_END: Final = 0.75
"""The part of it among which the other folders lie."""

TIMED: Final = "timed"
"""The mark of tests that count what came at once: a busy core would part it."""

_TESTS: Final = Path(__file__).parent


def mix(items: list[pytest.Item]) -> None:
    """Lay the files of each folder evenly among those of the others; each file stays whole."""
    folders = defaultdict(list)
    for path in dict.fromkeys(item.path for item in items):
        folders[path.relative_to(_TESTS).parts[0]].append(path)
    places = {
        path: (at + 0.5) / len(files) * (1 if folder == SHORT else OTHERS_END)
        for folder, files in folders.items()
        for at, path in enumerate(files)
    }
    timed = {item.path for item in items if item.get_closest_marker(TIMED)}
    items.sort(key=lambda item: (item.path not in timed, places[item.path]))
