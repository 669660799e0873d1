"""What tests of a review by keys look at: items, marks, the cursor, frames on their way."""

import time
from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from briefings import Library
from briefings.model import AnyItem
from briefings.progress import progress
from tests.pilot.driving import reader, settle
from tui.app import BriefingsApp

SIZES = [(80, 24), (40, 12)]
NAME = (*"Ann", "enter")


def item(library: Library, article: str, text: str) -> AnyItem:
    """Return an item by the words it stands on."""
    briefing = library.get(article)
    every = (*briefing.items, *briefing.rejected)
    return next(each for each in every if each.evidence and each.evidence[0].text == text)


def marks(app: BriefingsApp, text: str) -> str:
    """Return what stands in the margin of the row that has some words."""
    body = reader(app).body
    rows = [body.render_line(y).text for y in range(body.size.height)]
    return next(row for row in reversed(rows) if text in row)[:4].strip("> ")


def here(app: BriefingsApp) -> str:
    """Return the words of the item under the cursor."""
    found = reader(app).reading.item
    return found.evidence[0].text if found else ""


def reviewed(library: Library, article: str) -> int:
    return progress(library.get(article)).reviewed


class SlowFrames:
    """What tells when a frame is on the terminal, held back until it is let go."""

    def __init__(self, app: BriefingsApp, patch: pytest.MonkeyPatch) -> None:
        self.held: list[Callable[[float], object]] = []
        patch.setattr(app.connection, "when_shown", self.held.append)

    def arrive(self, later: float = 0) -> None:
        """Have all that was drawn by now be on the terminal, or so many seconds later."""
        while self.held:
            self.held.pop(0)(time.monotonic() + later)


async def settle_until_seen(app: BriefingsApp, pilot: Pilot[None]) -> None:
    """Wait until the item under the cursor has been on the screen: keys before are not taken."""
    while True:
        item = reader(app).reading.item
        if item and reader(app).seeing.items.was_seen(item.id, time.monotonic()):
            return
        await settle(app, pilot)
