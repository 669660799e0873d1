"""Programs in which somebody types a draft, and that are killed, stopped or locked out."""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from briefings.notes.drafts.files import DraftFiles
from briefings.notes.drafts.service import Drafts
from briefings.notes.model import Content, Target

ROOT = Path(__file__).parents[2]
AT_ONCE = 10
SOON = 30.0
"""Seconds in which a program has to do what it was started for."""

ON = Target(briefing="vraem-2014")

Say = Callable[[object], None]
Typist = Callable[[Path, str, Say], None]

PRELUDE = """
import os, pathlib, signal, sys, time
from briefings.notes.drafts.service import Drafts
from briefings.notes.model import Content, Target

directory, target = pathlib.Path(sys.argv[1]), Target(briefing="vraem-2014")

def say(*words):
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())
"""

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


def start(script: str, *arguments: object) -> "subprocess.Popen[str]":
    """Start a program that says what it does on its standard output."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def line(process: "subprocess.Popen[str]") -> str:
    """Return the next line that a program says."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def fork(job: Callable[[], object], errors: Path) -> int:
    """Run a job in a process of its own; return its number.

    It ends with 0 once the job is done; what went wrong is written to `errors`.
    """
    if process := os.fork():
        return process
    try:
        job()
    except BaseException:  # noqa: BLE001 - whatever it is, the parent is told
        errors.write_text(traceback.format_exc())
        os._exit(1)
    os._exit(0)


# -- typing for ever -------------------------------------------------------------------------------


def type_for_ever(directory: Path, note: str, say: Say) -> None:
    """Type word after word, and say when."""
    handle = Drafts(directory).begin(ON, note=note)
    body: list[str] = []
    say("ready")
    while True:
        body.append(str(len(body)))
        at = time.monotonic()
        handle.update(Content(body=" ".join(body)))
        say(at)
        time.sleep(0.01)


def flush_for_ever(directory: Path, note: str, say: Say) -> None:
    """Type word after word, have it written now and then, and say up to which word it was."""
    handle = Drafts(directory, interval=0.003).begin(ON, note=note)
    say("ready")
    step = 0
    while True:
        step += 1
        handle.update(Content(body=" ".join(map(str, range(step)))))
        if step % 3 == 0 and handle.flush():
            say(step)


class Killed(NamedTuple):
    """What a typist had said before it was killed, and when that was."""

    name: str
    said: list[str]
    at: float


def kill_typists(typist: Typist, directory: Path, kills: int, latest: float) -> Iterator[Killed]:
    """Kill so many typists, some at a time, each at a moment of its own within `latest` s."""
    chance = random.Random(2014)
    for wave in range(0, kills, AT_ONCE):
        order = [f"note-{number}" for number in range(wave, min(wave + AT_ONCE, kills))]
        with tempfile.TemporaryDirectory() as folder:
            running = [_typing(typist, directory, name, Path(folder)) for name in order]
            ends = sorted(chance.uniform(0, latest) for _ in running)
            began = time.monotonic()
            while running:
                process, output = running.pop(0)
                time.sleep(max(0.0, began + ends.pop(0) - time.monotonic()))
                at = time.monotonic()
                try:
                    assert kill(process), output.with_suffix(".failed").read_text()
                    yield Killed(output.stem, output.read_text().split("\n")[1:-1], at)
                except BaseException:
                    for other, _ in running:
                        kill(other)
                    raise


def kill(process: int) -> bool:
    """Kill a process with SIGKILL; return whether it had not ended before."""
    os.kill(process, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(process, 0)[1])


def _typing(typist: Typist, directory: Path, name: str, folder: Path) -> tuple[int, Path]:
    """Start a typist that says what it typed into a file, so that nobody has to listen."""
    output = folder / f"{name}.said"
    file = os.open(output, os.O_WRONLY | os.O_CREAT)

    def say(what: object) -> None:
        os.write(file, f"{what}\n".encode())

    process = fork(lambda: typist(directory, name, say), output.with_suffix(".failed"))
    os.close(file)
    deadline = time.monotonic() + SOON
    while not output.read_text().startswith("ready"):
        assert time.monotonic() < deadline
        time.sleep(0.005)
    return process, output


# -- dying at a call -------------------------------------------------------------------------------


class Mortal(DraftFiles):
    """Files whose user dies before the call of that number."""

    def __init__(self, call: int) -> None:
        self._left = call

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_"):
            self._left -= 1
            if not self._left:
                os.kill(os.getpid(), signal.SIGKILL)
        return super().__getattribute__(name)
