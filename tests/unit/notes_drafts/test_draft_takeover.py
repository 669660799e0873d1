"""Two windows and one draft: one of them has it, and two texts are never one."""

import errno
import threading
from pathlib import Path

import pytest

from briefings.errors import BriefingsError, ConflictError, DamagedError, NotFoundError
from briefings.notes.drafts.files import DraftFiles
from briefings.notes.drafts.folder import DraftFolder
from briefings.notes.drafts.model import Claim, digest
from briefings.notes.drafts.open_draft import OpenDraft
from briefings.notes.drafts.service import Drafts
from tests.unit.notes_drafts.drafts_helpers import (
    SOON,
    TARGET,
    Failing,
    Hanging,
    Window,
    names,
    text,
    wait_until,
)


def typed(drafts: Drafts, body: str, note: str | None = None) -> OpenDraft:
    handle = drafts.begin(TARGET, note, 1 if note else 0)
    handle.update(text(body))
    assert handle.flush()
    return handle


def bodies(drafts: Drafts) -> list[str]:
    return sorted(waiting.draft.content.body for waiting in drafts.waiting())


def test_a_draft_nobody_writes_is_taken_up_again(window: Window, directory: Path) -> None:
    before = window()
    typed(before, "left behind", "note-1")
    before.close()
    after = window()
    (waiting,) = after.waiting()
    handle = after.take_over(waiting.draft.id)
    assert handle.content == text("left behind")
    assert (handle.note, waiting.draft.based_on) == ("note-1", 1)
    assert not handle.lost
    assert names(directory) == [f"{handle.id}.json"]
    assert after.waiting() == []
    handle.update(text("left behind, and gone on with"))
    handle.flush()
    assert bodies(window()) == ["left behind, and gone on with"]
    assert handle.discard()
    assert names(directory) == []


def test_a_window_that_lives_finds_out_that_its_draft_was_taken(
    window: Window, directory: Path
) -> None:
    told = threading.Event()
    old = window().begin(TARGET, on_change=lambda handle: told.set() if handle.lost else None)
    old.update(text("typed on the old line"))
    old.flush()
    new = window().take_over(old.id)
    assert new.content == text("typed on the old line")
    assert told.wait(SOON)
    assert old.lost
    assert not new.lost
    wait_until(lambda: names(directory) == [f"{new.id}.json"])
    assert old.close()
    assert names(directory) == [f"{new.id}.json"]


@pytest.mark.usefixtures("unaware")
def test_text_the_old_window_had_not_written_is_a_second_draft(window: Window) -> None:
    old = typed(window(interval=60.0), "common")
    old.update(text("common, and more of the old"))
    new = window().take_over(old.id)
    new.update(text("common, and more of the new"))
    assert new.flush()
    assert old.flush()
    assert old.lost
    assert bodies(window()) == ["common, and more of the new", "common, and more of the old"]
    assert len({waiting.draft.id for waiting in window().waiting()}) == 2


def test_what_is_typed_into_a_lost_window_is_a_second_draft_too(window: Window) -> None:
    old = typed(window(), "common")
    new = window().take_over(old.id)
    wait_until(lambda: old.lost)
    assert bodies(window()) == ["common"]
    old.update(text("common, typed blindly"))
    assert old.flush()
    assert new.flush()
    assert bodies(window()) == ["common", "common, typed blindly"]
    again = window().take_over(old.id)
    assert again.content == text("common, typed blindly")
    wait_until(lambda: bodies(window()) == ["common", "common, typed blindly"])
    assert old.discard()
    assert bodies(window()) == ["common", "common, typed blindly"]


@pytest.mark.parametrize("call", ["write", "sync", "replace", "replaced"])
def test_a_write_that_was_stuck_during_the_taking_over_harms_nothing(
    window: Window, directory: Path, call: str
) -> None:
    files = Hanging(call)
    old = typed(window(files), "one")
    files.hang()
    old.update(text("one two"))
    assert files.reached.wait(SOON)
    new = window().take_over(old.id)
    taken = new.content
    assert taken == text("one two" if call == "replaced" else "one")
    new.update(text("one, and new"))
    assert new.flush()
    files.go()
    wait_until(lambda: old.lost)
    assert old.close()
    expected = ["one, and new"] if call == "replaced" else ["one two", "one, and new"]
    assert bodies(window()) == sorted(expected)
    assert not [name for name in names(directory) if not name.endswith(".json")]


def test_what_was_taken_and_saved_does_not_come_back_with_the_old_window(
    window: Window, directory: Path
) -> None:
    files = Hanging("sync")
    old = typed(window(files), "one")
    files.hang()
    old.update(text("one two"))
    assert files.reached.wait(SOON)
    assert window().take_over(old.id).discard()
    assert window().waiting() == []
    files.go()
    wait_until(lambda: old.lost)
    assert bodies(window()) == ["one two"]


def test_of_two_that_take_at_once_one_has_it(window: Window) -> None:
    for _ in range(10):
        before = window()
        draft_id = typed(before, "wanted by two").id
        before.close()
        barrier = threading.Barrier(2)
        taken: list[OpenDraft] = []
        refused: list[BriefingsError] = []

        def take(
            drafts: Drafts,
            draft_id: str = draft_id,
            barrier: threading.Barrier = barrier,
            taken: list[OpenDraft] = taken,
            refused: list[BriefingsError] = refused,
        ) -> None:
            barrier.wait()
            try:
                taken.append(drafts.take_over(draft_id))
            except (ConflictError, NotFoundError) as error:
                refused.append(error)

        threads = [threading.Thread(target=take, args=(window(),)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(SOON)
        assert len(taken) + len(refused) == 2
        assert taken, "refused to both"
        assert {handle.content.body for handle in taken} == {"wanted by two"}
        for handle in taken:
            assert handle.discard()
    assert window().waiting() == []


@pytest.mark.usefixtures("unaware")
def test_the_second_to_claim_is_told_and_leaves_nothing(window: Window, directory: Path) -> None:
    old = typed(window(interval=60.0), "one")
    DraftFolder(directory, DraftFiles()).claim(old.id, Claim(digest(old.content)))
    late = window()
    with pytest.raises(NotFoundError):
        late.take_over(old.id)
    assert names(directory) == [f"{old.id}.json", f"{old.id}.taken"]


@pytest.mark.usefixtures("unaware")
def test_a_claim_made_between_reading_and_claiming_is_told(window: Window, directory: Path) -> None:
    old = typed(window(interval=60.0), "one")

    class Overtaken(DraftFiles):
        def replace(self, source: Path, target: Path) -> None:
            DraftFolder(directory, DraftFiles()).claim(old.id, Claim(digest(text("one"))))
            super().replace(source, target)

    with pytest.raises(ConflictError, match="Another window"):
        window(Overtaken()).take_over(old.id)
    assert names(directory) == [f"{old.id}.json", f"{old.id}.taken"]


def test_on_a_full_disk_the_text_is_handed_over_and_the_old_draft_stays(window: Window) -> None:
    before = window()
    draft_id = typed(before, "kept").id
    before.close()
    files = Failing()
    files.error = errno.ENOSPC
    handle = window(files).take_over(draft_id)
    assert handle.content == text("kept")
    assert handle.problem is not None
    assert bodies(window()) == ["kept"]
    files.error = None
    wait_until(lambda: handle.saved and handle.problem is None)
    (waiting,) = window().waiting()
    assert waiting.draft.id == handle.id


def test_a_draft_saved_as_a_note_on_a_full_disk_takes_the_old_one_along(
    window: Window, directory: Path
) -> None:
    class NoDrafts(DraftFiles):
        def replace(self, source: Path, target: Path) -> None:
            raise OSError(errno.ENOSPC, "full")

    before = window()
    draft_id = typed(before, "kept").id
    before.close()
    handle = window(NoDrafts()).take_over(draft_id)
    assert handle.problem is not None
    assert handle.discard()
    assert names(directory) == []


def test_what_a_killed_taker_left_half_done_costs_nothing(window: Window, directory: Path) -> None:
    before = window()
    draft_id = typed(before, "kept").id
    before.close()
    claim = directory / f"{draft_id}.taken"
    claim.write_bytes(b'{"dig')
    assert bodies(window()) == ["kept"]
    claim.write_bytes(b"")
    handle = window().take_over(draft_id)
    assert names(directory) == [f"{handle.id}.json"]


def test_a_claim_on_a_dead_windows_earlier_text_does_not_hide_the_later(
    window: Window, directory: Path
) -> None:
    before = window()
    draft_id = typed(before, "later").id
    before.close()
    folder = DraftFolder(directory, DraftFiles())
    folder.claim(draft_id, Claim(digest(text("earlier"))))
    assert bodies(window()) == ["later"]
    assert names(directory) == [f"{draft_id}.json"]
    folder.claim(draft_id, Claim(digest(text("later"))))
    assert window().waiting() == []
    assert names(directory) == []


def test_the_second_draft_of_a_stuck_window_can_be_taken_as_well(window: Window) -> None:
    files = Hanging("replaced")
    old = typed(window(files), "one")
    first = window().take_over(old.id)
    files.hang()
    old.update(text("one two"))
    assert files.reached.wait(SOON)
    second = window().take_over(old.id)
    files.go()
    wait_until(lambda: old.lost)
    old.close()
    assert (first.content, second.content) == (text("one"), text("one two"))
    assert bodies(window()) == ["one", "one two"]


@pytest.mark.parametrize("wrong", ["", "../library", "f" * 32, "note-1", "A" * 32, "f" * 31])
def test_what_is_no_draft_cannot_be_taken(drafts: Drafts, wrong: str, directory: Path) -> None:
    with pytest.raises(NotFoundError):
        drafts.take_over(wrong)
    drafts.discard(wrong)
    assert names(directory) == []


def test_a_dead_draft_is_thrown_away(window: Window, directory: Path) -> None:
    before = window()
    typed(before, "not wanted")
    before.close()
    after = window()
    after.discard(after.waiting()[0].draft.id)
    assert names(directory) == []


@pytest.mark.usefixtures("unaware")
def test_a_live_draft_is_thrown_away_as_it_was_seen(window: Window, directory: Path) -> None:
    old = typed(window(interval=60.0), "seen")
    old.update(text("seen, and typed since"))
    window().discard(old.id)
    assert window().waiting() == []
    assert old.flush()
    assert old.lost
    assert bodies(window()) == ["seen, and typed since"]


def test_this_windows_own_draft_is_thrown_away(drafts: Drafts, directory: Path) -> None:
    drafts.discard(typed(drafts, "not wanted").id)
    assert names(directory) == []


def test_a_purge_leaves_nothing_of_a_dead_draft(window: Window, directory: Path) -> None:
    before = window()
    typed(before, "purged", "note-1")
    other = typed(before, "another note's", "note-2")
    typed(before, "a new note's")
    before.close()
    (directory / f"{'a' * 32}.tmp").write_bytes(b"purged, perhaps")
    (directory / f"{'b' * 32}.json").write_bytes(b'{"draft":{"note":"note-1","body":"purged')
    assert window().forget("note-1") == 2
    assert bodies(window()) == ["a new note's", "another note's"]
    assert not any(b"purged" in path.read_bytes() for path in directory.iterdir())
    assert f"{other.id}.json" in names(directory)
    assert window().forget("note-1") == 0


@pytest.mark.parametrize("call", ["none", "write", "sync", "replace", "replaced"])
def test_a_purge_reaches_a_window_that_is_stuck(window: Window, directory: Path, call: str) -> None:
    files = Hanging(call)
    old = typed(window(files), "purged", "note-1")
    if call != "none":
        files.hang()
        old.update(text("purged, with more"))
        assert files.reached.wait(SOON)
    assert window().forget("note-1") == 1
    assert not any(b"purged" in path.read_bytes() for path in directory.iterdir())
    assert window().waiting() == []
    files.go()
    wait_until(lambda: old.lost)
    old.update(text("purged, typed later"))
    assert not old.flush()
    wait_until(lambda: names(directory) == [])
    old.close()
    assert names(directory) == []


def test_a_purge_leaves_alone_what_another_window_writes(window: Window) -> None:
    files = Hanging("sync")
    news: list[str | None] = []
    other = window(files).begin(TARGET, "note-2", on_change=lambda h: news.append(h.problem))
    files.hang()
    other.update(text("another note's"))
    assert files.reached.wait(SOON)
    assert window().forget("note-1") == 0
    files.go()
    wait_until(lambda: other.saved)
    assert other.close()
    assert news == []


@pytest.mark.usefixtures("unaware")
def test_a_purge_is_not_undone_by_a_taker_who_came_late(window: Window, directory: Path) -> None:
    old = typed(window(interval=60.0), "purged")
    folder = DraftFolder(directory, DraftFiles())
    assert folder.claim(old.id, Claim(digest(old.content)))
    assert folder.claim(old.id, Claim(None))
    assert not folder.claim(old.id, Claim(digest(old.content)))
    assert old.flush()
    assert names(directory) == []


def test_a_draft_replaced_while_it_is_looked_at_is_live_and_new(
    window: Window, directory: Path
) -> None:
    handle = typed(window(interval=60.0), "one")

    class Meanwhile(DraftFiles):
        def is_held(self, fd: int) -> bool:
            if handle.content == text("one"):
                handle.update(text("two"))
                assert handle.flush()
            return super().is_held(fd)

    (waiting,) = window(Meanwhile()).waiting()
    assert waiting.live
    assert waiting.draft.content == text("two")


def test_a_purge_in_the_same_window_is_at_once(drafts: Drafts, directory: Path) -> None:
    handle = typed(drafts, "purged", "note-1")
    drafts.forget("note-1")
    assert handle.lost
    assert names(directory) == []


def test_a_purge_that_the_disk_refuses_is_told(window: Window, directory: Path) -> None:
    class Immovable(DraftFiles):
        def remove(self, path: Path) -> None:
            raise OSError(errno.EIO, "Input/output error")

    before = window()
    typed(before, "purged", "note-1")
    before.close()
    with pytest.raises(DamagedError):
        window(Immovable()).forget("note-1")
    assert window().forget("note-1") == 1
    assert names(directory) == []
