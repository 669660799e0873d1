"""The user's keys in the app: what they do, and that everything that names keys names them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from briefings import Library
from tests.pilot.driving import press, said, status, to_first_panel
from tui.actions.keymap import read
from tui.actions.keys import Keys
from tui.app import BriefingsApp
from tui.screens.choice import MarksScreen, PaletteScreen
from tui.screens.help import HelpScreen
from tui.screens.note_editor import NoteScreen
from tui.screens.reader import ReaderScreen
from tui.style.themes import LIGHT, MONO
from tui.widgets.app_context import AppContext
from tui.widgets.bars import Tabs
from tui.widgets.note_body import NoteBody
from tui.widgets.rows import Rows


@asynccontextmanager
async def running(
    library: Library, **keys: tuple[str, ...]
) -> AsyncIterator[tuple[BriefingsApp, Pilot[None]]]:
    """Run the app with these keys; in a name, `__` is the id's full stop."""
    keymap = read({name.replace("__", "."): written for name, written in keys.items()})
    app = BriefingsApp(library, library.get("vraem-2014"), keys=Keys(keymap.keys))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await to_first_panel(app, pilot)
        yield app, pilot


async def typed_at_once(app: BriefingsApp, pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))
    for _ in keys:
        await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


def shows(app: BriefingsApp, screen: type[Screen[Any]]) -> bool:
    return isinstance(app.screen, screen)


def text(app: BriefingsApp) -> str:
    body = app.screen.query_one("#body", Rows)
    return "\n".join(body.render_line(y).text for y in range(body.size.height))


async def test_a_new_key_does_it_and_the_old_one_does_nothing(library: Library) -> None:
    async with running(library, find=("Ctrl-F",)) as (app, pilot):
        assert "Ctrl-F find" in status(app)
        await press(app, pilot, "slash")
        assert not app.screen.query_one(Input).has_focus
        await press(app, pilot, "ctrl+f", *"vraem")
        assert app.screen.query_one(Input).value == "vraem"


async def test_several_keys_do_it_and_one_that_was_moved_away_does_the_other_thing(
    library: Library,
) -> None:
    async with running(library, move__down=("n", "é"), find__next=("j",)) as (app, pilot):
        await press(app, pilot, "slash", *"hectares", "enter")
        before = status(app)
        await press(app, pilot, "j")
        assert status(app) != before
        assert "hit" in status(app)
        await press(app, pilot, "g")
        assert isinstance(app.screen, ReaderScreen)
        cursor = app.screen.reading.view.cursor
        await press(app, pilot, "n")
        assert app.screen.reading.view.cursor == (cursor or 0) + 1
        await press(app, pilot, "é")
        assert app.screen.reading.view.cursor == (cursor or 0) + 2


async def test_an_action_without_keys_is_not_named_and_can_be_chosen_by_name(
    library: Library,
) -> None:
    async with running(library, find=(), evidence=()) as (app, pilot):
        await press(app, pilot, "slash", "enter")
        assert isinstance(app.screen, ReaderScreen)
        assert not app.screen.query_one(Input).has_focus
        assert said(app).startswith("Only in the library (L): open"), "what Enter does elsewhere"
        await press(app, pilot, "j", "k")
        assert status(app).split("%")[-1].strip() == "a note  ? help"
        await press(app, pilot, "colon", *"in source", "enter")
        assert isinstance(app.screen, ReaderScreen)
        assert "¶" in status(app)


async def test_screens_that_come_later_have_the_users_keys(library: Library) -> None:
    keys = {"open": ("x",), "close": ("F10",), "mark__remove": ("z",), "filter": ("F7",)}
    async with running(library, **keys) as (app, pilot):
        await press(app, pilot, "m", "M")
        assert shows(app, MarksScreen)
        assert "x open  z remove  F10 back" in status(app)
        await press(app, pilot, "q", "enter", "escape", "f")
        assert shows(app, MarksScreen)
        await press(app, pilot, "f10")
        assert shows(app, ReaderScreen)
        await press(app, pilot, "m", "M", "z")
        assert "No marks" in text(app)


async def test_the_entry_rows_new_keys_go_before_textuals_for_editing(library: Library) -> None:
    keys = {"prompt__accept": ("Ctrl-K",), "prompt__cancel": ("Ctrl-U", "Esc")}
    async with running(library, **keys) as (app, pilot):
        await press(app, pilot, "slash", *"coca", "enter")
        assert app.screen.query_one(Input).has_focus
        await press(app, pilot, "ctrl+k")
        assert not app.screen.query_one(Input).has_focus
        assert "hit" in status(app)
        await press(app, pilot, "slash", "ctrl+u")
        assert not app.screen.query_one(Input).has_focus


async def test_letters_write_in_the_entry_row_whatever_they_do_elsewhere(library: Library) -> None:
    async with running(library, leave=("X", "Ctrl-Q"), help=("z",)) as (app, pilot):
        await press(app, pilot, "slash", "X", "z", "Z")
        assert app.screen.query_one(Input).value == "XzZ"
        await press(app, pilot, "escape", "z")
        assert shows(app, HelpScreen)
        await press(app, pilot, "q", "X")
        assert app.return_code == 0


async def test_the_editors_new_keys_go_before_textuals_for_editing(library: Library) -> None:
    keys = {"editor__save": ("Ctrl-W",), "editor__tags": ("Ctrl-K",)}
    async with running(library, **keys) as (app, pilot):
        await press(app, pilot, "a", *"two words", "escape")
        assert shows(app, NoteScreen)
        assert "Ctrl-W save  Ctrl-K tags" in status(app)
        await press(app, pilot, "ctrl+k")
        assert app.screen.query_one(Input).has_focus
        await press(app, pilot, "escape", "ctrl+w")
        await press(app, pilot, *"me", "enter")
        assert shows(app, ReaderScreen)
        assert [note.content.body for note in library.notes.list("vraem-2014")] == ["two words"]


async def test_letters_write_in_the_editor_whatever_they_do_elsewhere(library: Library) -> None:
    async with running(library, find=("é",), export=("x",)) as (app, pilot):
        await press(app, pilot, "a", "é", "x", "e")
        assert app.screen.query_one(NoteBody).text == "éxe"


async def test_help_palette_and_tabs_name_the_users_keys(library: Library) -> None:
    keys = {"tab__2": ("F2",), "tab__source": ("Z",), "tab__notes": (), "back": ("B",)}
    async with running(library, **keys) as (app, pilot):
        tabs = app.screen.query_one(Tabs).render_line(0).text
        assert " 1 Security F2 Farming " in tabs
        assert " Z Source · Notes" in tabs
        await press(app, pilot, "f2")
        assert app.screen.query_one(Tabs).render_line(0).text == tabs
        await press(app, pilot, "question_mark")
        assert shows(app, HelpScreen)
        assert "B comes back" in text(app)
        await press(app, pilot, "f", *"article itself", "enter")
        assert "Source: the article itself (by default 9)" in text(app)
        await press(app, pilot, "q", "colon", *"article itself")
        assert shows(app, PaletteScreen)
        assert "Z  tab.source" in text(app)


async def test_keys_typed_ahead_go_to_what_a_new_key_opens(library: Library) -> None:
    keys = {"find": ("Ctrl-F",), "mark__list": ("F8",), "open": ("x",)}
    async with running(library, **keys) as (app, pilot):
        await typed_at_once(app, pilot, "ctrl+f", *"vraem")
        assert app.screen.query_one(Input).value == "vraem"
        await press(app, pilot, "escape")
        await typed_at_once(app, pilot, "m", "l", "m", "f8", "j", "x")
        assert isinstance(app.screen, ReaderScreen)
        assert len(app.screen.reading.marks) == 2


async def test_the_next_app_has_the_keys_of_its_own_time(library: Library) -> None:
    async with running(library, find=("x",)) as (app, pilot):
        await press(app, pilot, "x")
        assert app.screen.query_one(Input).has_focus
    async with running(library) as (app, pilot):
        await press(app, pilot, "x")
        assert not app.screen.query_one(Input).has_focus
        await press(app, pilot, "slash")
        assert app.screen.query_one(Input).has_focus


async def test_two_apps_in_one_process_have_each_its_own_keys_and_theme(tmp_path: Path) -> None:
    """Nothing that one app shows or does is the other's: not even a sentence of a worker."""
    with Library(tmp_path / "one") as one, Library(tmp_path / "two") as two:
        first = BriefingsApp(
            one, one.get("vraem-2014"), keys=Keys(read({"find": ("Ctrl-F",)}).keys), theme=LIGHT
        )
        second = BriefingsApp(
            two, two.get("vraem-2014"), keys=Keys(read({"find": ("F9",)}).keys), theme=MONO
        )
        hosts: tuple[AppContext, AppContext] = (first, second)
        assert hosts[0].keys is not hosts[1].keys
        async with (
            first.run_test(size=(80, 24)) as at_first,
            second.run_test(size=(80, 24)) as at_second,
        ):
            for app, pilot, key in ((first, at_first, "Ctrl-F"), (second, at_second, "F9")):
                await press(app, pilot, "n")
                assert f"No search: {key} finds." in status(app)
                await press(app, pilot, key.lower().replace("-", "+"))
                assert app.focused is app.screen.query_one(Input)
                await press(app, pilot, "escape", "question_mark")
                shown = app.screen.query_one(Rows).view.page
                lines = [shown.line(row, len) for row in range(len(shown.rows))]
                assert any(key in line and "find in this briefing" in line for line in lines)
                await press(app, pilot, "q")
            assert (first.theme, second.theme) == ("ansi-light", "ansi-dark")
            assert first.looks["heading"].color
            assert second.looks["heading"].color is None
