"""Killed, stopped and locked-out typists: what was typed more than two seconds ago is there.

The small form runs with the other tests. `DRAFT_FAULT_KILLS=1000 pytest -s
tests/faults/test_draft_faults.py` is the long one, and prints what it counted.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefings.notes.drafts.service import Drafts
from briefings.notes.model import Content, Target
from tests.faults.typists import (
    LOCKED_OUT,
    ROOT,
    SOON,
    STOPPABLE,
    Mortal,
    flush_for_ever,
    fork,
    kill_typists,
    line,
    start,
    type_for_ever,
)

KILLS = int(os.environ.get("DRAFT_FAULT_KILLS", "30"))
PROMISE = 2.0


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


def wait_until_stopped(process: "subprocess.Popen[str]") -> None:
    _, status = os.waitpid(process.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)


def tell(figures: str) -> None:
    sys.stdout.write(f"\n{figures}\n")


def bodies(directory: Path) -> list[str]:
    drafts = Drafts(directory)
    found = sorted(waiting.draft.content.body for waiting in drafts.waiting())
    assert drafts.problems == ()
    return found


def body_of(directory: Path, name: str) -> str | None:
    drafts = Drafts(directory)
    mine = [waiting for waiting in drafts.waiting() if waiting.draft.note == name]
    assert drafts.problems == ()
    assert len(mine) <= 1
    assert not any(waiting.live for waiting in mine)
    return mine[0].draft.content.body if mine else None


def test_a_killed_typist_loses_nothing_older_than_the_promise(directory: Path) -> None:
    kept, oldest = 0, 0.0
    for name, said, at in kill_typists(type_for_ever, directory, KILLS, 4.0):
        body = body_of(directory, name)
        words = len(body.split()) if body is not None else 0
        kept += body is not None
        assert body is None or body == " ".join(map(str, range(words)))
        if words < len(said):
            oldest = max(oldest, at - float(said[words]))
        assert oldest < PROMISE, name
    tell(f"{KILLS} kills, {kept} left a draft, oldest text lost: {oldest:.2f} s")


def test_a_killed_typist_loses_nothing_that_was_flushed(directory: Path) -> None:
    flushed = 0
    for name, said, _ in kill_typists(flush_for_ever, directory, KILLS, 1.0):
        body = body_of(directory, name)
        flushed += len(said)
        assert not said or (body is not None and len(body.split()) >= int(said[-1])), name
    tell(f"{KILLS} kills amid {flushed} acknowledged writes, none lost")


def test_a_stopped_window_gives_way_and_keeps_its_own_text(directory: Path) -> None:
    drafts = Drafts(directory)
    with start(STOPPABLE, directory) as old:
        try:
            draft_id = line(old)
            wait_until_stopped(old)
            (waiting,) = drafts.waiting()
            assert waiting.live
            new = drafts.take_over(draft_id)
            assert new.content.body == "on the disk"
            new.update(Content(body="on the disk, and typed anew"))
            assert new.flush()
            assert drafts.waiting() == []
            old.send_signal(signal.SIGCONT)
            assert line(old) == "lost"
            assert old.wait(SOON) == 0
        finally:
            old.kill()
    assert new.flush()
    assert not new.lost
    assert bodies(directory) == ["on the disk, and not on it", "on the disk, and typed anew"]
    assert drafts.close()


def test_a_killed_windows_draft_is_free_at_once(directory: Path) -> None:
    with start(STOPPABLE, directory) as old:
        draft_id = line(old)
        wait_until_stopped(old)
        old.kill()
    drafts = Drafts(directory)
    assert [waiting.live for waiting in drafts.waiting()] == [False]
    assert drafts.take_over(draft_id).content.body == "on the disk"
    drafts.close()
    assert len(list(directory.iterdir())) == 1


def leave(directory: Path, body: str) -> str:
    drafts = Drafts(directory)
    handle = drafts.begin(Target(briefing="vraem-2014"), note="note-1")
    handle.update(Content(body=body))
    assert drafts.close()
    return handle.id


def deaths(job: Callable[[Drafts], object], directory: Path) -> Iterator[None]:
    """Do a job to its death at its first, second, third ... call until it lives."""
    pristine, errors = directory.with_name("pristine"), directory.with_name("errors")
    shutil.copytree(directory, pristine)
    for call in range(1, 200):
        shutil.rmtree(directory)
        shutil.copytree(pristine, directory)
        process = fork(lambda call=call: job(Drafts(directory, Mortal(call))), errors)  # type: ignore[misc]
        _, status = os.waitpid(process, 0)
        assert not errors.exists(), errors.read_text()
        yield
        if os.WIFEXITED(status):
            return
    pytest.fail("the job never came to its end")


def test_a_taker_killed_at_any_call_leaves_the_text(directory: Path) -> None:
    draft_id = leave(directory, "wanted")
    count = 0
    for _ in deaths(lambda drafts: drafts.take_over(draft_id).close(), directory):
        count += 1
        assert set(bodies(directory)) == {"wanted"}
        drafts = Drafts(directory)
        for waiting in drafts.waiting():
            assert drafts.take_over(waiting.draft.id).discard()
        assert bodies(directory) == []
        assert [path.suffix for path in directory.iterdir() if path.suffix != ".tmp"] == []
    assert count > 10


def test_a_purge_killed_at_any_call_is_finished_by_the_next(directory: Path) -> None:
    leave(directory, "purged")
    (directory / f"{'a' * 32}.tmp").write_text("purged")
    count = 0
    for _ in deaths(lambda drafts: drafts.forget("note-1"), directory):
        count += 1
        Drafts(directory).forget("note-1")
        assert list(directory.iterdir()) == []
    assert count > 5


def test_a_directory_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    command = ["setpriv", "--reuid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    if command and shutil.which("setpriv") is None:
        pytest.skip("needs setpriv")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        directory = Path(folder) / "drafts"
        draft_id = leave(directory, "readable")
        (directory / f"{draft_id}.json").chmod(0o644)
        directory.chmod(0o555)
        try:
            done = subprocess.run(
                [*command, sys.executable, "-c", LOCKED_OUT, str(directory)],
                env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
                stdout=subprocess.PIPE,
                text=True,
                check=True,
                timeout=SOON,
            )
        finally:
            directory.chmod(0o700)
        said = done.stdout.splitlines()
        assert said[0] == "False readable"
        assert said[1] == said[2]
        assert "nothing can be written" in said[1]
        assert said[3] == "ReadOnlyError"
        assert [path.name for path in directory.iterdir()] == [f"{draft_id}.json"]
        kept = json.loads((directory / f"{draft_id}.json").read_bytes())
        assert kept["draft"]["content"]["body"] == "readable"
