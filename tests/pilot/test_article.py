"""An article that nobody has read for panels: all that works on a briefing works on it."""

import re
from pathlib import Path

import msgspec
import pytest

from briefings import Given, Library
from briefings.model import ReadingPlace, Spot
from briefings.notes.model import Content, Target
from tests.pilot.driving import SAMPLE, editor, press, reader, running, shown, status
from tests.pilot.test_catalogue import rows, sentence
from tui.reading.tab_pages import NOTES, OVERVIEW, SOURCE
from tui.screens.export import ExportScreen
from tui.screens.search import SearchScreen
from tui.style import chrome
from tui.widgets.bars import Line

PARAGRAPHS = [f"Paragraph {n} of the harbour. The boats wait for part {n}." for n in range(40)]
ARTICLE = "\n\n".join(["Harbour reopens", *PARAGRAPHS, ""])


@pytest.fixture
def article(library: Library) -> str:
    """The id of an article without panels; somebody has said who writes here."""
    library.notes.set_author("Ann")
    (added,), _ = library.add_text(ARTICLE.encode(), "harbour.txt")
    return added.id


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 40)], ids=str)
async def test_it_opens_on_its_source_and_has_no_other_panel(
    library: Library, article: str, size: tuple[int, int]
) -> None:
    async with running(library, article, size) as (app, pilot):
        assert reader(app).reading.tabs == (OVERVIEW, SOURCE, NOTES)
        assert reader(app).reading.tab == SOURCE
        for key in "12345678":
            await press(app, pilot, key)
            assert "This article has no panels: 9 shows it, 0 its notes." in sentence(app)
        await press(app, pilot, "0")
        assert reader(app).reading.tab == NOTES
        await press(app, pilot, "r")
        assert reader(app).reading.tab == SOURCE
        await press(app, pilot, "tab", "tab", "tab")
        assert reader(app).reading.tab == SOURCE
        await press(app, pilot, "r")
        assert "Nothing to go back to" in sentence(app)
        await press(app, pilot, "q")
    assert app.return_code == 0


async def test_what_has_no_use_there_says_so(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        for key, said in {
            "l": "No passage of this article is cited.",
            "h": "No passage of this article is cited.",
            "enter": "No passage of this article is cited.",
            "C": "No passage of this article is cited.",
            "T": "No tension",
            "i": "No note under the cursor",
        }.items():
            await press(app, pilot, key)
            assert said in sentence(app), key
        assert "r back" not in status(app)


async def test_it_is_found_in_marked_and_copied(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "slash", *"part 30", "enter")
        assert "hit 1/1" in status(app)
        await press(app, pilot, "m", "v", "s", "y")
        assert "Sent" in sentence(app)
        await press(app, pilot, "escape", "g", "M", "enter")
        assert reader(app).reading.paragraph > 20


async def test_a_search_of_the_library_opens_it_at_the_words(
    library: Library, article: str
) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "s", *'"part 31"', "enter")
        assert isinstance(app.screen, SearchScreen)
        await press(app, pilot, "enter")
        assert reader(app).briefing.id == article
        assert reader(app).reading.tab == SOURCE
        top, height = reader(app).body.view.top, reader(app).body.view.height
        assert "part 31" in "\n".join(shown(app).split("\n")[top : top + height])


async def test_notes_on_it_and_on_its_passages(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "a", *"whole")
        assert editor(app)
        await press(app, pilot, "escape")
        await press(app, pilot, "v", "s", "a", *"passage", "escape")
        assert "Saved" in sentence(app)
        await press(app, pilot, "0")
        assert "whole" in shown(app)
        assert "passage" in shown(app)
    on = [note.target.passage is not None for note in library.notes.list(article)]
    assert sorted(on) == [False, True]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_it_is_exported_by_a_form_without_panels(
    library: Library, article: str, size: tuple[int, int], tmp_path: Path
) -> None:
    async with running(library, article, size) as (app, pilot):
        await press(app, pilot, "e")
        assert "PANELS" not in rows(app)
        assert isinstance(app.screen, ExportScreen)
        app.screen.form = app.screen.form.at(str(tmp_path / "out.md"))
        await press(app, pilot, "w")
    assert "part 39" in (tmp_path / "out.md").read_text(encoding="utf-8")


async def test_the_next_briefing_and_the_place_in_each(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "space", "space")
        paragraph = reader(app).reading.paragraph
        await press(app, pilot, "K")
        assert reader(app).briefing.id == SAMPLE
        await press(app, pilot, "J")
        assert reader(app).briefing.id == article
        assert reader(app).reading.paragraph == paragraph > 1
    place = library.places.load(article)
    assert place
    assert place.spot.tab == SOURCE


async def test_a_place_in_a_panel_that_is_no_more_is_the_source(
    library: Library, article: str
) -> None:
    library.places.keep(article, ReadingPlace(spot=Spot(tab="security", item="gone")))
    async with running(library, article) as (app, _):
        assert reader(app).reading.tab == SOURCE


async def test_panels_with_nothing_in_them_are_no_tabs(library: Library) -> None:
    file, record = library.editing.file(SAMPLE)
    first = library.get(SAMPLE).panels[0]
    text = re.sub(f'(key = "{first.topic.key}"\n)bottom_line = .*\n', '\\1bottom_line = ""\n', file)
    text = text.replace(f'topics = ["{first.topic.key}"]', 'topics = ["international_funding"]')
    text = text.replace(f'"{first.topic.key}", ', "").replace(f', "{first.topic.key}"]', "]")
    library.editing.take_up(record, text)
    async with running(library) as (app, pilot):
        assert first.topic.key not in reader(app).reading.tabs
        assert len(reader(app).reading.tabs) == len(library.get(SAMPLE).panels) - 1 + 3
        await press(app, pilot, "4")
        assert "This briefing has 3 panels: press 1 to 3." in sentence(app)


async def test_what_is_removed_elsewhere_is_read_on(library: Library, article: str) -> None:
    async with running(library, article) as (app, pilot):
        library.remove(article)
        await press(app, pilot, "space", "slash", *"part 9", "enter", "m", "r")
        assert "part 39" in shown(app)
        await press(app, pilot, "J")
        assert "no longer in the library" in sentence(app)
        await press(app, pilot, "e", "w")
        assert "was removed on" in " ".join(rows(app))
        await press(app, pilot, "escape", "a", *"text", "escape")
        assert sentence(app).startswith("Kept as a draft (D opens it): The briefing")
        assert [each.draft.content.body for each in library.drafts.waiting()] == ["text"]
        await press(app, pilot, "D")
        assert "was removed on" in sentence(app)
        library.restore(article)
        await press(app, pilot, "D", "escape")
        assert "Saved" in sentence(app)
        await press(app, pilot, "L")
        assert "I bring in" in status(app)
    assert [note.content.body for note in library.notes.list(article)] == ["text"]


async def test_the_one_that_is_read_is_set_aside_and_read_on(
    library: Library, article: str
) -> None:
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "L", "x", "escape", "space")
        assert reader(app).briefing.id == article
        assert reader(app).body.view.top > 0
    assert library.ids() == [SAMPLE]
    assert library.places.last_read() != article


def test_that_something_is_unknown_takes_no_room_from_the_title(
    library: Library, article: str
) -> None:
    short = library.get(article)
    long = msgspec.structs.replace(
        short, source=msgspec.structs.replace(short.source, title="A long headline " * 4)
    )
    half = msgspec.structs.replace(
        long, source=msgspec.structs.replace(long.source, publisher="Gazette")
    )
    assert chrome.title(short, 80)[1] == "publisher unknown · date unknown"
    assert chrome.title(short, 40)[1] == "date unknown"
    assert chrome.title(long, 80)[1] == ""
    assert chrome.title(long, 40)[1] == ""
    assert chrome.title(half, 80)[1] == "Gazette"
    assert chrome.title(half, 120)[1] == "Gazette · date unknown"


async def test_a_lens_without_panels_changes_nothing(library: Library) -> None:
    given = Given(lens=next(iter(library.lenses.all())))
    (added,), _ = library.add_text(b"Other\n\nWords of another article.\n", "x.txt", given)
    async with running(library, added.id) as (app, _):
        assert reader(app).reading.tabs == (OVERVIEW, SOURCE, NOTES)
        assert app.screen.query_one("#title", Line).render_line(0).text.startswith("Other")


async def test_a_passage_with_a_note_is_gone_to_from_the_notes(
    library: Library, article: str
) -> None:
    library.notes.add(Target(briefing=article), Content(body="on all of it"))
    async with running(library, article) as (app, pilot):
        await press(app, pilot, "0", "enter")
        assert "whole briefing" in sentence(app)
