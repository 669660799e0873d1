"""Enter highlights a passage; a note in which nothing was written is not kept, on nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings import Library
from tests.pilot.driving import editor, press, reader, running, settle, status
from tui.screens.note_editor import NoteScreen


@pytest.fixture
def library(library: Library) -> Library:
    library.notes.set_author("Ann")
    return library


@pytest.fixture
def nobodys(tmp_path: Path) -> Iterator[Library]:
    """A library whose author was not asked yet."""
    with Library(tmp_path / "nobodys") as opened:
        yield opened


@pytest.mark.parametrize(
    "keys", [("v", "a"), ("9", "l", "a"), ("l", "a"), ("A",), ("9", "A"), ("0", "a")], ids="".join
)
async def test_nothing_written_keeps_nothing(library: Library, keys: tuple[str, ...]) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, *keys)
        assert isinstance(app.screen, NoteScreen)
        await press(app, pilot, "escape")
        assert "nothing is kept" in status(app)
        assert library.notes.list() == []
        assert library.drafts.waiting() == []


async def test_nothing_written_asks_nobody_for_a_name(nobodys: Library) -> None:
    async with running(nobodys) as (app, pilot):
        await press(app, pilot, "v", "a", "escape")
        assert "nothing is kept" in status(app)
        assert nobodys.notes.list() == []


async def test_on_a_passage_it_is_said_how_to_highlight(library: Library) -> None:
    async with running(library, size=(100, 24)) as (app, pilot):
        await press(app, pilot, "v", "a", "escape")
        assert "v and Enter highlight a passage" in status(app)


async def test_tags_alone_are_something(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "v", "a", "ctrl+t", *"todo", "enter", "escape")
        assert [n.content.tags for n in library.notes.list()] == [("todo",)]


async def test_enter_is_the_highlight_and_asks_for_a_name_once(nobodys: Library) -> None:
    async with running(nobodys) as (app, pilot):
        await press(app, pilot, "v", "w", "enter")
        await settle(app, pilot)
        assert editor(app).query_one("#label").display
        await press(app, pilot, *"Ann", "enter")
        await settle(app, pilot)
        (note,) = nobodys.notes.list()
        assert (note.author, note.content.body) == ("Ann", "")
        assert note.target.passage
        assert reader(app).reading.tab == "source"
        await press(app, pilot, "v", "s", "enter")
        assert len(nobodys.notes.list()) == 2


async def test_who_gives_no_name_has_highlighted_nothing(nobodys: Library) -> None:
    async with running(nobodys) as (app, pilot):
        await press(app, pilot, "v", "enter", "escape")
        await settle(app, pilot)
        assert not isinstance(app.screen, NoteScreen)
        assert "nothing is kept" in status(app)
        assert nobodys.notes.list() == []
        assert nobodys.drafts.waiting() == []
