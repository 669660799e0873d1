"""What was proposed is reviewed by keys: decided about, gone through, edited, undone."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from briefings import Figure, Library
from briefings.layout.proposals import ACCEPTED, REJECTED
from briefings.model import AnyItem
from briefings.progress import band, is_open, progress
from briefings.review.decision import Confirm, Reject
from tests import proposed
from tests.pilot.driving import SAMPLE, press, reader, running, said, settle, shown, status
from tui.app import BriefingsApp
from tui.controllers import review as sentences
from tui.reading.tab_pages import SOURCE
from tui.screens.author import AuthorScreen
from tui.screens.choice import CatalogueScreen, ChoiceScreen
from tui.screens.item import LAST_PANEL, ItemScreen, ItemWords
from tui.widgets.evidence_pane import EvidencePane

SIZES = [(80, 24), (40, 12)]
NAME = (*"Ann", "enter")
TRIP = 0.5
"""Seconds in which a frame comes to the terminal, and its answer back."""


@pytest.fixture
def article(library: Library) -> str:
    library.notes.set_author("Ann")
    return proposed.add(library)


def item(library: Library, article: str, text: str) -> AnyItem:
    """Return an item by the words it stands on."""
    briefing = library.get(article)
    every = (*briefing.items, *briefing.rejected)
    return next(each for each in every if each.evidence and each.evidence[0].text == text)


def marks(app: BriefingsApp, text: str) -> str:
    """Return what stands in the margin of the row that has some words."""
    body = reader(app).body
    rows = [body.render_line(y).text for y in range(body.size.height)]
    return next(row for row in reversed(rows) if text in row)[:4].strip("> ")


def here(app: BriefingsApp) -> str:
    """Return the words of the item under the cursor."""
    found = reader(app).reading.item
    return found.evidence[0].text if found else ""


def reviewed(library: Library, article: str) -> int:
    return progress(library.get(article)).reviewed


def written(folder: Path) -> str:
    """Return the one file that was exported."""
    (path,) = folder.glob("*.html")
    return path.read_text("utf-8")


# -- decisions -----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_decision_is_kept_and_the_cursor_goes_on(
    library: Library, article: str, size: tuple[int, int]
) -> None:
    async with running(library, article, size) as (app, pilot):
        await press(app, pilot, "g", "z")
        assert here(app) == "4,200 kilograms", "a review begins with the first item that counts"
        assert "0 of 13 reviewed" in status(app)
        assert marks(app, "4,200 kg") == "?"
        await press(app, pilot, "c")
        assert here(app) == "11,300 containers"
        await press(app, pilot, "x")
        assert here(app) == "31 killings", "what is not counted is passed over"
        assert "2 of 13 reviewed" in status(app)
    confirmed = item(library, article, "4,200 kilograms")
    assert (confirmed.review, confirmed.editor) == ("confirmed", "Ann")
    assert [each.text for each in library.get(article).rejected] == ["11,300 containers"]


async def test_the_cursor_begins_on_the_first_item_where_that_is_in_view(
    library: Library, article: str
) -> None:
    async with running(library, article) as (app, _):
        assert here(app) == "4,200 kilograms"
    async with running(library, article, (40, 12)) as (app, _):
        assert reader(app).reading.view.top == 0, "what a panel begins with is shown first"


async def test_what_is_rejected_stays_in_view_and_can_be_taken_up_again(
    library: Library, article: str
) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "x")
        assert marks(app, "4,200 kg") == REJECTED
        await press(app, pilot, "h", "x")
        assert "It is rejected already: c takes it up again." in said(app)
        await press(app, pilot, "c")
        assert marks(app, "4,200 kg") == ""
        await press(app, pilot, "h", "c")
        assert "It is confirmed already: z goes to the next one." in said(app)
    assert item(library, article, "4,200 kilograms").review == "confirmed"


async def test_a_later_reader_finds_what_was_rejected_folded_away(
    library: Library, article: str
) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "x")
    async with running(library, article) as (app, pilot):
        assert "4,200 kg" not in shown(app)
        assert "2 weak and 1 rejected folded away: w shows them." in shown(app)
        await press(app, pilot, "w")
        assert "4,200 kg" in shown(app)
        assert "1,900 containers" in shown(app), "weak ones come too"
        await press(app, pilot, "w")
        assert "1,900 containers" not in shown(app)
        await press(app, pilot, "9", "w")
        assert "Nothing to decide here" in said(app)


async def test_all_sure_ones_of_a_panel_are_accepted_unseen(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "X")
        assert marks(app, "11,300 containers") == ACCEPTED
        assert marks(app, "40 days") == "??", "it is not sure"
        assert "accepted unseen. u undoes it." in said(app)
        await press(app, pilot, "X")
        assert sentences.NONE_SURE in said(app)
        briefing = library.get(article)
        here = [i for i in briefing.items if "security" in i.topics and band(i) == "sure"]
        assert {i.review for i in here} == {"accepted"}
        await press(app, pilot, "u")
        assert not any(i.review == "accepted" for i in library.get(article).items)
        assert marks(app, "11,300 containers") == "?"


async def test_a_review_comes_to_its_end(library: Library, article: str) -> None:
    """And takes few keys: the next item comes by itself as long as the panel has one."""
    pressed: list[str] = []
    async with running(library, article) as (app, pilot):
        while reviewed(library, article) < 13:
            pressed.append("z" if "z goes on" in said(app) else "c")
            await press(app, pilot, pressed[-1])
            assert len(pressed) < 30
        assert said(app).startswith("All 13 reviewed: e exports the briefing, u undoes.")
        await press(app, pilot, "z")
        assert "All 13 reviewed" in said(app)
        await press(app, pilot, "g")
        assert "find" in status(app), "the keys for reading are named again"
    assert len(pressed) / 13 <= 1.3
    assert any(is_open(i) for i in library.get(article).items), "names ride along undecided"


async def test_names_ride_along_with_what_is_confirmed(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        quote = next(i for i in library.get(article).items if i.text.startswith("We have closed"))
        reader(app).reading.view.go_to_item(item(library, article, "Marta Quiroga").id)
        reader(app).moved()
        await settle(app, pilot)
        assert marks(app, "Marta Quiroga") == "?"
        reader(app).reading.view.go_to_item(quote.id)
        reader(app).moved()
        await settle(app, pilot)
        await press(app, pilot, "c")
        assert item(library, article, "Marta Quiroga").review == "used"
        assert marks(app, "Marta Quiroga") == "", "what uses it is confirmed"
        await press(app, pilot, "u")
        assert marks(app, "Marta Quiroga") == "?"


async def test_the_next_item_may_be_in_another_panel(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        for _ in range(4):
            await press(app, pilot, "z")
        assert reader(app).reading.tab == "security"
        await press(app, pilot, "z")
        assert reader(app).reading.tab == "alternative_development"
        await press(app, pilot, "9", "z")
        assert reader(app).reading.tab == "security", "from Source it is the first one"


async def test_nothing_is_decided_where_nothing_was_proposed(library: Library) -> None:
    before = library.stamp()
    async with running(library, SAMPLE) as (app, pilot):
        await press(app, pilot, "l", "c", "x", "I")
        await press(app, pilot, "z")
        assert sentences.NOTHING_PROPOSED in said(app)
        await press(app, pilot, "X")
        assert sentences.NONE_SURE in said(app)
        await press(app, pilot, "w")
        assert sentences.NOTHING_FOLDED in said(app)
    assert library.stamp() == before


async def test_where_no_item_is_the_status_row_says_what_leads_to_one(
    library: Library, article: str
) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "g", "c")
        assert "Nothing to decide here: z goes to the next item." in said(app)


async def test_who_reviews_is_asked_once(library: Library) -> None:
    article = proposed.add(library)
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "c")
        assert isinstance(app.screen, AuthorScreen)
        await press(app, pilot, "escape")
        assert sentences.NO_NAME in said(app)
        assert reviewed(library, article) == 0
        await press(app, pilot, "c", *NAME)
        await press(app, pilot, "c")
        assert reviewed(library, article) == 2
    assert item(library, article, "4,200 kilograms").editor == "Ann"


# -- only what was on the screen -----------------------------------------------------------------


class SlowFrames:
    """What tells when a frame is on the terminal, held back until it is let go."""

    def __init__(self, app: BriefingsApp, patch: pytest.MonkeyPatch) -> None:
        self.held: list[Callable[[float], object]] = []
        patch.setattr(app.connection, "when_shown", self.held.append)

    def arrive(self, later: float = 0) -> None:
        """Have all that was drawn by now be on the terminal, or so many seconds later."""
        while self.held:
            self.held.pop(0)(time.monotonic() + later)


async def test_a_key_typed_before_its_item_was_painted_is_not_taken(
    library: Library, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, article) as (app, pilot):
        frames = SlowFrames(app, monkeypatch)
        await press(app, pilot, "4", "z", "c")
        assert sentences.TOO_EARLY in said(app), "no frame that shows it has gone"
        frames.arrive(TRIP)
        await press(app, pilot, "c")
        assert reviewed(library, article) == 0, "it cannot have arrived yet"
        frames.arrive(TRIP)
        await asyncio.sleep(TRIP)
        await press(app, pilot, "c")
        assert reviewed(library, article) == 1


async def test_keys_typed_on_before_the_refusal_could_be_read_are_not_taken(
    library: Library, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, article, (40, 12)) as (app, pilot):
        await press(app, pilot, "z")
        frames = SlowFrames(app, monkeypatch)
        await press(app, pilot, "c")
        assert reviewed(library, article) == 1
        unseen = here(app)
        await press(app, pilot, "c")
        assert said(app).startswith("Not taken: the key came before the item")
        frames.held.pop(0)(time.monotonic())
        assert frames.held, "that of the refusal"
        await press(app, pilot, "x")
        assert said(app).startswith("Not taken: typed before you could read")
        await press(app, pilot, "i", "I")
        assert here(app) == unseen, "no form was opened either"
        assert reviewed(library, article) == 1
        frames.arrive()
        await press(app, pilot, "x")
        assert reviewed(library, article) == 2
    assert [each.text for each in library.get(article).rejected] == [unseen]


async def test_who_types_ahead_beyond_the_end_of_a_panel_decides_nothing_twice(
    library: Library, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "z", "z", "z", "z")
        last = here(app)
        frames = SlowFrames(app, monkeypatch)
        await press(app, pilot, "c")
        assert "z goes on" in said(app)
        await press(app, pilot, "x")
        assert sentences.TYPED_ON in said(app), "it was meant for the next item"
        frames.arrive()
        assert library.get(article).rejected == ()
        await press(app, pilot, "x")
    assert [each.evidence[0].text for each in library.get(article).rejected] == [last]


async def test_a_form_that_was_not_read_confirms_nothing_unseen(
    library: Library, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, article) as (app, pilot):
        frames = SlowFrames(app, monkeypatch)
        await press(app, pilot, "4", "z", "i", "c")
        assert isinstance(app.screen, ItemScreen)
        assert sentences.TOO_EARLY in said(app)
        frames.arrive()
        await press(app, pilot, "c")
        assert reviewed(library, article) == 1


async def test_sure_ones_are_gone_to_where_none_was_on_the_screen(
    library: Library, article: str
) -> None:
    async with running(library, article, (40, 12)) as (app, pilot):
        assert reader(app).reading.view.top == 0
        await press(app, pilot, "X")
        assert said(app).startswith("No sure one of this panel was wholly on")
        assert here(app) == "4,200 kilograms"
        assert not any(i.review == "accepted" for i in library.get(article).items)
        await press(app, pilot, "X")
    assert item(library, article, "11,300 containers").review == "accepted"


async def test_a_sure_one_on_the_screen_too_late_for_the_key_is_told(
    library: Library, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(library, article) as (app, pilot):
        frames = SlowFrames(app, monkeypatch)
        await press(app, pilot, "4")
        typed = time.monotonic()
        frames.arrive()
        monkeypatch.setattr(app.session.type_ahead, "typed_at", typed)
        await app.action_run("review.accept_sure")
        assert sentences.TOO_EARLY in said(app)
    assert not any(i.review == "accepted" for i in library.get(article).items)


async def test_all_of_a_long_item_has_to_have_been_on_the_screen(
    library: Library, article: str
) -> None:
    async with running(library, article, (30, 7)) as (app, pilot):
        view = reader(app).reading.view
        long = next(i for i in library.get(article).items if i.text.startswith("We have closed"))
        view.go_to_item(long.id)
        view.top = view.page.rows_of(long.id).start - 3
        view.cursor = view.page.rows_of(long.id).start
        reader(app).moved()
        await settle(app, pilot)
        await press(app, pilot, "c")
        assert said(app).startswith("Read all of it first")
        await press(app, pilot, *("j",) * (len(view.page.rows_of(long.id)) - 1), "c")
        assert item(library, article, long.text).review == "confirmed"


# -- with the words ------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_words_go_along(library: Library, article: str, size: tuple[int, int]) -> None:
    async with running(library, article, size) as (app, pilot):

        def beneath() -> str:
            body = reader(app).body
            rows = (body.render_line(y).text for y in range(body.size.height))
            return " ".join(" ".join(row for row in rows if "│" in row).split())

        await press(app, pilot, "g", "z", "p")
        assert "4,200 kilograms of" in beneath().replace("│ ", "")
        await press(app, pilot, "c")
        assert "11,300" in beneath()
        await press(app, pilot, "z")
        assert "31 killings" in beneath().replace("│ ", "")
        await press(app, pilot, "escape")
        assert beneath() == ""


async def test_who_looks_at_the_words_in_source_decides_there(
    library: Library, article: str
) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "enter")
        assert reader(app).reading.tab == SOURCE
        assert "c confirm" in status(app)
        await press(app, pilot, "c")
        assert reader(app).reading.tab == "security", "and is back at the next item then"
        assert here(app) == "11,300 containers"
        await press(app, pilot, "9", "c")
        assert reviewed(library, article) == 1, "nobody can tell which item is meant"
    assert item(library, article, "4,200 kilograms").review == "confirmed"


async def test_beside_panels_the_pane_says_how_sure_it_is_and_why(
    library: Library, article: str
) -> None:
    async with running(library, article, (120, 40)) as (app, _):
        pane = reader(app).query_one(EvidencePane)
        text = "\n".join(pane.render_line(y).text for y in range(pane.size.height))
        assert "PROPOSED" in text
        assert "sure, 95%: a number with its unit" in " ".join(text.split())


async def test_a_paragraph_of_a_panel_leads_to_its_text(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "G", "k", "enter")
        reading = reader(app).reading
        assert reading.tab == SOURCE
        assert reading.paragraph == 5
        await press(app, pilot, "r")
        assert reading.tab == "security"
        assert reading.view.item == "paragraph:5"


# -- undone --------------------------------------------------------------------------------------


async def test_decisions_and_notes_are_undone_in_one_order(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "c", "a", *"note", "escape", "x", "g")
        await press(app, pilot, "u")
        assert "Undone: 1 rejected." in said(app)
        assert here(app) == "11,300 containers", "the cursor goes to what is open again"
        await press(app, pilot, "g", "u")
        assert library.notes.list(article) == []
        await press(app, pilot, "g", "u")
        assert reviewed(library, article) == 0
        await press(app, pilot, "U")
        assert "Redone: 1 confirmed." in said(app)
        assert reviewed(library, article) == 1


async def test_a_decision_of_another_article_is_undone_from_here(
    library: Library, article: str
) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "c", "J")
        if reader(app).briefing.id == article:
            await press(app, pilot, "K")
        assert reader(app).briefing.id == SAMPLE
        await press(app, pilot, "g", "u")
        assert "In “Harbour of Santa Brisa counts its year”: Undone: 1 confirmed." in said(app)
    assert reviewed(library, article) == 0


async def test_what_somebody_else_decided_meanwhile_is_left_as_it_is(
    library: Library, article: str
) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "c")
        figure = item(library, article, "4,200 kilograms")
        library.reviews.decide(article, [Reject(figure.id)], editor="Bo")
        await press(app, pilot, "u")
        assert "It was decided anew meanwhile, and is left as it is." in said(app)
    assert library.get(article).rejected[0].id == figure.id


# -- fields --------------------------------------------------------------------------------------


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
        await press(app, pilot, "j", "j", "enter")
        await press(app, pilot, "c")
        assert here(app) == "11,300 containers"
    figure = item(library, article, "4,200 kilograms")
    assert isinstance(figure, Figure)
    assert (figure.value, figure.status, figure.review) == (4300, "goal", "confirmed")
    assert figure.text == "4,200 kilograms"
    assert figure.wording != "written"


async def test_who_reviews_is_asked_over_the_form_too(library: Library) -> None:
    article = proposed.add(library)
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "i", "enter", "ctrl+u", *"5", "enter", "c", "escape")
        assert isinstance(app.screen, ItemScreen), "nothing typed is lost"
        assert sentences.NO_NAME in said(app)
        await press(app, pilot, "c", *NAME)
        assert here(app) == "11,300 containers"
    figure = item(library, article, "4,200 kilograms")
    assert isinstance(figure, Figure)
    assert (figure.value, figure.editor) == (5, "Ann")


async def test_a_form_that_is_left_changes_nothing(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        before = library.stamp()
        await press(app, pilot, "i", "enter", "ctrl+u", *"5", "enter", "escape")
        assert here(app) == "4,200 kilograms"
        assert library.stamp() == before


async def test_what_the_library_refuses_stays_in_the_form(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "i", "enter", "ctrl+u", *"5", "enter")
        figure = item(library, article, "4,200 kilograms")
        library.reviews.decide(article, [Confirm(figure.id)], editor="Bo")
        await press(app, pilot, "c")
        assert isinstance(app.screen, ItemScreen)
        assert "was changed by somebody else meanwhile" in said(app)
        assert app.screen.form.shown("value") == "5"


async def test_other_words_than_the_articles_are_written(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "g", "i")
        assert isinstance(app.screen, ItemScreen)
        await press(app, pilot, "enter", "ctrl+u", *"More died.", "enter", "c")
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
        await press(app, pilot, "enter", "c")
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


# -- made of a passage ---------------------------------------------------------------------------


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
        await press(app, pilot, "c")
        assert reader(app).reading.tab == SOURCE, "reading goes on where it was"
        assert "Made: figure 90" in said(app)
        made = [i for i in library.get(article).items if i.id.startswith("made-")]
        assert [(i.kind, i.editor, i.wording) for i in made] == [("figure", "Ann", "quoted")]
        await press(app, pilot, "u")
    assert not any(i.id.startswith("made-") for i in library.get(article).items)


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
        await press(app, pilot, "c")
    assert [i.kind for i in library.get(article).items if i.id.startswith("made-")] == [kind]


# -- elsewhere -----------------------------------------------------------------------------------


async def test_an_item_is_put_into_another_panel(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "I")
        assert isinstance(app.screen, ChoiceScreen)
        await press(app, pilot, "enter")
        assert LAST_PANEL in said(app)
        await press(app, pilot, "I", "j", "enter")
    topics = item(library, article, "4,200 kilograms").topics
    assert topics == ("security", "alternative_development")


async def test_two_names_of_one_are_joined(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        landa = item(library, article, "Pía Landa")
        await press(app, pilot, "2")
        reader(app).reading.view.go_to_item(landa.id)
        reader(app).moved()
        await press(app, pilot, "I", "slash", *"same quiroga", "enter", "enter")
    quiroga = item(library, article, "Marta Quiroga")
    assert getattr(quiroga, "names", ()) == ("Pía Landa",)
    assert all(i.id != landa.id for i in library.get(article).items)


async def settle_until_seen(app: BriefingsApp, pilot: Pilot[None]) -> None:
    """Wait until the item under the cursor has been on the screen: keys before are not taken."""
    while True:
        item = reader(app).reading.item
        if item and reader(app).seeing.items.was_seen(item.id, time.monotonic()):
            return
        await settle(app, pilot)


# -- from a file to a file ------------------------------------------------------------------------


async def test_from_an_article_to_an_exported_briefing(
    library: Library, article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a person does by keys alone: review, annotate, export."""
    monkeypatch.chdir(tmp_path)
    async with running(library, None) as (app, pilot):
        assert isinstance(app.screen, CatalogueScreen)
        app.screen.show_list(keep=article)
        await press(app, pilot, "enter")
        await settle_until_seen(app, pilot)
        await press(app, pilot, "c", "x", "c", "a", *"who counts", "escape")
        await press(app, pilot, "e", "w")
        while "Writing" in status(app):
            await settle(app, pilot)
    exported = written(tmp_path)
    assert "who counts" in exported
    assert "4,200 kg" in exported
    assert progress(library.get(article)).reviewed == 3
