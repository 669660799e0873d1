"""Undo and redo: of the note under the cursor, else of what was changed here last."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings import Library
from briefings.notes.model import Content, Note, Target
from briefings.notes.service import Notes
from tui.actions.keys import Keys
from tui.actions.status_text import worded
from tui.controllers.note_outcome import NoteOutcome
from tui.controllers.undo_history import UndoHistory

ON = Target(briefing="vraem-2014")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library") as opened:
        opened.notes.set_author("Ann")
        yield opened


@pytest.fixture
def notes(library: Library) -> Notes:
    return library.notes


@pytest.fixture
def changes(library: Library) -> UndoHistory:
    return UndoHistory(library.notes, library.reviews)


def written(notes: Notes, *bodies: str, by: UndoHistory | None = None) -> Note:
    """Return a note with these texts one after the other, written here if `by` hears of it."""
    note = notes.add(ON, Content(body=bodies[0]))
    if by:
        by.made(note)
    for body in bodies[1:]:
        note = notes.save(note.id, Content(body=body), note.revision)
        if by:
            by.made(note)
    return note


def said(outcome: NoteOutcome) -> str:
    return worded(outcome.sentence, Keys())


def about(outcome: NoteOutcome) -> str | None:
    return outcome.note.id if outcome.note else None


def body(notes: Notes, note: Note) -> str | None:
    now = notes.get(note.id)
    return None if now.deleted else now.content.body


def test_away_from_notes_the_changes_made_here_are_undone_the_last_one_first(
    notes: Notes, changes: UndoHistory
) -> None:
    first = written(notes, "one", "two", by=changes)
    second = written(notes, "other", by=changes)
    told = changes.undo(None, goes_on=False)
    assert said(told) == "Undone: the note “other” is gone again; U redoes it."
    assert (about(told), told.shows) == (second.id, True)
    told = changes.undo(None, goes_on=True)
    assert said(told).startswith("Undone: the note “one” has its earlier text")
    assert about(changes.undo(None, goes_on=True)) == first.id
    assert notes.list() == []
    assert "Nothing to undo" in said(changes.undo(None, goes_on=True))


def test_on_a_note_its_own_last_change_is_undone(notes: Notes, changes: UndoHistory) -> None:
    first = written(notes, "one", "two", by=changes)
    second = written(notes, "other", by=changes)
    assert about(changes.undo(first, goes_on=False)) == first.id
    assert (body(notes, first), body(notes, second)) == ("one", "other")
    assert about(changes.undo(None, goes_on=False)) == second.id, "which is the last one left"


def test_a_note_of_another_day_is_not_removed(notes: Notes, changes: UndoHistory) -> None:
    old = written(notes, "old")
    assert "Nothing to undo" in said(changes.undo(old, goes_on=False))
    assert body(notes, old) == "old"


def test_a_note_that_was_changed_on_another_day_has_its_earlier_text(
    notes: Notes, changes: UndoHistory
) -> None:
    old = written(notes, "old", "newer")
    assert about(changes.undo(old, goes_on=False)) == old.id
    assert body(notes, old) == "old"
    assert "Nothing earlier" in said(changes.undo(old, goes_on=True))
    assert body(notes, old) == "old"


def test_on_a_note_without_a_change_of_its_own_the_last_one_made_here_is_undone(
    notes: Notes, changes: UndoHistory
) -> None:
    old, gone = written(notes, "old"), written(notes, "gone")
    changes.made(notes.delete(gone.id, 1))
    told = changes.undo(old, goes_on=False)
    assert said(told).startswith("Undone: the note “gone” is back")
    assert said(changes.undo(notes.get(gone.id), goes_on=True)).startswith("Nothing to undo")
    assert (body(notes, old), body(notes, gone)) == ("old", "gone")


def test_while_undoing_goes_on_the_cursor_does_not_matter(
    notes: Notes, changes: UndoHistory
) -> None:
    old = written(notes, "old", "newer")
    first = written(notes, "first", by=changes)
    changes.made(notes.save(old.id, Content(body="newest"), 2))
    assert about(changes.undo(None, goes_on=False)) == old.id
    # The cursor is on that note by now, but what goes on is the undoing of what was done here.
    assert about(changes.undo(notes.get(old.id), goes_on=True)) == first.id
    assert body(notes, old) == "newer"


def test_redo_goes_the_way_back(notes: Notes, changes: UndoHistory) -> None:
    first = written(notes, "one", "two", by=changes)
    second = written(notes, "other", by=changes)
    for _ in range(3):
        changes.undo(None, goes_on=False)
    told = [changes.redo(None, goes_on=True) for _ in range(3)]
    assert [said(each).split(";")[0] for each in told] == [
        "Redone: the note “one” is back",
        "Redone: the note “two” has its later text",
        "Redone: the note “other” is back",
    ]
    assert (body(notes, first), body(notes, second)) == ("two", "other")
    assert "Nothing to redo" in said(changes.redo(None, goes_on=True))
    assert about(changes.undo(None, goes_on=False)) == second.id


def test_a_new_change_leaves_nothing_to_redo(notes: Notes, changes: UndoHistory) -> None:
    written(notes, "one", by=changes)
    changes.undo(None, goes_on=False)
    written(notes, "two", by=changes)
    assert "Nothing to redo" in said(changes.redo(None, goes_on=False))


def test_what_was_changed_elsewhere_since_is_left_as_it_is(
    notes: Notes, changes: UndoHistory
) -> None:
    earlier = written(notes, "earlier", by=changes)
    note = written(notes, "mine", by=changes)
    notes.save(note.id, Content(body="theirs"), 1)
    assert "changed elsewhere" in said(changes.undo(None, goes_on=False))
    assert body(notes, note) == "theirs"
    assert about(changes.undo(None, goes_on=True)) == earlier.id, "it does not stand in the way"


def test_what_was_removed_for_good_does_not_stand_in_the_way(
    notes: Notes, changes: UndoHistory
) -> None:
    earlier = written(notes, "earlier", by=changes)
    notes.purge(written(notes, "secret", by=changes).id)
    assert "removed for good" in said(changes.undo(None, goes_on=False))
    assert about(changes.undo(None, goes_on=True)) == earlier.id


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (Content(body="one", tags=("todo",)), "earlier tags"),
        (Content(body="one", reliability="A"), "earlier grades"),
    ],
)
def test_what_has_changed_is_named(
    notes: Notes, changes: UndoHistory, change: Content, named: str
) -> None:
    note = written(notes, "one")
    changes.made(notes.save(note.id, change, 1))
    assert named in said(changes.undo(None, goes_on=False))


def test_a_note_that_is_not_private_any_more_is_told_of(notes: Notes, changes: UndoHistory) -> None:
    note = written(notes, "one")
    changes.made(notes.save(note.id, Content(body="one", tags=("private",)), 1))
    assert "not private any more" in said(changes.undo(None, goes_on=False))
    assert "private" not in said(changes.redo(None, goes_on=True))


def test_a_long_note_is_named_by_its_beginning(notes: Notes, changes: UndoHistory) -> None:
    written(notes, "word " * 500, by=changes)
    assert len(said(changes.undo(None, goes_on=False))) < 80, "one row"


def test_braces_in_a_note_are_no_keys(notes: Notes, changes: UndoHistory) -> None:
    written(notes, "{quit} {}", by=changes)
    outcome = changes.undo(None, goes_on=False)
    assert said(outcome) == "Undone: the note “{quit} {}” is gone again; U redoes it."
