"""Each context has exactly the actions that the key table gives it."""

import pytest
from textual.pilot import Pilot

from briefings import Library
from briefings.notes.model import Content, Target
from tests import proposed
from tests.pilot.driving import SAMPLE, press, running, said
from tui.actions.keys import Keys
from tui.actions.table import ACTIONS, Context
from tui.app import BriefingsApp
from tui.screens.base import PageScreen
from tui.screens.item import ItemScreen
from tui.screens.note_editor import NoteScreen
from tui.widgets.prompt import Entry


@pytest.fixture
def library(library: Library) -> Library:
    library.notes.set_author("Ann")
    library.notes.add(Target(briefing=SAMPLE), Content(body="one"))
    return library


def ids(*contexts: Context) -> set[str]:
    return {action.id for context in contexts for action in Keys().in_context(context)}


WAYS: list[tuple[tuple[str, ...], str, tuple[Context, ...]]] = [
    ((), "ReaderScreen", ("read", "review", "select")),
    (("L",), "CatalogueScreen", ("catalogue",)),
    (("question_mark",), "HelpScreen", ("list",)),
    (("W",), "LineReportScreen", ("list",)),
    (("s", "escape", "s"), "SearchScreen", ("search",)),
    (("s", "f3"), "SavedSearchesScreen", ("saved",)),
    (("0", "H"), "RevisionsScreen", ("revisions",)),
    (("0", "H", "enter"), "RevisionScreen", ("revisions",)),
    (("V",), "VersionsScreen", ("versions",)),
    (("V", "enter"), "VersionTextScreen", ("list",)),
    (("colon",), "PaletteScreen", ("list",)),
    (("m", "M"), "MarksScreen", ("marks",)),
    (("e",), "ExportScreen", ("export",)),
    (("e", "p"), "PreviewScreen", ("list",)),
    (("a",), "NoteScreen", ("editor",)),
    (("a", "f3"), "GradesScreen", ("list",)),
]


@pytest.mark.parametrize(("keys", "name", "contexts"), WAYS)
async def test_a_screen_and_its_app_have_the_actions_of_the_screens_contexts(
    library: Library, keys: tuple[str, ...], name: str, contexts: tuple[Context, ...]
) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, *keys)
        screen = app.screen
        assert type(screen).__name__ == name
        assert isinstance(screen, PageScreen | NoteScreen)
        wanted = ids(*contexts)
        assert set(screen.actions) <= wanted, "nothing that no key of these contexts does"
        assert wanted <= set(screen.actions) | set(app.actions)


async def test_the_fields_of_an_item_have_their_actions(library: Library) -> None:
    async with running(library, proposed.add(library)) as (app, pilot):
        await press(app, pilot, "i")
        assert isinstance(app.screen, ItemScreen)
        assert set(app.screen.actions) <= ids("item") <= {*app.screen.actions, *app.actions}


async def test_the_entry_row_has_its_actions(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "slash")
        entry = app.screen.query_one(Entry)
        assert set(entry.actions) < ids("prompt") <= set(entry.actions) | set(app.actions)


async def test_a_key_that_does_nothing_here_says_where_it_does(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "I")
        assert "in the library (L): bring in." in said(app)
        await press(app, pilot, "c")
        assert "`briefings edit vraem-2014` changes it." in said(app)
        await press(app, pilot, "j", "percent_sign")
        assert "changes it" not in said(app), "who goes on is told nothing any more"
        await press(app, pilot, "9", "v", "I")
        assert "in the library (L): bring in." in said(app)
        await press(app, pilot, "ctrl+right")
        assert "Only" not in said(app), "that chooses a word more"
        await press(app, pilot, "escape", "L", "A")
        assert said(app).startswith("Only in a briefing (Enter opens one): write a note")


async def test_the_keys_of_a_review_say_what_they_do_elsewhere_where_no_item_is(
    library: Library,
) -> None:
    async with running(library, proposed.add(library)) as (app, pilot):
        await press(app, pilot, "9", "c")
        assert said(app).startswith("Only on a proposed item (z): confirm")
        await press(app, pilot, "1", "c")
        assert "1 of 13" in said(app)


async def test_the_app_has_no_action_that_the_table_has_not(library: Library) -> None:
    async with running(library) as (app, pilot):
        assert set(app.actions) < {action.id for action in ACTIONS}
        everything = {*app.actions, *_of_screens(app)}
        await _visit(app, pilot, everything)
    async with running(library, proposed.add(library)) as (app, pilot):
        await press(app, pilot, "i")
        everything |= _of_screens(app)
        assert everything == {action.id for action in ACTIONS}


def _of_screens(app: BriefingsApp) -> set[str]:
    return {
        action_id for screen in app.screen_stack for action_id in getattr(screen, "actions", ())
    }


async def _visit(app: BriefingsApp, pilot: Pilot[None], found: set[str]) -> None:
    for keys in (
        ("slash",),
        ("escape", "m", "M"),
        ("escape", "0", "H"),
        ("q", "V"),
        ("q", "e"),
        ("escape", "s"),
        ("f3",),
        ("escape", "escape"),
        ("escape", "a"),
    ):
        await press(app, pilot, *keys)
        found |= _of_screens(app) | set(getattr(app.focused, "actions", ()))
