"""Drafts, and notes that another program purges while they are written."""

import datetime as dt

import pytest
from textual.pilot import Pilot

from briefings import Library
from briefings.notes.drafts.model import Draft, encode_draft
from briefings.notes.model import Content, Target
from tests.pilot.driving import SAMPLE, editor, press, running, said, settle, shown, status
from tui.app import BriefingsApp
from tui.screens.choice import ChoiceScreen


@pytest.fixture
def library(library: Library) -> Library:
    library.notes.set_author("Ann")
    return library


async def purged_while_written(app: BriefingsApp, pilot: Pilot[None], library: Library) -> None:
    """Begin to change the only note, and have another program purge it when a draft is kept."""
    (note,) = library.notes.list()
    await press(app, pilot, "0", "i", *" new words")
    assert editor(app).draft.flush()
    with Library(library.directory) as other:
        other.notes.purge(note.id)
    editor(app).draft.flush()
    await settle(app, pilot)


@pytest.fixture
def secret(library: Library) -> Library:
    library.notes.add(Target(briefing=SAMPLE), Content(body="a secret"))
    return library


async def test_an_editor_says_that_its_note_was_purged(secret: Library) -> None:
    async with running(secret) as (app, pilot):
        await purged_while_written(app, pilot, secret)
        said = " ".join(status(app).split())
        assert "This note was purged elsewhere: Esc asks what becomes of" in said
        await press(app, pilot, *" and more")
        assert editor(app).content.body == "a secret new words and more", "it can be gone on with"
        assert secret.drafts.waiting() == []
        await press(app, pilot, "escape")
        assert isinstance(app.screen, ChoiceScreen)
        await press(app, pilot, "q")
        assert editor(app).content.body == "a secret new words and more", "nothing was decided"


async def test_what_was_written_on_a_purged_note_can_be_a_new_one(secret: Library) -> None:
    (old,) = secret.notes.list()
    async with running(secret) as (app, pilot):
        await purged_while_written(app, pilot, secret)
        await press(app, pilot, "escape", "enter")
        (note,) = secret.notes.list(deleted=True)
        assert (note.content.body, note.revision) == ("a secret new words", 1)
        assert note.id != old.id
        assert "Saved" in status(app)
        assert "a secret new words" in shown(app)
    assert Library(secret.directory).drafts.waiting() == []


async def test_what_was_written_on_a_purged_note_can_be_thrown_away(secret: Library) -> None:
    async with running(secret) as (app, pilot):
        await purged_while_written(app, pilot, secret)
        await press(app, pilot, "escape", "j", "enter")
        assert "Thrown away: the note was purged elsewhere" in status(app)
        assert secret.notes.list(deleted=True) == []
    left = [path for path in secret.directory.rglob("*") if path.is_file()]
    assert not any(b"a secret" in path.read_bytes() for path in left)


async def test_a_note_purged_before_anything_was_typed(secret: Library) -> None:
    (note,) = secret.notes.list()
    async with running(secret) as (app, pilot):
        await press(app, pilot, "0", "i")
        with Library(secret.directory) as other:
            other.notes.purge(note.id)
        await press(app, pilot, "!", "escape")
        assert isinstance(app.screen, ChoiceScreen)
        await press(app, pilot, "enter")
        assert [each.content.body for each in secret.notes.list()] == ["a secret!"]
    assert Library(secret.directory).drafts.waiting() == []


async def test_a_draft_whose_note_was_purged_waits_for_a_new_one(secret: Library) -> None:
    (note,) = secret.notes.list()
    with Library(secret.directory) as before:
        handle = before.drafts.begin(note.target, note.id, 1)
        before.notes.purge(note.id)
        handle.update(Content(body="typed after"))
    async with running(secret) as (app, pilot):
        assert "A draft waits" in status(app)
        await press(app, pilot, "D")
        said = " ".join(status(app).split())
        assert "was to change was purged: Esc keeps it as a new one" in said
        await press(app, pilot, "escape")
        assert [each.content.body for each in secret.notes.list()] == ["typed after"]
    assert Library(secret.directory).drafts.waiting() == []


async def test_a_draft_that_cannot_be_read_is_named(library: Library) -> None:
    drafts = library.directory / "drafts"
    drafts.mkdir()
    path = drafts / f"{'a' * 32}.json"
    path.write_bytes(b"{}")
    async with running(library) as (app, pilot):
        assert "aaa.json is not a whole draft" in said(app)
        await press(app, pilot, "1", "D")
        assert "aaa.json is not a whole draft" in said(app)
        assert path.exists()


@pytest.mark.parametrize("is_new", [True, False])
async def test_what_a_later_program_wrote_in_a_draft_goes_into_the_note(
    library: Library, *, is_new: bool
) -> None:
    target = Target(briefing=SAMPLE)
    note = None if is_new else library.notes.add(target, Content(body="old"))
    later = Draft(
        id="b" * 32, target=target, content=Content(body="new"), saved=dt.datetime.now(dt.UTC),
        note=note.id if note else None, based_on=1 if note else 0,
        unknown={"content": {"": {"urgency": 3}}},
    )  # fmt: skip
    drafts = library.directory / "drafts"
    drafts.mkdir()
    (drafts / f"{later.id}.json").write_bytes(encode_draft(later))
    async with running(library) as (app, pilot):
        await press(app, pilot, "D", *"!", "escape")
        assert "Saved" in status(app)
    (kept,) = library.notes.list()
    assert kept.content == Content(body="new!")
    assert kept.unknown == {"content": {"": {"urgency": 3}}}
