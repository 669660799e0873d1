"""The key that lists who else tells a figure, and the way there and back."""

import datetime as dt

import pytest

from briefings import Given, Library
from briefings.comparing import wording
from tests.pilot.driving import SAMPLE, press, reader, running, settle, status
from tui.app import BriefingsApp
from tui.screens.choice import ComparedScreen
from tui.screens.reader import ReaderScreen

FIGURE = "hectares-destroyed-2013"
EFE = """Perú cuenta sus cultivos

Las fuerzas destruyeron 26.500 hectáreas de coca en el VRAEM en 2013, dijo Carmen Masías.

Las autoridades quieren erradicar 30.000 hectáreas de hoja de coca en 2014, según Devida.
"""


@pytest.fixture
def two(library: Library) -> str:
    """The id of an article beside the packaged one, which has another value."""
    given = Given(publisher="EFE", published=dt.date(2014, 1, 20), language="es")
    (added,), _ = library.add_text(EFE.encode(), "efe.txt", given)
    return added.id


def listed(app: BriefingsApp) -> str:
    assert isinstance(app.screen, ComparedScreen)
    page = app.screen.body.view.page
    return "\n".join(page.line(row) for row in range(len(page.rows)))


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_figure_leads_to_who_tells_another_value_and_back(
    library: Library, two: str, size: tuple[int, int]
) -> None:
    async with running(library, size=size) as (app, pilot):
        reader(app).reading.show_item(reader(app).reading.items[FIGURE])
        reader(app).jumped()
        await press(app, pilot, "equals_sign")
        assert "26,500 ha · 2013 · Carmen Masías" in listed(app)
        assert "another value · EFE, 2014-01-20" in " ".join(listed(app).split())
        await press(app, pilot, "enter")
        assert reader(app).briefing.id == two
        item = reader(app).reading.item
        assert item is not None
        assert "26.500" in item.text
        await press(app, pilot, "r")
        assert "26,500 ha" in listed(app)
        await press(app, pilot, "r")
        assert reader(app).briefing.id == SAMPLE
        assert reader(app).reading.view.item == FIGURE


async def test_the_list_is_left_for_the_figure_that_one_was_on(library: Library, two: str) -> None:
    async with running(library) as (app, pilot):
        reader(app).reading.show_item(reader(app).reading.items[FIGURE])
        reader(app).jumped()
        await press(app, pilot, "equals_sign", "escape")
        assert isinstance(app.screen, ReaderScreen)
        assert reader(app).reading.view.item == FIGURE
        assert two in library.ids()


async def test_what_cannot_be_compared_is_said(library: Library, two: str) -> None:
    async with running(library, two) as (app, pilot):
        await press(app, pilot, "9", "equals_sign")
        assert "No figure here" in status(app)
    library.remove(two)
    async with running(library) as (app, pilot):
        reader(app).reading.show_item(reader(app).reading.items[FIGURE])
        await press(app, pilot, "equals_sign")
        assert wording.NOTHING[:30] in status(app)


async def test_panels_say_who_told_a_figure_before(library: Library, two: str) -> None:
    async with running(library) as (app, pilot):
        await settle(app, pilot)
        await app.workers.wait_for_complete()
        await settle(app, pilot)
        page = reader(app).reading.page("security")
        shown = "\n".join(page.line(row) for row in range(len(page.rows)))
        assert "different: 26,500 ha, EFE, 2014-01-20" in shown
        assert "told before: EFE, 2014-01-20" in shown
        assert two in library.ids()
