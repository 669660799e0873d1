"""Files that no window of ours wrote: they crash nothing, and stay where they are."""

import os
import socket
import time
from pathlib import Path

import msgspec
import pytest

from briefings.errors import BriefingsError, DamagedError
from briefings.notes.drafts.model import encode_draft
from briefings.notes.drafts.service import Drafts
from tests.unit.notes_drafts.drafts_helpers import TARGET, Window, names, text

ID = "c0ffee00" * 4


@pytest.fixture
def raw(window: Window, directory: Path) -> bytes:
    """Put a whole draft on the disk and return its file's bytes under the id `ID`."""
    drafts = window()
    drafts.begin(TARGET).update(text("¿whole?"))
    drafts.close()
    (waiting,) = window().waiting()
    (directory / f"{waiting.draft.id}.json").unlink()
    return encode_draft(msgspec.structs.replace(waiting.draft, id=ID))


@pytest.mark.parametrize("suffix", [".json", ".tmp", ".taken"])
def test_things_that_are_no_files(
    window: Window, directory: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory.mkdir(parents=True)
    monkeypatch.chdir(directory)  # a socket's path must be short
    (directory / f"{'1' * 32}{suffix}").mkdir()
    os.mkfifo(directory / f"{'2' * 32}{suffix}")
    (directory / f"{'3' * 32}{suffix}").symlink_to("/dev/zero")
    (directory / f"{'4' * 32}{suffix}").symlink_to("nowhere")
    (directory / f"{'5' * 32}{suffix}").touch()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{'6' * 32}{suffix}")
    before = names(directory)
    drafts = window()
    assert drafts.waiting() == []
    assert len(drafts.problems) == (6 if suffix == ".json" else 0)
    drafts.forget("note-1")
    handle = drafts.begin(TARGET)
    handle.update(text("typed"))
    assert handle.flush()
    assert set(before) - set(names(directory)) <= {f"{'5' * 32}.tmp", f"{'5' * 32}.taken"}


def test_foreign_names_are_not_ours(window: Window, directory: Path, raw: bytes) -> None:
    foreign = ["notes.json", f"{ID}.json~", f".{ID}.json", f"{ID.upper()}.json", f"{ID}x.json"]
    for name in [*foreign, "a\nb.json", os.fsdecode(b"\xff.json"), ".tmp", ".json", "x.taken"]:
        (directory / name).write_bytes(raw)
    before = names(directory)
    drafts = window()
    assert drafts.waiting() == []
    assert drafts.problems == ()
    drafts.forget("note-1")
    assert names(directory) == before


def test_a_draft_torn_at_any_byte_is_named_and_kept(
    window: Window, directory: Path, raw: bytes
) -> None:
    drafts = window()
    path = directory / f"{ID}.json"
    for length in range(len(raw)):
        path.write_bytes(raw[:length])
        assert drafts.waiting() == []
        (problem,) = drafts.problems
        assert path.name in problem
        assert path.read_bytes() == raw[:length]
    path.write_bytes(raw)
    assert [waiting.draft.content.body for waiting in drafts.waiting()] == ["¿whole?"]
    assert drafts.problems == ()


def test_a_damaged_draft_is_neither_taken_nor_thrown_away(
    window: Window, directory: Path, raw: bytes
) -> None:
    path = directory / f"{ID}.json"
    path.write_bytes(raw.replace(b"whole", b"other"))
    for attempt in (window().take_over, window().discard):
        with pytest.raises(DamagedError, match=ID):
            attempt(ID)
    assert path.exists()
    path.write_bytes(raw[:40])
    (directory / f"{ID}.taken").write_bytes(b'{"digest":"x"}')
    assert window().waiting() == []
    assert path.exists()


def test_a_file_larger_than_any_draft_is_not_read(window: Window, directory: Path) -> None:
    directory.mkdir(parents=True)
    with (directory / f"{ID}.json").open("wb") as file:
        file.truncate(1 << 40)
    drafts = window()
    assert drafts.waiting() == []
    assert "larger" in drafts.problems[0]


def test_a_directory_that_is_none(window: Window, directory: Path) -> None:
    directory.parent.mkdir(parents=True)
    directory.write_text("a file")
    drafts = window()
    assert drafts.waiting() == []
    assert len(drafts.problems) == 1
    handle = drafts.begin(TARGET)
    handle.update(text("typed"))
    assert not handle.flush()
    assert handle.problem is not None
    with pytest.raises(BriefingsError):
        drafts.forget("note-1")
    directory.unlink()
    assert handle.flush()


def test_a_directory_that_went_away_is_made_again(drafts: Drafts, directory: Path) -> None:
    handle = drafts.begin(TARGET)
    handle.update(text("one"))
    assert handle.flush()
    for path in directory.iterdir():
        path.unlink()
    directory.rmdir()
    assert drafts.waiting() == []
    handle.update(text("two"))
    assert handle.flush()
    assert names(directory) == [f"{handle.id}.json"]


def test_an_abandoned_temporary_file_goes_once_it_is_old(
    window: Window, directory: Path, raw: bytes
) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / f"{ID}.tmp"
    path.write_bytes(raw)
    assert window().waiting() == []
    assert path.exists()
    hour_ago = time.time() - 3600
    os.utime(path, (hour_ago, hour_ago))
    assert window().waiting() == []
    assert not path.exists()


def test_a_copy_under_another_id_is_not_a_draft(
    window: Window, directory: Path, raw: bytes
) -> None:
    (directory / f"{'d' * 32}.json").write_bytes(raw)
    drafts = window()
    assert drafts.waiting() == []
    assert "its name says" in drafts.problems[0]


def test_a_draft_that_decodes_is_what_was_encoded(window: Window, directory: Path) -> None:
    drafts = window()
    drafts.begin(TARGET).update(text("same bytes"))
    drafts.close()
    (waiting,) = window().waiting()
    written = (directory / f"{waiting.draft.id}.json").read_bytes()
    assert encode_draft(waiting.draft) == written
