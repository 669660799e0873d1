"""Journeys through the app's screens, by keys alone."""

import socket
from typing import NoReturn

import pytest
from textual.geometry import Region
from textual.widget import Widget

from briefings import Library
from briefings.model import Figure
from briefings.notes.model import Content, Target
from tests.pilot.driving import MADE_UP, SAMPLE, press, reader, running, settle, status
from tui.reading.tab_pages import SOURCE
from tui.screens.catalogue import CatalogueScreen
from tui.screens.choice import ChoiceScreen, MarksScreen, PaletteScreen
from tui.screens.help import HelpScreen
from tui.widgets.bars import Line
from tui.widgets.prompt import Entry
from tui.widgets.rows import Rows
from tui.widgets.side_pane import SidePane


@pytest.fixture
def library(two_briefings: Library) -> Library:
    """A library of two briefings."""
    return two_briefings


async def test_several_briefings_begin_with_the_catalogue(library: Library) -> None:
    async with running(library, None) as (app, pilot):
        assert isinstance(app.screen, CatalogueScreen)
        await pilot.press("enter")
        await settle(app, pilot)
        first = reader(app).briefing.id
        await pilot.press("q")
        assert isinstance(app.screen, CatalogueScreen), "q goes back before it quits"
        await pilot.press("j", "j", "enter")
        await settle(app, pilot)
        assert {first, reader(app).briefing.id} == {SAMPLE, MADE_UP}


async def test_q_quits_where_there_is_nothing_behind(library: Library) -> None:
    async with running(library) as (app, pilot):
        await pilot.press("q")
    assert app.return_code == 0


async def test_the_next_briefing_and_the_previous_one(library: Library) -> None:
    async with running(library, MADE_UP) as (app, pilot):
        await pilot.press("J")
        await settle(app, pilot)
        assert reader(app).briefing.id == SAMPLE
        await pilot.press("J")
        await settle(app, pilot)
        assert reader(app).briefing.id == SAMPLE
        assert "No further briefing" in status(app)
        await pilot.press("K")
        await settle(app, pilot)
        assert reader(app).briefing.id == MADE_UP


async def test_the_place_of_each_briefing_is_kept(library: Library) -> None:
    async with running(library) as (app, pilot):
        await pilot.press("2", "l", "l")
        item = reader(app).reading.view.item
        await pilot.press("K")
        await settle(app, pilot)
        await pilot.press("J")
        await settle(app, pilot)
        assert reader(app).reading.tab == "alternative_development"
        assert reader(app).reading.view.item == item
        await pilot.press("ctrl+q")
    place = library.places.load(SAMPLE)
    assert place
    assert place.spot.item == item


async def test_a_place_on_a_note_is_kept(library: Library) -> None:
    library.notes.set_author("Ann")
    item = library.get(SAMPLE).panels[1].items[5]
    note = library.notes.add(Target(briefing=SAMPLE, item=item.id), Content(body="why?"))
    async with running(library) as (app, pilot):
        await press(app, pilot, "2")
        reader(app).reading.view.go_to_item(f"note:{note.id}")
        await press(app, pilot, "ctrl+q")
    async with running(library) as (app, _):
        assert reader(app).reading.note == note


async def test_the_catalogue_over_a_briefing_shows_it_and_goes_back(library: Library) -> None:
    async with running(library) as (app, pilot):
        await pilot.press("L")
        await settle(app, pilot)
        assert isinstance(app.screen, CatalogueScreen)
        assert app.screen.body.view.item == SAMPLE
        await pilot.press("escape")
        assert reader(app).briefing.id == SAMPLE


async def test_the_catalogue_is_filtered_as_one_types(library: Library) -> None:
    async with running(library, None) as (app, pilot):
        await pilot.press("f", *"CUSTOMS")
        assert isinstance(app.screen, CatalogueScreen)
        assert app.screen.body.view.position == (1, 1)
        await pilot.press("enter", "enter")
        await settle(app, pilot)
        assert reader(app).briefing.id == MADE_UP


async def test_a_filter_that_finds_nothing_says_so_and_can_be_left(library: Library) -> None:
    async with running(library, None) as (app, pilot):
        await pilot.press("f", *"zzz")
        assert isinstance(app.screen, CatalogueScreen)
        assert app.screen.body.view.position == (0, 0)
        assert "Nothing here matches" in app.screen.body.render_line(0).text
        await pilot.press("escape")
        assert app.screen.body.view.position[1] == 2


async def test_help_and_back(library: Library) -> None:
    async with running(library) as (app, pilot):
        await pilot.press("l", "l")
        item = reader(app).reading.view.item
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("G", "q")
        assert reader(app).reading.view.item == item


async def test_the_palette_does_what_is_chosen(library: Library) -> None:
    async with running(library) as (app, pilot):
        await pilot.press("colon", *"article itself", "enter")
        await settle(app, pilot)
        assert reader(app).reading.tab == SOURCE
        await pilot.press("colon")
        assert isinstance(app.screen, PaletteScreen)
        await pilot.press("escape")
        assert reader(app).reading.tab == SOURCE


@pytest.mark.parametrize(
    ("word", "action"),
    [
        ("merg", "review.rearrange"),
        ("combine", "review.rearrange"),
        ("split", "review.rearrange"),
        ("accept", "review.confirm"),
        ("delete", "note.delete"),
        ("delete", "review.reject"),
        ("approve", "review.confirm"),
        ("undo", "note.undo"),
        ("pdf", "export"),
        ("save", "export"),
        ("print", "export"),
        ("word", "export"),
        ("exit", "leave"),
    ],
)
async def test_the_palette_finds_what_people_call_otherwise(
    library: Library, word: str, action: str
) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "colon", *word)
        assert isinstance(app.screen, PaletteScreen)
        assert action in [choice.id for choice in app.screen.choices.shown]


async def test_the_palette_chooses_with_the_arrows(library: Library) -> None:
    async with running(library) as (app, pilot):
        await pilot.press("colon", *"topic", "down", "down", "enter")
        await settle(app, pilot)
        assert reader(app).reading.tab == "shining_path"
        await pilot.press("colon", *"zzz", "enter")
        assert isinstance(app.screen, PaletteScreen), "there is nothing to do: one can go on typing"


async def test_marks_are_listed_gone_to_and_kept(library: Library) -> None:
    async with running(library) as (app, pilot):
        await pilot.press("M")
        assert "m sets one" in status(app)
        await pilot.press("l", "m")
        item = reader(app).reading.view.item
        await pilot.press("m")
        assert "already" in status(app)
        await pilot.press("9", "space", "m", "M")
        await settle(app, pilot)
        assert isinstance(app.screen, MarksScreen)
        assert app.screen.body.view.position[1] == 2
        await pilot.press("enter")
        await settle(app, pilot)
        assert reader(app).reading.view.item == item
        await pilot.press("r")
        assert reader(app).reading.tab == SOURCE
        await pilot.press("ctrl+q")
    async with running(library) as (app, pilot):
        assert len(reader(app).reading.marks) == 2


async def test_a_mark_is_removed_and_stays_so(library: Library) -> None:
    async with running(library) as (app, pilot):
        await pilot.press("l", "m", "l", "m", "M")
        await settle(app, pilot)
        await pilot.press("j", "d")
        await settle(app, pilot)
        assert isinstance(app.screen, MarksScreen)
        assert app.screen.body.view.position[1] == 1
        await pilot.press("q", "ctrl+q")
    place = library.places.load(SAMPLE)
    assert place
    assert len(place.marks) == 1


async def test_two_windows_keep_both_their_marks(library: Library) -> None:
    for steps in (1, 2):
        async with running(library) as (app, pilot):
            reader(app).reading.marks.clear()  # as if it had been opened before the other's
            await pilot.press("1", "g", *("l",) * steps, "m", "ctrl+q")
    place = library.places.load(SAMPLE)
    assert place
    assert len(place.marks) == 2


async def test_marks_can_be_filtered(library: Library) -> None:
    async with running(library) as (app, pilot):
        await pilot.press("l", "m", "9", "m", "M")
        await settle(app, pilot)
        await pilot.press("slash", *"peru achieves", "enter")
        assert isinstance(app.screen, MarksScreen)
        assert app.screen.body.view.position[1] == 1


async def test_help_can_be_filtered(library: Library) -> None:
    async with running(library) as (app, pilot):
        await pilot.press("question_mark", "f", *"quit")
        assert isinstance(app.screen, HelpScreen)
        page = app.screen.body.view.page
        shown = [page.line(row) for row in range(len(page.rows))]
        assert all("quit" in row.lower() for row in shown if row.startswith("  "))


async def test_what_goes_with_a_tension_and_a_passage_is_listed(library: Library) -> None:
    async with running(library) as (app, pilot):
        for _ in range(6):
            await pilot.press("l")
        await pilot.press("T", "C")
        await settle(app, pilot)
        assert isinstance(app.screen, ChoiceScreen)
        await pilot.press("enter")
        await settle(app, pilot)
        assert isinstance(reader(app).reading.item, Figure)
        await pilot.press("9", "g", "l", "enter")
        await settle(app, pilot)
        assert isinstance(app.screen, ChoiceScreen)
        await pilot.press("q")
        assert reader(app).reading.tab == SOURCE


async def test_a_read_only_library_says_so(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "read_only", True)
    async with running(library) as (app, pilot):
        await pilot.pause()
        assert "read-only" in status(app)


async def test_a_topic_that_the_lens_has_not_says_so(library: Library) -> None:
    async with running(library) as (app, pilot):
        await pilot.press("8")
        assert "press 1 to 4" in status(app)


async def test_keys_are_typed_into_the_entry_row_and_not_done(library: Library) -> None:
    async with running(library) as (app, pilot):
        await pilot.press("slash", *"qjL2")
        assert reader(app).finding.query == "qjL2"
        await pilot.press("ctrl+u")
        assert reader(app).finding.query == ""
        await pilot.press("escape", "l")
        assert reader(app).reading.view.position[0] == 2


async def test_the_evidence_stands_beside_the_panel_where_there_is_room(library: Library) -> None:
    async with running(library, size=(120, 40)) as (app, pilot):
        pane = app.screen.query_one("SidePane", Rows)

        def is_shown() -> bool:
            return bool(pane.display)

        assert is_shown()
        for _ in range(5):
            await pilot.press("l")
        item = reader(app).reading.item
        assert item
        shown = " ".join(pane.view.page.line(n) for n in range(len(pane.view.page.rows)))
        assert item.evidence[0].text.split()[0] in shown
        await pilot.resize_terminal(80, 24)
        await pilot.press("1")
        assert not is_shown()


async def test_a_step_of_the_cursor_draws_only_the_rows_it_touches(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    plain = Rows.render_line

    async with running(library) as (app, pilot):
        body = reader(app).body

        def counting(self: Rows, y: int):  # type: ignore[no-untyped-def]  # noqa: ANN202
            drawn.append(y)
            return plain(self, y)

        monkeypatch.setattr(Rows, "render_line", counting)
        before = body.view.cursor
        await pilot.press("j")
        await pilot.pause()
        assert set(drawn) == {before, body.view.cursor}, "the page is at its top"
        drawn.clear()
        await pilot.pause(0.2)
        assert drawn == [], "nothing is drawn while nothing happens"
        await pilot.press("space")
        await pilot.pause()
        assert len(set(drawn)) == body.size.height


async def test_a_letter_has_nothing_laid_out_anew(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    refresh = Widget.refresh

    def refreshing(self: Widget, *regions: Region, layout: bool = False, **more: bool) -> Widget:
        asked.append(layout)
        return refresh(self, *regions, layout=layout, **more)

    async with running(library, None) as (app, pilot):
        await press(app, pilot, "f", "e")
        monkeypatch.setattr(Widget, "refresh", refreshing)
        await press(app, pilot, *"rad")
        assert app.screen.query_one(Entry).value == "erad"
        assert asked
        assert not any(asked)


async def test_nothing_ever_opens_a_socket(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The event loop has its own pair of sockets by now.
    async with running(library) as (app, pilot):

        def refuse(*arguments: object, **more: object) -> NoReturn:
            raise AssertionError("a socket was opened")

        monkeypatch.setattr(socket, "socket", refuse)
        monkeypatch.setattr(socket, "create_connection", refuse)
        monkeypatch.setattr(socket, "getaddrinfo", refuse)
        for key in ("l", "enter", "r", "slash", "a", "enter", "n", "L", "escape", "J", "K", "2"):
            await pilot.press(key)
            await settle(app, pilot)


async def test_hostile_text_is_only_text(library: Library) -> None:
    async with running(library, MADE_UP) as (app, pilot):
        for tab in ("1", "9"):
            await pilot.press(tab)
            body = reader(app).body
            shown = "".join(body.render_line(y).text for y in range(body.size.height))
            assert "[@click=app.quit]" in shown
            assert "\x1b" not in shown
            assert "\u202e" not in shown
        title = app.screen.query_one("#title", Line).render_line(0).text
        assert "\x1b" not in title


async def test_the_pane_comes_and_goes_with_the_width_alone(library: Library) -> None:
    async with running(library) as (app, pilot):
        shown = []
        for columns in (80, 100, 99):
            await pilot.resize_terminal(columns, 24)
            await settle(app, pilot)
            shown.append(app.screen.query_one(SidePane).display)
        assert shown == [False, True, False]
