"""What a later program wrote into a note's document stays there, whatever is done to the note."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from briefings.anchors.passages import Passage, Quote
from briefings.notes import codec, revisions
from briefings.notes.model import Content, Note, Target
from briefings.notes.service import Notes
from briefings.store import JournalDB
from briefings.unknown_fields import both, unknown, with_unknown
from tests.unit.notes.contents import says

ON = Target(briefing="b", passage=Passage(3, 5, Quote("ab", "xyz", "uvw")))

LATER: dict[str, Any] = {"pinned": True, "colour": {"r": 1, "none": None, "no": False}}


def make_later(db: JournalDB, note: Note) -> None:
    """Let a later program write fields of its own into the note's document."""

    def add(document: Any) -> None:
        document.update(LATER)
        document["target"]["edition"] = 2
        document["content"]["urgency"] = "high"
        document["target"]["passage"]["page"] = 7
        document["target"]["passage"]["quote"]["language"] = "en"

    table = db.table("notes")
    table.update(add, doc_ids=[each.doc_id for each in table if each["id"] == note.id])


def check(db: JournalDB, note: Note) -> None:
    (document,) = [each for each in db.table("notes") if each["id"] == note.id]
    assert {name: document[name] for name in LATER} == LATER
    assert document["target"]["edition"] == 2
    assert document["target"]["passage"]["page"] == 7
    assert document["target"]["passage"]["quote"]["language"] == "en"
    assert document["content"]["urgency"] == "high"


CHANGES: dict[str, Callable[[Notes, Note], object]] = {
    "edit": lambda notes, note: notes.save(note.id, says("other"), note.revision),
    "tag": lambda notes, note: notes.save(note.id, says("one", "tag"), note.revision),
    "delete": lambda notes, note: notes.delete(note.id, note.revision),
    "undo": lambda notes, note: notes.undo(note.id),
    "restore": lambda notes, note: notes.restore(note.id, 1),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_they_stay_whatever_is_done_to_the_note(
    db: JournalDB, notes: Notes, change: Callable[[Notes, Note], object]
) -> None:
    note = notes.save(notes.add(ON, says("zero")).id, says("one"), 1)
    make_later(db, note)
    change(notes, note)
    check(db, note)
    notes.undo(note.id)
    check(db, note)
    notes.redo(note.id)
    check(db, note)
    assert notes.get(note.id).revision == 5


def test_what_is_brought_back_has_what_it_had(db: JournalDB, notes: Notes) -> None:
    first = codec.encode(revisions.first(ON, says("one"), "Ann"))
    first["content"]["urgency"] = "high"
    db.table("notes").insert(first)
    notes.save(first["id"], says("two"), 1)
    db.table("notes").update(lambda document: document["content"].update(urgency="low"))
    notes.undo(first["id"])
    (document,) = db.table("notes")
    assert document["content"]["urgency"] == "high"


def test_a_field_that_is_known_goes_before(db: JournalDB, notes: Notes) -> None:
    note = notes.add(ON, says("one"))
    make_later(db, note)
    fresh = notes.save(note.id, Content(body="two", reliability="A"), 1)
    (document,) = db.table("notes")
    assert document["content"] == {
        "body": "two", "tags": [], "reliability": "A", "urgency": "high"
    }  # fmt: skip
    assert "briefings:unknown" not in document
    assert notes.get(note.id) == fresh


def test_unknown_fields_are_found_and_laid_under() -> None:
    raw = {"briefing": "b", "x": 1, "passage": {"start": 1, "end": 2, "quote": {"exact": "a"}}}
    known = msgspec.convert(raw, Target)
    rest = unknown(raw, known)
    assert rest == {"": {"x": 1}}
    assert with_unknown({"briefing": "c", "x": 2}, rest) == {"briefing": "c", "x": 2}
    assert with_unknown({"briefing": "c"}, {"passage": {"": {"y": 1}}}) == {"briefing": "c"}
    assert both({"": {"a": 1, "b": 1}, "t": {"": {"c": 1}}}, {"": {"b": 2}}) == {
        "": {"a": 1, "b": 2}, "t": {"": {"c": 1}}
    }  # fmt: skip
