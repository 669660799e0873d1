"""How tests run the app, press its keys and see what it shows."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from briefings import Library
from briefings.config import Config
from tests.pilot.lines import measure
from tests.samples import CUSTOMS
from tui.app import BriefingsApp
from tui.reading.tab_pages import OVERVIEW
from tui.screens.note_editor import NoteScreen
from tui.screens.reader import ReaderScreen
from tui.widgets.bars import Line

MOMENT = 0.005
"""Seconds; a key is answered when the app has done nothing for so long."""

SAMPLE, MADE_UP = "vraem-2014", CUSTOMS.id


@asynccontextmanager
async def running(
    library: Library,
    briefing: str | None = SAMPLE,
    size: tuple[int, int] = (80, 24),
    *,
    overview: bool = False,
    trip: float | None = None,
    config: Config | None = None,
) -> AsyncIterator[tuple[BriefingsApp, Pilot[None]]]:
    """Run the app on a briefing, or on the catalogue.

    Where it would open on the `overview`, and no test of that wants it, it goes on to the first
    panel. The terminal answers after `trip` seconds, or never.
    """
    app = BriefingsApp(library, library.get(briefing) if briefing else None, config=config)
    if trip is not None:
        measure(app.connection, trip)
    async with app.run_test(size=size) as pilot:
        await settle(app, pilot)
        if briefing and not overview:
            await to_first_panel(app, pilot)
        yield app, pilot


async def to_first_panel(app: BriefingsApp, pilot: Pilot[Any]) -> None:
    """Leave the overview, if it is what is shown."""
    reading = reader(app).reading
    if reading.tab == OVERVIEW:
        reading.open(reading.tabs[1])
        reader(app).show_all()
        await settle(app, pilot)


async def wait_for_rest(_: float = 0, longest: float = 1) -> None:
    """Wait until the app does nothing for a moment, or for `longest` seconds.

    Stands for Textual's own, which waits ten times as long after each key: a typist is quicker.
    """
    end = time.monotonic() + longest
    busy = True
    while busy and time.monotonic() < end:
        before = time.process_time()
        await asyncio.sleep(MOMENT)
        busy = time.process_time() - before > MOMENT / 20


async def settle(app: BriefingsApp, pilot: Pilot[Any]) -> None:
    """Wait until all that was asked for is done and shown."""
    await wait_for_rest()
    await app.workers.wait_for_complete()
    await pilot.pause()


async def press(app: BriefingsApp, pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after the other; wait for what they ask for in the end."""
    for key in keys:
        await pilot.press(key)
    await settle(app, pilot)


def reader(app: BriefingsApp) -> ReaderScreen:
    """Return the screen, which is that of a briefing."""
    assert isinstance(app.screen, ReaderScreen)
    return app.screen


def editor(app: BriefingsApp) -> NoteScreen:
    """Return the screen, which is that of a note."""
    assert isinstance(app.screen, NoteScreen)
    return app.screen


def shown(app: BriefingsApp) -> str:
    """Return the whole page, that above and below the screen too."""
    page = reader(app).body.view.page
    return "\n".join(page.line(row) for row in range(len(page.rows)))


def status(app: BriefingsApp) -> str:
    """Return the status row."""
    return app.screen.query_one("#status", Line).render_line(0).text


def said(app: BriefingsApp) -> str:
    """Return all rows of the status, joined: a long word is broken between them."""
    line = app.screen.query_one("#status", Line)
    return "".join(line.render_line(row).text.strip() for row in range(line.size.height))
