"""What was proposed is reviewed by keys: decided about, gone through, undone."""

from pathlib import Path

import pytest
from textual.widgets import Input

from briefings import Library
from briefings.layout.proposals import ACCEPTED, REJECTED
from briefings.progress import band, is_open, progress, weighs
from briefings.review.decision import Confirm, Reject
from tests import proposed
from tests.pilot.driving import SAMPLE, press, reader, running, said, settle, shown, status
from tests.pilot.reviewing import (
    NAME,
    SIZES,
    SlowFrames,
    here,
    item,
    marks,
    reviewed,
    settle_until_seen,
)
from tui.controllers import review as sentences
from tui.reading.review import others
from tui.reading.tab_pages import SOURCE
from tui.screens.author import AuthorScreen
from tui.screens.catalogue import CatalogueScreen
from tui.widgets.side_pane import SidePane


def written(folder: Path) -> str:
    """Return the one file that was exported."""
    (path,) = folder.glob("*.html")
    return path.read_text("utf-8")


# -- decisions -------------------------------------------------------------------------------------


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
        assert reviewed(library, article) == 2
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
        left = others(reader(app).reading)
        assert left > 1
        assert said(app).startswith(
            f"All 13 that count are reviewed; {left} others are not: z goes to them, e exports."
        )
        await press(app, pilot, "5", "G")
        assert "find" in status(app), "the keys for reading are named again"
    assert len(pressed) / 13 <= 1.3
    assert any(is_open(i) for i in library.get(article).items), "names ride along undecided"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_does_not_count_is_gone_through_after_the_review(
    library: Library, article: str, size: tuple[int, int]
) -> None:
    counted = [item for item in library.get(article).items if weighs(item)]
    library.reviews.decide(article, [Confirm(each.id) for each in counted], editor="Ann")
    async with running(library, article, size) as (app, pilot):
        reading = reader(app).reading
        left = others(reading)
        assert left > 1
        for _ in range(40):
            if not others(reading):
                break
            await press(app, pilot, "z")
            if not others(reading):
                break
            found = reading.item
            assert found is not None
            assert is_open(found)
            assert "c confirm" in status(app)
            assert "x reject" in status(app)
            await settle_until_seen(app, pilot)
            await press(app, pilot, "c")
        assert others(reading) == 0
        await press(app, pilot, "z")
        assert said(app).startswith("All 13 reviewed: e exports it")
    briefing = library.get(article)
    assert not any(is_open(panel.summary) for panel in briefing.panels if panel.bottom_line)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_a_decision_led_past_is_said(
    library: Library, article: str, size: tuple[int, int]
) -> None:
    async with running(library, article, size) as (app, pilot):
        await press(app, pilot, "g", "z", "c")
        assert "1 of 13 reviewed" in status(app)
        await press(app, pilot, "c")
        assert here(app) == "31 killings"
        assert ("2 of 13, 2 skipped" if size[0] == 80 else "2/13, 2 skipped") in status(app)
        assert "c confirm" in status(app)
        await press(app, pilot, "k")
        assert "skipped" not in status(app)


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
    assert library.stamp() == before


async def test_what_is_folded_away_is_shown_and_folded_again(library: Library) -> None:
    async with running(library, SAMPLE) as (app, pilot):
        reading = reader(app).reading
        brief = len(reading.view.page.rows)
        await press(app, pilot, "w")
        assert len(reading.view.page.rows) > brief
        await press(app, pilot, "w")
        assert len(reading.view.page.rows) == brief


async def test_where_nothing_is_folded_away_the_key_says_so(library: Library) -> None:
    async with running(library, proposed.add(library)) as (app, pilot):
        await press(app, pilot, "2", "w")
        assert sentences.NOTHING_FOLDED in said(app)


async def test_where_no_item_is_the_status_row_says_what_leads_to_one(
    library: Library, article: str
) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "G", "k", "c")
        assert "Nothing to decide here: z goes to the next item." in said(app)


async def test_what_was_typed_before_the_name_was_asked_for_is_no_name(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = proposed.add(library)
    async with running(library, article) as (app, pilot):
        frames = SlowFrames(app, monkeypatch)
        await press(app, pilot, "c", "c", "x", "enter")
        assert isinstance(app.screen, AuthorScreen)
        assert app.screen.query_one(Input).value == ""
        frames.arrive()
        await press(app, pilot, *NAME)
        assert reviewed(library, article) == 1
    assert library.notes.author() == "Ann"


async def test_who_reviews_is_asked_once(library: Library) -> None:
    article = proposed.add(library)
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "c")
        assert isinstance(app.screen, AuthorScreen)
        await press(app, pilot, "escape")
        assert sentences.NO_NAME in said(app)
        assert reviewed(library, article) == 0
        await press(app, pilot, "c")
        await press(app, pilot, *NAME)
        await press(app, pilot, "c")
        assert reviewed(library, article) == 2
    assert item(library, article, "4,200 kilograms").editor == "Ann"


# -- with the words --------------------------------------------------------------------------------


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
        pane = reader(app).query_one(SidePane)
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


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_bottom_line_is_decided_about(
    library: Library, article: str, size: tuple[int, int]
) -> None:
    async with running(library, article, size) as (app, pilot):
        before = library.get(article).panels[0].summary
        await press(app, pilot, "g")
        assert "c confirm" in status(app)
        await settle_until_seen(app, pilot)
        await press(app, pilot, "I")
        assert "Nothing to decide here" in said(app)
        await press(app, pilot, "c")
        taken = library.get(article).panels[0].summary
        assert (taken.text, taken.review, taken.editor) == (before.text, "confirmed", "Ann")
        assert here(app) == "4,200 kilograms"
        await press(app, pilot, "g", "c")
        assert "It is confirmed already" in said(app)
        await press(app, pilot, "x")
        assert library.get(article).panels[0].bottom_line == ""
        assert "BOTTOM LINE" not in shown(app)
        assert here(app) == "4,200 kilograms"
        await press(app, pilot, "u")
        assert library.get(article).panels[0].summary == taken
        await press(app, pilot, "u")
        assert library.get(article).panels[0].summary == before
        assert reviewed(library, article) == 0


# -- undone ----------------------------------------------------------------------------------------


async def test_decisions_and_notes_are_undone_in_one_order(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "c", "a", *"note", "escape", "x", "g")
        await press(app, pilot, "u")
        assert "Undone: 11,300 containers rejected." in said(app)
        assert here(app) == "11,300 containers", "the cursor goes to what is open again"
        await press(app, pilot, "g", "u")
        assert library.notes.list(article) == []
        await press(app, pilot, "g", "u")
        assert reviewed(library, article) == 0
        await press(app, pilot, "U")
        assert "Redone: 4,200 kg confirmed." in said(app)
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
        assert "Brisa counts its year”: Undone: 4,200 kg confirmed." in said(app)
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


# -- from a file to a file -------------------------------------------------------------------------


async def test_from_an_article_to_an_exported_briefing(
    library: Library, article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a person does by keys alone: review, annotate, export."""
    monkeypatch.chdir(tmp_path)
    async with running(library, None) as (app, pilot):
        assert isinstance(app.screen, CatalogueScreen)
        app.screen.entries.show(app.screen.entries.part, article)
        await press(app, pilot, "enter")
        await press(app, pilot, "z")
        await settle_until_seen(app, pilot)
        await press(app, pilot, "c", "x", "c", "a", *"who counts", "escape")
        await press(app, pilot, "e", "w")
        while "Writing" in status(app):
            await settle(app, pilot)
    exported = written(tmp_path)
    assert "who counts" in exported
    assert "4,200 kg" in exported
    assert progress(library.get(article)).reviewed == 3
