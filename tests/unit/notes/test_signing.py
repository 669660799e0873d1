"""In whose name a revision is made: never in another's, and words stay their author's."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from briefings.errors import ConflictError, NobodyError
from briefings.notes import revisions
from briefings.notes.model import Note
from briefings.notes.repository import NoteRepository
from briefings.notes.service import Notes
from briefings.paths import library_directory
from briefings.store import JournalDB
from tests.unit.command_line import Command
from tests.unit.core import builders
from tests.unit.notes.contents import ON, says

ID = builders.ID


@pytest.fixture
def unasked(db: JournalDB) -> Notes:
    """Notes with one of Ann's from elsewhere, where nobody has said who writes."""
    table = NoteRepository(db)
    note = revisions.first(ON, says("one"), "Ann")
    table.insert(note)
    table.append(revisions.following(note, content=says("two"), author="Ann"))
    return Notes(db)


CHANGES: dict[str, Callable[[Notes, Note], Note]] = {
    "save": lambda notes, note: notes.save(note.id, says("x"), 2),
    "save too late": lambda notes, note: notes.save(note.id, says("x"), 1),
    "tag": lambda notes, note: notes.save(note.id, says("two", "tag"), 2),
    "delete": lambda notes, note: notes.delete(note.id, 2),
    "undo": lambda notes, note: notes.undo(note.id),
    "restore": lambda notes, note: notes.restore(note.id, 1),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_nothing_is_changed_before_it_is_known_who_writes(
    unasked: Notes, change: Callable[[Notes, Note], Note]
) -> None:
    (note,) = unasked.list()
    with pytest.raises(NobodyError, match=r"`briefings note author NAME` says it"):
        change(unasked, note)
    assert unasked.list(deleted=True) == [note]
    unasked.set_author("Bea")
    with suppress(ConflictError):
        change(unasked, note)
    (now,) = [each for each in unasked.list(deleted=True) if each != note]
    assert "Bea" in (now.author, now.by)


def test_redo_and_the_undo_of_a_creation_are_signed_too(unasked: Notes) -> None:
    (note,) = unasked.list()
    unasked.set_author("Bea")
    assert [(n.author, n.by) for n in (unasked.undo(note.id), unasked.undo(note.id))] == [
        ("Ann", "Bea")
    ] * 2
    assert unasked.redo(note.id).by == "Bea"
    unasked.set_author("Ann")
    redone = unasked.redo(note.id)
    assert (redone.author, redone.by) == ("Ann", None), "her own words, and she brought them back"


def test_who_writes_new_words_is_their_author(unasked: Notes) -> None:
    (note,) = unasked.list()
    unasked.set_author("Bea")
    unasked.delete(note.id, 2)
    unasked.undo(note.id)
    saved = unasked.save(note.id, says("mine"), 4)
    assert (saved.author, saved.by) == ("Bea", None)


@pytest.mark.parametrize(
    "arguments",
    [("edit", "--body", "x"), ("edit", "--tag", "x"), ("restore", "1"), ("undo",), ("rm",)],
)
def test_the_command_refuses_as_for_a_new_note(
    made_up: Command, arguments: tuple[str, ...]
) -> None:
    note = made_up.json("note", "add", ID, "--body", "one", "--author", "Ann")
    made_up.text("note", "edit", note["id"], "--body", "two")
    with JournalDB(library_directory(None) / "library.log") as db:
        db.drop_table("settings")
    name, *rest = arguments
    before = made_up.json("note", "history", note["id"])
    code, said = made_up.error("note", name, note["id"], *rest)
    assert (code, "`briefings note author NAME` says it" in said) == (2, True)
    assert made_up.json("note", "history", note["id"]) == before
    made_up.text("note", "author", "Bea")
    made_up.text("note", name, note["id"], *rest)
    now = made_up.json("note", "history", note["id"])[-1]
    assert (now["author"], now["by"]) == (("Bea", None) if name == "edit" else ("Ann", "Bea"))
    shown = made_up.text("note", "history", note["id"])
    assert "by Bea)" in shown or "Revision 3, Bea" in shown
