"""What the one door does for notes and drafts together."""

from pathlib import Path

from briefings import Library
from briefings.notes.model import Content, Target


def test_a_purged_note_leaves_no_draft_and_no_word_anywhere(tmp_path: Path) -> None:
    with Library(tmp_path / "library") as library:
        target = Target(briefing=library.ids()[0])
        note = library.notes.add(target, Content(body="zebra secret"), author="Ann")
        kept = library.notes.add(target, Content(body="stays here"))
        handle = library.drafts.begin(target, note.id, 1)
        handle.update(Content(body="zebra secret draft"))
        assert handle.flush()
        library.notes.purge(note.id)
        assert [n.id for n in library.notes.list()] == [kept.id]
    everything = b"".join(p.read_bytes() for p in (tmp_path / "library").rglob("*") if p.is_file())
    assert b"zebra" not in everything
    assert b"stays here" in everything


def test_a_damaged_line_is_reported_and_the_rest_is_read(tmp_path: Path) -> None:
    with Library(tmp_path / "library") as library:
        target = Target(briefing=library.ids()[0])
        for body in ("first note", "second note"):
            library.notes.add(target, Content(body=body), author="Ann")
    log = tmp_path / "library" / "library.log"
    raw = log.read_bytes()
    log.write_bytes(raw.replace(b"first note", b"f\x00rst note"))
    with Library(tmp_path / "library") as library:
        assert library.problems
        assert [n.content.body for n in library.notes.list()] == ["second note"]
