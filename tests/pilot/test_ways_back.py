"""Each key that goes back goes back one step, and letters are letters where words are wanted."""

import pytest
from textual.pilot import Pilot

from briefings import Library
from tests import proposed
from tests.pilot.driving import MADE_UP, SAMPLE, press, reader, running, said, status
from tui.app import BriefingsApp
from tui.screens.catalogue import CatalogueScreen
from tui.screens.reader import ReaderScreen
from tui.screens.saved_searches import SavedSearchesScreen
from tui.screens.search import SearchScreen
from tui.screens.source_form import SourceScreen


def search(app: BriefingsApp) -> SearchScreen:
    assert isinstance(app.screen, SearchScreen)
    return app.screen


def catalogue(app: BriefingsApp) -> CatalogueScreen:
    assert isinstance(app.screen, CatalogueScreen)
    return app.screen


async def walk(app: BriefingsApp, pilot: Pilot[None], key: str, *expected: type[object]) -> None:
    """Press a key for each step back, and see where each leads."""
    for step in expected:
        await press(app, pilot, key)
        assert isinstance(app.screen, step)


# -- what a search found ---------------------------------------------------------------------------


async def test_from_what_was_found_one_step_back_are_the_words(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "s", *"coca", "enter")
        assert not search(app).prompt.is_open
        await press(app, pilot, "escape")
        assert search(app).prompt.value == "coca"
        assert search(app).prompt.is_open
        await walk(app, pilot, "escape", ReaderScreen)


@pytest.mark.parametrize("key", ["s", "slash", "f"])
async def test_words_typed_to_search_again_run_as_nothing_else(library: Library, key: str) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "s", *"coca", "enter", key, *"qerx", "enter")
        assert search(app).asked.words == "qerx"
        await press(app, pilot, key, "right", *" q")
        assert search(app).prompt.value == "qerx q"


@pytest.mark.parametrize("key", ["q", "r"])
async def test_a_letter_that_goes_back_leaves_the_search(library: Library, key: str) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "s", *"coca", "enter", key)
        assert reader(app)


async def test_the_status_row_says_how_to_change_the_words(library: Library) -> None:
    for columns in (80, 40):
        async with running(library, size=(columns, 12)) as (app, pilot):
            await press(app, pilot, "s", *"coca", "enter")
            assert "/ words" in status(app)
            assert "q leave" in status(app)


async def test_a_saved_search_leads_back_to_the_list_and_that_to_what_was_searched_before(
    library: Library,
) -> None:
    for name, query in (("a", "boats"), ("b", "masias")):
        library.saved_searches.save(name, query)
    async with running(library) as (app, pilot):
        await press(app, pilot, "s", *"coca", "enter", "j", "M", "j", "enter")
        assert search(app).asked.words == "masias"
        await press(app, pilot, "enter", "r")
        assert search(app).asked.words == "masias", "a place leads back to what was found"
        await walk(app, pilot, "escape", SavedSearchesScreen)
        assert app.screen.query_one("#body").view.item == "b"  # type: ignore[attr-defined]
        await walk(app, pilot, "escape", SearchScreen)
        assert search(app).asked.words == "coca"
        assert search(app).body.view.item == "hit 1"
        assert not search(app).prompt.is_open


async def test_a_saved_search_opened_while_words_are_typed_leads_back_to_them(
    library: Library,
) -> None:
    library.saved_searches.save("a", "boats")
    async with running(library) as (app, pilot):
        await press(app, pilot, "s", *"coca", "f3", "enter", "escape", "escape")
        assert search(app).prompt.is_open
        assert search(app).prompt.value == "coca"
        await press(app, pilot, "f3", "s", *"masias", "enter")
        assert search(app).asked.words == "masias", "words can be asked for from the list, too"


# -- filters ---------------------------------------------------------------------------------------


async def test_what_narrows_a_list_is_said_and_taken_away_before_the_list_is_left(
    two_briefings: Library,
) -> None:
    async with running(two_briefings) as (app, pilot):
        await press(app, pilot, "L", "f", *"vraem", "enter")
        assert "filter vraem" in status(app)
        await press(app, pilot, "escape")
        assert "filter" not in status(app).replace("f filter", "")
        assert catalogue(app).entries.part.shown == 2
        await walk(app, pilot, "escape", ReaderScreen)
        await press(app, pilot, "Z", "enter", "f", *"masias", "enter")
        assert "filter masias" in status(app)
        before = app.screen
        await press(app, pilot, "escape")
        assert app.screen is before
        await press(app, pilot, "escape")
        assert app.screen is not before


async def test_a_form_is_no_list_that_a_letter_leaves_or_narrows(library: Library) -> None:
    article = proposed.add(library)
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "L", "i", *"qrf")
        assert isinstance(app.screen, SourceScreen)
        assert not app.screen.prompt.is_open
        await walk(app, pilot, "escape", CatalogueScreen)


@pytest.mark.parametrize("key", ["escape", "r"])
async def test_the_catalogue_that_the_app_began_with_is_left_by_the_key_that_quits_alone(
    library: Library, key: str
) -> None:
    async with running(library, None) as (app, pilot):
        await press(app, pilot, key)
        assert "Nothing to go back to: q quits." in said(app)
        await press(app, pilot, "f", *"vraem", "enter", "q")
        assert catalogue(app).entries.words == "", "the filter goes first"
        await press(app, pilot, "q")
        assert app.return_code == 0


# -- a briefing that was chosen from a list --------------------------------------------------------


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_a_briefing_opened_from_the_catalogue_leads_back_there(
    two_briefings: Library, key: str
) -> None:
    async with running(two_briefings, SAMPLE) as (app, pilot):
        other = "J" if two_briefings.beside(SAMPLE, 1) else "K"
        await press(app, pilot, "L", "j" if other == "J" else "k", "enter")
        assert reader(app).briefing.id == MADE_UP
        await press(app, pilot, key)
        assert catalogue(app).body.view.item == MADE_UP
        await press(app, pilot, "enter", "K" if other == "J" else "J")
        assert reader(app).briefing.id == SAMPLE
        await press(app, pilot, key)
        assert catalogue(app).body.view.item == SAMPLE, "what was read last"
        await walk(app, pilot, key, ReaderScreen)
        assert reader(app).briefing.id == SAMPLE
        assert app.is_running


async def test_lists_over_lists_are_left_one_after_the_other(two_briefings: Library) -> None:
    async with running(two_briefings, SAMPLE) as (app, pilot):
        await press(app, pilot, "s", *f"kind:figure id:{MADE_UP}", "enter", "enter")
        assert reader(app).briefing.id == MADE_UP
        await press(app, pilot, "L", "f", *"vraem", "enter", "enter")
        assert reader(app).briefing.id == SAMPLE
        await press(app, pilot, "q")
        assert catalogue(app).entries.words == "vraem", "as it was left"
        await press(app, pilot, "q")
        assert catalogue(app).entries.words == ""
        await press(app, pilot, "q")
        assert reader(app).briefing.id == MADE_UP
        await walk(app, pilot, "q", SearchScreen, ReaderScreen)
        assert reader(app).briefing.id == SAMPLE
        assert app.is_running
        await press(app, pilot, "q")
        assert app.return_code == 0


async def test_a_place_found_from_the_catalogue_that_the_app_began_with_leads_back_to_it(
    two_briefings: Library,
) -> None:
    async with running(two_briefings, None) as (app, pilot):
        await press(app, pilot, "s", *"id:", *MADE_UP, "enter", "enter")
        assert reader(app).briefing.id == MADE_UP
        await walk(app, pilot, "q", SearchScreen, CatalogueScreen)
        await press(app, pilot, "g", "enter", "J", "K")
        await walk(app, pilot, "q", CatalogueScreen)


async def test_a_place_found_from_the_catalogue_over_a_briefing_is_shown_and_leads_back(
    two_briefings: Library,
) -> None:
    async with running(two_briefings, SAMPLE) as (app, pilot):
        search_words = ("s", *f"kind:figure id:{MADE_UP}", "enter")
        await press(app, pilot, "L", "f", *"vraem", "enter", *search_words, "enter")
        assert reader(app).briefing.id == MADE_UP
        await walk(app, pilot, "q", SearchScreen)
        await press(app, pilot, "enter")
        assert reader(app).briefing.id == MADE_UP
        await walk(app, pilot, "q", SearchScreen, CatalogueScreen)
        assert catalogue(app).entries.words == "vraem"
        await walk(app, pilot, "escape", CatalogueScreen, ReaderScreen)
        assert reader(app).briefing.id == SAMPLE
