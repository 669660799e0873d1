"""Writing, changing and finding notes, by keys alone."""

import asyncio
import re
import threading
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.widgets import TextArea

from briefings import Library
from briefings.model import OpenQuestion
from briefings.notes.model import Content, Note, Target
from tests.pilot.driving import SAMPLE, editor, press, reader, running, said, settle, shown, status
from tui.app import BriefingsApp
from tui.reading.tab_pages import NOTES, SOURCE
from tui.reading.viewport import Viewport
from tui.screens.choice import ChoiceScreen
from tui.screens.grades import GradesScreen
from tui.screens.note_editor import NoteScreen
from tui.screens.search import SearchScreen
from tui.screens.text import TextScreen
from tui.widgets.bars import Line
from tui.widgets.prompt import Entry


@pytest.fixture
def library(library: Library) -> Library:
    library.notes.set_author("Ann")
    return library


def page_lines(app: BriefingsApp) -> list[str]:
    """Return the rows of a text that is shown."""
    assert isinstance(app.screen, TextScreen)
    page = app.screen.body.view.page
    return [page.line(row).strip() for row in range(len(page.rows))]


async def test_a_note_on_an_item_is_written_and_shown_beneath_it(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, *("l",) * 6, "a")
        item = editor(app).writing.target.item
        await press(app, pilot, *"why?", "escape")
        assert "Saved" in status(app)
        (note,) = library.notes.list(SAMPLE)
        assert (note.content.body, note.author, note.target.item) == ("why?", "Ann", item)
        rows = shown(app).splitlines()
        at = next(n for n, row in enumerate(rows) if "* why?" in row)
        assert "24,000 ha" in "\n".join(rows[at - 3 : at])
        assert reader(app).reading.view.item == item, "the cursor is where it was"
        assert library.drafts.waiting() == []


async def test_a_name_that_is_not_given_is_asked_for_again(tmp_path: Path) -> None:
    with Library(tmp_path / "unsigned") as library:
        async with running(library) as (app, pilot):
            await press(app, pilot, "a", *"why?", "escape", "enter")
            assert "Not saved yet" in said(app)
            await press(app, pilot, "escape", *"Bob", "enter")
        assert [note.author for note in library.notes.list(SAMPLE)] == ["Bob"]


async def test_who_is_cut_off_while_saving_has_the_note_and_no_draft_of_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add, begun, goes_on = library.notes.add, threading.Event(), threading.Event()

    def slow(*arguments: Any) -> Note:
        begun.set()
        goes_on.wait(10)
        return add(*arguments)

    monkeypatch.setattr(library.notes, "add", slow)
    async with running(library) as (app, pilot):
        await press(app, pilot, "a", *"why?")
        await pilot.press("escape")
        await asyncio.to_thread(begun.wait, 10)
        app.library.leave()
        goes_on.set()
    await asyncio.get_running_loop().shutdown_default_executor()
    assert [note.content.body for note in library.notes.list(SAMPLE)] == ["why?"]
    library.drafts.close()
    assert library.drafts.waiting() == []


async def test_a_note_on_the_whole_briefing_has_no_words_to_go_to(library: Library) -> None:
    library.notes.add(Target(briefing=SAMPLE), Content(body="why?"))
    async with running(library) as (app, pilot):
        await press(app, pilot, "0", "enter")
        assert "on the whole briefing" in said(app)


async def test_a_note_may_change_the_page_that_the_current_hit_is_on(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "slash", *"masias", "enter", "n")
        found = reader(app).finding.current
        assert found
        await press(app, pilot, "1", "h", "a", *"seen", "escape")
        assert "Saved" in status(app)
        assert "seen" in shown(app)


async def test_the_author_is_asked_for_once(tmp_path: Path) -> None:
    with Library(tmp_path / "library") as library:
        async with running(library) as (app, pilot):
            await press(app, pilot, "A", *"one", "escape")
            assert isinstance(app.screen, NoteScreen)
            await press(app, pilot, *"Bea", "enter")
            await press(app, pilot, "A", *"two", "escape")
            assert [n.author for n in library.notes.list()] == ["Bea", "Bea"]


async def test_a_passage_is_highlighted_without_text(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, *("l",) * 6, "v", "s", "enter")
        (note,) = library.notes.list(SAMPLE)
        assert note.content == Content()
        assert note.target.passage
        assert "24,000 hectares" in note.target.passage.quote.exact
        assert reader(app).reading.tab == SOURCE
        assert "\n*" in shown(app), "a sign stands in the margin"


async def test_a_note_on_a_passage_shows_in_its_panels(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, *("l",) * 6, "v", "w", "w", "a", *"noted", "escape")
        await press(app, pilot, "1", "G")
        assert "NOTES\n" in shown(app)
        assert "noted" in shown(app)
        await press(app, pilot, "4")
        assert "noted" not in shown(app)


async def test_leaving_the_choice_of_a_passage_gives_the_keys_back(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "v", "w", "escape", "1")
        assert reader(app).reading.tab == "security"
        assert library.notes.list() == []


@pytest.mark.parametrize("key", ["1", "tab", "slash"])
async def test_going_elsewhere_leaves_the_choice_of_a_passage(library: Library, key: str) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "v", "w", key)
        assert reader(app).selection.current is None
        await press(app, pilot, "escape", "1", "b")
        assert reader(app).reading.tab == "security"


async def test_edit_delete_and_undo(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "A", *"first", "escape", "0")
        await press(app, pilot, "i", *" more", "escape")
        assert [n.content.body for n in library.notes.list()] == ["first more"]
        await press(app, pilot, "u")
        assert [n.content.body for n in library.notes.list()] == ["first"]
        await press(app, pilot, "d")
        assert library.notes.list() == []
        assert "u undoes it" in status(app)
        await press(app, pilot, "u")
        assert [n.content.body for n in library.notes.list()] == ["first"]


async def test_u_undoes_what_was_announced_and_not_what_the_cursor_is_on(library: Library) -> None:
    for body in ("one", "two", "three"):
        library.notes.add(Target(briefing=SAMPLE), Content(body=body))
    async with running(library) as (app, pilot):
        await press(app, pilot, "0", "g", "d")
        assert len(library.notes.list()) == 2
        await press(app, pilot, "u")
        assert {n.content.body for n in library.notes.list()} == {"one", "two", "three"}
        await press(app, pilot, "a", *"new", "escape", "g", "u")
        assert {n.content.body for n in library.notes.list()} == {"one", "two", "three"}


async def test_nothing_changed_is_not_called_saved(library: Library) -> None:
    note = library.notes.add(Target(briefing=SAMPLE), Content(body="one"))
    async with running(library) as (app, pilot):
        await press(app, pilot, "0", "i", "escape")
        assert "Nothing was changed" in status(app)
        await press(app, pilot, "t", "escape")
        assert "Nothing was changed" in status(app)
        assert library.notes.get(note.id).revision == 1


async def test_tags_alone_come_back_to_the_list(library: Library) -> None:
    note = library.notes.add(Target(briefing=SAMPLE), Content(body="one"))
    async with running(library) as (app, pilot):
        await press(app, pilot, "0", "t", *"todo", "enter")
        assert reader(app).reading.tab == NOTES
        assert library.notes.get(note.id).content.tags == ("todo",)


async def test_a_key_makes_a_note_open_then_done_and_the_overview_counts_it(
    library: Library,
) -> None:
    note = library.notes.add(Target(briefing=SAMPLE), Content(body="one", tags=("Pendiente", "x")))
    library.notes.add(Target(briefing=SAMPLE), Content(body="two"))
    async with running(library) as (app, pilot):
        await press(app, pilot, "0", "x")
        assert "Tagged hecho: u undoes" in status(app)
        assert library.notes.get(note.id).content.tags == ("x", "hecho")
        await press(app, pilot, "x")
        assert library.notes.get(note.id).content.tags == ("x", "abierto")
        await press(app, pilot, "f", *"open", "enter")
        assert len(reader(app).reading.listed()) == 1
        await press(app, pilot, "O")
        shown = reader(app).reading.view.page
        assert "2 notes, 1 open" in [shown.line(n).strip() for n in range(len(shown.rows))]


async def test_a_question_is_closed_by_its_note_and_opened_again(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "1", "G")
        reading = reader(app).reading
        while not isinstance(reading.item, OpenQuestion):
            await press(app, pilot, "h")
        await press(app, pilot, "a", *"Both", "escape")
        assert "x closes the question" in status(app)
        asked = reading.item

        def shown() -> str:
            page = reading.view.page
            return page.line(page.rows_of(asked.id).start)

        assert "Closed:" not in shown()
        for is_closed in (True, False, True):
            await press(app, pilot, "x")
            assert ("Closed:" in shown()) == is_closed
        await press(app, pilot, "u")
        assert "Closed:" not in shown()


async def test_an_active_filter_is_said_and_esc_drops_it(library: Library) -> None:
    for body in ("one", "two"):
        library.notes.add(Target(briefing=SAMPLE), Content(body=body))
    async with running(library) as (app, pilot):
        await press(app, pilot, "0", "f", *"two", "enter")
        assert "filter two" in status(app)
        await press(app, pilot, "escape")
        assert "one" in shown(app)


async def test_every_revision_can_be_read_and_brought_back(library: Library) -> None:
    note = library.notes.add(Target(briefing=SAMPLE), Content(body="one"))
    for number, body in enumerate(("two", "three"), 1):
        library.notes.save(note.id, Content(body=body), number)
    async with running(library) as (app, pilot):
        await press(app, pilot, "0", "H")
        assert isinstance(app.screen, ChoiceScreen)
        assert [choice.detail for choice in app.screen.choices] == ["three", "two", "one"]
        named = [choice.name for choice in app.screen.choices]
        assert not any("deleted" in name for name in named)
        assert ["current" in name for name in named] == [True, False, False]
        assert re.search(r"Revision 1 · Ann · \d{4}-\d\d-\d\d \d\d:\d\d UTC", named[2])
        await press(app, pilot, "R")
        assert "This is how the note is now" in status(app)
        await press(app, pilot, "j", "j", "enter")
        assert page_lines(app) == ["one"]
        assert library.notes.get(note.id).content.body == "three", "reading changes nothing"
        await press(app, pilot, "R")
        assert library.notes.get(note.id).content.body == "one"
        assert len(library.notes.history(note.id)) == 4


async def test_the_history_says_where_a_note_was_deleted(library: Library) -> None:
    note = library.notes.add(Target(briefing=SAMPLE), Content(body="one"))
    library.notes.delete(note.id, 1)
    library.notes.undo(note.id)
    async with running(library) as (app, pilot):
        await press(app, pilot, "0", "H")
        assert isinstance(app.screen, ChoiceScreen)
        said = ["deleted" in choice.name for choice in app.screen.choices]
        assert said == [False, True, False]


async def test_tags_are_typed_and_completed(library: Library) -> None:
    library.notes.add(Target(briefing=SAMPLE), Content(body="old", tags=("follow-up",)))
    async with running(library) as (app, pilot):
        await press(app, pilot, "A", *"new", "ctrl+t", *"check fol", "tab", "enter", "escape")
        notes = {n.content.body: n.content.tags for n in library.notes.list()}
        assert notes["new"] == ("check", "follow-up")


@pytest.mark.parametrize(
    ("columns", "told", "stays"),
    [
        (80, "assessment, todo, done, private …", "it stays in the library"),
        (40, "blanks between", "private stays here"),
    ],
)
async def test_how_tags_are_parted_and_which_is_special_is_told(
    library: Library, columns: int, told: str, stays: str
) -> None:
    library.notes.add(Target(briefing=SAMPLE), Content(body="old", tags=("follow-up",)))

    def found() -> str:
        return app.screen.query_one("#found", Line).render_line(0).text.strip()

    async with running(library, size=(columns, 24)) as (app, pilot):
        await press(app, pilot, "A", *"new", "ctrl+t")
        assert found() == told
        await press(app, pilot, *"check,fol")
        assert found() == "Tab completes"
        await press(app, pilot, "tab", *" Private")
        assert found() == stays
        await press(app, pilot, "enter")
        assert "Private" in app.screen.query_one("#grades", Line).render_line(0).text
        await press(app, pilot, "escape")
        new = library.notes.list()[-1]
        assert new.content.tags == ("check", "follow-up", "Private")


async def test_tags_that_mean_something_are_completed_and_say_what(library: Library) -> None:
    async with running(library, size=(80, 12)) as (app, pilot):
        await press(app, pilot, "A", *"new", "ctrl+t", *"ass", "tab")
        assert app.screen.query_one("#found", Line).render_line(0).text.split() == [
            *("a", "brief", "has", "it,", "as", "recommendation"),
        ]
        await press(app, pilot, "enter")
        shown = app.screen.query_one("#grades", Line)
        assert shown.display, "what is set is shown on a low screen too"
        assert "tags: assessment" in shown.render_line(0).text


async def test_grades_are_picked_from_the_official_terms(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "A", *"graded", "ctrl+g")
        assert isinstance(app.screen, GradesScreen)
        await press(app, pilot, "f", *"usually reliable minor", "enter", "enter")
        await press(app, pilot, "f", *"likelihood almost certain", "enter", "enter")
        await press(app, pilot, "q", "!", "escape")
        (note,) = library.notes.list()
        assert note.content.body == "graded!"
        assert note.content.reliability == "B"
        assert note.content.likelihood == "almost certain"


def marks(view: Viewport) -> list[int]:
    return [row for row in range(len(view.page.rows)) if "* " in view.page.line(row)]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_list_of_grades_stays_open_and_marks_what_is_set(
    library: Library, size: tuple[int, int]
) -> None:
    async with running(library, size=size) as (app, pilot):
        await press(app, pilot, "A", *"x")
        written = editor(app)
        await press(app, pilot, "ctrl+g", *("j",) * 7)
        assert isinstance(app.screen, GradesScreen)
        view = app.screen.body.view
        before = view.top, view.cursor
        await press(app, pilot, "enter")
        assert (view.top, view.cursor) == before, "no row has moved"
        assert marks(view) == [view.cursor]
        assert "Enter sets or unsets" in status(app)
        assert "q back" in status(app)
        await press(app, pilot, "j", "enter")
        assert marks(view) == [view.cursor], "one at a time of a scale"
        assert written.content.credibility == "3", "it is the note's before the list is left"
        await press(app, pilot, "enter")
        assert marks(view) == []
        await press(app, pilot, "escape", "escape")
        (note,) = library.notes.list()
        assert note.content == Content(body="x")


async def test_notes_are_filtered_and_sorted(library: Library) -> None:
    for body in ("Masías said so", "other"):
        library.notes.add(Target(briefing=SAMPLE), Content(body=body))
    async with running(library) as (app, pilot):
        await press(app, pilot, "0", "S")
        text = shown(app)
        assert "BY TIME" in text
        assert text.index("other") < text.index("Masías")
        await press(app, pilot, "f", *"masias", "enter")
        assert "other" not in shown(app)
        await press(app, pilot, "f", "escape")
        assert "other" in shown(app)


async def test_another_windows_note_appears_without_moving_the_cursor(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, *("l",) * 8)
        item = reader(app).reading.view.item
        with Library(library.directory) as other:
            other.notes.add(
                Target(briefing=SAMPLE, item="hectares-destroyed-2013"), Content(body="x")
            )
        await pilot.pause(1.6)
        await settle(app, pilot)
        assert len(reader(app).reading.notes.notes) == 1
        assert reader(app).reading.view.item == item


async def test_two_windows_on_one_note_keep_both_texts(library: Library) -> None:
    note = library.notes.add(Target(briefing=SAMPLE), Content(body="base"))
    async with running(library) as (app, pilot):
        await press(app, pilot, "0", "i", *" mine")
        library.notes.save(note.id, Content(body="theirs"), 1)
        await press(app, pilot, "escape")
        assert {n.content.body for n in library.notes.list()} == {"theirs", "base mine"}
        assert "both texts are kept" in status(app)


async def test_a_draft_waits_after_the_window_is_gone_and_is_opened_with_one_key(
    library: Library,
) -> None:
    with Library(library.directory) as gone:
        handle = gone.drafts.begin(Target(briefing=SAMPLE))
        handle.update(Content(body="half a thou"))
        assert handle.flush()
    async with running(library) as (app, pilot):
        assert "A draft waits" in status(app)
        await press(app, pilot, "D")
        assert editor(app).query_one(TextArea).text == "half a thou"
        await press(app, pilot, *"ght", "escape")
        assert [n.content.body for n in library.notes.list()] == ["half a thought"]
        assert library.drafts.waiting() == []


async def test_a_live_draft_can_be_taken_over_and_the_old_window_only_reads(
    library: Library,
) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "A", *"begun here")
        editor(app).draft.flush()
        with Library(library.directory) as second:
            (waiting,) = second.drafts.waiting()
            assert waiting.live
            taken = second.drafts.take_over(waiting.draft.id)
            assert taken.content.body == "begun here"
            await pilot.pause(2.5)
            await settle(app, pilot)
            assert editor(app).query_one(TextArea).read_only
            await press(app, pilot, "escape")
            assert "another window" in status(app)
            assert library.notes.list() == []


async def test_nothing_written_keeps_nothing(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "A", "escape")
        assert "nothing is kept" in status(app)
        assert library.notes.list() == []


async def test_at_40x12_the_editor_shows_the_body_alone(library: Library) -> None:
    async with running(library, size=(40, 12)) as (app, pilot):
        await press(app, pilot, "A", *"small")
        assert not editor(app).query_one("#grades").display
        assert editor(app).query_one(TextArea).size.height == 10
        await press(app, pilot, "escape")
        assert len(library.notes.list()) == 1


async def test_find_finds_in_notes_too(library: Library) -> None:
    library.notes.add(Target(briefing=SAMPLE), Content(body="quetzalcoatl"))
    async with running(library) as (app, pilot):
        await press(app, pilot, "slash", *"quetzal", "enter")
        assert reader(app).reading.tab == NOTES


async def test_search_opens_the_very_words(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "s", *'"narco-flights between"')
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.result
        assert app.screen.result.matched == 1
        await press(app, pilot, "enter", "enter")
        finding = reader(app).finding
        assert finding.current
        tab, hit = finding.current
        assert tab == reader(app).reading.tab
        block = finding.reading.page(tab).blocks[hit.block]
        assert block.text[hit.start : hit.end].startswith("narco-flights between")
        await press(app, pilot, "s")
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.asked.words == '"narco-flights between"', "the words are kept"
        await press(app, pilot, "escape")


async def test_a_note_is_found_by_search_and_gone_to(library: Library) -> None:
    library.notes.add(Target(briefing=SAMPLE), Content(body="ask the ministry", tags=("todo",)))
    async with running(library) as (app, pilot):
        await press(app, pilot, "s", *"tag:todo", "enter", "enter")
        assert reader(app).reading.tab == NOTES
        assert reader(app).reading.note


async def test_hostile_notes_are_only_text(library: Library) -> None:
    library.notes.add(Target(briefing=SAMPLE), Content(body="[@click=app.quit]x[/] \u202e \x9b2J"))
    async with running(library) as (app, pilot):
        await press(app, pilot, "0")
        text = "".join(reader(app).body.render_line(y).text for y in range(20))
        assert "[@click=app.quit]" in text
        assert "\u202e" not in text
        assert "\x9b" not in text


HOSTILE = "one\x1b[31mtwo\x07\tthree"


async def test_control_characters_in_a_note_are_shown_and_kept(library: Library) -> None:
    library.notes.add(Target(briefing=SAMPLE, panel="security"), Content(body=HOSTILE))
    async with running(library) as (app, pilot):
        await press(app, pilot, "0", "i")
        body = editor(app).query_one(TextArea)
        assert body.get_line(0).plain == "one␛[31mtwo␇\tthree"
        assert body.text == HOSTILE


async def test_what_is_pasted_into_the_entry_row_is_one_line_of_text(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "slash")
        app.post_message(events.Paste(f"{HOSTILE}\nmore"))
        await settle(app, pilot)
        assert reader(app).prompt.query_one(Entry).value == "one␛[31mtwo␇␉three more"
