"""The README's tour, line by line: the keys in a real terminal, the commands in a real shell."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.terminal.emulator import NAMED, Terminal
from tests.terminal.starting import COMMAND, Start, is_open, unread
from tests.unit.documents.whole_samples import samples

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
TICKED = re.compile(r"`([^`]+)`")
MARGIN = re.compile(r"^│", re.MULTILINE)
AT_HOME = ("sh", "-c", 'cd "$HOME" && exec "$@"', "sh", *COMMAND)


class Step(NamedTuple):
    """A line of the tour: what is pressed, and what is on the screen then."""

    keys: list[str]
    seen: list[str]


def steps() -> list[Step]:
    table = README.partition("<!-- tour -->\n")[2].lstrip("\n").partition("\n\n")[0]
    rows = [line.strip("|").split("|") for line in table.splitlines()[2:]]
    return [Step(TICKED.findall(keys), TICKED.findall(seen)) for keys, _, seen in rows]


def commands() -> list[str]:
    block = README.partition("```console\n")[2].partition("```")[0]
    return [line.removeprefix("$ ") for line in block.splitlines()]


def do(terminal: Terminal, key: str) -> None:
    if key.lower() in NAMED:
        terminal.press(key.lower())
    else:
        terminal.type(key)


def shows(words: str) -> Callable[[str], bool]:
    """Return what finds words on a screen, over the ends of rows and their mark in the margin."""
    return lambda text: words in " ".join(MARGIN.sub("", text).split())


def tour(start: Start) -> None:
    terminal = start(command=AT_HOME, overview=True)
    terminal.wait_for(is_open)
    *there, last = steps()
    for step in there:
        for key in step.keys:
            do(terminal, key)
        for words in step.seen:
            terminal.wait_for(shows(words))
    for key in last.keys:
        do(terminal, key)
    assert terminal.wait_for_end() == 0


def test_every_line_shows_what_the_readme_says(start: Start, library: Path) -> None:
    assert len(steps()) > 10
    assert all(step.seen for step in steps()[:-1]), "a line that promises nothing tests nothing"
    tour(start)
    exported = [path.name for path in library.parent.iterdir() if path.is_file()]
    assert exported == ["vraem-2014-brief.html"]


def test_the_commands_after_it_say_something(start: Start, library: Path, tmp_path: Path) -> None:
    tour(start)
    program = tmp_path / "bin" / "briefings"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m tui "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environ = unread(library)
    environ["PATH"] = f"{program.parent}:{environ['PATH']}"
    files = samples()
    (tmp_path / "report.pdf").write_bytes(files["pdf"])
    (tmp_path / "page.html").write_bytes(files["html"])
    (tmp_path / "FOLDER").mkdir()
    (tmp_path / "FOLDER" / "letter.eml").write_bytes(files["mail"])
    # It would fetch the page.
    (tmp_path / "bin" / "curl").write_text("#!/bin/sh\ncat page.html\n", encoding="utf-8")
    (tmp_path / "bin" / "curl").chmod(0o755)
    environ["URL"] = "https://brava.example/port"
    assert commands()
    for command in commands():
        done = subprocess.run(
            ["sh", "-c", command], cwd=tmp_path, env=environ, capture_output=True, check=False
        )
        assert (done.returncode, done.stdout != b"") == (0, True), f"{command}: {done.stderr!r}"
    listed = subprocess.run(
        [program, "note", "list"], env=environ, capture_output=True, check=True
    ).stdout
    assert b"Ask DEVIDA." in listed
