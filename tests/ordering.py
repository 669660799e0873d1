"""In which order files are tested where several processes do so at once.

Tests that look at a program from outside mostly wait until it has answered; others keep a core
busy. One kind after the other would leave the cores idle first, and then more processes at work
than there are cores.
"""

from pathlib import Path
from typing import Final

import pytest

WAITING: Final = frozenset({"remote", "terminal", "wire"})
"""The folders whose tests wait for a program."""

SPREAD: Final = 0.8
"""The part of the others among which those lie. The last ones are short: all processes end at
once."""

_TESTS: Final = Path(__file__).parent


def mix(items: list[pytest.Item]) -> None:
    """Lay the files that wait evenly among the others; each file's tests stay together."""
    files = list(dict.fromkeys(item.path for item in items))
    places = _spread([path for path in files if not _waits(path)], 1.0)
    places |= _spread([path for path in files if _waits(path)], SPREAD)
    items.sort(key=lambda item: places[item.path])


def _waits(path: Path) -> bool:
    return path.relative_to(_TESTS).parts[0] in WAITING


def _spread(files: list[Path], end: float) -> dict[Path, float]:
    """Return places of files between 0 and `end`."""
    return {path: end * (at + 0.5) / len(files) for at, path in enumerate(files)}
