"""Themes in the app: what Textual's own widgets draw has the theme's colours too, or none."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from rich.style import Style
from textual.pilot import Pilot

from briefings import Library
from tests.pilot.driving import press, to_first_panel
from tui.app import BriefingsApp
from tui.screens.note_editor import NoteScreen
from tui.style import themes
from tui.widgets.note_body import NoteBody
from tui.widgets.prompt import Entry


@pytest.fixture
def library(library: Library) -> Library:
    library.notes.set_author("Ann")
    return library


@asynccontextmanager
async def running(
    library: Library, theme: themes.Theme
) -> AsyncIterator[tuple[BriefingsApp, Pilot[None]]]:
    app = BriefingsApp(library, library.get("vraem-2014"), theme=theme)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await to_first_panel(app, pilot)
        yield app, pilot


def styles(app: BriefingsApp) -> list[tuple[str, Style]]:
    """Return what is on the screen, piece by piece, as it is handed to the terminal's driver."""
    pieces = [
        (segment.text, segment.style or Style())
        for widget in app.screen.query("Line, Tabs, Rows, NoteBody, Entry")
        if widget.display and all(node.display for node in widget.ancestors)
        for y in range(widget.size.height)
        for segment in widget.render_line(y)
    ]
    assert pieces
    return pieces


def colours(app: BriefingsApp) -> set[str]:
    found = {c.name for _, style in styles(app) for c in (style.color, style.bgcolor) if c}
    return found - {"default"}


def reversed_text(app: BriefingsApp) -> str:
    return "".join(text for text, style in styles(app) if style.reverse).strip()


@pytest.mark.parametrize("theme", themes.BUILT_IN.values(), ids=themes.BUILT_IN)
async def test_what_is_written_and_chosen_has_no_colour_of_its_own(
    library: Library, theme: themes.Theme
) -> None:
    """A selection in a colour would be read on some backgrounds, and on others not at all."""
    async with running(library, theme) as (app, pilot):
        await press(app, pilot, "a", *"foo (bar) baz", "shift+left", "shift+left", "shift+left")
        assert app.screen.query_one(NoteBody).selected_text == "baz"
        assert colours(app) == set()
        assert reversed_text(app) == "baz"
        await press(app, pilot, "left", "left")
        assert colours(app) == set(), "nor have brackets that belong together"
        await press(app, pilot, "ctrl+t", *"port", "shift+left", "shift+left")
        assert app.screen.query_one(Entry).selected_text == "rt"
        assert colours(app) == set()
        assert "rt" in reversed_text(app)


@pytest.mark.parametrize("theme", themes.BUILT_IN.values(), ids=themes.BUILT_IN)
async def test_a_note_that_can_only_be_read_has_no_colour_either(
    library: Library, theme: themes.Theme
) -> None:
    async with running(library, theme) as (app, pilot):
        await press(app, pilot, "a", *"text")
        assert isinstance(app.screen, NoteScreen)
        app.screen.query_one(NoteBody).read_only = True
        await pilot.pause()
        assert colours(app) == set()


async def test_each_theme_has_its_colours_and_nothing_else(library: Library) -> None:
    own = themes.Theme("own", {"heading": "#aa00aa", "hit": "red on white"}, "ansi-light")
    expected = [
        (themes.DARK, {"cyan", "yellow", "green"}),
        (themes.LIGHT, {"blue", "red"}),
        (themes.MONO, set()),
        (own, {"#aa00aa", "red", "white"}),
    ]
    for theme, names in expected:
        async with running(library, theme) as (app, pilot):
            await press(app, pilot, "slash", *"hectares", "enter", "l")
            assert colours(app) == names
            assert app.theme == theme.base
            assert app.current_theme.dark == (theme.base == "ansi-dark")
