"""Articles come in by the catalogue, briefings are set aside there and brought back."""

import asyncio
import datetime as dt
import os
import threading
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from briefings import AddOptions, Given, Library
from briefings.adding.articles import Articles, Results
from briefings.adding.file_reading import ReadFile
from briefings.curation import seeding
from briefings.notes.model import Content, Target
from tests.pilot.driving import SAMPLE, press, reader, running, settle, status
from tests.samples import CUSTOMS
from tui.app import BriefingsApp
from tui.screens.base import PageScreen
from tui.screens.catalogue import CatalogueScreen
from tui.screens.path import PathScreen
from tui.screens.source_form import SourceScreen
from tui.widgets.bars import Line
from tui.widgets.prompt import Entry

ARTICLE = "Harbour reopens\n\nThe boats wait for parts.\n"
NAME = "two\nlines \x1b[2Jred.txt"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the app runs, with one article of a hostile name."""
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / NAME).write_text(ARTICLE, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def catalogue(app: BriefingsApp) -> CatalogueScreen:
    assert isinstance(app.screen, CatalogueScreen)
    return app.screen


def rows(app: BriefingsApp) -> list[str]:
    """The rows of the page that is shown."""
    assert isinstance(app.screen, PageScreen)
    page = app.screen.body.view.page
    return [page.line(row) for row in range(len(page.rows))]


def typed(app: BriefingsApp) -> str:
    assert isinstance(app.screen, PathScreen)
    return app.screen.prompt.value


def sentence(app: BriefingsApp) -> str:
    """All rows of the status row, which grows for a long sentence."""
    line = app.screen.query_one("#status", Line)
    return " ".join(line.render_line(y).text.strip() for y in range(line.size.height))


async def enter(app: BriefingsApp, pilot: Pilot[Any], path: str) -> None:
    """Ask for an article, with this path in place of what was typed."""
    await press(app, pilot, "I", "ctrl+u", *path, "enter")


@pytest.mark.usefixtures("here")
async def test_an_article_comes_in_with_its_path_completed(library: Library) -> None:
    async with running(library, None) as (app, pilot):
        await press(app, pilot, "I", "t", "tab")
        assert typed(app) == "two\\x0alines \\x1b[2Jred.txt"
        await press(app, pilot, "enter")
        assert sentence(app).startswith("Taken in: “Harbour reopens”.")
        await press(app, pilot, "escape")
        assert catalogue(app).body.view.item == "undated-harbour-reopens"
        await press(app, pilot, "enter")
        assert reader(app).reading.tab == "source"


async def test_what_can_be_completed_is_listed_and_the_list_gone_through(
    library: Library, here: Path
) -> None:
    for number in range(60):
        (here / f"note-{number:02}").write_text("x")
    async with running(library, None) as (app, pilot):
        await press(app, pilot, "I", "n", "tab")
        assert typed(app) == "note-"
        assert len(rows(app)) == 60
        assert app.screen.query_one("#title", Line).render_line(0).text.endswith("60 names")
        await press(app, pilot, "tab")
        assert isinstance(app.screen, PathScreen)
        assert app.screen.body.view.top == app.screen.body.view.height
        await press(app, pilot, "shift+tab")
        assert app.screen.body.view.top == 0
        await press(app, pilot, "x", "tab")
        assert rows(app) == ["  No name begins so."]
        await press(app, pilot, "ctrl+u", *"nowhere/", "tab")
        assert "cannot be listed" in " ".join(rows(app))
        await press(app, pilot, "escape")
        assert "I bring in" in status(app)
        assert catalogue(app).body.view.item == SAMPLE


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_why_nothing_came_in_is_a_sentence_and_what_was_typed_stays(
    library: Library, here: Path, size: tuple[int, int]
) -> None:
    os.mkfifo(here / "pipe.txt")
    async with running(library, None, size) as (app, pilot):
        await enter(app, pilot, "pipe.txt")
        assert "neither a file nor a folder" in sentence(app)
        await press(app, pilot, "I")
        assert typed(app) == "pipe.txt"
        await press(app, pilot, "escape")
        await enter(app, pilot, "nowhere\\x1b[2J.txt")
        await pilot.pause(0.3)
        await settle(app, pilot)
        assert "There is no nowhere␛[2J.txt" in sentence(app)
        assert catalogue(app).entries.part.total == 1


async def test_of_a_folder_the_first_that_is_refused_is_told_and_how_many_more(
    library: Library, here: Path
) -> None:
    for number in range(3):
        (here / f"bad{number}.txt").write_bytes(b"\xff\xfe\0")
    async with running(library, None) as (app, pilot):
        await enter(app, pilot, ".")
        said = sentence(app)
        assert said.startswith("Taken in: “Harbour reopens”. Not taken in: bad0.txt is damaged")
        assert "2 more could not be taken in either." in said


async def test_the_app_ends_while_a_large_folder_comes_in(
    library: Library, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(40):
        (here / f"{number}.txt").write_text(f"Title {number}\n\nText {number}.\n")
    begun, ended = threading.Event(), threading.Event()
    keep = Articles.keep

    def slow(self: Articles, file: ReadFile, given: Given, options: AddOptions) -> Results:
        begun.set()
        ended.wait(10)
        return keep(self, file, given, options)

    monkeypatch.setattr(Articles, "keep", slow)
    async with running(library, None) as (app, pilot):
        await pilot.press("I", ".", "enter")
        await pilot.pause()
        await asyncio.to_thread(begun.wait, 10)
        await pilot.press("ctrl+q")
    ended.set()
    await asyncio.sleep(0.2)
    assert app.return_code == 0
    assert len(library.ids()) == 2, "the one that was begun, and none after it"


async def test_an_article_that_is_pasted_comes_in(library: Library) -> None:
    async with running(library, None) as (app, pilot):
        await press(app, pilot, "I")
        app.post_message(events.Paste(ARTICLE.replace("\n", "\r")))
        await settle(app, pilot)
        assert status(app).strip().startswith("Taken in: “Harbour reopens”.")
    assert library.get("undated-harbour-reopens").article.text == ARTICLE


async def test_a_path_that_is_pasted_is_a_path(library: Library, here: Path) -> None:
    (here / "a b.txt").write_text(ARTICLE, encoding="utf-8")
    async with running(library, None) as (app, pilot):
        await press(app, pilot, "I")
        app.post_message(events.Paste(f"'{here}/a b.txt' "))
        await press(app, pilot, "enter")
        assert sentence(app).startswith("Taken in: “Harbour reopens”.")


async def test_what_came_in_meanwhile_is_told_while_another_path_is_typed(
    library: Library,
) -> None:
    async with running(library, None) as (app, pilot):
        await press(app, pilot, "I", "a")
        app.session.announce("Taken in: “One”.")
        await settle(app, pilot)
        assert rows(app) == ["  Taken in: “One”."]
        assert typed(app) == "a"


async def test_it_is_among_all_actions_by_name(library: Library) -> None:
    async with running(library, None) as (app, pilot):
        await press(app, pilot, "colon", *"article.add", "enter")
        assert isinstance(app.screen, PathScreen)


async def test_what_is_set_aside_comes_back_one_after_the_other(two_briefings: Library) -> None:
    library = two_briefings
    library.notes.add(Target(briefing=SAMPLE), Content(body="kept"), "Ann")
    before = library.ids()
    async with running(library, None) as (app, pilot):
        await press(app, pilot, "x")
        assert library.ids() == before[1:]
        assert "u brings it back" in sentence(app)
        assert catalogue(app).body.view.item == before[1]
        await press(app, pilot, "x")
        assert library.ids() == []
        assert rows(app)[0].startswith("  No briefings here: I brings in")
        await press(app, pilot, "x", "u")
        assert library.ids() == before[1:]
        await press(app, pilot, "u")
        assert library.ids() == before
        assert catalogue(app).body.view.item == before[0]
        assert "Brought back" in sentence(app)
        await press(app, pilot, "u")
        assert "Nothing is set aside" in sentence(app)
    assert [note.content.body for note in library.notes.list(SAMPLE)] == ["kept"]


async def test_keys_typed_ahead_set_aside_one_briefing_each(two_briefings: Library) -> None:
    async with running(two_briefings, None) as (app, pilot):
        for key in "xxuu":
            app.post_message(events.Key(key, key))
        await settle(app, pilot)
        await settle(app, pilot)
        assert len(two_briefings.ids()) == 2
        assert catalogue(app).entries.part.total == 2


async def test_a_filter_stays_when_one_of_several_is_set_aside(two_briefings: Library) -> None:
    given = Given(title="Customs again")
    two_briefings.add_text(b"Customs\n\nAnother article.\n", "x", given)
    async with running(two_briefings, None) as (app, pilot):
        await press(app, pilot, "f", *"customs", "enter", "x")
        assert catalogue(app).entries.part.shown == 1
        await press(app, pilot, "u")
        assert catalogue(app).entries.part.shown == 2
        assert catalogue(app).entries.part.total == 3


async def test_what_was_set_aside_elsewhere_is_told_and_gone_from_the_list(
    two_briefings: Library,
) -> None:
    async with running(two_briefings, None) as (app, pilot):
        first = catalogue(app).body.view.item
        assert first
        two_briefings.remove(first)
        await press(app, pilot, "x")
        assert "was removed on" in sentence(app)
        assert catalogue(app).entries.part.total == 1
        await press(app, pilot, "u")
        assert "Brought back" in sentence(app)
        assert first in two_briefings.ids()
        await press(app, pilot, "u")
        assert "Nothing is set aside" in sentence(app)


async def test_what_was_set_aside_before_the_start_comes_back_last_first(
    two_briefings: Library,
) -> None:
    before = two_briefings.ids()
    for briefing_id in before:
        two_briefings.remove(briefing_id)
    async with running(two_briefings, None) as (app, pilot):
        await press(app, pilot, "u", "u")
        assert two_briefings.ids() == before
        assert catalogue(app).entries.part.total == 2


async def test_a_later_edition_is_offered_in_the_briefings_line(
    two_briefings: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_briefings.packaged.take(SAMPLE)
    file, record = two_briefings.editing.file(SAMPLE)
    two_briefings.editing.take_up(record, f"# mine\n{file}")
    directory = two_briefings.directory
    two_briefings.close()
    packaged = next(seed for seed in seeding.seeds() if seed.id == SAMPLE)
    later = seeding.Seed(SAMPLE, packaged.article, packaged.briefing + b"\n# later\n")
    monkeypatch.setattr(seeding, "seeds", lambda: [later, CUSTOMS.seed])
    with Library(directory) as library:
        async with running(library, None) as (app, _):
            said = " ".join(line.strip() for line in rows(app))
            assert f"later edition: `briefings add --packaged {SAMPLE}`" in said
            assert said.count("later edition") == 1
        library.packaged.take(SAMPLE)
        async with running(library, None) as (app, _):
            assert "later edition" not in " ".join(rows(app))


# -- what is known of it -----------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)
async def test_what_an_article_does_not_say_is_asked_once(
    library: Library, here: Path, size: tuple[int, int]
) -> None:
    (here / "a.txt").write_text(ARTICLE, encoding="utf-8")
    async with running(library, None, size) as (app, pilot):
        await enter(app, pilot, "a.txt")
        assert isinstance(app.screen, SourceScreen)
        assert app.screen.body.view.item == "publisher"
        assert " ".join(rows(app)).split()[:6] == [
            "title",
            "Harbour",
            "reopens",
            "(the",
            "first",
            "line)",
        ]
        assert ["publisher", "unknown"] in [row.split() for row in rows(app)]
        await press(app, pilot, "enter", *"The Gazette", "enter")
        await press(app, pilot, "enter", *"yesterday", "enter")
        assert app.screen.prompt.value == "yesterday", "it can be mended"
        found = app.screen.prompt.query_one("#found", Line).render_line(0).text
        assert found.strip() == "! as in 2014-02-10"
        await press(app, pilot, *"2021-05-03", "enter")
        await press(app, pilot, *"jjjj", "enter", *"counter", "enter")
        shown = " ".join(" ".join(rows(app)).split())
        assert shown.endswith("lens Counternarcotics in the Andes")
        await press(app, pilot, "escape")
        assert "Kept: “Harbour reopens”." in sentence(app)
        assert catalogue(app).body.view.item == "2021-05-03-harbour-reopens"
        await enter(app, pilot, "a.txt")
        assert catalogue(app)
    briefing = library.get("2021-05-03-harbour-reopens")
    source = briefing.source
    assert (source.publisher, str(source.published)) == ("The Gazette", "2021-05-03")
    assert source.found["publisher"] == "given"
    assert source.author is None
    assert briefing.lens is not None


async def test_what_is_known_of_an_article_is_changed_later(library: Library, here: Path) -> None:
    (here / "a.txt").write_text(ARTICLE, encoding="utf-8")
    library.add(here / "a.txt", Given(author="Ana"))
    async with running(library, None) as (app, pilot):
        await press(app, pilot, "i")
        assert "`briefings edit vraem-2014` changes it" in sentence(app)
        await press(app, pilot, "j", "i")
        assert isinstance(app.screen, SourceScreen)
        await press(app, pilot, "g", "enter", "ctrl+u", *"Harbour", "enter")
        await press(app, pilot, "j", "j", "j", "enter", "ctrl+u", *"nowhere", "enter")
        assert app.screen.prompt.value == "nowhere", "it is no address"
        await press(app, pilot, "escape", "escape")
        assert rows(app)[-2].strip() == "Harbour"
    assert library.get("undated-harbour-reopens").source.title == "Harbour"


async def test_an_answer_has_the_room_that_no_hint_takes(library: Library, here: Path) -> None:
    (here / "a.txt").write_text(ARTICLE, encoding="utf-8")
    async with running(library, None, (40, 12)) as (app, pilot):
        await enter(app, pilot, "a.txt")
        assert isinstance(app.screen, SourceScreen)
        await press(app, pilot, "g", "enter")
        assert app.screen.prompt.query_one(Entry).size.width == 40 - len("title: ")
        await press(app, pilot, "escape", "j", "j", "enter")
        assert app.screen.prompt.query_one(Entry).size.width < 40 - len("date: as in 2014-02-10")


# -- what is pasted without brackets --------------------------------------------------------------


async def test_an_article_that_is_pasted_as_keys_comes_in_and_does_nothing_else(
    library: Library, here: Path
) -> None:
    async with running(library, None) as (app, pilot):
        await press(app, pilot, "I")
        for char in "Harbour x\n\nThe boats wait x.\nAnd q.\n":
            app.post_message(events.Key("enter", "\r") if char == "\n" else events.Key(char, char))
        for _ in range(50):
            await pilot.pause(0.2)
            if isinstance(app.screen, SourceScreen):
                break
        assert isinstance(app.screen, SourceScreen)
    assert set(library.ids()) == {SAMPLE, "undated-harbour-x"}
    text = library.get("undated-harbour-x").article.text
    assert text == "Harbour x\n\nThe boats wait x.\nAnd q.\n"


# -- a long one --------------------------------------------------------------------------------


@pytest.fixture
def long_library(library: Library) -> Library:
    for number in range(90):
        text = f"Story {number:03}\n\nNothing happened.\n".encode()
        library.add_text(text, "x", Given(published=dt.date(2015, 1, number % 28 + 1)))
    return library


async def test_of_a_long_list_a_part_is_there_and_moving_through_it_sees_all(
    long_library: Library,
) -> None:
    ids = long_library.ids()
    async with running(long_library, None) as (app, pilot):
        entries = catalogue(app).entries
        assert len(entries.part.choices) < 80 < entries.part.total == len(ids)
        seen = []
        for _ in ids:
            seen.append(catalogue(app).body.view.item)
            await press(app, pilot, "j")
        assert seen == ids
        assert status(app).startswith(f" {len(ids)}/{len(ids)}")
        await press(app, pilot, "g", "m", "G", "k", "k")
        assert catalogue(app).body.view.item == ids[-2]
        await press(app, pilot, "b", "b", "m", "f", *"story-02")
        assert (entries.part.shown, entries.part.total) == (10, len(ids))
        assert catalogue(app).body.view.item == entries.part.choices[0].id
        await press(app, pilot, "escape")
        assert entries.part.shown == len(ids)
        assert len(entries.marked) == 2
        where = catalogue(app).body.view.item
        long_library.add_text(
            b"Late story\n\nIt came in.\n", "x", Given(published=dt.date(2020, 1, 1))
        )
        app.notes._changed_elsewhere()
        await settle(app, pilot)
        assert entries.part.total == len(ids) + 1
        assert catalogue(app).body.view.item == where


async def test_the_catalogue_begins_anew_each_time_it_is_asked_for(long_library: Library) -> None:
    async with running(long_library) as (app, pilot):
        await press(app, pilot, "L")
        first = catalogue(app)
        assert first.body.view.item == SAMPLE
        await press(app, pilot, "j", "m", "f", *"story-02", "enter", "enter")
        there = reader(app).briefing.id
        assert "story-02" in there
        await press(app, pilot, "L")
        assert catalogue(app) is first, "its widgets are not made again"
        entries = first.entries
        assert (entries.words, entries.marked, entries.part.shown) == ("", {}, entries.part.total)
        assert first.body.view.item == there
        await press(app, pilot, "f", "x")
        await pilot.resize_terminal(60, 20)
        await press(app, pilot, "escape", "escape", "L")
        assert catalogue(app).body.view.item == there
        assert catalogue(app).body.view.page.width == 59


async def test_the_next_briefing_to_review_is_gone_to(library: Library) -> None:
    (one,), _ = library.add_text(ARTICLE.encode(), "x", Given(title="Nothing to review"))
    async with running(library, None) as (app, pilot):
        await press(app, pilot, "Q")
        if library.pages.unfinished(None) is None:
            assert "All is done" in sentence(app)
        text = "Police seize coca\n\nPolice seized 30 tonnes of coca in 2014, Ana Rojas said.\n"
        given = Given(title="Coca", language="en")
        (two,), _ = library.add_text(text.encode(), "x", given)
        assert library.pages.unfinished(None) == two.id
        await press(app, pilot, "Q")
        assert catalogue(app).body.view.item == two.id
        await press(app, pilot, "Q")
        assert "the only briefing" in sentence(app)
        await press(app, pilot, "g", "enter", "Q")
        assert reader(app).briefing.id == two.id
        (three,), _ = library.add_text(text.replace("30", "40").encode(), "y", given)
        await press(app, pilot, "L")
        await press(app, pilot, "Q")
        assert catalogue(app).body.view.item == three.id
        await press(app, pilot, "Q")
        assert catalogue(app).body.view.item == two.id, "from the cursor, whatever is read"
    assert one.id != two.id


async def test_an_id_that_no_row_holds_is_cut_and_takes_one(library: Library, here: Path) -> None:
    (here / "long.txt").write_text(f"{'Harbour of a very long name ' * 2}\n\nBoats came.\n")
    (added,), _ = library.add(here / "long.txt", Given(published=dt.date(2026, 11, 19)))
    assert len(added.id) > 35
    async with running(library, None, (40, 12)) as (app, pilot):
        await settle(app, pilot)
        (row,) = (each for each in rows(app) if added.id[:20] in each)
        assert row.strip() == f"{added.id[:34]}…"
