"""Writing, changing, deleting and finding notes."""

import datetime as dt
import json
import threading
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefings.anchors import selectors
from briefings.anchors.passages import Passage, Quote
from briefings.errors import (
    ConflictError,
    DamagedError,
    NotFoundError,
    PurgedError,
    ReadOnlyError,
    UsageError,
)
from briefings.model import Span
from briefings.notes import repository
from briefings.notes.model import Content, Target
from briefings.notes.service import CONFLICT, NoteConflictError, Notes
from briefings.notes.targets import Outline
from briefings.notes.validation import LARGEST_BODY
from briefings.store import JournalDB
from briefings.store.table import JournalTable
from tests.unit.core import builders
from tests.unit.notes.contents import AUTHOR, ON, says


def test_a_note_is_what_was_given(notes: Notes, log: Path) -> None:
    passage = Passage(3, 5, Quote("ab", "xyz", "uvw"))
    content = Content(
        body="# Heading\r\n\ttext \x00 ñ “”",
        tags=("to check", "Ünï"),
        reliability="B",
        credibility="2",
        likelihood="very likely",
        confidence="low",
    )
    note = notes.add(Target(briefing="b", passage=passage), content)
    assert note.content == content
    assert note.target.passage == passage
    assert (note.author, note.revision, note.deleted) == (AUTHOR, 1, False)
    assert note.created == note.modified
    assert dt.datetime.now(dt.UTC) - note.created < dt.timedelta(minutes=1)
    with JournalDB(log, read_only=True) as again:
        assert Notes(again).get(note.id) == note


def test_a_line_of_the_log_says_only_what_is_set(notes: Notes, log: Path) -> None:
    note = notes.add(ON, says("short"))
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    (line,) = [line for line in lines if line.get("t") == "notes" and "d" in line]
    assert line["d"] == {
        "id": note.id,
        "target": {"briefing": "brava-2021"},
        "content": {"body": "short", "tags": []},
        "author": AUTHOR,
        "created": line["d"]["created"],
        "modified": line["d"]["created"],
        "revision": 1,
    }


def test_the_author_is_asked_for_once_and_never_guessed(db: JournalDB) -> None:
    notes = Notes(db)
    assert notes.author() is None
    with pytest.raises(UsageError, match="`briefings note author NAME` says it"):
        notes.add(ON, says("x"))
    assert notes.list() == []
    assert notes.add(ON, says("x"), " Ana Núñez ").author == AUTHOR
    assert notes.author() == AUTHOR
    assert notes.add(ON, says("y")).author == AUTHOR
    assert notes.add(ON, says("z"), "Berta").author == "Berta"
    assert notes.author() == "Berta"
    assert len(db.table("settings")) == 1


@pytest.mark.parametrize("name", ["", "  \n", "a\nb", "a\x1b[31m", "x" * 201, "\ud800", "a\u2028b"])
def test_no_author(notes: Notes, name: str) -> None:
    with pytest.raises(UsageError, match="author's name"):
        notes.set_author(name)
    with pytest.raises(UsageError, match="author's name"):
        notes.add(ON, says("x"), name)
    assert notes.author() == AUTHOR


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (says("a\ud800"), "Character 2 of the text is half a character"),
        (says("é" * (LARGEST_BODY // 2 + 1)), "takes 1,048,578 bytes and a note holds 1,048,576"),
        (says("x", "a,b"), "comma"),
        (says("x", " "), "blank"),
        (says("x", "a\tb"), "control characters"),
        (says("x", "y" * 101), "takes 100 characters"),
        (says("x", *map(str, range(51))), "takes 50 tags, and these are 51"),
        (Content(), "says nothing"),
        (msgspec.structs.replace(says("x"), reliability="G"), "no source reliability"),
        (msgspec.structs.replace(says("x"), likelihood="perhaps"), "no likelihood"),
    ],
)
def test_what_cannot_be_kept_is_refused(notes: Notes, content: Content, sentence: str) -> None:
    note = notes.add(ON, says("first"))
    with pytest.raises(UsageError, match=sentence):
        notes.add(ON, content)
    with pytest.raises(UsageError, match=sentence):
        notes.save(note.id, content, 1)
    assert notes.list() == [note]


def test_what_is_kept_is_as_large_as_allowed_and_tags_are_told_once(notes: Notes) -> None:
    note = notes.add(ON, says("é" * (LARGEST_BODY // 2), " a ", "b c", "a", "A"))
    assert note.content.tags == ("a", "b c", "A")
    assert notes.get(note.id) == note


def test_terms_are_stored_as_officially_spelt(notes: Notes) -> None:
    typed = msgspec.convert({"likelihood": "Almost-Certainly", "body": "x"}, Content)
    assert notes.add(ON, typed).content.likelihood == "almost certain"


def test_a_highlight_needs_a_passage_and_no_text(notes: Notes) -> None:
    target = Target(briefing="b", passage=Passage(0, 1, Quote("x")))
    assert notes.add(target, Content()).content.body == ""
    assert notes.add(ON, Content(tags=("a",))).content.tags == ("a",)


def test_a_note_is_on_one_thing(notes: Notes) -> None:
    with pytest.raises(UsageError, match="one panel, item or passage"):
        notes.add(Target(briefing="b", panel="p", item="i"), says("x"))


def test_targets_are_held_against_the_briefing(db: JournalDB) -> None:
    made = builders.make()

    def outline(briefing_id: str) -> Outline:
        if briefing_id != made.id:
            raise NotFoundError(f"There is no briefing “{briefing_id}”.")
        panels = tuple(panel.topic.key for panel in made.panels)
        items = tuple(item.id for item in made.items)
        return Outline(made.id, panels, items, len(made.article.text))

    notes = Notes(db, outline)
    notes.set_author(AUTHOR)
    item, panel = made.items[0].id, made.panels[0].topic.key
    passage = selectors.make(made.article, Span(0, 7))
    for good in (
        Target(briefing=made.id),
        Target(briefing=made.id, item=item),
        Target(briefing=made.id, panel=panel),
        Target(briefing=made.id, passage=passage),
    ):
        assert notes.add(good, says("x")).target == good
    with pytest.raises(NotFoundError, match="no briefing"):
        notes.add(Target(briefing="other"), says("x"))
    with pytest.raises(NotFoundError, match=r"no panel “x”; choose trade, "):
        notes.add(Target(briefing=made.id, panel="x"), says("x"))
    with pytest.raises(NotFoundError, match=f"no item “{item[:4]}”; did you mean .*{item}"):
        notes.add(Target(briefing=made.id, item=item[:4]), says("x"))
    with pytest.raises(NotFoundError, match="--json` names those"):
        notes.add(Target(briefing=made.id, item="???"), says("x"))
    with pytest.raises(UsageError, match="no passage of"):
        notes.add(Target(briefing=made.id, passage=Passage(9, 99_999, Quote("x"))), says("x"))
    assert len(notes.list()) == 4


def test_saving_makes_a_revision(notes: Notes) -> None:
    first = notes.add(ON, says("one"))
    second = notes.save(first.id, says("two", "a"), 1)
    assert (second.revision, second.content) == (2, says("two", "a"))
    assert (second.id, second.created, second.target) == (first.id, first.created, first.target)
    assert second.modified >= first.modified
    assert notes.get(first.id) == second
    assert notes.list() == [second]
    assert notes.history(first.id) == [first, second]


def test_taking_a_grade_away_takes_it_away(notes: Notes) -> None:
    note = notes.add(ON, Content(body="x", confidence="low"))
    assert notes.save(note.id, says("x"), 1) == notes.get(note.id)
    assert notes.get(note.id).content.confidence is None


def test_saving_what_is_there_already_writes_nothing(notes: Notes, log: Path) -> None:
    note = notes.add(ON, says("one"))
    before = log.read_bytes()
    assert notes.save(note.id, says("one"), 1) == note
    assert notes.save(note.id, says("one"), 7) == note
    assert log.read_bytes() == before


def test_a_text_that_comes_too_late_becomes_a_note_of_its_own(notes: Notes) -> None:
    note = notes.add(ON, says("one"))
    current = notes.save(note.id, says("hers", "a"), 1)
    with pytest.raises(NoteConflictError) as caught:
        notes.save(note.id, says("his", "b"), 1)
    kept = caught.value.kept
    assert kept.content == says("his", "b", CONFLICT)
    assert kept.target == note.target
    assert note.id in str(caught.value)
    assert kept.id in str(caught.value)
    assert "revision 2" in str(caught.value)
    assert notes.list() == [current, kept]


def test_a_text_for_a_note_that_was_deleted_meanwhile_is_kept_too(notes: Notes) -> None:
    note = notes.add(ON, says("one"))
    gone = notes.delete(note.id, 1)
    with pytest.raises(NoteConflictError, match="was deleted while") as caught:
        notes.save(note.id, says("two"), 1)
    assert notes.list() == [caught.value.kept]
    with pytest.raises(NotFoundError, match=f"is deleted; `briefings note undo {note.id}`"):
        notes.save(note.id, says("two"), gone.revision)


def test_deleting_keeps_the_text(notes: Notes) -> None:
    note = notes.add(ON, says("one"))
    with pytest.raises(ConflictError, match="was not deleted") as caught:
        notes.delete(note.id, 3)
    assert not isinstance(caught.value, NoteConflictError)
    gone = notes.delete(note.id, 1)
    assert (gone.deleted, gone.revision, gone.content) == (True, 2, note.content)
    assert notes.list() == []
    assert notes.list(deleted=True) == [gone]
    assert notes.get(note.id) == gone
    with pytest.raises(NotFoundError, match="is deleted"):
        notes.delete(note.id, 2)


def test_notes_are_listed_and_counted_by_briefing(notes: Notes) -> None:
    made = [notes.add(Target(briefing=b), says(b)) for b in ("x", "y", "x", "z", "x")]
    assert notes.list() == made
    assert notes.list("x") == [made[0], made[2], made[4]]
    assert notes.counts() == {"x": 3, "y": 1, "z": 1}
    notes.delete(made[1].id, 1)
    notes.delete(made[0].id, 1)
    assert notes.list("x") == [made[2], made[4]]
    assert notes.list("none") == []
    assert notes.counts() == {"x": 2, "z": 1}
    notes.undo(made[0].id)
    assert notes.counts() == {"x": 3, "z": 1}


def test_what_is_not_there(notes: Notes) -> None:
    for call in (
        notes.get,
        notes.history,
        notes.undo,
        notes.purge,
        lambda i: notes.restore(i, 1),
    ):
        with pytest.raises(NotFoundError, match="no note nope"):
            call("nope")


def test_what_was_there_a_moment_ago_was_purged(notes: Notes) -> None:
    note = notes.add(ON, says("x"))
    notes.purge(note.id)
    with pytest.raises(PurgedError, match="was purged meanwhile"):
        notes.save(note.id, says("y"), 1)
    with pytest.raises(PurgedError, match="was purged meanwhile"):
        notes.delete(note.id, 1)
    assert notes.list(deleted=True) == []


def test_a_note_is_found_by_a_part_of_its_id(notes: Notes) -> None:
    note = notes.add(ON, says("x"))
    assert notes.find(note.id[-6:]) == note.id
    with pytest.raises(NotFoundError):
        notes.find("zzzz")


def test_reading_does_not_read_what_was_before(notes: Notes, log: Path) -> None:
    note = notes.add(ON, says("first " * 50))
    notes.save(note.id, says("second"), 1)
    old = log.read_bytes()
    log.write_bytes(old.replace(b"first ", b"FIRST ", 1))
    assert notes.get(note.id).content.body == "second"
    assert [each.content.body for each in notes.list()] == ["second"]
    assert [each.revision for each in notes.history(note.id)] == [2]
    with pytest.raises(NotFoundError, match=r"no revision 1 in the library; there are 2"):
        notes.undo(note.id)


def test_what_is_no_note_is_said_to_be_none(db: JournalDB) -> None:
    db.table("notes").insert({"id": "x", "target": 7})
    notes = Notes(db)
    for _ in range(2):
        with pytest.raises(DamagedError, match="a note that this program cannot read"):
            notes.list()
    db.table("notes").update({"target": {"briefing": "b"}, "revision": "one"}, doc_ids=[1])
    with pytest.raises(DamagedError, match="Note x cannot be read"):
        notes.list()
    assert notes.counts() == {"b": 1}


def test_where_nothing_can_be_written_notes_are_read(notes: Notes, log: Path) -> None:
    note = notes.add(ON, says("x"))
    with JournalDB(log, read_only=True) as db:
        reader = Notes(db)
        assert reader.list() == [note]
        for call in (
            lambda: reader.add(ON, says("y")),
            lambda: reader.save(note.id, says("y"), 1),
            lambda: reader.delete(note.id, 1),
            lambda: reader.undo(note.id),
            lambda: reader.purge(note.id),
            lambda: reader.set_author("other"),
        ):
            with pytest.raises(ReadOnlyError):
                call()
        assert reader.list() == [note]


def test_what_others_write_is_seen(notes: Notes, log: Path) -> None:
    note = notes.add(ON, says("x"))
    with JournalDB(log) as db:
        other = Notes(db)
        assert other.list() == [note]
        added = notes.add(ON, says("y"))
        assert other.get(added.id) == added
        assert other.counts() == {"brava-2021": 2}
        saved = other.save(note.id, says("z"), 1)
        assert notes.list() == [saved, added]
        with pytest.raises(ConflictError):
            notes.save(note.id, says("w"), 1)
        other.delete(added.id, 1)
        assert notes.counts() == {"brava-2021": 2}
        other.purge(note.id)
        with pytest.raises(NotFoundError):
            notes.get(note.id)
        with pytest.raises(NotFoundError):
            notes.save(note.id, says("q"), 2)
        assert added.id in {each.id for each in notes.list(deleted=True)}


def test_several_threads_write_at_once(notes: Notes) -> None:
    shared = notes.add(ON, says("0"))
    late = []

    def work(name: str) -> None:
        for number in range(12):
            notes.add(ON, says(f"{name} {number}"))
            current = notes.get(shared.id)
            try:
                notes.save(shared.id, says(f"{name} {number}"), current.revision)
            except NoteConflictError as error:
                late.append(error.kept)
            notes.counts()
            notes.list(ON.briefing)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    listed = notes.list()
    assert len(listed) == 1 + 36 + len(late)
    assert notes.get(shared.id).revision == 1 + 36 - len(late)
    assert len(notes.history(shared.id)) == 1 + 36 - len(late)
    assert len({note.id for note in listed}) == len(listed)


def test_notes_are_read_a_few_at_a_time_by_who_passes_them_on(
    notes: Notes, db: JournalDB, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.transaction():
        for number in range(12):
            notes.add(ON, says(f"Thought {number}"))
    deleted = notes.list()[3]
    notes.delete(deleted.id, deleted.revision)
    monkeypatch.setattr(repository, "_AT_ONCE", 5)
    asked, get = [], JournalTable.get

    def counted(table: JournalTable, **wanted: Any) -> Any:
        asked.append(len(wanted.get("doc_ids", "1")))
        return get(table, **wanted)

    with monkeypatch.context() as patch:
        patch.setattr(JournalTable, "get", counted)
        passed = notes.each()
        assert next(passed).content.body == "Thought 0"
    assert asked == [5]
    last = notes.list()[-1]
    notes.delete(last.id, last.revision)
    rest = [each.content.body for each in passed]
    assert rest == [f"Thought {number}" for number in range(1, 11) if number != 3]
    assert len(list(notes.each(deleted=True))) == 12
