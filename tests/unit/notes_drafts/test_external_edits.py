"""Texts lent to an editor: what it saved becomes a draft, however both programs ended."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.notes.drafts.external_edit import ExternalEdit
from briefings.notes.drafts.files import DraftFiles
from briefings.notes.drafts.folder import DraftFolder
from briefings.notes.drafts.service import Drafts
from tests.unit.notes_drafts.drafts_helpers import TARGET, names, text

Window = Callable[..., Drafts]


def edit_externally(drafts: Drafts, body: str = "given", note: str | None = None) -> ExternalEdit:
    """Lend a text that was only read so far, as a program that is killed then leaves it."""
    return drafts.begin(TARGET, note, 1 if note else 0, text(body)).edit_externally()


def bodies(drafts: Drafts) -> list[str]:
    return [waiting.draft.content.body for waiting in drafts.waiting()]


def test_only_the_owner_can_read_what_is_lent(window: Window, directory: Path) -> None:
    lent = edit_externally(window())
    assert lent.path.read_text() == "given"
    assert stat.S_IMODE(lent.directory.stat().st_mode) == 0o700
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in lent.directory.iterdir()}
    assert modes == {"draft.json": 0o600, "note.md": 0o600}
    assert lent.directory.parent == directory


def test_what_was_saved_waits_as_a_draft(window: Window, directory: Path) -> None:
    lent = edit_externally(window(), note="note-1")
    lent.path.write_text("saved\n")
    second = window()
    (waiting,) = second.waiting()
    assert waiting.draft.content == text("saved")
    assert (waiting.draft.target, waiting.draft.note, waiting.draft.based_on) == (
        TARGET, "note-1", 1
    )  # fmt: skip
    assert (waiting.live, second.problems) == (False, ())
    assert names(directory) == [f"{lent.id}.json"]
    assert bodies(window()) == ["saved"], "once"


def test_what_was_not_changed_leaves_nothing(window: Window, directory: Path) -> None:
    edit_externally(window())
    saved = edit_externally(window())
    saved.path.write_text("given\n")
    assert bodies(window()) == []
    assert names(directory) == []


def test_it_takes_the_place_of_the_draft_that_it_was_lent_from(
    window: Window, directory: Path
) -> None:
    first = window()
    handle = first.begin(TARGET)
    handle.update(text("typed"))
    handle.flush()
    lent = handle.edit_externally()
    lent.path.write_text("typed and saved")
    other = first.begin(TARGET)
    other.update(text("another"))
    first.close()
    assert sorted(bodies(window())) == ["another", "typed and saved"]
    assert len(names(directory)) == 2


def test_nothing_is_taken_from_an_editor_that_lives(window: Window) -> None:
    lent = edit_externally(window())
    with lent.held() as lock:
        assert lock is not None
        lent.path.write_text("saved, and more to come")
        assert bodies(window()) == []
        with lent.held() as second:
            assert second is None
    assert bodies(window()) == ["saved, and more to come"]


@pytest.mark.parametrize("name", ["note.md.save", "#note.md#"])
def test_what_an_editor_rescued_goes_before_what_it_saved(
    window: Window, directory: Path, name: str
) -> None:
    lent = edit_externally(window())
    lent.path.write_text("saved")
    (lent.directory / name).write_text("saved, and typed\n")
    assert bodies(window()) == ["saved, and typed"]
    assert names(directory) == [f"{lent.id}.json"]


def test_a_swap_file_is_named_once_and_stays(window: Window) -> None:
    lent = edit_externally(window(), note="note-1")
    lent.path.write_text("saved")
    swap = lent.directory / ".note.md.swp"
    swap.write_bytes(b"b0VIM")
    for is_first in (True, False):
        drafts = window()
        assert bodies(drafts) == ["saved"]
        assert [str(lent.directory) in problem for problem in drafts.problems] == [True] * is_first
        assert drafts.leftovers() == [swap]
    window().forget("note-1")
    assert not swap.exists()


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"a\0\xff"])
def test_what_cannot_be_read_is_kept_and_named(window: Window, raw: bytes) -> None:
    lent = edit_externally(window())
    lent.path.write_bytes(raw)
    drafts = window()
    assert drafts.waiting() == []
    assert drafts.problems == (f"{lent.path} is not UTF-8: it is kept, convert it.",)
    assert lent.path.read_bytes() == raw


def test_a_purge_removes_what_was_lent_of_the_note(window: Window, directory: Path) -> None:
    edit_externally(window(), "purged", "note-1")
    other = edit_externally(window(), "another's", "note-2")
    window().forget("note-1")
    assert names(directory) == [other.directory.name]


def test_a_purge_names_what_an_editor_has_open(window: Window) -> None:
    lent = edit_externally(window(), "purged", "note-1")
    with lent.held():
        drafts = window()
        drafts.forget("note-1")
        assert drafts.open_in_editors("note-1") == [lent.path]
        assert drafts.open_in_editors("note-2") == []
    assert lent.path.exists()


def test_line_ends_and_a_last_empty_line_are_what_they_were(window: Window) -> None:
    lent = edit_externally(window(), "a\r\nb\n")
    assert lent.text() is None
    lent.path.write_bytes(b"a\r\nb\r\nc\n")
    assert lent.text() == "a\r\nb\r\nc"


def test_a_link_is_not_followed(window: Window, directory: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    lent = edit_externally(window())
    lent.path.write_text("theirs")
    lent.directory.rename(elsewhere)
    lent.directory.symlink_to(elsewhere)
    assert bodies(window()) == []
    assert sorted(path.name for path in elsewhere.iterdir()) == ["draft.json", "note.md"]
    inside = edit_externally(window())
    inside.path.unlink()
    inside.path.symlink_to(elsewhere / "note.md")
    assert bodies(window()) == []


def test_two_starts_at_once_make_one_draft(window: Window, directory: Path) -> None:
    lent = edit_externally(window())
    lent.path.write_text("saved")
    again = ExternalEdit(DraftFolder(directory, DraftFiles()), lent.id)
    assert again.rescued() == "saved"
    assert bodies(window()) == bodies(window()) == ["saved"]


def test_what_was_not_put_down_to_the_end_is_removed_in_time(
    window: Window, directory: Path
) -> None:
    lent = edit_externally(window())
    (lent.directory / "draft.json").unlink()
    assert bodies(window()) == []
    assert lent.path.exists(), "another window may be at it"
    os.utime(lent.directory, (0, 0))
    assert bodies(window()) == []
    assert names(directory) == []
    (edit_externally(window()).directory / "draft.json").unlink()
    window().forget("note-1")
    assert names(directory) == []


def test_a_damaged_one_is_kept_and_named(window: Window) -> None:
    lent = edit_externally(window())
    lent.path.write_text("saved")
    (lent.directory / "draft.json").write_bytes(b"{}")
    drafts = window()
    assert drafts.waiting() == []
    (problem,) = drafts.problems
    assert str(lent.directory / "draft.json") in problem
    assert "it is kept, with the text beside it in note.md" in problem
    assert lent.path.read_text() == "saved"
