"""A purged note leaves nothing behind."""

from pathlib import Path

import pytest

from briefings.errors import NotFoundError
from briefings.notes.service import Notes
from briefings.store import JournalDB
from tests.unit.notes.contents import AUTHOR, ON, says


def everything_in(directory: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in directory.rglob("*") if path.is_file())


def test_a_purged_note_is_nowhere_any_more(notes: Notes, log: Path) -> None:
    other = notes.add(ON, says("other"))
    note = notes.add(ON, says("secret one"))
    notes.save(note.id, says("secret two"), 1)
    notes.delete(note.id, 2)
    other = notes.save(other.id, says("other again"), 1)
    done = notes.purge(note.id)
    assert (done.id, done.revisions, done.log, done.copies) == (note.id, 3, "library.log", ())
    left = everything_in(log.parent)
    assert b"secret" not in left
    assert note.id.encode() not in left
    for call in (notes.get, notes.history, notes.undo, notes.purge):
        with pytest.raises(NotFoundError):
            call(note.id)
    assert notes.list(deleted=True) == [other]
    assert [each.content.body for each in notes.history(other.id)] == ["other", "other again"]
    assert notes.author() == AUTHOR
    with JournalDB(log) as db:
        assert db.problems == []
        assert Notes(db).list() == [other]


def test_drafts_are_forgotten_first(db: JournalDB) -> None:
    forgotten: list[str] = []

    def forget(note_id: str) -> None:
        assert notes.get(note_id) == note
        forgotten.append(note_id)

    notes = Notes(db, forget_drafts=forget)
    notes.set_author("Ana")
    note = notes.add(ON, says("x"))
    notes.purge(note.id)
    assert forgotten == [note.id]


def test_a_purge_takes_what_was_set_aside(notes: Notes, db: JournalDB, log: Path) -> None:
    note = notes.add(ON, says("x"))
    notes.add(ON, says("other"))
    key = db.table("notes").all()[0].doc_id
    with log.open("ab") as file:
        file.write(
            b'{"x":99,"t":"notes","k":%d,"d":{"id":"secret"},"c":"00000000"}\n' % key
            + b'{"x":99,"t":"notes","k":2,"d":{"id":"not of this note"},"c":"00000000"}\n'
            + b'{"x":99,"t":"notes","k":%d,"d":{"id":"sec' % key
        )
    notes.add(ON, says("y"))
    (aside,) = log.parent.glob("*.aside-*")
    assert aside.read_bytes().count(b"sec") == 2
    done = notes.purge(note.id)
    assert done.copies == (aside.name,)
    assert b"sec" not in everything_in(log.parent)
    assert b"not of this note" in aside.read_bytes()
    assert aside.stat().st_mode & 0o777 == 0o600
