"""An item's words beneath it, and back; and beside panels, or not."""

import pytest

from briefings import Library, choices
from briefings.config import Config
from briefings.layout.peek import PEEK_LEAST, PEEK_MOST
from briefings.notes.model import Content, Target
from tests.pilot.driving import MADE_UP, SAMPLE, press, reader, running, settle, status
from tui.app import BriefingsApp
from tui.controllers.reading_place import REST
from tui.reading.tab_pages import SOURCE
from tui.style import chrome
from tui.widgets.side_pane import SidePane

SIZES = [(40, 12), (80, 24), (120, 40)]
FAR, NEAR = 0.3, 0.01
TO_FIGURE = ("l",) * 6
BAR = "│"


@pytest.fixture
def library(two_briefings: Library) -> Library:
    """A library of the sample and of a hostile briefing."""
    two_briefings.notes.set_author("Ann")
    return two_briefings


def rows(app: BriefingsApp) -> list[str]:
    """What the body shows."""
    body = reader(app).body
    return [body.render_line(y).text.rstrip() for y in range(body.size.height)]


def beneath(app: BriefingsApp) -> list[str]:
    """The rows of the peek."""
    return [row for row in rows(app) if row[2:3] == BAR]


def pane(app: BriefingsApp) -> SidePane:
    return app.screen.query_one(SidePane)


def heading(app: BriefingsApp) -> str:
    return pane(app).render_line(0).text.strip()


# -- there and back -----------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("back", ["r", "escape", "q"])
async def test_words_come_beneath_the_item_and_go_again(
    library: Library, size: tuple[int, int], back: str
) -> None:
    async with running(library, size=size, trip=NEAR) as (app, pilot):
        await press(app, pilot, *TO_FIGURE)
        before = rows(app), status(app)
        await press(app, pilot, "p")
        shown = beneath(app)
        assert PEEK_LEAST <= len(shown) <= PEEK_MOST
        assert "¶5" in shown[0]
        assert "destroyed about" in " ".join(row[7:] for row in shown)
        assert "1/2" in status(app)
        assert "r back" in status(app)
        await press(app, pilot, back)
        assert (rows(app), status(app)) == before


@pytest.mark.parametrize("size", SIZES)
async def test_an_item_of_a_panel_stays_in_view_with_its_words(
    library: Library, size: tuple[int, int]
) -> None:
    async with running(library, size=size, trip=NEAR) as (app, pilot):
        await press(app, pilot, "1")
        _, count = reader(app).reading.view.position
        looked_at = 0
        for _ in range(0, count, 4):
            item, before = reader(app).reading.item, rows(app)
            if item is None:  # the row of what is folded away
                await press(app, pilot, *"llll")
                continue
            looked_at += 1
            await press(app, pilot, "p")
            shown, now = beneath(app), rows(app)
            assert 0 < len(shown) <= PEEK_MOST
            assert f"¶{item.evidence[0].paragraph} " in shown[0]
            first, at = now.index(next(r for r in now if r[:1] == ">")), now.index(shown[0])
            assert now[at : at + len(shown)] == shown, "in one piece"
            own = reader(app).reading.view.page.rows_of(item.id)
            if at > first:
                assert at - first <= len(own), "no row of another item between"
            else:
                assert chrome.pane_width(size[0]), "above it only where it covers"
            await press(app, pilot, "r")
            assert rows(app) == before
            await press(app, pilot, *"llll")
        assert looked_at > count // 5


async def test_the_same_key_goes_to_the_next_words_and_says_which(library: Library) -> None:
    async with running(library, trip=NEAR) as (app, pilot):
        await press(app, pilot, *TO_FIGURE, "p")
        first = beneath(app)
        await press(app, pilot, "p")
        assert beneath(app) != first
        assert "evidence 2/2" in status(app)
        assert "p next" in status(app)
        await press(app, pilot, "p")
        assert beneath(app) == first
        assert "evidence 1/2" in status(app)


async def test_words_that_are_cited_are_in_reverse(library: Library) -> None:
    async with running(library, trip=NEAR) as (app, pilot):
        await press(app, pilot, *TO_FIGURE, "p")
        body, item = reader(app).body, reader(app).reading.item
        strips = [body.render_line(y) for y in range(body.size.height)]
        selected = [s.text for strip in strips for s in strip if s.style and s.style.reverse]
        assert item
        assert " ".join(selected) == item.evidence[0].text


async def test_enter_goes_on_to_the_very_passage_and_back_comes_to_the_item(
    library: Library,
) -> None:
    async with running(library, trip=NEAR) as (app, pilot):
        await press(app, pilot, *TO_FIGURE)
        item, before = reader(app).reading.item, rows(app)
        await press(app, pilot, "p", "p")
        assert "Enter Source" in status(app)
        await press(app, pilot, "enter")
        assert reader(app).reading.tab == SOURCE
        assert "evidence 2/2" in status(app)
        await press(app, pilot, "r")
        assert reader(app).reading.item == item
        assert rows(app) == before


@pytest.mark.parametrize("key", ["l", "j", "k", "space", "G", "2", "9", "T", "slash", "v"])
async def test_any_other_way_leaves_nothing_of_it(library: Library, key: str) -> None:
    async with running(library, trip=NEAR) as (app, pilot):
        await press(app, pilot, *TO_FIGURE, "p")
        assert reader(app).peek.current
        await press(app, pilot, key)
        assert reader(app).peek.current is None
        assert not beneath(app)
        assert reader(app).reading.view.top <= reader(app).reading.view.max_top


async def test_it_can_be_copied_and_noted_meanwhile(library: Library) -> None:
    async with running(library, trip=NEAR) as (app, pilot):
        await press(app, pilot, *TO_FIGURE, "p", "Y")
        assert beneath(app)
        await press(app, pilot, "a", *"why", "escape")
        assert not beneath(app)
        assert [note.content.body for note in library.notes.list(SAMPLE)] == ["why"]


async def test_a_new_size_leaves_it(library: Library) -> None:
    async with running(library, trip=NEAR) as (app, pilot):
        await press(app, pilot, *TO_FIGURE, "p")
        item = reader(app).reading.item
        await pilot.resize_terminal(40, 12)
        await settle(app, pilot)
        assert not beneath(app)
        assert reader(app).reading.item == item


async def test_a_note_shows_what_it_is_on(library: Library) -> None:
    item = library.get(SAMPLE).panels[0].items[0]
    library.notes.add(Target(briefing=SAMPLE, item=item.id), Content(body="Ask."))
    library.notes.add(Target(briefing=SAMPLE), Content(body="On all of it."))
    async with running(library, trip=NEAR) as (app, pilot):
        await press(app, pilot, "l", *"jjj")
        assert reader(app).reading.note
        await press(app, pilot, "p")
        assert f"¶{item.evidence[0].paragraph} " in beneath(app)[0]


async def test_where_there_is_nothing_to_show_it_says_so(library: Library) -> None:
    library.notes.add(Target(briefing=SAMPLE), Content(body="On all of it."))
    async with running(library, trip=NEAR) as (app, pilot):
        await press(app, pilot, "0", "p")
        assert "Nothing to show beneath" in status(app)
        await press(app, pilot, "9", "p")
        assert "These are the article's words" in status(app)


async def test_hostile_words_are_only_words(library: Library) -> None:
    async with running(library, briefing=MADE_UP, trip=NEAR) as (app, pilot):
        seen = ""
        for _ in range(reader(app).reading.view.position[1]):
            await press(app, pilot, "p")
            assert beneath(app)
            seen += "".join(rows(app))
            await press(app, pilot, "r", "l")
        assert "[link=file:///etc/passwd]" in seen
        assert "\x1b" not in seen
        assert "\u202e" not in seen


# -- on a far line --------------------------------------------------------------------------------


async def test_on_a_far_line_enter_shows_the_words_here_first(library: Library) -> None:
    async with running(library, trip=FAR) as (app, pilot):
        await press(app, pilot, *TO_FIGURE)
        assert "Enter peek" in status(app)
        await press(app, pilot, "enter")
        assert beneath(app)
        assert "Enter Source" in status(app)
        await press(app, pilot, "enter")
        assert reader(app).reading.tab == SOURCE


async def test_on_a_near_line_it_goes_there(library: Library) -> None:
    async with running(library, trip=NEAR) as (app, pilot):
        await press(app, pilot, *TO_FIGURE)
        assert "Enter evidence" in status(app)
        await press(app, pilot, "enter")
        assert reader(app).reading.tab == SOURCE


async def test_where_the_words_stand_beside_the_panel_it_goes_there_at_once(
    library: Library,
) -> None:
    async with running(library, size=(120, 40), trip=FAR) as (app, pilot):
        await press(app, pilot, *TO_FIGURE, "enter")
        assert reader(app).reading.tab == SOURCE


async def test_the_pane_is_filled_when_the_keys_rest(library: Library) -> None:
    async with running(library, size=(120, 40), trip=FAR) as (app, pilot):
        await pilot.pause(REST + FAR + 0.2)
        assert heading(app) == "EVIDENCE"
        await press(app, pilot, *TO_FIGURE)
        assert pane(app).view.page.rows == (), "what stood there is not the figure's"
        await pilot.pause(REST + FAR + 0.2)
        assert heading(app) == "EVIDENCE"
        shown = " ".join(pane(app).view.page.line(n) for n in range(8))
        assert "destroyed about 24,000" in shown


async def test_on_a_near_line_the_pane_is_filled_at_once(library: Library) -> None:
    async with running(library, size=(120, 40), trip=NEAR) as (app, pilot):
        await press(app, pilot, *TO_FIGURE)
        assert heading(app) == "EVIDENCE"
        assert "destroyed about" in " ".join(pane(app).view.page.line(n) for n in range(8))


# -- the pane, or not -------------------------------------------------------------------------


async def test_a_key_takes_the_pane_away_for_good_and_brings_it_back(library: Library) -> None:
    async with running(library, size=(120, 40), trip=NEAR) as (app, pilot):
        assert pane(app).display
        await press(app, pilot, "P")
        assert not pane(app).display
        assert "P brings them back" in status(app)
        await press(app, pilot, "9", "1", "J", "K")
        assert not pane(app).display
    async with running(library, size=(120, 40), trip=NEAR) as (app, pilot):
        assert not pane(app).display, "as it was left"
        await press(app, pilot, "P")
        assert pane(app).display
    async with running(library, size=(120, 40), trip=NEAR) as (app, pilot):
        assert pane(app).display


async def test_what_is_set_holds_until_the_key_and_again_once_it_is_changed(
    library: Library,
) -> None:
    off = Config(evidence=False)
    async with running(library, size=(120, 40), config=off, trip=NEAR) as (app, pilot):
        assert not pane(app).display
        await press(app, pilot, "P")
        assert pane(app).display
    async with running(library, size=(120, 40), config=off, trip=NEAR) as (app, pilot):
        assert pane(app).display
    assert choices.shows_evidence(setting=True)
    choices.keep_evidence(evidence=False, setting=True)
    async with running(library, size=(120, 40), config=off, trip=NEAR) as (app, pilot):
        assert not pane(app).display


async def test_where_there_is_no_room_the_key_says_so_and_changes_nothing(
    library: Library,
) -> None:
    async with running(library, trip=NEAR) as (app, pilot):
        await press(app, pilot, "P")
        assert "from 100 columns on: p shows an item’s here" in status(app)
        await pilot.resize_terminal(120, 40)
        await settle(app, pilot)
        assert pane(app).display
