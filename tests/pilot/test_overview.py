"""A briefing opens on its overview, and each row of that is a way to its words and back."""

from typing import TypeVar

import pytest
from textual.pilot import Pilot

from briefings import Given, Library
from briefings.layout.overview import (
    DRAFTS,
    FIGURES,
    INTEREST,
    LESSER,
    NOTES,
    QUESTIONS,
    REVIEW,
    STATEMENTS,
    VOICE,
)
from briefings.model import Figure, OpenQuestion, Statement, Tension
from briefings.notes.model import Content, Target
from briefings.progress import is_open, weighs
from tests import proposed
from tests.pilot.driving import SAMPLE, editor, press, reader, running, said, settle, shown, status
from tui.app import BriefingsApp
from tui.reading.tab_pages import NOTES as NOTES_TAB
from tui.reading.tab_pages import OVERVIEW, SOURCE
from tui.screens.note_editor import NoteScreen
from tui.screens.source_form import SourceScreen
from tui.widgets.bars import Tabs
from tui.widgets.note_body import NoteBody

Kind = TypeVar("Kind", Figure, Tension)

SIZES = [(80, 24), (40, 12)]
BEGINS = "0 of 13 reviewed: z begins"


@pytest.fixture
def library(library: Library) -> Library:
    library.notes.set_author("Ann")
    return library


@pytest.fixture
def article(library: Library) -> str:
    return proposed.add(library)


def tab(app: BriefingsApp) -> str:
    return reader(app).reading.tab


async def go_to(app: BriefingsApp, pilot: Pilot[None], row: str) -> None:
    """Put the cursor on a row of the overview."""
    assert tab(app) == OVERVIEW
    reader(app).reading.view.jump_to_item(row)
    reader(app).moved()
    await settle(app, pilot)
    assert reader(app).reading.view.item == row


@pytest.mark.parametrize("size", SIZES)
async def test_a_briefing_opens_on_it_and_its_tab_is_first(
    library: Library, size: tuple[int, int]
) -> None:
    async with running(library, size=size, overview=True) as (app, pilot):
        assert tab(app) == OVERVIEW
        assert app.screen.query_one(Tabs).render_line(0).text.startswith(" O Overview ")
        assert "Enter open" in status(app)
        await press(app, pilot, "tab")
        assert tab(app) == reader(app).briefing.panels[0].topic.key
        await press(app, pilot, "3", "O")
        assert tab(app) == OVERVIEW
        await press(app, pilot, "shift+tab")
        assert tab(app) == NOTES_TAB


async def test_a_place_that_was_left_goes_before(library: Library) -> None:
    async with running(library, overview=True) as (app, pilot):
        await press(app, pilot, "2", "ctrl+q")
    async with running(library, overview=True) as (app, pilot):
        assert tab(app) == reader(app).briefing.panels[1].topic.key
        await press(app, pilot, "O", "ctrl+q")
    async with running(library, overview=True) as (app, pilot):
        assert tab(app) == OVERVIEW


async def test_an_article_without_panels_opens_on_itself(library: Library) -> None:
    (added,), _ = library.add_text(b"One short line.\n\nAnother one.\n", "a.txt")
    async with running(library, added.id, overview=True) as (app, pilot):
        assert tab(app) == SOURCE
        await press(app, pilot, "O")
        assert "nobody has said what ties the publisher" in " ".join(shown(app).split())


@pytest.mark.parametrize("size", SIZES)
async def test_enter_on_a_panels_line_opens_the_panel_and_r_comes_back(
    library: Library, size: tuple[int, int]
) -> None:
    async with running(library, size=size, overview=True) as (app, pilot):
        for panel in reader(app).briefing.panels:
            await go_to(app, pilot, panel.summary.id)
            await press(app, pilot, "enter")
            assert tab(app) == panel.topic.key
            await press(app, pilot, "enter")
            assert tab(app) == SOURCE
            await press(app, pilot, "r", "escape")
            assert tab(app) == OVERVIEW
            assert reader(app).reading.view.item == panel.summary.id


async def test_enter_on_a_figure_goes_to_its_evidence_and_r_comes_back(library: Library) -> None:
    async with running(library, overview=True) as (app, pilot):
        for item in rows_of(app, Figure):
            await go_to(app, pilot, item.id)
            await press(app, pilot, "enter")
            assert tab(app) == SOURCE
            assert reader(app).reading.chosen == item.spans[0]
            await press(app, pilot, "r")
            assert (tab(app), reader(app).reading.item) == (OVERVIEW, item)


async def test_enter_on_a_tension_goes_to_its_reasoning_and_r_comes_back(library: Library) -> None:
    async with running(library, overview=True) as (app, pilot):
        for item in rows_of(app, Tension):
            await go_to(app, pilot, item.id)
            assert "Enter open" in status(app)
            await press(app, pilot, "enter")
            assert (tab(app) in item.topics, reader(app).reading.item) == (True, item)
            assert item.reasoning in " ".join(shown(app).split())
            await press(app, pilot, "r")
            assert (tab(app), reader(app).reading.item) == (OVERVIEW, item)


def rows_of(app: BriefingsApp, kind: type[Kind]) -> list[Kind]:
    """Return the items of a kind that the page shows."""
    page = reader(app).reading.view.page
    items = [i for i in reader(app).briefing.items if isinstance(i, kind) and page.rows_of(i.id)]
    assert items
    return items


@pytest.mark.parametrize(
    ("row", "kind"), [(STATEMENTS, Statement), (QUESTIONS, OpenQuestion), (LESSER, Tension)]
)
async def test_enter_on_a_count_goes_to_the_first_of_them(
    library: Library, row: str, kind: type[Statement | OpenQuestion | Tension]
) -> None:
    async with running(library, overview=True) as (app, pilot):
        await go_to(app, pilot, row)
        await press(app, pilot, "enter")
        assert isinstance(reader(app).reading.item, kind)
        assert tab(app) != OVERVIEW
        await press(app, pilot, "r")
        assert (tab(app), reader(app).reading.view.item) == (OVERVIEW, row)


async def test_enter_on_the_count_of_figures_goes_down_to_them(library: Library) -> None:
    async with running(library, overview=True) as (app, pilot):
        await go_to(app, pilot, FIGURES)
        await press(app, pilot, "enter")
        assert (tab(app), type(reader(app).reading.item)) == (OVERVIEW, Figure)


async def test_enter_on_a_speaker_goes_to_what_they_said_first(library: Library) -> None:
    async with running(library, overview=True) as (app, pilot):
        row = f"{VOICE}Carmen Masías"
        await go_to(app, pilot, row)
        await press(app, pilot, "enter")
        item = reader(app).reading.item
        assert isinstance(item, Statement)
        assert item.speaker == "Carmen Masías"
        await press(app, pilot, "r")
        assert reader(app).reading.view.item == row


async def test_notes_are_counted_as_they_are_written(library: Library) -> None:
    async with running(library, overview=True) as (app, pilot):
        panel = reader(app).briefing.panels[1]
        assert "1 note\n" not in shown(app)
        await go_to(app, pilot, panel.summary.id)
        await press(app, pilot, "a", *"why", "escape")
        assert "1 note\n" in shown(app)
        (note,) = library.notes.list()
        assert note.target == Target(briefing=SAMPLE, panel=panel.topic.key)
        await go_to(app, pilot, NOTES)
        await press(app, pilot, "enter")
        assert tab(app) == NOTES_TAB


async def test_keys_of_items_work_on_its_rows(library: Library) -> None:
    async with running(library, overview=True) as (app, pilot):
        figure = next(i for i in reader(app).briefing.items if isinstance(i, Figure))
        await go_to(app, pilot, figure.id)
        await press(app, pilot, "p")
        assert reader(app).peek.current
        await press(app, pilot, "r", "a", *"why", "escape")
        (note,) = library.notes.list()
        assert note.target.item == figure.id
        await press(app, pilot, "i")
        assert editor(app).query_one(NoteBody).text == "why"
        await press(app, pilot, "escape", "T")
        assert isinstance(reader(app).reading.item, Tension)
        await press(app, pilot, "r")
        assert (tab(app), reader(app).reading.view.item) == (OVERVIEW, figure.id)


async def test_a_draft_that_waits_is_counted_and_opened(library: Library) -> None:
    draft = library.drafts.begin(Target(briefing=SAMPLE), content=Content(body="half"))
    draft.update(Content(body="half of it"))
    draft.close()
    async with running(library, overview=True) as (app, pilot):
        assert "1 draft, waiting" in shown(app)
        await go_to(app, pilot, DRAFTS)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, NoteScreen)


# -- a review ------------------------------------------------------------------------------------


async def test_a_review_begins_from_it_and_is_counted_live(library: Library, article: str) -> None:
    async with running(library, article, overview=True) as (app, pilot):
        assert BEGINS in shown(app)
        await press(app, pilot, "z")
        assert tab(app) == reader(app).briefing.panels[0].topic.key
        await press(app, pilot, "c", "O")
        assert "1 of 13 reviewed: z goes on" in shown(app)


async def test_its_rows_are_decided_about_where_they_stand(library: Library, article: str) -> None:
    async with running(library, article, overview=True) as (app, pilot):
        await go_to(app, pilot, REVIEW)
        await press(app, pilot, "c")
        assert "Nothing to decide here" in status(app)
        figure = next(
            item for item in reader(app).briefing.items
            if isinstance(item, Figure) and item.suggestion and item.suggestion.weighs
        )  # fmt: skip
        await go_to(app, pilot, figure.id)
        await press(app, pilot, "c")
        assert not is_open(next(i for i in library.get(article).items if i.id == figure.id))
        assert "1 of 13 reviewed: z goes on" in shown(app)
        now = reader(app).reading.item
        assert isinstance(now, Figure)
        assert now.id != figure.id
        await press(app, pilot, "u")
        assert BEGINS in shown(app)


async def test_what_is_rejected_is_gone_from_it_at_once_and_undoing_brings_it_back(
    library: Library, article: str
) -> None:
    async with running(library, article, overview=True) as (app, pilot):
        figures = [i for i in reader(app).briefing.items if isinstance(i, Figure) and weighs(i)]
        first, second, *_ = sorted(figures, key=lambda each: each.begins)
        count = sum(isinstance(each, Figure) for each in reader(app).briefing.items)
        await go_to(app, pilot, first.id)
        await press(app, pilot, "x")
        assert reader(app).reading.item == second, "the cursor is on the next one that counts"
        view = reader(app).reading.view
        assert not view.page.rows_of(first.id)
        assert f"{count - 1} figures" in shown(app)
        await press(app, pilot, "u")
        assert view.page.rows_of(first.id)
        assert reader(app).reading.item == first
        assert f"{count} figures" in shown(app)


async def test_enter_on_the_count_of_a_review_begins_it(library: Library, article: str) -> None:
    async with running(library, article, overview=True) as (app, pilot):
        await go_to(app, pilot, REVIEW)
        await press(app, pilot, "enter")
        assert tab(app) == reader(app).briefing.panels[0].topic.key


# -- what is known of the source -----------------------------------------------------------------


async def test_who_publishes_it_is_asked_and_kept(library: Library, article: str) -> None:
    async with running(library, article, overview=True) as (app, pilot):
        assert "nobody has said" in shown(app)
        await go_to(app, pilot, INTEREST)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, SourceScreen)
        assert app.screen.body.view.item == "interest", "what was asked for"
        await press(app, pilot, "enter", *"The port owns it", "enter", "escape")
        assert library.get(article).source.interest == "The port owns it"
        assert "The port owns it" in shown(app)
        assert reader(app).reading.view.item == INTEREST


async def test_of_a_briefing_with_a_file_it_is_said_where_it_is_changed(library: Library) -> None:
    async with running(library, overview=True) as (app, pilot):
        await go_to(app, pilot, INTEREST)
        await press(app, pilot, "enter")
        assert f"`briefings edit {SAMPLE}` changes" in said(app)


async def test_the_command_line_says_it_too(library: Library, article: str) -> None:
    library.editing.describe(article, Given(interest="The port owns it"))
    async with running(library, article, overview=True) as (app, _):
        assert "The port owns it" in shown(app)
