"""What earlier states of the program left opens in this one, with all that it held."""

import functools
import json
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefings import Library
from briefings.curation import seeding
from briefings.export.document import Options
from briefings.model import ReadingPlace
from briefings.notes.model import Content, Note, Target
from briefings.notes.service import Notes
from briefings.paths import LOG_NAME
from briefings.repository import legacy
from briefings.repository.briefings import BriefingRepository
from briefings.store import JournalDB
from briefings.store.index import COUNTED
from briefings.unknown_fields import HERE

ARCHIVES = sorted((Path(__file__).parents[2] / "libraries").glob("*.tar.xz"))
BRIEFING = "vraem-2014"


@pytest.fixture(params=ARCHIVES, ids=lambda path: path.name.partition(".")[0])
def left(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    with tarfile.open(request.param) as tar:
        tar.extractall(folder, filter="data")
    return folder


@pytest.fixture
def expected(left: Path) -> Any:
    return json.loads((left / "expected.json").read_bytes())


@pytest.fixture
def library(left: Path) -> Iterator[Library]:
    with Library(left) as opened:
        yield opened


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no library be written."""
    opened = functools.partial(JournalDB, read_only=True)
    monkeypatch.setattr("briefings.library.JournalDB", opened)


@pytest.fixture
def brings_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program bring no briefing and no lens along."""
    monkeypatch.setattr(seeding, "seeds", lambda: iter(()))
    monkeypatch.setattr(seeding, "lenses", lambda: iter(()))


def revisions(expected: Any) -> dict[str, list[Note]]:
    return {
        note_id: msgspec.convert(each, list[Note]) for note_id, each in expected["notes"].items()
    }


def test_there_is_one_of_each_stretch_of_work() -> None:
    assert len(ARCHIVES) >= 6


def check_notes_and_their_history(library: Library, expected: Any) -> None:
    kept = revisions(expected)
    assert library.problems == ()
    assert library.notes.author() == expected.get("author")
    assert library.notes.list(deleted=True) == [each[-1] for each in kept.values()]
    assert {note_id: library.notes.history(note_id) for note_id in kept} == kept


def check_drafts(library: Library, expected: Any) -> None:
    found = {waiting.draft.id: waiting.draft for waiting in library.drafts.waiting()}
    assert library.drafts.problems == ()
    assert found.keys() == {draft["id"] for draft in expected["drafts"]}
    for draft in expected["drafts"]:
        there = found[draft["id"]]
        assert there.target == msgspec.convert(draft["target"], Target)
        assert there.content == msgspec.convert(draft["content"], Content)
        assert (there.note, there.based_on) == (draft["note"], draft["based_on"])
        assert there.unknown.get(HERE, {}).get("cursor") == draft["cursor"], "it stays, unread"


def check_places_and_marks(library: Library, expected: Any) -> None:
    assert expected["places"]
    for briefing_id, place in expected["places"].items():
        assert library.places.load(briefing_id) == msgspec.convert(place, ReadingPlace)
    assert library.places.last_read() == BRIEFING
    assert library.get(BRIEFING).id == BRIEFING


def test_it_holds_every_note_draft_place_and_mark(library: Library, expected: Any) -> None:
    check_notes_and_their_history(library, expected)
    check_drafts(library, expected)
    check_places_and_marks(library, expected)


def test_it_can_be_gone_on_with(library: Library, left: Path, expected: Any) -> None:
    library.notes.set_author("Cleo")
    for note_id, kept in revisions(expected).items():
        now = kept[-1]
        if not now.deleted:
            now = library.notes.save(note_id, Content(body="gone on with"), now.revision)
        assert library.notes.undo(note_id).content == kept[-1].content
        assert library.notes.history(note_id)[: len(kept)] == kept
    new = library.notes.add(Target(briefing=BRIEFING), Content(body="new"))
    library.close()
    with Library(left) as again:
        assert again.notes.get(new.id) == new
        assert len(again.notes.list(deleted=True)) == len(expected["notes"]) + 1


def test_what_was_purged_is_nowhere(left: Path, expected: Any) -> None:
    purged = expected.get("purged", "Purged for good")
    files = [path for path in left.rglob("*") if path.is_file() and path.name != "expected.json"]
    assert files
    assert not any(purged.encode() in path.read_bytes() for path in files)
    assert not any(b"Purged for good" in path.read_bytes() for path in files)


def test_nothing_of_the_old_shape_is_left(library: Library, left: Path) -> None:
    (seed,) = seeding.seeds()
    library.close()
    with JournalDB(left / LOG_NAME) as db:
        documents = list(db.table("briefings"))
        assert [document["key"] for document in documents] == [BRIEFING]
        assert all(document.doc_id >= COUNTED for document in documents)
        assert not any(legacy.is_legacy(json.dumps(document).encode()) for document in documents)
        record = BriefingRepository(db).record(BRIEFING)
        # Nobody has edited it, so that it is today's edition.
        assert record.edition == seed.digest
        taken = {document["key"]: document["taken"] for document in db.table("packaged")}
        assert taken[BRIEFING] == seed.digest
        changes = db.examine().changes
    with Library(left) as again:
        assert again.packaged.offers() == []
        assert again.upkeep.examine().changes == changes


@pytest.mark.usefixtures("read_only")
def test_one_that_cannot_be_written_is_read_as_it_is(left: Path, expected: Any) -> None:
    before = (left / LOG_NAME).read_bytes()
    with Library(left) as library:
        assert library.read_only
        check_notes_and_their_history(library, expected)
        check_drafts(library, expected)
        check_places_and_marks(library, expected)
        assert library.ids() == [BRIEFING]
        assert library.search("coca").matched == 1
    assert (left / LOG_NAME).read_bytes() == before


def shown(library: Library) -> dict[str, object]:
    """Return all that is made of the briefing, exported for people and for programs."""
    exported = {name: library.export(BRIEFING, name, Options()).data for name in ("md", "json")}
    return {**exported, "briefing": library.get(BRIEFING), "catalogue": library.catalogue()}


@pytest.mark.usefixtures("brings_nothing")
def test_it_reads_the_same_before_the_upgrade_and_after_it(
    left: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("briefings.library.JournalDB", functools.partial(JournalDB, read_only=True))
        with Library(left) as library:
            before = shown(library)
    with Library(left) as library:
        assert shown(library) == before
        assert library.get(BRIEFING).problems == ()


def test_programs_that_have_it_open_see_it_upgraded(left: Path, expected: Any) -> None:
    with JournalDB(left / LOG_NAME) as db, JournalDB(left / LOG_NAME, read_only=True) as other:
        reading = [BriefingRepository(db), BriefingRepository(other)]
        before = [each.record(BRIEFING) for each in reading]
        assert [len(each.listed()) for each in reading] == [1, 1]
        with Library(left) as library:
            kept = library._briefings.record(BRIEFING)
            assert [each.record(BRIEFING) for each in reading] == [kept, kept]
            assert [each.get(BRIEFING) for each in reading] == [library.get(BRIEFING)] * 2
            listed = [[e.entry for e in each.listed()] for each in reading]
            assert listed == [library.catalogue()] * 2
            notes = Notes(db)
            notes.set_author("Cleo")
            note = notes.add(Target(briefing=BRIEFING), Content(body="meanwhile"))
            assert library.notes.get(note.id) == note
            assert len(library.notes.list(deleted=True)) == len(expected["notes"]) + 1
        assert before[0].added == kept.added


def test_programs_that_open_it_at_once_upgrade_it_once(left: Path) -> None:
    children = []
    for _ in range(4):
        if child := os.fork():
            children.append(child)
            continue
        try:
            Library(left).close()
            os._exit(0)
        finally:
            os._exit(1)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * len(children)
    with JournalDB(left / LOG_NAME) as db:
        assert len(db.table("briefings")) == 1
        assert len(db.table("packaged")) == 1 + len(list(seeding.lenses()))
        assert len(db.table("articles")) <= 2
