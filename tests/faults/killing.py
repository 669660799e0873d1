"""Writers of notes that are killed, and what they had said was kept."""

import fcntl
import hashlib
import json
import os
import random
import signal
import sys
import termios
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from briefings.errors import ConflictError, NotFoundError, UsageError
from briefings.notes.model import Content, Note, Target
from briefings.notes.service import NoteConflictError, Notes
from briefings.store import JournalDB

Say = Callable[[dict[str, Any]], None]
Job = Callable[[Notes, random.Random, Say], None]


PATIENCE = 20.0
"""Seconds that writers have for their first words, however busy the machine is."""


class Writer(NamedTuple):
    """A forked process, and the pipe in which it acknowledges."""

    pid: int
    said: int


def start(log: Path, seed: int, job: Job) -> Writer:
    """Fork a writer of notes."""

    def work(say: Say) -> None:
        with JournalDB(log) as db:
            job(Notes(db), random.Random(seed), say)

    return fork(work)


def fork(work: Callable[[Say], object]) -> Writer:
    """Fork a writer; no database may be open here, or the child would share its lock."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Writer(pid, reading)
    os.close(reading)

    def say(what: dict[str, Any]) -> None:
        os.write(writing, json.dumps(what).encode() + b"\n")

    try:
        work(say)
    except BaseException:  # noqa: BLE001 - whatever it is, the parent is told
        say({"failed": traceback.format_exc()})
    finally:
        os._exit(1)


def wait_for_two_words(writers: list[Writer]) -> None:
    """Wait until one of them has acknowledged at least twice, or has had its time for it."""
    first, deadline = 0, time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        said = max(map(unread, writers))
        if said >= 2 * first > 0:
            return
        first = first or said
        time.sleep(0.001)


def unread(writer: Writer) -> int:
    """Return how many bytes of what a writer has said nobody has read; its words are alike."""
    waiting = fcntl.ioctl(writer.said, termios.FIONREAD, bytes(4))
    return int.from_bytes(waiting, sys.byteorder)


def kill(writers: list[Writer]) -> list[dict[str, Any]]:
    """Kill all writers with SIGKILL; return what they said, which must be no failure."""
    for writer in writers:
        os.kill(writer.pid, signal.SIGKILL)
    said: list[dict[str, Any]] = []
    for writer in writers:
        with os.fdopen(writer.said, "rb") as pipe:
            said += [json.loads(line) for line in pipe.read().split(b"\n")[:-1]]
        _, status = os.waitpid(writer.pid, 0)
        failed = [each["failed"] for each in said if "failed" in each]
        assert not failed, failed[0]
        assert os.WIFSIGNALED(status)
    return said


def nobody_holds_the_lock(log: Path) -> bool:
    """Return whether a log is free for whoever wants to write."""
    with log.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def revisions_in(log: Path) -> dict[tuple[str, int], dict[str, Any]]:
    """Return all revisions of all notes, read without the code that is tested."""
    found = {}
    for line in log.read_bytes().splitlines():
        record = json.loads(line)
        if record.get("t") == "notes" and record.get("d"):
            document = record["d"]
            found[document["id"], document["revision"]] = {
                "id": document["id"],
                "revision": document["revision"],
                "body": digest(document["content"]["body"]),
                "deleted": document.get("deleted", False),
            }
    return found


def told(note: Note) -> dict[str, Any]:
    """Return what a writer says of a revision that was kept, short enough for any pipe."""
    return {
        "id": note.id,
        "revision": note.revision,
        "body": digest(note.content.body),
        "deleted": note.deleted,
    }


def digest(body: str) -> str:
    """Return what stands for a text."""
    return hashlib.sha256(body.encode()).hexdigest()[:16]


def text(chance: random.Random) -> str:
    """Return some text, mostly short, with characters of more than one byte."""
    return f"ñ{chance.random()} " * chance.choice([1, 3, 20, 400])


def add_notes(notes: Notes, chance: random.Random, say: Say) -> None:
    """Add notes for ever."""
    while True:
        content = Content(body=text(chance))
        say(told(notes.add(Target(briefing="b"), content, "Ana")))


def edit_notes(notes: Notes, chance: random.Random, say: Say) -> None:
    """Add, change, delete and undo for ever, on notes that others change at the same time."""
    while True:
        known = notes.list(deleted=True)
        what = chance.random()
        if len(known) < 4 or what < 0.2:
            say(told(notes.add(Target(briefing="b"), Content(body=text(chance)), "Ana")))
            continue
        note = chance.choice(known)
        try:
            if what < 0.6:
                say(told(notes.save(note.id, Content(body=text(chance)), note.revision)))
            elif what < 0.8:
                say(told(notes.delete(note.id, note.revision)))
            else:
                say(told(notes.undo(note.id)))
        except NoteConflictError as error:
            say(told(error.kept))
        except (ConflictError, NotFoundError, UsageError):
            continue


def purge_notes(notes: Notes, chance: random.Random, say: Say) -> None:
    """Purge notes for ever, and say so before and after."""
    while True:
        for note in notes.list()[:1]:
            say({"purging": note.id})
            notes.purge(note.id)
            say({"purged": note.id})
        time.sleep(0.001)
