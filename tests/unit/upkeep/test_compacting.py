"""A compacted library says what it said before, in fewer bytes."""

from pathlib import Path

import msgspec

from briefings import Library
from briefings.repository.proposals import TABLE as PROPOSALS
from briefings.repository.proposals import proposals
from briefings.review.decision import Confirm, Edit, Reject
from briefings.store import JournalDB
from briefings.store.records import document_id
from tests.unit.command_line import Command
from tests.unit.review.test_reviews import item


def said(library: Library, port: str) -> object:
    """Return what a library says of its briefings and notes, with their revisions."""
    notes = library.notes.list()
    return (
        [library.get(each) for each in library.ids()],
        notes,
        [library.notes.history(note.id) for note in notes],
        library.catalogue(),
        library.reviews.last(port),
    )


def test_all_that_is_said_stays(used: Library, port: str, folder: Path) -> None:
    library = used
    for words in ("54 percent", "12,500 tonnes"):
        library.reviews.decide(port, [Confirm(item(library, port, words).id)], editor="Ana")
    taken_back = library.reviews.decide(port, [Reject(library.get(port).items[0].id)], editor="Ana")
    library.reviews.decide(port, [Confirm(library.get(port).items[-1].id)], editor="Ana")
    library.reviews.undo(taken_back)
    library.notes.set_author("Ana B.")
    before = said(library, port)
    done = library.upkeep.compact()
    assert done.lines > 0
    assert said(library, port) == before
    with Library(folder) as again:
        assert again.upkeep.examine().sound
        assert said(again, port) == before
    library.reviews.decide(port, [Reject(library.get(port).items[0].id)], editor="Ana")
    assert library.get(port).rejected


def test_proposals_that_no_briefing_needs_go(used: Library, port: str, folder: Path) -> None:
    with JournalDB(folder / "library.log") as db:
        kept = proposals(db)
        (raw,) = (raw for _, raw in db.each_raw(PROPOSALS))
        there = msgspec.json.decode(raw)["key"]
        record = kept.get(there)
        assert record is not None
        kept.put(msgspec.structs.replace(record, key="dead", article="dead"))
    used.upkeep.compact()
    with JournalDB(folder / "library.log") as db:
        assert db.ids(PROPOSALS) == [document_id(there)]
    assert b'"dead"' not in (folder / "library.log").read_bytes()
    assert used.get(port).items


def test_in_words_and_as_json(made_up: Command) -> None:
    made_up("note", "add", "brava-2021", "--body", "kept", "--author", "Ana")
    said = made_up.json("compact")
    assert set(said) == {"before", "after", "lines"}
    text = " ".join(made_up.text("compact").split())
    assert "library.log had " in text
    assert text.endswith("lines that nobody needs are gone.")
    assert "kept" in made_up.text("note", "list")


def test_the_doctor_reads_originals_too(used: Library, folder: Path) -> None:
    (original,) = (path for path in (folder / "originals").rglob("*") if path.is_file())
    original.write_bytes(original.read_bytes()[::-1])
    health = used.upkeep.examine()
    assert not health.sound
    assert f"{original} is not the file that was kept there" in health.problems[0]


def test_what_was_decided_about_earlier_goes_with_its_briefing(
    used: Library, port: str, folder: Path
) -> None:
    library = used
    told = item(library, port, "54 percent")
    first = library.reviews.decide(port, [Reject(library.get(port).items[0].id)], editor="Ana")
    edited = msgspec.structs.replace(told, text="never said aloud")
    library.reviews.decide(port, [Edit(edited)], editor="Ana")
    library.reviews.undo(first)
    library.upkeep.compact()
    assert b"never said aloud" in (folder / "library.log").read_bytes()
    library.purging.purge(port, with_notes=True)
    assert b"never said aloud" not in (folder / "library.log").read_bytes()
