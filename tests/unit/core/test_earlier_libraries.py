"""What earlier states of the program left opens in this one, with all that it held."""

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefings import Library
from briefings.model import ReadingPlace
from briefings.notes.model import Content, Note, Target
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


def revisions(expected: Any) -> dict[str, list[Note]]:
    return {
        note_id: msgspec.convert(each, list[Note]) for note_id, each in expected["notes"].items()
    }


def test_there_is_one_of_each_stretch_of_work() -> None:
    assert len(ARCHIVES) >= 6


def test_it_holds_every_note_with_its_history(library: Library, expected: Any) -> None:
    kept = revisions(expected)
    assert library.problems == ()
    assert library.notes.author() == expected.get("author")
    assert library.notes.list(deleted=True) == [each[-1] for each in kept.values()]
    assert {note_id: library.notes.history(note_id) for note_id in kept} == kept


def test_it_holds_every_draft(library: Library, expected: Any) -> None:
    found = {waiting.draft.id: waiting.draft for waiting in library.drafts.waiting()}
    assert library.drafts.problems == ()
    assert found.keys() == {draft["id"] for draft in expected["drafts"]}
    for draft in expected["drafts"]:
        there = found[draft["id"]]
        assert there.target == msgspec.convert(draft["target"], Target)
        assert there.content == msgspec.convert(draft["content"], Content)
        assert (there.note, there.based_on) == (draft["note"], draft["based_on"])
        assert there.unknown.get(HERE, {}).get("cursor") == draft["cursor"], "it stays, unread"


def test_it_holds_every_place_and_mark(library: Library, expected: Any) -> None:
    assert expected["places"]
    for briefing_id, place in expected["places"].items():
        assert library.place(briefing_id) == msgspec.convert(place, ReadingPlace)
    assert library.last_read() == BRIEFING
    assert library.get(BRIEFING).id == BRIEFING


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
