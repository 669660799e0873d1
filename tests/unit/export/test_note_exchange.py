"""Notes that go to and fro between libraries: what is newer replaces, and text is never lost."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.errors import DamagedError
from briefings.export.document import Options
from briefings.export.exporting import export
from briefings.notes import digests
from briefings.notes.importer import Imported, import_notes
from briefings.notes.merge import CONFLICT
from briefings.notes.model import Content, Note, Target
from briefings.notes.service import Notes
from briefings.store import JournalDB
from tests.unit.core import builders

ON: Final = Target(briefing=builders.ID, item="pier")


class Side:
    """A library of one of those who exchange notes."""

    def __init__(self, path: Path, author: str) -> None:
        self.db = JournalDB(path)
        self.notes = Notes(self.db)
        self.notes.set_author(author)

    def export(self) -> bytes:
        options = Options(with_private=True)
        return export([builders.make()], self.notes, "json", options).data

    def take(self, raw: bytes) -> Imported:
        return import_notes(raw, "notes.json", self.notes, lambda _: builders.make())

    def write(self, note: Note, body: str, *tags: str) -> Note:
        now = self.notes.get(note.id)
        return self.notes.save(note.id, Content(body=body, tags=tags), now.revision)

    def said(self) -> list[str]:
        return [" #".join((n.content.body, *n.content.tags)) for n in self.notes.list()]

    def earlier(self, note: Note) -> list[str]:
        return [each.content.body for each in self.notes.history(note.id)]


@pytest.fixture
def sides(tmp_path: Path) -> Iterator[Callable[[str], Side]]:
    made: list[Side] = []

    def make(author: str) -> Side:
        made.append(Side(tmp_path / f"{author}.log", author))
        return made[-1]

    yield make
    for side in made:
        side.db.close()


@pytest.fixture
def ann(sides: Callable[[str], Side]) -> Side:
    return sides("Ann")


@pytest.fixture
def bea(sides: Callable[[str], Side]) -> Side:
    return sides("Bea")


@pytest.fixture
def note(ann: Side, bea: Side) -> Note:
    """A note of Ann's that Bea has taken in."""
    made = ann.notes.add(ON, Content(body="one"))
    bea.take(ann.export())
    return made


def counts(done: Imported) -> dict[str, int]:
    found = msgspec.to_builtins(done)
    return {name: n for name, n in found.items() if isinstance(n, int) and n}


# -- one side has changed it -------------------------------------------------------------------


def test_what_was_changed_there_alone_is_changed_here(ann: Side, bea: Side, note: Note) -> None:
    newer = ann.write(note, "two", "a")
    done = bea.take(ann.export())
    assert counts(done) == {"updated": 1}
    assert done.brought_up_to_date == (note.id,)
    here = bea.notes.get(note.id)
    assert (here.content, here.author, here.modified) == (newer.content, "Ann", newer.modified)
    assert (here.revision, here.created) == (2, note.created)
    assert counts(bea.take(ann.export())) == {"unchanged": 1}
    assert bea.said() == ["two #a"]
    assert bea.notes.undo(note.id).content.body == "one", "the earlier text is in the history"


def test_what_was_changed_here_alone_stays(ann: Side, bea: Side, note: Note) -> None:
    old = ann.export()
    bea.write(note, "two")
    assert counts(bea.take(old)) == {"unchanged": 1}
    assert bea.said() == ["two"]


def test_many_changes_there_are_one_here(ann: Side, bea: Side, note: Note) -> None:
    for number in range(2, 9):
        ann.write(note, f"{number}")
    assert counts(bea.take(ann.export())) == {"updated": 1}
    assert bea.earlier(note) == ["one", "8"]


def test_it_goes_round_through_three_libraries(
    ann: Side, bea: Side, note: Note, sides: Callable[[str], Side]
) -> None:
    cleo = sides("Cleo")
    ann.write(note, "two")
    bea.take(ann.export())
    bea.write(note, "three")
    assert counts(cleo.take(bea.export())) == {"added": 1}
    cleo.write(note, "four")
    assert counts(ann.take(cleo.export())) == {"updated": 1}
    assert counts(bea.take(ann.export())) == {"updated": 1}
    assert ann.said() == bea.said() == cleo.said() == ["four"]
    assert [n.notes.get(note.id).author for n in (ann, bea, cleo)] == ["Cleo"] * 3


def test_a_text_that_came_back_is_newer_than_the_one_it_replaced(
    ann: Side, bea: Side, note: Note
) -> None:
    ann.write(note, "two")
    bea.take(ann.export())
    ann.notes.undo(note.id)
    assert counts(bea.take(ann.export())) == {"updated": 1}
    assert bea.said() == ["one"]
    ann.notes.redo(note.id)
    assert counts(bea.take(ann.export())) == {"updated": 1}
    ann.notes.restore(note.id, 1)
    assert counts(bea.take(ann.export())) == {"updated": 1}
    assert bea.said() == ["one"]
    assert bea.earlier(note) == ["one", "two", "one", "two", "one"]


def test_a_note_deleted_there_and_brought_back_is_the_same_note(
    ann: Side, bea: Side, note: Note
) -> None:
    ann.notes.delete(note.id, 1)
    ann.notes.undo(note.id)
    assert counts(bea.take(ann.export())) == {"unchanged": 1}
    bea.write(note, "two")
    assert counts(ann.take(bea.export())) == {"updated": 1}, "Bea had seen that it came back"
    assert ann.said() == ["two"]


def test_a_note_deleted_here_stays_deleted(ann: Side, bea: Side, note: Note) -> None:
    bea.notes.delete(note.id, 1)
    assert counts(bea.take(ann.export())) == {"unchanged": 1, "deleted": 1}
    assert bea.said() == []


def test_history_is_named_as_far_as_it_is_of_use(ann: Side, bea: Side, note: Note) -> None:
    for number in range(digests.MOST + 10):
        ann.write(note, f"{number}")
    (item,) = json.loads(ann.export())["notes"]["first"]["items"]
    assert len(item["briefings:replaces"]) == digests.MOST
    assert counts(bea.take(ann.export())) == {"conflicting": 1}, "too long ago to be known"


# -- both sides have changed it ------------------------------------------------------------------


def test_what_was_changed_on_both_sides_is_kept_twice(ann: Side, bea: Side, note: Note) -> None:
    ann.write(note, "Ann's")
    bea.write(note, "Bea's")
    done = bea.take(ann.export())
    assert counts(done) == {"conflicting": 1}
    assert bea.said() == ["Bea's", f"Ann's #{CONFLICT}"]
    assert counts(bea.take(ann.export())) == {"unchanged": 1}


def test_a_note_deleted_here_and_changed_there_is_kept_apart(
    ann: Side, bea: Side, note: Note
) -> None:
    bea.notes.delete(note.id, 1)
    ann.write(note, "two")
    assert counts(bea.take(ann.export())) == {"conflicting": 1}
    assert bea.said() == [f"two #{CONFLICT}"]


def test_bringing_an_earlier_text_back_is_a_change_too(ann: Side, bea: Side, note: Note) -> None:
    ann.write(note, "two")
    bea.take(ann.export())
    bea.notes.undo(note.id)
    ann.write(note, "three")
    assert counts(bea.take(ann.export())) == {"conflicting": 1}
    assert bea.said() == ["one", f"three #{CONFLICT}"]


def test_the_same_words_on_both_sides_are_one_note(ann: Side, bea: Side, note: Note) -> None:
    ann.write(note, "same")
    bea.write(note, "same")
    assert counts(bea.take(ann.export())) == {"unchanged": 1}
    assert counts(bea.take(ann.export())) == {"unchanged": 1}
    assert len(bea.notes.history(note.id)) == 3, "known once, not at every import"
    ann.write(note, "and on")
    assert counts(bea.take(ann.export())) == {"updated": 1}
    bea.write(note, "and on and on")
    assert counts(ann.take(bea.export())) == {"updated": 1}
    assert ann.said() == bea.said() == ["and on and on"]


def test_undo_passes_over_what_only_says_that_both_say_the_same(
    ann: Side, bea: Side, note: Note
) -> None:
    ann.write(note, "same")
    bea.write(note, "same")
    bea.take(ann.export())
    assert bea.notes.get(note.id).author == "Bea"
    assert bea.notes.undo(note.id, of=2).content.body == "one"
    assert bea.notes.redo(note.id).content.body == "same"


def test_what_was_kept_apart_folds_when_the_note_says_it(ann: Side, bea: Side, note: Note) -> None:
    ann.write(note, "Ann's")
    bea.write(note, "Bea's")
    (apart,) = bea.take(ann.export()).kept_apart
    bea.write(note, "Ann's")
    done = bea.take(ann.export())
    assert (counts(done), done.folded) == ({"unchanged": 1}, (apart,))
    assert bea.said() == ["Ann's"]
    assert counts(bea.take(ann.export())) == {"unchanged": 1}
    assert bea.notes.undo(apart).content.body == "Ann's", "nothing is lost"


def test_a_copy_kept_apart_elsewhere_does_not_come_back(ann: Side, bea: Side, note: Note) -> None:
    ann.write(note, "Ann's")
    bea.write(note, "Bea's")
    bea.take(ann.export())
    done = ann.take(bea.export())
    assert counts(done) == {"conflicting": 1, "unchanged": 1}
    assert ann.said() == ["Ann's", f"Bea's #{CONFLICT}"]


def test_a_conflict_that_was_settled_there_is_settled_here(
    ann: Side, bea: Side, note: Note
) -> None:
    ann.write(note, "Ann's")
    bea.write(note, "Bea's")
    bea.take(ann.export())
    (apart,) = ann.take(bea.export()).kept_apart
    ann.write(note, "Bea's")
    done = ann.take(bea.export())
    assert done.folded == (apart,)
    assert ann.said() == ["Bea's"]
    ann.write(note, "both")
    assert counts(bea.take(ann.export())) == {"updated": 1}
    assert bea.said() == ["both", f"Ann's #{CONFLICT}"]


def test_what_two_notes_say_folds_once(ann: Side, bea: Side, note: Note) -> None:
    ann.write(note, "Ann's")
    bea.write(note, "Bea's")
    (apart,) = bea.take(ann.export()).kept_apart
    bea.write(note, "Ann's")
    ann.notes.add(ON, Content(body="Ann's"))
    assert bea.take(ann.export()).folded == (apart,)
    assert [each.revision for each in bea.notes.history(apart)] == [1, 2]


def test_one_author_says_a_thing_once(ann: Side, bea: Side) -> None:
    ann.notes.add(ON, Content(body="agreed"))
    bea.notes.add(ON, Content(body="agreed"))
    assert counts(bea.take(ann.export())) == {"added": 1}, "two people agree"
    bea.notes.add(ON, Content(body="again"), author="Ann")
    ann.notes.add(ON, Content(body="again"))
    assert counts(bea.take(ann.export())) == {"unchanged": 2}
    assert bea.said() == ["agreed", "agreed", "again"]


def test_two_equal_notes_of_one_library_are_two(ann: Side, bea: Side) -> None:
    for _ in range(2):
        ann.notes.add(ON, Content(body="twice"))
    assert counts(bea.take(ann.export())) == {"added": 2}
    assert counts(bea.take(ann.export())) == {"unchanged": 2}


# -- whatever they do ------------------------------------------------------------------------------

STEPS = st.lists(
    st.tuples(
        st.integers(0, 2), st.sampled_from(["write", "undo", "delete", "restore", "take"]),
        st.integers(0, 2),
    ),
    max_size=16,
)  # fmt: skip


def _do(sides: list[Side], note_id: str, who: int, what: str, other: int) -> None:
    side = sides[who]
    notes = side.notes
    known = [each.id for each in notes.list(deleted=True)]
    if what == "take":
        side.take(sides[other].export())
    elif note_id in known:
        now = notes.get(note_id)
        if what == "write" and not now.deleted:
            notes.save(note_id, Content(body=f"text {other}"), now.revision)
        elif what == "delete" and not now.deleted:
            notes.delete(note_id, now.revision)
        elif what == "undo" and any(not n.by_undo for n in notes.history(note_id)[1:]):
            if now.restores != 0:
                notes.undo(note_id)
        elif what == "restore":
            notes.restore(note_id, 1)


def _goes_back_to(side: Side, note: Note) -> bool:
    """Whether what a side has came of a revision, which it need not have seen itself."""
    known = {each.id for each in side.notes.list(deleted=True)}
    return note.id in known and digests.digest(note) in digests.line(side.notes.history(note.id))


def _texts(side: Side) -> set[str]:
    return {
        each.content.body
        for note in side.notes.list(deleted=True)
        for each in side.notes.history(note.id)
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_no_text_is_lost_and_nothing_comes_twice(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str, int]]
) -> None:
    place = tmp_path_factory.mktemp("exchange")
    sides = [Side(place / f"{name}.log", name) for name in ("Ann", "Bea", "Cleo")]
    note_id = sides[0].notes.add(ON, Content(body="first")).id
    for who, what, other in steps:
        before = _texts(sides[who])
        _do(sides, note_id, who, what, other)
        assert before <= _texts(sides[who])
        if what == "take":
            new = [n for n in sides[other].notes.list() if not _goes_back_to(sides[who], n)]
            assert {n.content.body for n in new} <= _texts(sides[who])
            said, stamp = sides[who].said(), sides[who].db.path.stat().st_size
            again = sides[who].take(sides[other].export())
            assert counts(again).keys() <= {"unchanged", "deleted"}
            assert (sides[who].said(), sides[who].db.path.stat().st_size) == (said, stamp)
    for side in sides:
        side.db.close()


# -- files from elsewhere ----------------------------------------------------------------------


def changed(raw: bytes, edit: Callable[[Any], object]) -> bytes:
    data = json.loads(raw)
    edit(data["notes"]["first"]["items"][0])
    return json.dumps(data).encode()


def test_a_file_of_before_comes_in_as_it_did(ann: Side, bea: Side, note: Note) -> None:
    ann.write(note, "two")
    old = changed(ann.export(), lambda each: each.pop("briefings:replaces"))
    assert counts(bea.take(old)) == {"conflicting": 1}
    assert bea.said() == ["one", f"two #{CONFLICT}"]
    assert counts(bea.take(old)) == {"unchanged": 1}


def test_what_replaces_falsely_replaces_nothing_for_good(ann: Side, bea: Side, note: Note) -> None:
    bea.write(note, "Bea's")
    (mine,) = json.loads(bea.export())["notes"]["first"]["items"]
    current = digests.digest(bea.notes.get(note.id))

    def forge(each: Any) -> None:
        each["body"][0]["value"] = "forged"
        each["modified"] = "2999-01-01T00:00:00Z"
        each["briefings:replaces"] = [current, *mine["briefings:replaces"]]

    assert counts(bea.take(changed(ann.export(), forge))) == {"updated": 1}
    assert bea.earlier(note) == ["one", "Bea's", "forged"]
    assert bea.notes.undo(note.id).content.body == "Bea's"


def test_no_note_is_moved_away_by_what_replaces_it(ann: Side, bea: Side, note: Note) -> None:
    ann.write(note, "two")

    def forge(each: Any) -> None:
        each["target"]["source"] = each["target"]["source"].replace("item=pier", "item=promise")

    assert counts(bea.take(changed(ann.export(), forge))) == {"conflicting": 1}
    assert bea.notes.get(note.id).content.body == "one"


@pytest.mark.parametrize("names", [["x" * 16], ["0" * 15], ["0" * 17], ["0" * 16 + "\n"], [7], "0"])
def test_a_name_that_is_none_is_told(ann: Side, bea: Side, note: Note, names: object) -> None:
    raw = changed(ann.export(), lambda each: each.update({"briefings:replaces": names}))
    with pytest.raises(DamagedError, match=r"none was imported|no note was imported"):
        bea.take(raw)


def test_no_more_names_are_kept_than_are_given_away(ann: Side, bea: Side) -> None:
    ann.notes.add(ON, Content(body="one"))
    many = [f"{number:016x}" for number in range(10_000)]
    raw = changed(ann.export(), lambda each: each.update({"briefings:replaces": many}))
    assert counts(bea.take(raw)) == {"added": 1}
    assert len(bea.notes.list()[0].replaces) == digests.MOST


def test_a_digest_is_the_same_for_ever() -> None:
    when = dt.datetime(2024, 5, 2, 10, 30, 0, 123456, tzinfo=dt.UTC)
    note = Note(
        id="018f3a00-0000-7000-8000-000000000001", target=ON,
        content=Content(body="Ñ", tags=("a",)), author="Ann",
        created=when, modified=when, revision=3,
    )  # fmt: skip
    assert digests.digest(note) == "0223b77ce6e7a317"


# -- what this program does not know ---------------------------------------------------------------


def of_a_later_program(each: Any) -> None:
    each["briefings:urgency"] = {"level": 2, "since": None}
    each["rights"] = "CC0"
    each["creator"]["nick"] = "nn"
    each["target"]["state"] = {"type": "TimeState"}
    each["body"][1]["language"] = "en"


def test_members_that_are_not_known_go_on_with_the_note(ann: Side, bea: Side) -> None:
    note = ann.notes.add(ON, Content(body="one", tags=("t",)))
    raw = changed(ann.export(), of_a_later_program)
    bea.take(raw)
    bea.write(note, "two", "t")
    (given,) = json.loads(bea.export())["notes"]["first"]["items"]
    assert given["briefings:urgency"] == {"level": 2, "since": None}
    assert (given["rights"], given["creator"]) == (
        "CC0", {"type": "Person", "name": "Bea", "nick": "nn"}
    )  # fmt: skip
    assert given["target"]["state"] == {"type": "TimeState"}
    assert [(each["value"], each.get("language")) for each in given["body"]] == [
        ("two", None), ("t", "en")
    ]  # fmt: skip
    ann.take(bea.export())
    ann.notes.restore(note.id, 1)
    assert json.loads(ann.export())["notes"]["first"]["items"][0]["rights"] == "CC0"


def nested(levels: int) -> object:
    return [nested(levels - 1)] if levels else 1


@pytest.mark.parametrize("member", [nested(60), "x" * (1 << 20)])
def test_members_that_cannot_be_kept_are_told(ann: Side, bea: Side, member: object) -> None:
    ann.notes.add(ON, Content(body="one"))
    raw = changed(ann.export(), lambda each: each.update(more=member))
    with pytest.raises(DamagedError, match=r"note 1: what is not known of it .* none|no note"):
        bea.take(raw)
    assert bea.said() == []
