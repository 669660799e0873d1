"""The user's own editor: what it saved is there, however it, the program and the line end."""

import os
import signal
import stat
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings import Library
from briefings.notes.model import Content, Target
from tests.terminal.emulator import PATIENCE, Terminal
from tests.terminal.starting import Start, is_open

SAMPLE = "vraem-2014"

SAVING = """#!/bin/sh
printf '%s saved\\n' "$(cat "$1")" > "$1"
echo $$ > {folder}/pid
"""
"""An editor in which somebody saves."""

WAITS = "exec sleep 60\n"
GOES_ON = """trap '' HUP
tries=0
until [ -e {folder}/go ] || [ $tries = 1200 ]; do sleep 0.05; tries=$((tries + 1)); done
printf 'saved again' > "$1"
touch {folder}/done
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the editor is, and where temporary files would be."""
    made = tmp_path / "editor"
    made.mkdir()
    return made


@pytest.fixture
def begin(start: Start, folder: Path) -> Callable[[str], Terminal]:
    """Start the program with an editor that saves and then does what a script says."""

    def start_with(more: str) -> Terminal:
        editor = folder / "editor"
        editor.write_text((SAVING + more).format(folder=folder))
        editor.chmod(0o700)
        (folder / "tmp").mkdir(exist_ok=True)
        terminal = start(EDITOR=str(editor), TMPDIR=str(folder / "tmp"))
        terminal.wait_for(is_open)
        return terminal

    return start_with


def wait_until(there: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def write_and_open(terminal: Terminal, folder: Path) -> None:
    """Write a new note and go on in the editor, until that has saved."""
    terminal.press("A")
    terminal.wait_for("Note on")
    terminal.type("typed")
    terminal.press("\x0f")
    wait_until((folder / "pid").exists)


def drafts(library: Path) -> list[str]:
    directory = library / "drafts"
    return sorted(path.name.partition(".")[2] for path in directory.iterdir())


def check_it_waits(start: Start, library: Path, words: str) -> None:
    with Library(library) as opened:
        (waiting,) = opened.drafts.waiting()
        assert waiting.draft.content.body == words
    assert drafts(library) == ["json"]
    terminal = start()
    terminal.wait_for("A draft waits: D opens it.")
    terminal.press("D")
    terminal.wait_for(words)


def test_a_hang_up_while_the_editor_is_open_loses_nothing_that_it_saved(
    begin: Callable[[str], Terminal], start: Start, library: Path, folder: Path
) -> None:
    terminal = begin(WAITS)
    write_and_open(terminal, folder)
    (lent,) = (library / "drafts").glob("*.lent")
    assert stat.S_IMODE(lent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in lent.iterdir()} == {0o600}
    terminal.hang_up()
    terminal.wait_for_end()
    assert list((folder / "tmp").iterdir()) == []
    check_it_waits(start, library, "typed saved")


def test_a_program_that_is_killed_while_the_editor_is_open_leaves_a_draft_and_no_more(
    begin: Callable[[str], Terminal], start: Start, library: Path, folder: Path
) -> None:
    terminal = begin(WAITS)
    write_and_open(terminal, folder)
    terminal.signal(signal.SIGKILL)
    terminal.wait_for_end()
    os.kill(int((folder / "pid").read_text()), signal.SIGKILL)
    assert list((folder / "tmp").iterdir()) == []
    check_it_waits(start, library, "typed saved")


def test_an_editor_that_outlives_the_program_is_waited_for(
    begin: Callable[[str], Terminal], start: Start, library: Path, folder: Path
) -> None:
    terminal = begin(GOES_ON)
    write_and_open(terminal, folder)
    terminal.signal(signal.SIGKILL)
    terminal.wait_for_end()
    with Library(library) as opened:
        (waiting,) = opened.drafts.waiting()
        assert waiting.draft.content.body == "typed"
    assert drafts(library) == ["json", "lent"]
    (folder / "go").touch()
    wait_until((folder / "done").exists)
    time.sleep(0.2)
    check_it_waits(start, library, "saved again")


def test_what_an_editor_saved_in_a_note_waits_for_that_note(
    begin: Callable[[str], Terminal], library: Path, folder: Path
) -> None:
    with Library(library) as opened:
        note = opened.notes.add(Target(briefing=SAMPLE), Content(body="one", tags=("t",)), "Ann")
    terminal = begin(WAITS)
    terminal.press("0", "E")
    wait_until((folder / "pid").exists)
    terminal.hang_up()
    terminal.wait_for_end()
    with Library(library) as opened:
        (waiting,) = opened.drafts.waiting()
    assert (waiting.draft.note, waiting.draft.based_on) == (note.id, 1)
    assert waiting.draft.content == Content(body="one saved", tags=("t",))


def test_what_an_editor_saved_before_it_failed_waits(
    begin: Callable[[str], Terminal], library: Path, folder: Path
) -> None:
    with Library(library) as opened:
        opened.notes.add(Target(briefing=SAMPLE), Content(body="one"), "Ann")
    terminal = begin("exit 1\n")
    terminal.press("0", "E")
    terminal.wait_for(
        lambda shown: "failure: what it saved waits as a draft." in " ".join(shown.split())
    )
    terminal.press("D")
    terminal.wait_for("one saved")
    terminal.press("esc")
    terminal.wait_for("Saved")
    assert drafts(library) == []
    with Library(library) as opened:
        (note,) = opened.notes.list()
    assert (note.content.body, note.revision) == ("one saved", 2)


def test_an_editor_that_ends_well_leaves_nothing(
    begin: Callable[[str], Terminal], library: Path, folder: Path
) -> None:
    terminal = begin('printf copy > "$1~"\n')
    write_and_open(terminal, folder)
    terminal.wait_for("typed saved")
    assert drafts(library) == ["json"], "and the text is on the disk before the file is gone"
    terminal.press("esc")
    terminal.wait_for("your name, asked once")
    terminal.type("Ann")
    terminal.press("enter")
    terminal.wait_for("Saved")
    assert drafts(library) == []
    assert list((folder / "tmp").iterdir()) == []
