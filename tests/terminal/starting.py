"""How the program is started in a terminal, and when it has started."""

import datetime as dt
import os
import sys
from collections.abc import Callable
from pathlib import Path

from briefings.model import ReadingPlace, Spot
from briefings.reading_places import ReadingPlaces
from briefings.today import EPOCH
from tests.terminal.emulator import Terminal

Start = Callable[..., Terminal]
"""`start(*arguments, size=(80, 24), command=COMMAND, answers=True, background=BLACK, TERM=…)`."""

SAMPLE, FIRST_PANEL = "vraem-2014", "security"
TODAY = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)
"""The day of all programs that are tested."""

COMMAND = (sys.executable, "-m", "tui")


def is_open(text: str) -> bool:
    """Return whether a screen is that of a briefing that takes keys, not what is painted before."""
    status = text.rpartition("\n")[2].strip()  # what is painted comes in pieces, this one last
    return (
        ("BOTTOM LINE" in text or "IN BRIEF" in text) and status != "" and "Opening: " not in text
    )


def environment(library: Path, **more: str) -> dict[str, str]:
    """Return a plain environment, in whose library the sample was left in its first panel.

    That is what most tests are of.
    """
    places = ReadingPlaces(library / "places")
    if places.load(SAMPLE) is None:
        places.save(SAMPLE, ReadingPlace(spot=Spot(tab=FIRST_PANEL)))
    return unread(library, **more)


def unread(library: Path, **more: str) -> dict[str, str]:
    """Return a plain environment: the library in `library`, nothing of the user's."""
    home = str(library.parent)
    return {
        "PATH": os.environ["PATH"],
        "HOME": home,
        "XDG_STATE_HOME": f"{home}/state",
        "XDG_DATA_HOME": f"{home}/data",
        "BRIEFINGS_LIBRARY": str(library),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        EPOCH: str(int(TODAY.timestamp())),
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        **more,
    }
