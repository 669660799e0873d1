"""What stands beside the page on a wide terminal: in Source, in Notes, in a search."""

import pytest
from textual.pilot import Pilot

from briefings import Library
from briefings.notes.model import Content, Target
from tests.pilot.driving import SAMPLE, press, reader, running, settle
from tui.app import BriefingsApp
from tui.controllers import side_pane
from tui.screens.search import SearchScreen
from tui.style import chrome
from tui.widgets.side_pane import SidePane

SIZE = (chrome.PANE_FROM, 40)
NEAR = 0.01
RESTED = side_pane.REST + 0.2


@pytest.fixture
def library(two_briefings: Library) -> Library:
    two_briefings.notes.set_author("Ann")
    return two_briefings


async def beside(app: BriefingsApp, pilot: Pilot[None]) -> str:
    """What the pane shows once the keys have rested."""
    await pilot.pause(RESTED)
    await settle(app, pilot)
    return now(app)


def now(app: BriefingsApp) -> str:
    pane = app.screen.query_one(SidePane)
    assert pane.display
    rows = (pane.render_line(y).text for y in range(pane.size.height))
    return " ".join(" ".join(rows).split())


async def test_in_source_stands_what_stands_on_the_passage(library: Library) -> None:
    item = library.get(SAMPLE).panels[0].items[0]
    library.notes.add(Target(briefing=SAMPLE, item=item.id), Content(body="Ask them."))
    async with running(library, size=SIZE, trip=NEAR) as (app, pilot):
        await press(app, pilot, "l", "enter")
        shown = await beside(app, pilot)
        assert "KEY POINTS" in shown
        assert item.text[:30] in shown
        assert "* Ask them." in shown
        await press(app, pilot, "j")
        assert not now(app), "where rows scroll, it waits until the keys rest"
        assert await beside(app, pilot) == shown
        await press(app, pilot, "9", "G")
        assert not await beside(app, pilot), "the passage is out of view"


async def test_in_notes_stand_the_words_of_the_note(library: Library) -> None:
    briefing = library.get(SAMPLE)
    item = briefing.panels[0].items[0]
    library.notes.add(Target(briefing=SAMPLE), Content(body="On all of it."))
    library.notes.add(Target(briefing=SAMPLE, item=item.id), Content(body="Ask them."))
    async with running(library, size=SIZE, trip=NEAR) as (app, pilot):
        await press(app, pilot, "0")
        assert not await beside(app, pilot)
        await press(app, pilot, "l")
        assert f"EVIDENCE {item.evidence[0].paragraph} │" in await beside(app, pilot)


async def test_in_a_search_stands_what_is_around_the_place(library: Library) -> None:
    async with running(library, size=SIZE, trip=NEAR) as (app, pilot):
        await press(app, pilot, "s", *"kind:tension hectares", "enter")
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        shown = await beside(app, pilot)
        assert shown.startswith("AROUND IT")
        await press(app, pilot, "G")
        other = await beside(app, pilot)
        assert other.startswith("AROUND IT")
        assert other != shown


async def test_text_takes_the_room_of_the_pane_that_nobody_wants(library: Library) -> None:
    async with running(library, size=SIZE, trip=NEAR) as (app, pilot):
        assert reader(app).reading.width == 64
        await press(app, pilot, "P")
        assert reader(app).reading.width == 78
        assert not app.screen.query_one(SidePane).display
        await press(app, pilot, "P")
        assert reader(app).reading.width == 64


async def test_words_that_lie_deep_in_a_long_paragraph_are_in_view(library: Library) -> None:
    async with running(library, size=(chrome.PANE_FROM, 12), trip=NEAR) as (app, pilot):
        await press(app, pilot, *"llllllll")
        item = reader(app).reading.item
        assert item
        assert item.evidence[0].text.split()[0] in await beside(app, pilot)
