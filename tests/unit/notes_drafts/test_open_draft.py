"""Typing: on the disk soon, whatever the disk does, and never in the typist's way."""

import errno
import os
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from briefings.notes.drafts.open_draft import INTERVAL, OpenDraft
from briefings.notes.drafts.service import Drafts
from briefings.notes.model import Content
from tests.unit.notes_drafts.drafts_helpers import (
    SOON,
    TARGET,
    Counting,
    Failing,
    Hanging,
    Window,
    names,
    text,
    wait_until,
)


def only(drafts: Drafts) -> Content:
    (found,) = drafts.waiting()
    return found.draft.content


def test_nothing_is_on_the_disk_until_something_was_typed(drafts: Drafts, directory: Path) -> None:
    handle = drafts.begin(TARGET, "note-1", 2, text("as it was"))
    assert handle.flush()
    handle.update(text("as it was"))
    assert handle.flush()
    assert handle.close()
    assert not directory.exists()


def test_what_is_typed_comes_to_the_disk_by_itself(window: Window) -> None:
    assert INTERVAL <= 1.0
    handle = window(interval=INTERVAL).begin(TARGET)
    reader = window()
    began = time.monotonic()
    handle.update(text("typed"))
    wait_until(reader.waiting)
    assert time.monotonic() - began < 2.0 + INTERVAL, "far from what users are promised"
    assert only(reader) == text("typed")


def test_a_draft_says_all_that_is_needed_to_go_on(window: Window) -> None:
    handle = window().begin(TARGET, "note-1", 2, text("as it was"))
    handle.update(text("as it is"))
    assert handle.flush()
    (found,) = window().waiting()
    assert found.live
    assert found.draft.id == handle.id
    assert found.draft.target == TARGET
    assert (found.draft.note, found.draft.based_on) == ("note-1", 2)
    assert found.draft.saved.tzinfo is not None


def test_files_are_for_their_owner_alone(drafts: Drafts, directory: Path) -> None:
    handle = drafts.begin(TARGET)
    handle.update(text("secret"))
    handle.flush()
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert names(directory) == [f"{handle.id}.json"]
    assert {stat.S_IMODE(p.stat().st_mode) for p in directory.iterdir()} == {0o600}


@pytest.mark.usefixtures("unaware")
def test_many_keys_make_few_writes(window: Window) -> None:
    files = Counting()
    handle = window(files, interval=30.0).begin(TARGET)
    for step in range(1000):
        handle.update(text(f"key {step}"))
    assert handle.flush()
    assert files.replaced == 1
    assert only(window()) == text("key 999")
    assert handle.flush()
    assert files.replaced == 1


@pytest.mark.usefixtures("unaware")
def test_every_change_is_written_not_the_first_alone(window: Window) -> None:
    handle = window().begin(TARGET)
    for body in ("one", "two", "three"):
        handle.update(text(body))
        wait_until(lambda: handle.saved)


def test_writing_for_hours_opens_no_more_files(drafts: Drafts, directory: Path) -> None:
    def is_ours(link: Path) -> bool:
        try:
            return str(directory) in str(link.readlink())
        except OSError:
            return False

    handle = drafts.begin(TARGET)
    for step in range(20):
        handle.update(text(f"key {step}"))
        assert handle.flush()
    assert sum(map(is_ours, Path("/proc/self/fd").iterdir())) <= 1
    assert handle.close()
    assert sum(map(is_ours, Path("/proc/self/fd").iterdir())) == 0


def test_every_draft_is_one_of_its_own(window: Window) -> None:
    for body in ("first drop", "second drop"):
        drafts = window()
        drafts.begin(TARGET).update(text(body))
        assert drafts.close()
    assert {w.draft.content.body for w in window().waiting()} == {"first drop", "second drop"}


def test_drafts_of_this_window_do_not_wait_in_it(window: Window) -> None:
    mine = window()
    handle = mine.begin(TARGET)
    handle.update(text("being typed"))
    handle.flush()
    assert mine.waiting() == []
    assert [w.live for w in window().waiting()] == [True]
    handle.close()
    assert [w.live for w in mine.waiting()] == [False]


def test_the_one_written_last_comes_first(window: Window) -> None:
    for body in "abc":
        drafts = window()
        drafts.begin(TARGET).update(text(body))
        drafts.close()
    assert [w.draft.content.body for w in window().waiting()] == ["c", "b", "a"]


def test_a_draft_that_became_a_note_is_gone_for_good(drafts: Drafts, directory: Path) -> None:
    handle = drafts.begin(TARGET)
    handle.update(text("saved as a note"))
    handle.flush()
    handle.update(text("saved as a note."))
    assert handle.discard()
    handle.update(text("a key that came late"))
    handle.flush()
    assert handle.discard()
    assert names(directory) == []


def test_a_write_under_way_does_not_bring_back_what_was_discarded(
    window: Window, directory: Path
) -> None:
    files = Hanging("replace")
    handle = window(files).begin(TARGET)
    handle.update(text("one"))
    handle.flush()
    files.hang()
    handle.update(text("two"))
    assert files.reached.wait(SOON)
    assert not handle.discard(0.05)
    files.go()
    wait_until(lambda: names(directory) == [])


@pytest.mark.parametrize("call", ["write", "sync", "replace"])
def test_a_hanging_disk_is_not_in_the_typists_way(window: Window, call: str) -> None:
    files = Hanging(call)
    drafts = window(files)
    handle = drafts.begin(TARGET)
    files.hang()
    handle.update(text("begin"))
    assert files.reached.wait(SOON)
    began = time.monotonic()
    for step in range(2000):
        handle.update(text(f"key {step}"))
    assert time.monotonic() - began < 2.0
    began = time.monotonic()
    assert not handle.flush(0.1)
    assert not drafts.flush(0.1)
    assert not drafts.close(0.1)
    assert time.monotonic() - began < 5.0
    files.go()
    wait_until(lambda: handle.saved)
    wait_until(lambda: not window().waiting()[0].live)
    assert only(window()) == text("key 1999")


@pytest.mark.parametrize("room", [0, 1, 100])
@pytest.mark.parametrize(
    ("error", "says"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "disk is full"),
        (errno.EROFS, "permissions"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_a_disk_that_takes_nothing_is_told_and_tried_again(
    window: Window, directory: Path, error: int, says: str, room: int
) -> None:
    files = Failing()
    news: list[tuple[str | None, bool]] = []
    handle = window(files).begin(TARGET, on_change=lambda h: news.append((h.problem, h.lost)))
    handle.update(text("good"))
    assert handle.flush()
    files.error, files.room = error, room
    handle.update(text("better"))
    assert not handle.flush()
    assert handle.problem is not None
    assert says in handle.problem
    assert handle.problem.count(". ") == 0
    assert names(directory) == [f"{handle.id}.json"]
    assert only(window()) == text("good")
    wait_until(lambda: len(news) == 1)
    files.error = None
    wait_until(lambda: handle.saved and handle.problem is None)
    assert only(window()) == text("better")
    wait_until(lambda: len(news) == 2)
    assert news[0][0] is not None
    assert says in news[0][0]
    assert news[1] == (None, False)


def test_a_first_write_that_failed_is_tried_again(window: Window) -> None:
    files = Failing()
    files.error = errno.ENOSPC
    handle = window(files).begin(TARGET)
    handle.update(text("only here"))
    wait_until(lambda: handle.problem)
    assert window().waiting() == []
    files.error = None
    wait_until(window().waiting)


def test_a_draft_too_large_to_be_read_again_is_told(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefings.notes.drafts.file.LARGEST", 1000)
    handle = window().begin(TARGET)
    handle.update(text("short"))
    assert handle.flush()
    handle.update(text("long " * 1000))
    assert not handle.flush()
    assert handle.problem is not None
    assert "larger" in handle.problem
    assert only(window()) == text("short")


def test_a_listener_that_fails_stops_nothing(window: Window) -> None:
    def fail(_: OpenDraft) -> None:
        raise LookupError

    files = Failing()
    files.error = errno.ENOSPC
    handle = window(files).begin(TARGET, on_change=fail)
    handle.update(text("typed"))
    assert not handle.flush()
    files.error = None
    assert handle.flush()


def test_a_listener_that_waits_for_a_stuck_screen_holds_nothing_up(window: Window) -> None:
    screen = threading.Event()
    called = threading.Event()

    def wait(_: OpenDraft) -> None:
        called.set()
        screen.wait(3 * SOON)

    files = Failing()
    files.error = errno.ENOSPC
    handle = window(files).begin(TARGET, on_change=wait)
    handle.update(text("typed"))
    assert called.wait(SOON)
    files.error = None
    assert handle.flush(SOON)
    assert handle.close(SOON)
    screen.set()


def test_half_a_surrogate_pair_is_no_trouble(window: Window) -> None:
    handle = window().begin(TARGET)
    handle.update(text("a \udc80 b"))
    assert handle.flush()
    assert only(window()) == text("a ? b")


def test_a_file_system_without_locks_keeps_drafts(window: Window) -> None:
    class Lockless(Counting):
        def try_lock(self, fd: int) -> bool:
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

        def is_held(self, fd: int) -> bool:
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    handle = window(Lockless()).begin(TARGET)
    handle.update(text("typed"))
    assert handle.flush()
    assert only(window(Lockless())) == text("typed")


def test_all_drafts_of_a_window_are_written_and_closed_at_once(window: Window) -> None:
    drafts = window(interval=30.0)
    handles = [drafts.begin(TARGET) for _ in range(5)]
    for number, handle in enumerate(handles):
        handle.update(text(f"draft {number}"))
    assert drafts.flush(SOON)
    assert {w.live for w in window().waiting()} == {True}
    handles[0].update(text("draft 0, changed"))
    assert drafts.close(SOON)
    assert len(window().waiting()) == 5
    assert {w.live for w in window().waiting()} == {False}
    wait_until(lambda: not any(t.name == "draft" and t.is_alive() for t in threading.enumerate()))


INTERRUPTED = """
import pathlib, signal, sys, time
from briefings.notes.drafts.service import Drafts
from briefings.notes.model import Content, Target
drafts = Drafts(pathlib.Path(sys.argv[1]), interval=0.005)
handle = drafts.begin(Target(briefing="b"))
flushed = depth = 0
def flush(*_):
    global flushed, depth
    depth += 1
    if depth < 4:
        signal.setitimer(signal.ITIMER_REAL, 0.0005)
    flushed += drafts.flush(1.0)
    depth -= 1
    if depth == 0:
        signal.setitimer(signal.ITIMER_REAL, 0.001)
signal.signal(signal.SIGALRM, flush)
signal.setitimer(signal.ITIMER_REAL, 0.001)
end = time.monotonic() + 1.5
step = 0
while time.monotonic() < end:
    step += 1
    handle.update(Content(body=str(step)))
    handle.flush(1.0) if step % 50 == 0 else None
signal.signal(signal.SIGALRM, signal.SIG_IGN)
assert flushed > 20, flushed
assert drafts.close(10.0)
"""


def test_a_signal_handler_may_flush_whatever_it_interrupts(window: Window, directory: Path) -> None:
    subprocess.run([sys.executable, "-c", INTERRUPTED, str(directory)], check=True, timeout=60)
    assert int(only(window()).body) > 1


ENDING = """
import pathlib, signal, sys, time
from briefings.notes.drafts.service import Drafts
from briefings.notes.model import Content, Target
drafts = Drafts(pathlib.Path(sys.argv[1]), interval=60.0)
handle = drafts.begin(Target(briefing="b"))
"""


def test_a_program_that_ends_writes_its_drafts(window: Window, directory: Path) -> None:
    script = ENDING + "handle.update(Content(body='last words'))"
    subprocess.run([sys.executable, "-c", script, str(directory)], check=True, timeout=60)
    assert only(window()).body == "last words"


def test_a_program_that_ends_on_a_hanging_disk_does_end(directory: Path) -> None:
    script = ENDING + (
        "drafts._folder.files.sync = lambda fd: time.sleep(600)\n"
        "handle.update(Content(body='last words'))"
    )
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", script, str(directory)], check=True, timeout=60)
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_hang_up_writes_what_was_typed_a_moment_ago(
    window: Window, directory: Path, number: signal.Signals
) -> None:
    script = ENDING + (
        "def end(*_):\n"
        "    drafts.flush(5.0)\n"
        "    signal.raise_signal(signal.SIGKILL)\n"
        "signal.signal(int(sys.argv[2]), end)\n"
        "handle.update(Content(body='last words'))\n"
        "print('typed', flush=True)\n"
        "time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(directory), str(int(number))], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"typed\n"
        process.send_signal(number)
        assert process.wait(SOON) == -signal.SIGKILL
    (found,) = window().waiting()
    assert found.draft.content.body == "last words"
    assert not found.live
