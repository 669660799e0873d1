"""Versions are listed, read and compared in the app; what came in becomes one by a key."""

from pathlib import Path

import pytest

from briefings import Given, Library
from briefings.anchors.selectors import make
from briefings.model import Span
from briefings.notes.model import Content, Target
from tests.pilot.driving import SAMPLE, press, reader, running, said, shown
from tests.pilot.test_catalogue import catalogue, enter, rows
from tui.app import BriefingsApp


@pytest.fixture
def library(library: Library) -> Library:
    """The library with a second version of its article: a sentence is put in, words are changed."""
    library.notes.set_author("Ann")
    text = library.get(SAMPLE).article.text
    start = text.index("24,000 hectares")
    passage = make(library.get(SAMPLE).article, Span(start, start + len("24,000 hectares")))
    library.notes.add(Target(briefing=SAMPLE, passage=passage), Content(body="Which?"))
    new = "Correction: an earlier version gave another figure.\n\n" + text.replace(
        "24,000 hectares", "23,000 hectares"
    )
    library.add_text(new.encode(), "corrected", Given(update=SAMPLE))
    return library


def name(app: BriefingsApp) -> str:
    """Return which screen is shown."""
    return type(app.screen).__name__


SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=str)


@SIZES
async def test_versions_are_listed_read_and_compared(
    library: Library, size: tuple[int, int]
) -> None:
    async with running(library, size=size) as (app, pilot):
        await press(app, pilot, "V")
        assert name(app) == "VersionsScreen"
        listed = " ".join(" ".join(rows(app)).split())
        assert "Version 2" in listed
        assert "sentences: 1 added" in listed
        await press(app, pilot, "d")
        assert name(app) == "DifferencesScreen"
        differences = " ".join(" ".join(rows(app)).split())
        assert "+ ¶1 Correction: an earlier version" in differences
        assert "[-24,000-] {+23,000+}" in differences
        assert "is now “23,000 hectares”" in differences
        await press(app, pilot, "q", "G", "enter")
        assert name(app) == "VersionTextScreen"
        old = " ".join(" ".join(rows(app)).split())
        assert "24,000 hectares" in old
        assert "Correction" not in old
        await press(app, pilot, "q", "q")
        assert reader(app).briefing.id == SAMPLE


async def test_an_item_whose_words_changed_has_a_mark(library: Library) -> None:
    async with running(library) as (app, _):
        (figure,) = [row for row in shown(app).split("\n") if "coca destroyed, VRAEM" in row]
        assert "≠" in figure
        assert shown(app).count("≠") < 8


async def test_the_last_version_is_taken_back_by_a_key(library: Library) -> None:
    async with running(library) as (app, pilot):
        await press(app, pilot, "V", "G", "u")
        assert "Only the last version" in said(app)
        await press(app, pilot, "g", "u")
        assert "is as it was before receipt 1" in said(app)
        assert "≠" not in shown(app)
        await press(app, pilot, "V", "d")
        assert "no other version" in said(app)


STORY = "\n\n".join(
    f"On day {day} of the strike {day * 7} boats stayed in the port of Brava, the union said."
    for day in range(1, 13)
)


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The story of the next day."""
    path = tmp_path / "later.txt"
    path.write_text(f"The strike is over\n\n{STORY}", encoding="utf-8")
    return path


async def test_what_came_in_becomes_a_new_version_by_a_key(library: Library, later: Path) -> None:
    (added,), _ = library.add_text(STORY.encode(), "story", Given(title="Strike"))
    async with running(library, None) as (app, pilot):
        await press(app, pilot, "V")
        assert "Nothing says" in said(app)
        await enter(app, pilot, str(later))
        assert f"A new version of {added.id}? V makes it" in said(app)
        assert catalogue(app).entries.part.total == 3
        await press(app, pilot, "V")
        assert "It is now version 2" in said(app)
        assert catalogue(app).entries.part.total == 2
        assert catalogue(app).body.view.item == added.id
    assert library.get(added.id).article.text.startswith("The strike is over")


async def test_items_whose_words_are_lost_stand_in_notes(library: Library) -> None:
    text = library.get(SAMPLE).article.text
    gone = next(item for item in library.get(SAMPLE).items if item.kind == "open_question")
    for each in gone.evidence:
        text = text.replace(each.text, "Nothing of it was said")
    library.notes.add(Target(briefing=SAMPLE, item=gone.id), Content(body="Ask."))
    library.add_text(text.encode(), "cut", Given(update=SAMPLE))
    assert gone.id in [each.id for each in library.get(SAMPLE).lost]
    async with running(library) as (app, pilot):
        await press(app, pilot, "0")
        assert "ITEMS WHOSE WORDS A NEW VERSION LOST" in shown(app)
        assert "no longer in the article: open question" in " ".join(shown(app).split())
