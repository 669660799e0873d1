"""An item's fields are written, items are made of passages, and put elsewhere."""

import string
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from briefings import Figure, Library
from briefings.review.decision import Confirm
from tests import proposed
from tests.pilot.driving import press, reader, running, said, settle, shown, status
from tests.pilot.reviewing import NAME, SIZES, here, item
from tui.app import BriefingsApp
from tui.controllers import review as sentences
from tui.reading.tab_pages import SOURCE
from tui.screens.choice import ChoiceScreen, ValuesScreen
from tui.screens.item import LAST_PANEL, ItemScreen, ItemWords

# -- fields ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_fields_are_written_with_the_words_in_view(
    library: Library, article: str, size: tuple[int, int]
) -> None:
    async with running(library, article, size) as (app, pilot):
        await press(app, pilot, "g", "z", "i")
        assert isinstance(app.screen, ItemScreen)
        words = app.screen.query_one(ItemWords)
        above = " ".join(words.render_line(y).text for y in range(words.size.height))
        assert "4,200 kilograms" in above
        await press(app, pilot, "enter", "ctrl+u", *"4 tons", "enter")
        assert app.screen.query_one(Input).value == "4 tons", "what is refused is there to mend"
        await press(app, pilot, "ctrl+u", *"4300", "enter")
        await press(app, pilot, "down", "down", "enter", *"goal", "enter")
        await press(app, pilot, "f2")
        assert here(app) == "11,300 containers"
    figure = item(library, article, "4,200 kilograms")
    assert isinstance(figure, Figure)
    assert (figure.value, figure.status, figure.review) == (4300, "goal", "confirmed")
    assert figure.text == "4,200 kilograms"
    assert figure.wording != "written"


async def test_who_reviews_is_asked_over_the_form_too(library: Library) -> None:
    article = proposed.add(library)
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "i", "enter", "ctrl+u", *"5", "enter", "f2")
        await press(app, pilot, "escape")
        assert isinstance(app.screen, ItemScreen), "nothing typed is lost"
        assert sentences.NO_NAME in said(app)
        await press(app, pilot, "f2")
        await press(app, pilot, *NAME)
        assert here(app) == "11,300 containers"
    figure = item(library, article, "4,200 kilograms")
    assert isinstance(figure, Figure)
    assert (figure.value, figure.editor) == (5, "Ann")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_was_changed_in_a_form_is_kept_when_it_is_left(
    library: Library, article: str, size: tuple[int, int]
) -> None:
    before = item(library, article, "4,200 kilograms")
    async with running(library, article, size) as (app, pilot):
        await press(app, pilot, "g", "z", "i")
        assert "Esc leave" in status(app)
        await press(app, pilot, "enter", "ctrl+u", *"5", "enter")
        assert "Esc keep" in status(app)
        await press(app, pilot, "escape")
        assert said(app).startswith("Kept: figure")
        assert "u undoes it." in said(app)
        assert here(app) == "4,200 kilograms", "the cursor stays"
        figure = item(library, article, "4,200 kilograms")
        assert isinstance(figure, Figure)
        assert (figure.value, figure.review, figure.editor) == (5, "confirmed", "Ann")
        await press(app, pilot, "u")
    assert item(library, article, "4,200 kilograms") == before


async def test_letters_typed_in_a_form_run_nothing_behind_it(
    library: Library, article: str
) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "g", "z", "i")
        before = library.stamp()
        await press(app, pilot, *string.ascii_letters)
        assert isinstance(app.screen, ItemScreen)
        app.screen.body.view.go_to_item("status")
        await press(app, pilot, "enter")
        assert isinstance(app.screen, ValuesScreen)
        now = app.screen.body.view.item
        assert [each.id for each in app.screen.choices.marked] == [now], "the present one"
        await press(app, pilot, *"query", "escape")
        form = app.screen
        assert isinstance(form, ItemScreen)
        assert not form.form.is_changed
        assert library.stamp() == before


async def test_a_prompt_of_a_form_completes_known_units_and_names(
    library: Library, article: str
) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "g", "z", "i", "down", "enter", "ctrl+u", *"HECT", "tab", "enter")
        assert isinstance(app.screen, ItemScreen)
        assert app.screen.form.shown("unit") == "hectare"


async def test_a_form_left_without_changes_changes_nothing(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        before = library.stamp()
        await press(app, pilot, "i", "enter", "ctrl+u", *"5", "escape")
        assert isinstance(app.screen, ItemScreen), "that ends the entry alone"
        await press(app, pilot, "escape")
        assert here(app) == "4,200 kilograms"
        assert library.stamp() == before


async def test_a_form_that_cannot_be_kept_can_be_left(library: Library) -> None:
    article = proposed.add(library)
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "i", "enter", "ctrl+u", *"5", "enter", "escape")
        await press(app, pilot, "escape")
        assert sentences.NO_NAME in said(app)
        assert isinstance(app.screen, ItemScreen), "nothing typed is lost"
        assert "Esc leaves the form" in said(app)
        await press(app, pilot, "escape")
        assert here(app) == "4,200 kilograms"
    assert item(library, article, "4,200 kilograms").review == "proposed"


async def test_what_the_library_refuses_stays_in_the_form(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "i", "enter", "ctrl+u", *"5", "enter")
        figure = item(library, article, "4,200 kilograms")
        library.reviews.decide(article, [Confirm(figure.id)], editor="Bo")
        await press(app, pilot, "f2")
        assert isinstance(app.screen, ItemScreen)
        assert "was changed by somebody else meanwhile" in said(app)
        assert app.screen.form.shown("value") == "5"


async def test_other_words_than_the_articles_are_written(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "g", "i")
        assert isinstance(app.screen, ItemScreen)
        await press(app, pilot, "enter", "ctrl+u", *"More died.", "enter", "f2")
        assert "More died." in shown(app)
        assert "BOTTOM LINE\n" in shown(app), "and no more: quoted"
    panel = library.get(article).panels[0]
    assert (panel.bottom_line, panel.wording) == ("More died.", "written")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_form_has_panels_and_kind(
    library: Library, article: str, size: tuple[int, int]
) -> None:
    figure = item(library, article, "4,200 kilograms")
    async with running(library, article, size) as (app, pilot):
        await press(app, pilot, "g", "z", "i")
        assert isinstance(app.screen, ItemScreen)
        app.screen.body.view.go_to_item("panels")
        app.screen.moved()
        await press(app, pilot, "enter", "enter")
        assert isinstance(app.screen, ItemScreen)
        assert said(app).startswith(LAST_PANEL[:38])
        await press(app, pilot, "enter", "j", "enter")
        app.screen.body.view.go_to_item("kind")
        app.screen.moved()
        await press(app, pilot, "enter", *"statement", "enter", "f2")
        assert "1 of 13 reviewed" in status(app)
        await press(app, pilot, "u")
        assert item(library, article, "4,200 kilograms") == figure
        await press(app, pilot, "U")
    made = item(library, article, "4,200 kilograms")
    assert (made.id, made.kind) == (figure.id, "statement")
    assert made.topics == ("security", "alternative_development")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_form_has_all_passages(
    library: Library, article: str, size: tuple[int, int]
) -> None:
    async with running(library, article, size) as (app, pilot):
        tension = next(each for each in library.get(article).items if each.kind == "tension")
        reader(app).reading.open(tension.topics[0])
        reader(app).reading.view.jump_to_item(tension.id)
        reader(app).jumped()
        await settle(app, pilot)
        await press(app, pilot, "i")
        form = app.screen
        assert isinstance(form, ItemScreen)

        def above() -> str:
            words = form.query_one(ItemWords)
            return " ".join(words.render_line(y).text for y in range(words.size.height))

        assert "820 families" in above()
        page = form.body.view.page
        rows = [page.line(row).split() for row in range(len(page.rows))]
        passages = [row for row in rows if row and row[0].startswith("¶")]
        assert [row[1:3] for row in passages] == [["820", "families"], ["1,500"]]
        await press(app, pilot, "G")
        assert "1,500" in above(), "the words around it are above"
        await press(app, pilot, "enter")
        assert app.screen is form
        await press(app, pilot, "g")
        assert "820 families" in above()


async def test_where_a_note_is_the_key_edits_the_note(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "a", *"one", "escape", "j", "j", "i")
        assert not isinstance(app.screen, ItemScreen)
        await press(app, pilot, *" two", "escape")
    assert library.notes.list(article)[0].content.body == "one two"


# -- made of a passage -----------------------------------------------------------------------------


@asynccontextmanager
async def choosing(
    library: Library, article: str, words: str, size: tuple[int, int]
) -> AsyncIterator[tuple[BriefingsApp, Pilot[None]]]:
    """Begin to choose a passage at some words."""
    async with running(library, article, size) as (app, pilot):
        await press(app, pilot, "9", "slash", *words, "enter", "v")
        yield app, pilot


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_figure_is_made_of_a_passage(
    library: Library, article: str, size: tuple[int, int]
) -> None:
    async with choosing(library, article, "90 containers", size) as (app, pilot):
        await press(app, pilot, "w", "m")
        assert isinstance(app.screen, ChoiceScreen)
        await press(app, pilot, "j", "enter")
        assert isinstance(app.screen, ItemScreen)
        assert app.screen.form.shown("value") == "90"
        await press(app, pilot, "f2")
        assert reader(app).reading.tab == SOURCE, "reading goes on where it was"
        assert "Made: figure 90" in said(app)
        made = [i for i in library.get(article).items if i.id.startswith("made-")]
        assert [(i.kind, i.editor, i.wording) for i in made] == [("figure", "Ann", "quoted")]
        await press(app, pilot, "u")
    assert not any(i.id.startswith("made-") for i in library.get(article).items)


async def test_a_new_item_is_made_on_leaving_if_anything_was_written(
    library: Library, article: str
) -> None:
    async with choosing(library, article, "90 containers", (80, 24)) as (app, pilot):
        await press(app, pilot, "w", "m", "j", "enter", "escape")
        assert not any(i.id.startswith("made-") for i in library.get(article).items)
        await press(
            app, pilot, "v", "w", "m", "j", "enter", "enter", "ctrl+u", *"91", "enter", "escape"
        )
        assert "Made: figure" in said(app)
    made = [i for i in library.get(article).items if i.id.startswith("made-")]
    assert [getattr(i, "value", None) for i in made] == [91]


@pytest.mark.parametrize(
    "kind", ["key_point", "figure", "statement", "tension", "actor", "place", "open_question"]
)
async def test_each_kind_can_be_made(library: Library, article: str, kind: str) -> None:
    async with choosing(library, article, "40 days", (80, 24)) as (app, pilot):
        await press(app, pilot, "w", "m")
        assert isinstance(app.screen, ChoiceScreen)
        app.screen.show_list(keep=kind)
        await press(app, pilot, "enter")
        if kind == "tension":
            await press(app, pilot, "j", "j", "j", "enter", *"why", "enter")
        await press(app, pilot, "f2")
    assert [i.kind for i in library.get(article).items if i.id.startswith("made-")] == [kind]


# -- elsewhere -------------------------------------------------------------------------------------


async def test_an_item_is_put_into_another_panel(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "I")
        assert isinstance(app.screen, ChoiceScreen)
        await press(app, pilot, "enter")
        assert LAST_PANEL in said(app)
        await press(app, pilot, "I", "j", "enter")
        assert "in Security, Farming now. u undoes it." in said(app)
    topics = item(library, article, "4,200 kilograms").topics
    assert topics == ("security", "alternative_development")


async def test_two_names_of_one_are_joined(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        landa = item(library, article, "Pía Landa")
        await press(app, pilot, "2")
        reader(app).reading.view.go_to_item(landa.id)
        reader(app).moved()
        await press(app, pilot, "I", "slash", *"same quiroga", "enter", "enter")
        assert said(app) == "“Pía Landa” and “Marta Quiroga” are one now. u undoes it."
    quiroga = item(library, article, "Marta Quiroga")
    assert getattr(quiroga, "names", ()) == ("Pía Landa",)
    assert all(i.id != landa.id for i in library.get(article).items)
