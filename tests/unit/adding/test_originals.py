"""The files that articles came in: kept, given back, removed when nobody needs them."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefings import AddOptions, Content, Given, Library, Target
from briefings.errors import BriefingsError, DamagedError, NoSpaceError, NotFoundError, UsageError
from briefings.originals import Originals
from briefings.store.files import Files
from tests.unit.adding.folders import briefing_folder, text_file
from tests.unit.command_line import Command, Packaged
from tests.unit.core.builders import seed

RAW = b"\xef\xbb\xbfHarbour\r\n\r\nThe boats landed.\r\n"


@pytest.fixture
def library(tmp_path: Path, packaged: Packaged) -> Iterator[Library]:
    packaged(seed())
    with Library(tmp_path / "library") as opened:
        yield opened


def add(library: Library, path: Path, raw: bytes = RAW, **options: bool | int) -> str:
    path.write_bytes(raw)
    (added,), _ = library.add(path, options=AddOptions(**options))  # type: ignore[arg-type]
    return added.id


def kept(library: Library) -> list[Path]:
    return [path for path in (library.directory / "originals").rglob("*") if path.is_file()]


def everything(library: Library) -> bytes:
    """Return all bytes of all files of a library, and their names."""
    files = [path for path in library.directory.rglob("*") if path.is_file()]
    return b"".join(str(path).encode() + path.read_bytes() for path in files)


def test_a_file_is_given_back_as_it_came_and_is_its_owners_alone(
    library: Library, tmp_path: Path
) -> None:
    briefing_id = add(library, tmp_path / "harbour.txt")
    assert library.originals.get(briefing_id) == ("harbour.txt", RAW)
    (path,) = kept(library)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_none_is_kept_where_it_is_not_wanted_or_too_large(library: Library, tmp_path: Path) -> None:
    briefing_id = add(library, tmp_path / "harbour.txt", originals=False)
    assert kept(library) == []
    with pytest.raises(NotFoundError, match="is not kept"):
        library.originals.get(briefing_id)
    large = b"Harbour\n\nThe boats landed.\n" + (b" " * 20 + b"\n") * 51_000  # it is soon read
    (tmp_path / "large.txt").write_bytes(large)
    (added,), _ = library.add(tmp_path / "large.txt", options=AddOptions(largest_original=1))
    assert added.remarks == (
        "large.txt has 1 MB and is not kept as it came: the setting `originals` allows 1.",
    )
    assert kept(library) == []
    library.add(tmp_path / "large.txt", options=AddOptions(largest_original=2))
    assert library.originals.get(added.id).raw == large


def test_what_is_not_what_was_kept_is_not_given_back(library: Library, tmp_path: Path) -> None:
    briefing_id = add(library, tmp_path / "harbour.txt")
    (path,) = kept(library)
    path.write_bytes(RAW.replace(b"boats", b"goats"))
    with pytest.raises(DamagedError, match="is not the file that was kept"):
        library.originals.get(briefing_id)


def test_folders_that_lead_elsewhere_are_not_written_to(library: Library, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (library.directory / "originals").symlink_to(elsewhere)
    with pytest.raises(BriefingsError, match="originals"):
        add(library, tmp_path / "harbour.txt")
    assert list(elsewhere.iterdir()) == []
    assert len(library.ids()) == 1


class Full(Files):
    """A disk that is full as soon as something is written to it."""

    def write(self, fd: int, data: bytes | memoryview, offset: int) -> int:
        raise OSError(28, "No space left on device")


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "originals", Full())
    with pytest.raises(NoSpaceError):
        originals.keep(RAW, "0" * 64)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_an_article_that_is_not_kept_has_no_original_either(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Files.write

    def full(self: Files, fd: int, data: bytes | memoryview, offset: int) -> int:
        if "library.log" in str(Path(f"/proc/self/fd/{fd}").readlink()):
            raise OSError(28, "No space left on device")
        return write(self, fd, data, offset)

    monkeypatch.setattr(Files, "write", full)
    with pytest.raises(NoSpaceError):
        add(library, tmp_path / "harbour.txt")
    assert kept(library) == []
    monkeypatch.undo()
    assert len(library.ids()) == 1


# -- for good ------------------------------------------------------------------------------------


def test_a_purge_leaves_no_word_and_no_file(library: Library, tmp_path: Path) -> None:
    library.notes.set_author("Ann")
    briefing_id = add(library, tmp_path / "harbour.txt")
    note = library.notes.add(Target(briefing=briefing_id), Content(body="Ask the master."))
    library.notes.delete(note.id, note.revision)
    with pytest.raises(UsageError, match="A note is on"):
        library.purging.purge(briefing_id)
    assert library.originals.get(briefing_id).raw == RAW
    library.remove(briefing_id)
    done = library.purging.purge(briefing_id, with_notes=True)
    assert done.originals == 1
    assert b"boats landed" not in everything(library)
    assert b"Ask the master" not in everything(library)
    assert briefing_id.encode() not in everything(library)
    assert len(library.ids()) == 1
    with pytest.raises(NotFoundError):
        library.purging.purge(briefing_id)
    assert add(library, tmp_path / "harbour.txt") == briefing_id


def test_earlier_versions_and_their_receipts_go_too(library: Library, tmp_path: Path) -> None:
    briefing_id = add(library, tmp_path / "harbour.txt")
    later = RAW.replace(b"boats landed", b"ferries sailed")
    assert later != RAW
    library.add_text(later, "later.txt", Given(update=briefing_id))
    library.versions.undo(briefing_id)
    assert b"ferries sailed" in everything(library)
    library.purging.purge(briefing_id)
    for words in (b"boats landed", b"ferries sailed", briefing_id.encode()):
        assert words not in everything(library)


def test_what_another_briefing_needs_stays(library: Library, tmp_path: Path) -> None:
    folder = briefing_folder(tmp_path)
    (added,), _ = library.add(folder)
    library.purging.purge("brava-2021")
    assert library.ids() == [added.id]
    assert library.verify(added.id).sound
    library.purging.purge(added.id)
    assert library.ids() == []


def test_original_writes_the_file_out(made_up: Command, tmp_path: Path) -> None:
    text_file(tmp_path, "letter.txt", "A letter\n\nIt is long.\n")
    (added,) = made_up.json("add", str(tmp_path / "letter.txt"))["added"]
    code, out, _ = made_up("original", added["id"])
    assert (code, out) == (0, "A letter\n\nIt is long.\n")
    folder = tmp_path / "out"
    folder.mkdir()
    said = made_up.json("original", added["id"], "-o", str(folder))
    assert said["path"] == str(folder / "letter.txt")
    assert (folder / "letter.txt").read_bytes() == b"A letter\n\nIt is long.\n"
    code, sentence = made_up.error("original", added["id"], "-o", str(folder))
    assert "is there already" in sentence


def test_purge_asks_and_says_what_went(made_up: Command, tmp_path: Path) -> None:
    (added,) = made_up.json("add", str(text_file(tmp_path)))["added"]
    code, sentence = made_up.error("remove", "--purge", added["id"])
    assert (code, "say --yes" in sentence) == (2, True)
    assert "go with --purge" in made_up.error("remove", "--yes", added["id"])[1]
    out = made_up.text("remove", "--purge", "--yes", added["id"])
    assert f"{added['id']} is removed for good" in out
    assert made_up.error("show", added["id"])[0] == 1
