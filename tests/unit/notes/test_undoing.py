"""Undo walks back, and every revision can be brought back."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.errors import NotFoundError, UsageError
from briefings.notes.model import Note
from briefings.notes.notes import Notes
from briefings.store import JournalDB

from .conftest import ON, says


def body(note: Note) -> str | None:
    return None if note.deleted else note.content.body


def all_undone(notes: Notes, note_id: str) -> list[int]:
    """Undo to the end; return what each undo brought back."""
    seen: list[int] = []
    try:
        while len(seen) < 50:
            seen.append(notes.undo(note_id).restores or 0)
    except UsageError:
        return seen
    raise AssertionError("undo has no end")


def test_undo_walks_back_to_before_the_note(notes: Notes) -> None:
    note = notes.add(ON, says("one"))
    notes.save(note.id, says("two"), 1)
    notes.save(note.id, says("three"), 2)
    assert [body(notes.undo(note.id)) for _ in range(3)] == ["two", "one", None]
    with pytest.raises(UsageError, match=r"Everything in note .* is undone"):
        notes.undo(note.id)
    assert notes.list() == []
    assert [each.revision for each in notes.history(note.id)] == [1, 2, 3, 4, 5, 6]
    assert [each.restores for each in notes.history(note.id)] == [None, None, None, 2, 1, 0]


def test_undo_of_a_delete_brings_the_note_back(notes: Notes) -> None:
    note = notes.add(ON, says("one"))
    notes.delete(note.id, 1)
    back = notes.undo(note.id)
    assert body(back) == "one"
    assert back.restores == 1
    assert notes.list() == [back]
    assert body(notes.undo(note.id)) is None


def test_what_was_written_after_an_undo_goes_back_to_what_undo_showed(notes: Notes) -> None:
    note = notes.add(ON, says("one"))
    notes.save(note.id, says("two"), 1)
    notes.save(note.id, says("three"), 2)
    assert body(notes.undo(note.id)) == "two"
    notes.save(note.id, says("four"), 4)
    assert [body(notes.undo(note.id)) for _ in range(3)] == ["two", "one", None]


def test_restoring_is_a_change_like_any_other(notes: Notes) -> None:
    note = notes.add(ON, says("one"))
    notes.save(note.id, says("two"), 1)
    back = notes.restore(note.id, 1)
    assert (body(back), back.revision, back.restores, back.by_undo) == ("one", 3, 1, False)
    assert [body(notes.undo(note.id)) for _ in range(3)] == ["two", "one", None]


def test_everything_can_be_brought_back(notes: Notes) -> None:
    note = notes.add(ON, says("one"))
    notes.undo(note.id)
    assert body(notes.restore(note.id, 1)) == "one"
    notes.delete(note.id, 3)
    assert body(notes.restore(note.id, 4)) == "one"
    with pytest.raises(NotFoundError, match=r"has no revision 9 in the library; there are 1, 2, 3"):
        notes.restore(note.id, 9)


def test_a_restored_text_is_still_its_authors(notes: Notes) -> None:
    note = notes.add(ON, says("one"))
    notes.set_author("Berta")
    assert notes.save(note.id, says("two"), 1).author == "Berta"
    assert notes.delete(note.id, 2).author == "Berta"
    assert notes.undo(note.id).author == "Berta"
    assert notes.undo(note.id).author == "Ana Núñez"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["save", "delete", "undo", "restore"]), max_size=14))
def test_undo_always_comes_to_its_end(tmp_path_factory: Any, what: list[str]) -> None:
    with JournalDB(tmp_path_factory.mktemp("undo") / "library.log") as db:
        notes = Notes(db)
        note = notes.add(ON, says("0"), "Ana")
        for number, each in enumerate(what):
            current = notes.get(note.id)
            if each == "save" and not current.deleted:
                notes.save(note.id, says(f"{number + 1}"), current.revision)
            elif each == "delete" and not current.deleted:
                notes.delete(note.id, current.revision)
            elif each == "restore":
                notes.restore(note.id, 1 + number % current.revision)
        seen = all_undone(notes, note.id)
        assert seen == sorted(set(seen), reverse=True)
        history = notes.history(note.id)
        assert [each.revision for each in history] == list(range(1, len(history) + 1))
        assert notes.get(note.id).deleted
