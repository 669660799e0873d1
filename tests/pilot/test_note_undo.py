"""Undo, redo and the cursor: what the status row says is what the next key does."""

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from briefings import Library
from briefings.notes.model import Content, Target
from tests.pilot.driving import SAMPLE, editor, press, reader, running, settle, shown, status
from tui.app import BriefingsApp
from tui.reading.tab_pages import NOTES, SOURCE
from tui.screens.choice import ChoiceScreen
from tui.screens.revisions import RevisionsScreen

BRIEFING = Target(briefing=SAMPLE)


@pytest.fixture
def library(library: Library) -> Library:
    library.notes.set_author("Ann")
    return library


def under_cursor(app: BriefingsApp) -> str | None:
    note = reader(app).reading.note
    return note.content.body if note else None


async def write_on_item(app: BriefingsApp, pilot: Pilot[None], text: str) -> None:
    await press(app, pilot, *("l",) * 6, "a", *text, "escape")


async def test_undo_and_redo_say_which_note_and_what(library: Library) -> None:
    async with running(library) as (app, pilot):
        await write_on_item(app, pilot, "why")
        await press(app, pilot, "h", "u")
        assert "Undone: the note “why” is gone again; U redoes it." in status(app)
        assert library.notes.list() == []
        await press(app, pilot, "U")
        assert "Redone: the note “why” is back; u undoes it." in status(app)
        assert under_cursor(app) == "why", "the cursor is on it"
        await press(app, pilot, "u", "ctrl+r")
        assert [n.content.body for n in library.notes.list()] == ["why"]


async def test_the_note_under_the_cursor_goes_first(library: Library) -> None:
    old = library.notes.add(BRIEFING, Content(body="old"))
    library.notes.save(old.id, Content(body="newer"), 1)
    async with running(library) as (app, pilot):
        await write_on_item(app, pilot, "why")
        await press(app, pilot, "0", "g")
        assert under_cursor(app) == "newer"
        await press(app, pilot, "u")
        assert {n.content.body for n in library.notes.list()} == {"old", "why"}
        assert under_cursor(app) == "old"


async def test_after_a_delete_u_brings_back_what_was_deleted(library: Library) -> None:
    for body in ("one", "two"):
        note = library.notes.add(BRIEFING, Content(body=body))
        library.notes.save(note.id, Content(body=f"{body} more"), 1)
    async with running(library) as (app, pilot):
        await press(app, pilot, "0", "g", "d")
        assert "Deleted: the note “one more”" in status(app)
        assert under_cursor(app) == "two more"
        await press(app, pilot, "u")
        assert under_cursor(app) == "one more"
        await press(app, pilot, "H")
        assert isinstance(app.screen, ChoiceScreen)
        assert len(app.screen.choices) == 4


async def test_what_was_brought_back_is_under_the_cursor(library: Library) -> None:
    one = library.notes.add(BRIEFING, Content(body="one"))
    library.notes.save(one.id, Content(body="more"), 1)
    async with running(library) as (app, pilot):
        await press(app, pilot, "0", "H", "j", "R")
        assert under_cursor(app) == "one"
        assert "Revision 1 is brought back" in status(app)


async def test_a_revision_that_is_not_private_is_told_of(library: Library) -> None:
    one = library.notes.add(BRIEFING, Content(body="one"))
    library.notes.save(one.id, Content(body="one", tags=("private",)), 1)
    async with running(library) as (app, pilot):
        await press(app, pilot, "0", "H", "j", "R")
        assert "brought back, and is not private any more" in status(app)


async def test_the_history_of_what_the_row_speaks_of(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "9", "l", "v", "s", "enter")
        assert "Highlighted" in status(app)
        assert reader(app).reading.tab == SOURCE
        await press(app, pilot, "H")
        assert isinstance(app.screen, ChoiceScreen)


async def test_a_key_for_notes_on_an_item_says_where_its_note_is(library: Library) -> None:
    async with running(library) as (app, pilot):
        await write_on_item(app, pilot, "why")
        await press(app, pilot, "d")
        assert "j goes down to its note" in status(app)
        await press(app, pilot, "h", "h", "d")
        assert "No note under the cursor" in status(app)
        assert len(library.notes.list()) == 1


async def test_a_on_a_note_is_for_what_the_note_is_on(library: Library) -> None:
    async with running(library) as (app, pilot):
        await write_on_item(app, pilot, "why")
        await press(app, pilot, "j", "j")
        assert under_cursor(app) == "why"
        await press(app, pilot, "a", *"because", "escape")
        first, second = library.notes.list()
        assert first.target == second.target
        assert under_cursor(app) == "because", "the cursor is on what the row speaks of"


async def test_a_on_a_bottom_line_says_that_it_is_for_the_panel(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "g", "a")
        title = editor(app).query_one("#title").render_line(0).text
        assert title.startswith("Note on the whole panel Security, of which this is the bottom")
        await press(app, pilot, *"wide", "escape")
        assert "Saved at the panel's end: u undoes it." in status(app)
        (note,) = library.notes.list()
        assert (note.target.panel, note.target.item) == ("security", None)


async def test_a_filter_that_no_note_passes_says_so(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "0")
        assert "No notes here yet" in shown(app)
    library.notes.add(BRIEFING, Content(body="one"))
    async with running(library) as (app, pilot):
        await press(app, pilot, "0", "f", *"zzz")
        page = reader(app).reading.page(NOTES)
        assert "Esc takes the filter away" in "".join(page.line(y) for y in range(len(page.rows)))
        await press(app, pilot, "escape")
        assert "one" in shown(app)


async def test_without_that_editor_one_stays_where_one_was(
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    monkeypatch.delenv("VISUAL", raising=False)
    library.notes.add(BRIEFING, Content(body="one"))
    async with running(library) as (app, pilot):
        await press(app, pilot, "0", "E")
        assert reader(app).reading.tab == NOTES
        assert "no-such-editor cannot be started" in status(app)
        await press(app, pilot, "i", "x", "ctrl+o")
        assert "no-such-editor cannot be started" in status(app)
        await press(app, pilot, "escape")
        assert [n.content.body for n in library.notes.list()] == ["onex"]
        assert library.drafts.waiting() == []


async def test_on_a_small_terminal_a_long_sentence_is_whole_until_the_next_key(
    library: Library,
) -> None:
    async with running(library, size=(40, 12)) as (app, pilot):
        reader(app).announce("A draft waits, still open in another window: D opens it.")
        await settle(app, pilot)
        row = app.screen.query_one("#status")
        said = [row.render_line(y).text.strip() for y in range(row.size.height)]
        assert said == ["A draft waits, still open in another", "window: D opens it."]
        await press(app, pilot, "j")
        assert row.size.height == 1
        assert reader(app).body.size.height == 9


async def test_a_sentence_goes_when_something_else_was_looked_at(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "m")
        assert "Mark 1 set" in status(app)
        await press(app, pilot, "M")
        await press(app, pilot, "escape")
        assert "Mark 1 set" not in status(app)
        await settle(app, pilot)
        assert "?" in status(app)


async def test_a_note_with_tabs_looks_the_same_where_it_is_written_and_read(
    library: Library,
) -> None:
    library.notes.add(BRIEFING, Content(body="a\tb\n\tc\x07\td\n日\te"))
    async with running(library) as (app, pilot):
        await press(app, pilot, "0")
        panel = [row[4:].rstrip() for row in shown(app).splitlines()]
        await press(app, pilot, "i")
        body = editor(app).query_one(TextArea)
        written = [body.render_line(y).text.rstrip() for y in range(3)]
        assert written == ["a   b", "    c␇  d", "日  e"]
        assert panel[-4:-1] == written


async def test_after_a_note_on_an_item_the_next_key_reads_on(library: Library) -> None:
    async with running(library) as (app, pilot):
        await write_on_item(app, pilot, "one")
        item = reader(app).reading.view.item
        await press(app, pilot, "a", *"two", "escape")
        reading = reader(app).reading
        assert reading.view.item == item, "the second one as the first"
        assert {n.target.item for n in library.notes.list()} == {item}
        seen = [reading.view.page.line(y) for y in range(reading.view.top + reading.view.height)]
        assert any("* two" in row for row in seen), "it is on the screen"
        await press(app, pilot, "l")
        assert reading.note is None
        await press(app, pilot, "h", "h", "l")
        assert reading.view.item == item
        await press(app, pilot, "u")
        assert len(library.notes.list()) == 1


async def test_in_notes_the_cursor_goes_from_note_to_note_and_to_the_new_one(
    library: Library,
) -> None:
    for body in ("one", "two"):
        library.notes.add(BRIEFING, Content(body=body))
    async with running(library) as (app, pilot):
        await press(app, pilot, "0", "l")
        assert under_cursor(app) == "two"
        await press(app, pilot, "h", "a", *"three", "escape")
        assert under_cursor(app) == "three"
        assert "Saved: u undoes it." in status(app)


async def test_it_is_said_where_a_note_is_that_is_not_on_the_screen(library: Library) -> None:
    library.notes.add(BRIEFING, Content(body="one"))
    async with running(library) as (app, pilot):
        await press(app, pilot, "A", *"wide", "escape")
        assert "Saved at the panel's end: u undoes it." in status(app)
        await press(app, pilot, "9", "l", "a", *"cited", "escape")
        assert "Saved: 0 shows it, u undoes it." in status(app)
        await press(app, pilot, "0", "f", *"one", "enter", "a", *"other", "escape")
        assert "Saved, and hidden by the filter: u undoes it." in status(app)
        await press(app, pilot, "u")
        assert len(library.notes.list()) == 3


async def test_an_empty_list_of_notes_hints_what_helps(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "0")
        assert "a note  / find  ? help" in status(app)
        library.notes.add(BRIEFING, Content(body="one"))
        await press(app, pilot, "f", *"zzz", "enter")
        assert "r back  f filter Notes  ? help" in status(app)


async def test_one_key_ends_a_search_and_the_row_says_which(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "l")
        item = reader(app).reading.view.item
        await press(app, pilot, "slash", *"masias", "enter", "n")
        assert ", r ends it" in status(app)
        await press(app, pilot, "enter")
        assert "r ends it" not in status(app), "first the evidence is left"
        await press(app, pilot, "escape", "escape")
        assert "30" not in status(app)
        assert reader(app).reading.view.item == item


async def test_a_search_of_last_time_that_is_taken_up_ends_with_one_key(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "slash", *"masias", "enter")
        library.places.keep(SAMPLE, reader(app).place.current)
    async with running(library) as (app, pilot):
        assert "hit" not in status(app)
        await press(app, pilot, "n")
        assert "/27, r ends it" in status(app)
        await press(app, pilot, "escape")
        assert "hit" not in status(app)


async def test_the_only_note_on_an_item_is_edited_from_the_item(library: Library) -> None:
    async with running(library) as (app, pilot):
        await write_on_item(app, pilot, "why")
        assert reader(app).reading.note is None
        await press(app, pilot, "i", *", and who", "escape")
        assert [note.content.body for note in library.notes.list()] == ["why, and who"]
        await press(app, pilot, "t", *"ask", "enter")
        assert [note.content.tags for note in library.notes.list()] == [("ask",)]
        await press(app, pilot, "H")
        assert isinstance(app.screen, RevisionsScreen)
        assert "#ask" in next(iter(app.screen.choices)).name
        await press(app, pilot, "q", "a", *"because", "escape", "i")
        assert "several notes: j goes down to them" in status(app)
