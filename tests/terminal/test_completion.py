"""TAB in real shells, on a library whose titles and notes were written to do harm."""

import os
import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tinydb.table import Document

from briefings import Library
from briefings.cli.completion import VARIABLE
from briefings.cli.completion_command import SHELLS, script
from briefings.notes.ids import short
from briefings.notes.model import Content, Target
from briefings.store import JournalDB
from briefings.store.records import document_id
from tests.terminal.emulator import Terminal
from tests.terminal.kept import MARK, plant
from tests.terminal.starting import Start

PROMPT = "prompt> "

HOSTILE = (
    "Read\x1b]0;stolen\x07 me\n\t\x1b[2J`touch stolen` $(touch stolen) ${x:=y} %{%F{red}%} "
    "\"q' : \\n \u202e ; touch stolen #"
)

HARMLESS = "Read␛]0;stolen␇"
"""How `HOSTILE` begins where it is shown."""

HOSTILE_IDS = ("$(touch stolen)", "`touch stolen`", "a;touch stolen", "a b", "x\ny", "\x1b[2J", "*")

COMMANDS = {
    "bash": ("bash", "--norc", "--noprofile", "-i"),
    "zsh": ("zsh", "-f", "-i"),
    "fish": ("fish", "--no-config", "-i"),
}

BEGIN = {
    "bash": f"PS1='{PROMPT}'; bind 'set enable-bracketed-paste off'",
    "zsh": f"autoload -Uz compinit; compinit -D -u; PS1='{PROMPT}'",
    "fish": f"function fish_prompt; printf '{PROMPT}'; end",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the command `briefings` in `bin`, and with a file and two folders."""
    folder = tmp_path / "here"
    for name in ("bin", "beside me", "below"):
        (folder / name).mkdir(parents=True)
    (folder / "brought.json").touch()
    command = folder / "bin" / "briefings"
    root = shlex.quote(str(Path(__file__).parents[2]))
    python = shlex.quote(sys.executable)
    path = f"PYTHONPATH={root}${{PYTHONPATH:+:$PYTHONPATH}}"
    command.write_text(f'#!/bin/sh\n{path} exec {python} -m tui "$@"\n')
    command.chmod(0o700)
    return folder


@pytest.fixture
def note_id(library: Path) -> str:
    """The name of a hostile note beside a plain one, and hostile briefings beside the packaged."""
    with Library(library) as opened:
        target = Target(briefing=opened.ids()[0])
        opened.notes.add(target, Content(body="Plain."), "Ana")
        kept = opened.notes.add(target, Content(body=HOSTILE), "Ana")
        log = opened.log
    with JournalDB(log) as db:
        document = dict(db.table("briefings").all()[0])
        document["source"] = {**document["source"], "title": HOSTILE}
        for key in ("hostile-1", *HOSTILE_IDS):
            made = Document({**document, "key": key}, document_id(key))
            db.table("briefings").insert(made)
    return short(kept.id)


Shell = Callable[[str], Terminal]


@pytest.fixture
def shell(start: Start, folder: Path, library: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Start a shell in the folder, with the script read in."""

    def begin(name: str) -> Terminal:
        if not shutil.which(name):
            pytest.skip(f"needs {name}")
        monkeypatch.chdir(folder)
        (folder / "bin" / "script").write_text(script(name))
        path = f"{folder / 'bin'}:{os.environ['PATH']}"
        terminal = start(command=COMMANDS[name], PATH=path, TERM="vt220")
        terminal.settle(0.5)
        line = f"{BEGIN[name]}; source bin/script; clear\r"
        terminal.give(line.encode())
        terminal.wait_for(lambda text: text.strip() == PROMPT.strip())
        return terminal

    return begin


def give_up(terminal: Terminal) -> None:
    """Leave what was typed, and begin with an empty screen."""
    terminal.give(b"\x03")
    terminal.wait_for(lambda text: text.rstrip().endswith(f"\n{PROMPT.strip()}"))
    terminal.give(b"clear\r")
    terminal.wait_for(lambda text: text.strip() == PROMPT.strip())


def stolen(folder: Path, raw: bytes) -> bool:
    """Say whether anything that was written to do harm has done it."""
    return any(folder.rglob("stolen")) or b"\x1b]0;stolen" in raw or b"Read\x1b" in raw


@pytest.mark.parametrize("name", SHELLS)
def test_tab_completes(shell: Shell, folder: Path, note_id: str, name: str) -> None:
    terminal = shell(name)
    for typed, completed in (
        ("briefings veri", "briefings verify"),
        ("briefings vr", "briefings vraem-2014"),
        ("briefings show vr", "briefings show vraem-2014"),
        ("bin/briefings show vr", "bin/briefings show vraem-2014"),
        ("briefings show vraem-2014 --panel sec", "--panel security"),
        ("briefings show vraem-2014 --panel=int", "--panel=international_funding"),
        (f"briefings note edit {note_id[:5]}", f"briefings note edit {note_id}"),
        (f"briefings note edit '{note_id[:5]}", f"briefings note edit '{note_id}"),
        ("briefings export vraem-2014 --format htm", "--format html"),
        ("briefings verify bel", "briefings verify below/"),
        ("briefings note import bro", "briefings note import brought.json"),
        ("briefings export vraem-2014 -o bro", "-o brought.json"),
        ("briefings --library bes", r"briefings --library beside\ me/"),
    ):
        terminal.give(typed.encode())
        terminal.wait_for(typed)
        terminal.press("tab")
        terminal.wait_for(completed)
        give_up(terminal)
    assert not stolen(folder, terminal.raw)


@pytest.mark.parametrize("name", SHELLS)
def test_what_is_listed_does_nothing(shell: Shell, folder: Path, note_id: str, name: str) -> None:
    terminal = shell(name)
    # Bash lists nothing for a key that wrote what the names, which are random, begin with.
    tabs = ("tab",) * (3 if name == "bash" else 2)
    for typed, listed in (("briefings note show ", note_id), ("briefings show ", "hostile-1")):
        terminal.give(typed.encode())
        terminal.press(*tabs)
        terminal.wait_for(listed if name == "bash" else HARMLESS)
        terminal.settle(0.5)
        shown = terminal.text()
        assert listed in shown
        assert shown.count("Read") == (0 if name == "bash" else 1)
        give_up(terminal)
    assert not stolen(folder, terminal.raw)


@pytest.mark.first_start
@pytest.mark.parametrize("name", SHELLS)
def test_what_cannot_be_completed_leaves_the_line_alone(
    shell: Shell, folder: Path, library: Path, name: str
) -> None:
    library.mkdir()
    (library / "library.log").write_bytes(b"\x00 no log\n")
    terminal = shell(name)
    for typed in ("briefings show zz", "briefings note show ab", "briefings search wor"):
        terminal.give(typed.encode())
        terminal.wait_for(typed)
        terminal.press("tab")
        terminal.settle(0.7)
        assert terminal.text().strip() == f"{PROMPT}{typed}"
        give_up(terminal)


# -- the program, with nothing between it and the terminal ----------------------------------------


def everything(folder: Path) -> dict[Path, tuple[int, bytes]]:
    """Return what is in a folder: when each thing was written, and what."""
    return {
        path: (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in folder.rglob("*")
    }


@pytest.mark.parametrize("words", [("",), ("vraem-2014", ""), ("show", ""), ("note", "rm", "")])
@pytest.mark.parametrize("shell_name", SHELLS)
def test_on_a_terminal_it_answers_and_paints_nothing(
    start: Start, library: Path, words: tuple[str, ...], shell_name: str
) -> None:
    plant(library)
    before = everything(library.parent)
    terminal = start(*words, **{VARIABLE: shell_name})
    assert terminal.wait_for_end() == 0
    assert b"\x1b" not in terminal.raw
    assert MARK.encode() not in terminal.raw
    assert (b"vraem-2014" in terminal.raw) == (words in {("",), ("show", "")})
    assert everything(library.parent) == before


def test_without_the_variable_the_same_start_does_paint(start: Start, library: Path) -> None:
    plant(library)
    terminal = start("")
    terminal.settle()
    assert MARK.encode() in terminal.raw


@pytest.mark.first_start
def test_on_a_terminal_it_makes_no_library(start: Start, library: Path) -> None:
    terminal = start("show", "", overview=True, **{VARIABLE: "fish"})  # no place is kept
    assert terminal.wait_for_end() == 0
    assert terminal.text().startswith("vraem-2014")
    assert everything(library.parent) == {}
