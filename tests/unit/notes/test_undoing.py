"""Undo walks back, and every revision can be brought back."""

import contextlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.errors import ConflictError, NotFoundError, UsageError
from briefings.notes.model import Note
from briefings.notes.service import Notes
from briefings.store import JournalDB
from tests.unit.notes.contents import ON, says


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


def test_redo_walks_forth_to_what_was_undone(notes: Notes) -> None:
    note = notes.add(ON, says("one"))
    notes.save(note.id, says("two"), 1)
    notes.delete(note.id, 2)
    for _ in range(3):
        notes.undo(note.id)
    assert [body(notes.redo(note.id)) for _ in range(3)] == ["one", "two", None]
    with pytest.raises(UsageError, match=r"Nothing in note .* is undone"):
        notes.redo(note.id)


def test_undo_and_redo_take_turns(notes: Notes) -> None:
    note = notes.add(ON, says("one"))
    notes.save(note.id, says("two"), 1)
    notes.save(note.id, says("three"), 2)
    steps = (notes.undo, notes.redo, notes.undo, notes.undo, notes.redo, notes.redo)
    said = [body(step(note.id)) for step in steps]
    assert said == ["two", "three", "two", "one", "two", "three"]


def test_what_is_written_after_an_undo_leaves_nothing_to_redo(notes: Notes) -> None:
    note = notes.add(ON, says("one"))
    notes.save(note.id, says("two"), 1)
    notes.undo(note.id)
    notes.save(note.id, says("three"), 3)
    with pytest.raises(UsageError, match="Nothing in note"):
        notes.redo(note.id)
    assert body(notes.undo(note.id)) == "one"
    assert body(notes.redo(note.id)) == "three", "and not what was gone before"


def test_what_somebody_else_changed_meanwhile_is_not_undone(notes: Notes) -> None:
    note = notes.add(ON, says("one"))
    notes.save(note.id, says("two"), 1)
    with pytest.raises(ConflictError, match="changed to revision 2 meanwhile"):
        notes.undo(note.id, of=1)
    assert body(notes.undo(note.id, of=2)) == "one"
    assert body(notes.redo(note.id, of=1)) == "two"
    assert body(notes.undo(note.id, of=2)) == "one", "redo has brought back revision 2"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["save", "delete", "undo", "redo", "restore"]), max_size=14))
def test_redo_takes_back_every_undo(tmp_path_factory: Any, what: list[str]) -> None:
    with JournalDB(tmp_path_factory.mktemp("redo") / "library.log") as db:
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
            elif each in ("undo", "redo"):
                with contextlib.suppress(UsageError):
                    getattr(notes, each)(note.id)
        shown = [body(notes.get(note.id))]
        with contextlib.suppress(UsageError):
            while True:
                shown.append(body(notes.undo(note.id)))
        again = [body(notes.redo(note.id)) for _ in shown[1:]]
        assert [*reversed(again)] == shown[:-1]
