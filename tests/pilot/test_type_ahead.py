"""Keys that come while something is done wait for it, and no longer."""

import asyncio

import pytest
from textual import events

from briefings import Library
from briefings.errors import UsageError
from tests.pilot.driving import SAMPLE, press, reader, running, settle
from tui.reading.tab_pages import SOURCE
from tui.session import Work


@pytest.fixture(autouse=True)
def endless_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.type_ahead.PATIENCE", 1000)


async def ends() -> None:
    await asyncio.sleep(0.05)


async def fails() -> None:
    await asyncio.sleep(0.05)
    raise UsageError("This cannot be done.")


async def is_given_up() -> None:
    await asyncio.sleep(0.05)
    raise asyncio.CancelledError


@pytest.mark.parametrize("work", [ends, fails, is_given_up])
async def test_keys_are_let_in_however_the_work_that_holds_them_ends(
    library: Library, work: Work
) -> None:
    async with running(library) as (app, pilot):
        before = reader(app).reading.view.item
        app.session.start(work, "work", holds_keys=True)
        await pilot.press("l")
        assert reader(app).reading.view.item == before
        await pilot.pause(0.1)
        await press(app, pilot, "l")
        assert reader(app).reading.view.position[0] == 3


async def test_keys_wait_for_what_was_asked_for_last(library: Library) -> None:
    goes_on = asyncio.Event()

    async def waits() -> None:
        await goes_on.wait()

    async with running(library) as (app, pilot):
        before = reader(app).reading.view.item
        app.session.start(waits, "work", holds_keys=True)
        app.session.start(waits, "work", exclusive=True, holds_keys=True)
        await pilot.press("l")
        await pilot.pause(0.1)
        assert reader(app).reading.view.item == before
        goes_on.set()
        await press(app, pilot, "l")
        assert reader(app).reading.view.position[0] == 3


async def test_what_is_typed_after_a_key_for_another_briefing_is_for_that(
    two_briefings: Library,
) -> None:
    async with running(two_briefings) as (app, pilot):
        first, other = reader(app).briefing.id, "J" if two_briefings.beside(SAMPLE, 1) else "K"
        for key in (other, "9"):
            app.post_message(events.Key(key, key))
        await settle(app, pilot)
        assert reader(app).briefing.id != first
        assert reader(app).reading.tab == SOURCE
