"""In whose name a note is changed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings import Library
from briefings.export.document import Options
from briefings.notes.importer import import_notes
from briefings.notes.model import Content, Target
from tests.pilot.driving import SAMPLE, press, running, status
from tui.screens.author import AuthorScreen
from tui.widgets.prompt import Entry


@pytest.fixture(scope="module")
def exported(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """A note of Ann's, and what she made of it."""
    with Library(shutil.copytree(seeded, tmp_path_factory.mktemp("hers") / "library")) as hers:
        note = hers.notes.add(Target(briefing=SAMPLE), Content(body="one"), "Ann")
        before = hers.export(SAMPLE, "json", Options()).data
        hers.notes.save(note.id, Content(body="two"), 1)
        return before, hers.export(SAMPLE, "json", Options()).data


@pytest.fixture
def given(seeded: Path, tmp_path: Path, exported: tuple[bytes, bytes]) -> Iterator[Library]:
    """A library with a note of Ann's, in which nobody has said who writes."""
    with Library(shutil.copytree(seeded, tmp_path / "library")) as opened:
        for each in exported:
            import_notes(each, "notes.json", opened.notes, opened.get)
        yield opened


def made_by(library: Library) -> list[tuple[str, str | None]]:
    (note,) = library.notes.list(deleted=True)
    return [(each.author, each.by) for each in library.notes.history(note.id)][2:]


@pytest.mark.parametrize(
    ("keys", "made"),
    [
        ("d", ("Ann", "Bea")),
        ("u", ("Ann", "Bea")),
        ("H j R", ("Ann", "Bea")),
        ("i x escape", ("Bea", None)),
        ("t x enter", ("Bea", None)),
    ],
)
async def test_who_changes_a_note_is_asked_before_it_is_changed(
    given: Library, keys: str, made: tuple[str, str | None]
) -> None:
    async with running(given) as (app, pilot):
        await press(app, pilot, "0", *keys.split())
        assert made_by(given) == []
        await press(app, pilot, *"Bea", "enter")
        assert made_by(given) == [made]
        assert given.notes.author() == "Bea"
        await press(app, pilot, "0", "U" if keys == "u" else "u")
        assert len(made_by(given)) == 2, "asked once"


@pytest.mark.parametrize("leaves", ["escape", "enter"])
async def test_without_a_name_nothing_is_changed(given: Library, leaves: str) -> None:
    async with running(given) as (app, pilot):
        await press(app, pilot, "0", "d")
        await press(app, pilot, leaves)
        assert made_by(given) == []
        assert given.notes.author() is None
        assert "Nothing was changed" in status(app)
        await press(app, pilot, "d")
        assert isinstance(app.screen, AuthorScreen)


async def test_a_name_that_cannot_be_kept_is_told(given: Library) -> None:
    async with running(given) as (app, pilot):
        await press(app, pilot, "0", "d")
        app.screen.query_one(Entry).value = "x" * 200
        await press(app, pilot, "x", "enter")
        assert "An author's name takes 200 characters" in status(app)
        assert made_by(given) == []
