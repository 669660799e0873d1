"""Small ways: what is pasted, what was looked for last time, back, hints, sections, pages."""

import re

import pytest
from textual import events

from briefings import Library
from briefings.model import Statement, Tension
from briefings.notes.model import Content, Target
from tests.pilot.driving import SAMPLE, press, reader, running, settle, status
from tui.controllers.palette import SOUGHT
from tui.reading.tab_pages import NOTES, SOURCE
from tui.screens.choice import ChoiceScreen, PaletteScreen
from tui.screens.note_editor import NoteScreen
from tui.screens.settings import SettingsScreen
from tui.widgets.bars import Line
from tui.widgets.note_body import NoteBody
from tui.widgets.prompt import Entry


@pytest.fixture
def library(library: Library) -> Library:
    library.notes.set_author("Ann")
    return library


@pytest.mark.parametrize(
    ("pasted", "text"),
    [
        ("coca\neradication", "coca eradication"),
        ("coca\r\n  eradication\r\n", "coca eradication"),
        ("coca\n\n\neradication", "coca eradication"),
        ("\ncoca", "coca"),
        ("coca ", "coca "),
        ("coca\x1b[2J", "coca␛[2J"),
        ("", ""),
        ("\n", ""),
    ],
)
async def test_lines_that_are_pasted_are_joined_by_a_blank(
    library: Library, pasted: str, text: str
) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "slash")
        app.post_message(events.Paste(pasted))
        await settle(app, pilot)
        assert app.screen.query_one(Entry).value == text


async def left_with(library: Library, *keys: str) -> None:
    """Read, press keys, and leave."""
    async with running(library) as (app, pilot):
        await press(app, pilot, *keys)
        await press(app, pilot, "ctrl+q")


@pytest.mark.parametrize("taken_up", [("n",), ("slash", "enter")], ids="-".join)
async def test_what_was_looked_for_last_time_waits_until_it_is_asked_for(
    library: Library, taken_up: tuple[str, ...]
) -> None:
    await left_with(library, "slash", *"masias", "enter", "1", "g")
    await left_with(library, "l")
    async with running(library) as (app, pilot):
        assert reader(app).finding.query == ""
        assert not reader(app).body.marks
        assert "hit" not in status(app)
        assert "/ find" in status(app)
        await press(app, pilot, *taken_up)
        assert reader(app).finding.query == "masias"
        assert reader(app).finding.current
        assert "hit " in status(app)


async def test_a_search_that_was_ended_is_not_kept(library: Library) -> None:
    await left_with(library, "slash", *"masias", "enter", "r")
    async with running(library) as (app, pilot):
        await press(app, pilot, "n")
        assert "No search" in status(app)


async def test_giving_up_another_search_leaves_the_one_of_last_time(library: Library) -> None:
    await left_with(library, "slash", *"masias", "enter")
    async with running(library) as (app, pilot):
        await press(app, pilot, "slash", *"coca", "escape", "n")
        assert reader(app).finding.query == "masias"


@pytest.mark.parametrize("tab", ["0", "9"])
async def test_back_leads_from_notes_and_source_alike(library: Library, tab: str) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "2", tab)
        await press(app, pilot, "r")
        assert reader(app).reading.tab == reader(app).reading.tabs[2]
        await press(app, pilot, "r")
        assert "Nothing to go back to" in status(app)


async def test_back_goes_through_both_and_not_to_and_fro(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "3", "9", "0", "r")
        assert reader(app).reading.tab == SOURCE
        await press(app, pilot, "0", "9", "r")
        assert reader(app).reading.tab == NOTES
        await press(app, pilot, "r")
        assert reader(app).reading.tab == reader(app).reading.tabs[3]


async def test_back_from_a_notes_words_and_then_from_notes(library: Library) -> None:
    item = library.get(SAMPLE).items[0].id
    library.notes.add(Target(briefing=SAMPLE, item=item), Content(body="one"))
    async with running(library) as (app, pilot):
        await press(app, pilot, "3", "0", "enter")
        assert reader(app).reading.tab == SOURCE
        await press(app, pilot, "r")
        assert reader(app).reading.tab == NOTES
        await press(app, pilot, "r")
        assert reader(app).reading.tab == reader(app).reading.tabs[3]


async def test_the_hints_name_a_and_where_a_sign_stands_t(library: Library) -> None:
    async with running(library) as (app, pilot):
        flagged = set()
        for _ in range(12):
            item = reader(app).reading.item
            assert item
            is_flagged = item.id in reader(app).briefing.tensions_by_item
            flagged.add(is_flagged)
            assert ("T tension" in status(app)) is is_flagged
            assert "a note" in status(app)
            assert status(app).rstrip().endswith("? help")
            await press(app, pilot, "l")
        assert flagged == {True, False}
        for tab in ("9", "0"):
            await press(app, pilot, tab)
            assert "a note" in status(app)
            assert "r back" in status(app)


async def test_keys_go_from_section_to_section(library: Library) -> None:
    async with running(library) as (app, pilot):
        view = reader(app).reading.view
        heads = []
        for _ in range(20):
            await press(app, pilot, "F")
            if "No further section" in status(app):
                break
            assert view.cursor is not None
            assert view.sees(view.cursor)
            heads.append(view.page.line(view.cursor - 1))
        assert heads[:3] == ["KEY POINTS", "FIGURES", "STATEMENTS"]
        assert "OPEN QUESTIONS" in heads
        for head in heads[-2::-1]:
            await press(app, pilot, "B")
            assert view.page.line((view.cursor or 0) - 1) == head
        await press(app, pilot, "left_curly_bracket")
        assert view.page.line((view.cursor or 0) - 1) == "BOTTOM LINE"
        await press(app, pilot, "right_curly_bracket")
        assert view.page.line((view.cursor or 0) - 1) == "KEY POINTS"


async def test_in_source_and_help_too(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "9", "F")
        view = reader(app).reading.view
        assert view.top > 0
        assert not view.page.rows[view.top - 1].segments, "a blank line is above it"
        top = view.top
        await press(app, pilot, "F", "B")
        assert view.top == top
        await press(app, pilot, "question_mark", "F")
        shown = app.screen.query_one("#body").render_line(0).text
        assert shown.strip() == "MOVE"


async def test_ctrl_f_and_ctrl_b_page(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "space")
        paged = reader(app).reading.view.top
        await press(app, pilot, "b", "ctrl+f")
        assert reader(app).reading.view.top == paged > 0
        await press(app, pilot, "ctrl+b")
        assert reader(app).reading.view.top == 0


async def test_ctrl_c_in_the_editor_says_how_to_leave(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "a", *"one", "ctrl+c")
        assert isinstance(app.screen, NoteScreen)
        said = app.screen.query_one("#status", Line).render_line(0).text
        assert "Esc saves and closes" in said
        assert app.screen.query_one(NoteBody).text == "one"
        await press(app, pilot, "escape")
        assert [note.content.body for note in library.notes.list()] == ["one"]


async def test_ctrl_c_still_copies_what_is_selected_there(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "a", *"one", "shift+left", "shift+left", "ctrl+c")
        assert app.clipboard == "ne"


async def test_the_list_of_actions_begins_with_what_people_look_for(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "colon")
        assert isinstance(app.screen, PaletteScreen)
        ids = [choice.id for choice in app.screen.choices]
        assert tuple(ids[: len(SOUGHT)]) == SOUGHT
        assert ids[:3] == ["find", "search", "note.add"]
        assert len(set(ids)) == len(ids)
        assert "move.down" in ids[len(SOUGHT) :]


@pytest.mark.parametrize("word", ["settings", "config", "theme"])
async def test_the_list_of_actions_leads_to_the_settings(library: Library, word: str) -> None:
    async with running(library) as (app, pilot):
        app.session.config_file = library.directory / "config.toml"
        await press(app, pilot, "colon", *word, "enter")
        assert isinstance(app.screen, SettingsScreen)
        page = app.screen.body.view.page
        text = " ".join(page.line(row).strip() for row in range(len(page.rows)))
        assert str(app.session.config_file) in text.replace(" ", "")
        assert "it is read at the next start" in text
        assert re.search(r"theme +\"auto\" ", text)
        await press(app, pilot, "escape")
        assert reader(app)


async def test_how_to_leave_is_told_until_one_goes_on(library: Library) -> None:
    async with running(library) as (app, pilot):
        for going_on in ("x", "left"):
            await press(app, pilot, "a", *"one", "ctrl+c")
            assert "Esc saves and closes" in status(app)
            await press(app, pilot, going_on)
            assert "Esc save " in status(app)
            await press(app, pilot, "escape")


async def test_what_is_said_while_a_screen_opens_is_said_on_it(library: Library) -> None:
    async with running(library) as (app, pilot):
        screen = ChoiceScreen(app.session, "Choose", [])
        app.push_screen(screen)
        assert app.screen is screen
        assert not screen.is_laid_out
        app.session.announce("Copied into a file.")
        await settle(app, pilot)
        assert "Copied into a file." in status(app)


async def test_on_a_small_terminal_the_way_back_and_help_are_always_named(
    library: Library,
) -> None:
    async with running(library, size=(40, 12)) as (app, pilot):
        assert "? help" in status(app)
        ways = (
            ("9",), ("9", "r", "0"), ("r", *"llllll", "T"), ("r", "slash", *"shining", "enter"),
            ("r", *"llllll", "p"), ("r", "a", *"why", "escape", "0", "j"),
        )  # fmt: skip
        for keys in ways:
            await press(app, pilot, *keys)
            assert "r back" in status(app), keys
            assert "? help" in status(app), keys
        await press(app, pilot, "r", "s", *"hectares", "enter", "enter")
        assert "r list" in status(app)
        await press(app, pilot, "r", "q", "9", "v")
        assert "Esc leave" in status(app)
        await press(app, pilot, "escape", "L")
        assert "q back" in status(app)
        assert "? help" in status(app)
    async with running(library, None, size=(40, 12)) as (app, pilot):
        assert "q quit" in status(app)


async def test_what_goes_with_an_item_is_listed_in_the_words_of_the_panel(
    library: Library,
) -> None:
    async with running(library) as (app, pilot):
        briefing = reader(app).briefing
        said = next(
            (tension, item)
            for tension in briefing.items if isinstance(tension, Tension)
            for item in briefing.items
            if item.id in tension.items and isinstance(item, Statement) and item.direct
        )  # fmt: skip
        reader(app).reading.show_item(said[0])
        await press(app, pilot, "C")
        assert isinstance(app.screen, ChoiceScreen)
        assert any(f"“{said[1].text}”" in choice.name for choice in app.screen.choices)


async def test_tables_lead_to_items_of_any_panel(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "Z", "enter", "f", *"colombia", "enter", "enter")
        item = reader(app).reading.item
        assert item is not None
        assert item.text == "Colombia"
        items = reader(app).reading.items
        await press(app, pilot, "Z", "j", "j", "enter")
        screen = app.screen
        assert isinstance(screen, ChoiceScreen)
        first = items[str(screen.body.view.item)]
        assert (first.kind, first.text) == ("figure", "$278 million (USD)")
