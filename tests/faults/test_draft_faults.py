"""Killed, stopped and locked-out typists: what was typed more than two seconds ago is there.

The small form runs with the other tests. `DRAFT_FAULT_KILLS=1000 pytest -s
tests/faults/test_draft_faults.py` is the long one, and prints what it counted.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from briefings.notes.drafts.service import Drafts
from briefings.notes.model import Content, Target

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("DRAFT_FAULT_KILLS", "30"))
AT_ONCE = 10
PROMISE = 2.0
SOON = 30.0

PRELUDE = """
import os, pathlib, signal, sys, time
from briefings.notes.drafts.files import DraftFiles
from briefings.notes.drafts.service import Drafts
from briefings.notes.model import Content, Target

directory, target = pathlib.Path(sys.argv[1]), Target(briefing="vraem-2014")

def say(*words):
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())
"""

TYPIST = (
    PRELUDE
    + """
handle = Drafts(directory).begin(target, note=sys.argv[2])
body = []
say("ready")
while True:
    body.append(str(len(body)))
    at = time.monotonic()
    handle.update(Content(body=" ".join(body)))
    say(at)
    time.sleep(0.01)
"""
)

FLUSHER = (
    PRELUDE
    + """
handle = Drafts(directory, interval=0.003).begin(target, note=sys.argv[2])
say("ready")
step = 0
while True:
    step += 1
    handle.update(Content(body=" ".join(map(str, range(step)))))
    if step % 3 == 0 and handle.flush():
        say(step)
"""
)

STOPPABLE = (
    PRELUDE
    + """
handle = Drafts(directory, interval=60.0).begin(target)
handle.update(Content(body="on the disk"))
handle.flush()
say(handle.id)
handle.update(Content(body="on the disk, and not on it"))
os.kill(os.getpid(), signal.SIGSTOP)
while not handle.lost:
    time.sleep(0.01)
handle.flush()
say("lost")
handle.close()
"""
)

DYING = (
    PRELUDE
    + """
calls = 0

def mortal(name):
    method = getattr(DraftFiles, name)
    def call(self, *args, **kwargs):
        global calls
        calls += 1
        if calls == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)
        return method(self, *args, **kwargs)
    return call

CALLS = ("open", "open_new", "close", "write", "sync", "truncate", "try_lock",
         "is_held", "unlock", "replace", "remove", "sync_directory", "names", "stat")
files = type("Mortal", (DraftFiles,), {name: mortal(name) for name in CALLS})()
drafts = Drafts(directory, files)
"""
)

TAKER = DYING + "drafts.take_over(sys.argv[2]).close()\nsay('lived')\n"
FORGETTER = DYING + "drafts.forget('note-1')\nsay('lived')\n"

LOCKED_OUT = (
    PRELUDE
    + """
drafts = Drafts(directory)
(waiting,) = drafts.waiting()
say(waiting.live, waiting.draft.content.body)
for handle in (drafts.begin(target), drafts.take_over(waiting.draft.id)):
    handle.update(Content(body="typed"))
    assert not handle.flush()
    assert handle.content.body == "typed"
    say(handle.problem)
try:
    drafts.forget("note-1")
except Exception as error:
    say(type(error).__name__)
assert not drafts.close()
"""
)


class Killed(NamedTuple):
    """What a typist had said before it was killed, and when that was."""

    name: str
    said: list[str]
    at: float


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


def start(script: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


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


def kill_typists(script: str, directory: Path, latest: float) -> Iterator[Killed]:
    """Kill `KILLS` typists, some at a time, each at a moment of its own within `latest` s."""
    chance = random.Random(2014)
    for wave in range(0, KILLS, AT_ONCE):
        order = [f"note-{number}" for number in range(wave, min(wave + AT_ONCE, KILLS))]
        with tempfile.TemporaryDirectory() as folder:
            typists = [typing(script, directory, name, Path(folder)) for name in order]
            ends = sorted(chance.uniform(0, latest) for _ in typists)
            began = time.monotonic()
            try:
                for (process, output), end, name in zip(typists, ends, order, strict=True):
                    time.sleep(max(0.0, began + end - time.monotonic()))
                    at = time.monotonic()
                    process.kill()
                    process.wait(SOON)
                    yield Killed(name, output.read_text().split("\n")[1:-1], at)
            finally:
                for process, _ in typists:
                    process.kill()
                    process.wait(SOON)


def typing(
    script: str, directory: Path, name: str, folder: Path
) -> "tuple[subprocess.Popen[bytes], Path]":
    """Start a typist that says what it typed into a file, so that nobody has to listen."""
    output = folder / name
    with output.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(directory), name],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=file,
        )
    deadline = time.monotonic() + SOON
    while not output.read_text().startswith("ready"):
        assert time.monotonic() < deadline
        time.sleep(0.005)
    return process, output


def body_of(directory: Path, name: str) -> str | None:
    drafts = Drafts(directory)
    mine = [waiting for waiting in drafts.waiting() if waiting.draft.note == name]
    assert drafts.problems == ()
    assert len(mine) <= 1
    assert not any(waiting.live for waiting in mine)
    return mine[0].draft.content.body if mine else None


def test_a_killed_typist_loses_nothing_older_than_the_promise(directory: Path) -> None:
    kept, oldest = 0, 0.0
    for name, said, at in kill_typists(TYPIST, directory, 4.0):
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
    for name, said, _ in kill_typists(FLUSHER, directory, 1.0):
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


def deaths(script: str, directory: Path, draft_id: str) -> Iterator[bool]:
    """Run `script` to its death at its first, second, third ... call until it lives."""
    pristine = directory.with_name("pristine")
    shutil.copytree(directory, pristine)
    for call in range(1, 200):
        shutil.rmtree(directory)
        shutil.copytree(pristine, directory)
        with start(script, directory, draft_id, call) as process:
            lived = line(process) == "lived"
            process.wait(SOON)
        yield lived
        if lived and process.returncode == 0:
            return
    pytest.fail("the script never lived")


def test_a_taker_killed_at_any_call_leaves_the_text(directory: Path) -> None:
    draft_id = leave(directory, "wanted")
    count = 0
    for _ in deaths(TAKER, directory, draft_id):
        count += 1
        assert set(bodies(directory)) == {"wanted"}
        drafts = Drafts(directory)
        for waiting in drafts.waiting():
            assert drafts.take_over(waiting.draft.id).discard()
        assert bodies(directory) == []
        assert [path.suffix for path in directory.iterdir() if path.suffix != ".tmp"] == []
    assert count > 10


def test_a_purge_killed_at_any_call_is_finished_by_the_next(directory: Path) -> None:
    draft_id = leave(directory, "purged")
    (directory / f"{'a' * 32}.tmp").write_text("purged")
    for _ in deaths(FORGETTER, directory, draft_id):
        Drafts(directory).forget("note-1")
        assert list(directory.iterdir()) == []


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
