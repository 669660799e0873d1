"""The user's keys and colours, from the file of settings to a real terminal and back."""

import re
from pathlib import Path

import pytest

from tests.terminal.emulator import Terminal
from tests.terminal.starting import Start, is_open

KEYS = """
[keys]
find = "Ctrl-D"
"move.half_down" = "F5"
"move.down" = ["ñ", "Shift-Right"]
"tab.source" = "Z"
tables = "F6"
"editor.save" = "Ctrl-W"
leave = ["Ctrl-X", "Ctrl-C"]
"""

THEME = 'heading = "#ff8800"\nhit = "white on #880000"\n'


@pytest.fixture
def folder(library: Path) -> Path:
    """The folder of the user's own settings."""
    path = library.parent / ".config" / "briefings"
    (path / "themes").mkdir(parents=True)
    return path


def opened(start: Start, *arguments: str, **environ: str) -> Terminal:
    terminal = start(*arguments, **environ)
    terminal.wait_for(is_open)
    return terminal


def test_the_first_screen_and_every_later_one_have_the_users_keys(
    start: Start, folder: Path
) -> None:
    (folder / "config.toml").write_text(KEYS, encoding="utf-8")
    terminal = opened(start)
    assert "Z Source" in terminal.line(1)
    assert "Ctrl-D find" in terminal.line(-1)
    terminal.press("ctrl-d")
    terminal.type("vraem")
    terminal.wait_for("here")
    terminal.press("enter", "Z")
    terminal.wait_for("By Dialogo")
    terminal.press("1", "a")
    terminal.type("mine")
    terminal.press("esc", "ctrl-q", "\x17")  # only Ctrl-W saves now
    terminal.wait_for("your name")
    terminal.type("Ann")
    terminal.press("enter")
    terminal.wait_for("Saved")
    terminal.press("ctrl-q")
    assert terminal.process.poll() is None
    terminal.press("\x18")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane()


@pytest.mark.parametrize("wire", ["thrift", "plain"])
def test_keys_that_are_more_than_a_byte_arrive(start: Start, folder: Path, wire: str) -> None:
    (folder / "config.toml").write_text(KEYS, encoding="utf-8")
    terminal = opened(start, "--wire", wire)
    rows = [terminal.screen.display.index(row) for row in terminal.screen.display if row[0] == ">"]
    terminal.press("ñ", "\x1b[1;2C", "\x1b[1;2C")
    after = [terminal.screen.display.index(row) for row in terminal.screen.display if row[0] == ">"]
    assert after == [rows[0] + 3]
    terminal.press("\x1b[15~")
    terminal.wait_for(lambda text: "BOTTOM LINE" not in text)


@pytest.mark.parametrize(
    ("environ", "sent"),
    [
        ({"COLORTERM": "truecolor"}, b"38;2;255;136;0"),
        ({}, b"38;5;208"),
        ({"TERM": "xterm"}, b"33m"),
        ({"TERM": "xterm", "NO_COLOR": "1"}, None),
        ({"TERM": "vt220"}, None),
    ],
    ids=["24 bits", "256", "8", "NO_COLOR", "none"],
)
def test_a_theme_is_sent_in_the_colours_that_there_are_and_only_once(
    start: Start, folder: Path, environ: dict[str, str], sent: bytes | None
) -> None:
    """The app's first frame is what was painted before it: no heading is sent a second time."""
    (folder / "config.toml").write_text('theme = "own"\n', encoding="utf-8")
    (folder / "themes" / "own.toml").write_text(THEME, encoding="utf-8")
    terminal = opened(start, **environ)
    raw = terminal.raw
    assert raw.count(b"BOTTOM") == 1
    coloured = re.findall(rb"\x1b\[[0-9;]*(?:[34][0-8]|9[0-7])(?:;[0-9;]*)?m", raw)
    assert bool(coloured) is bool(sent)
    if sent:
        assert sent in raw


@pytest.mark.parametrize(
    ("theme", "heading", "colours"),
    [
        ("ansi-dark", "cyan", {"cyan", "brown", "green"}),
        ("ansi-light", "blue", {"blue", "red"}),
        ("mono", "default", set()),
    ],
)
def test_each_theme_sends_its_colours_and_nothing_else(
    start: Start, folder: Path, theme: str, heading: str, colours: set[str]
) -> None:
    terminal = opened(start, BRIEFINGS_THEME=theme)
    assert "BOTTOM LINE" in terminal.cells(lambda cell: cell.fg == heading)
    terminal.press("/")
    terminal.type("vraem")
    terminal.press("enter", "n")
    assert colours_of(terminal) == colours
    terminal.press("a")
    terminal.type("note")
    assert "note" in terminal.text()
    assert colours_of(terminal) == set()


def colours_of(terminal: Terminal) -> set[str]:
    rows = (terminal.screen.buffer[y] for y in range(terminal.screen.lines))
    cells = [row[x] for row in rows for x in range(terminal.screen.columns)]
    return {
        colour
        for cell in cells
        for colour in (cell.fg if cell.data.strip() else "default", cell.bg)
        if colour != "default"
    }


def test_the_program_opens_whatever_is_wrong_with_keys_and_theme(
    start: Start, folder: Path
) -> None:
    (folder / "config.toml").write_text(
        'theme = "../../etc/passwd"\n[keys]\nleave = []\nclose = "alt+x"\nnonsense = "\\u001b[2J"\n'
        '"move.down" = ["q", "Esc", "Ctrl-C", "Ctrl-Q"]\n',
        encoding="utf-8",
    )
    terminal = opened(start)
    assert "`briefings config` says why" in terminal.line(-1)
    terminal.press("ctrl-q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_sane()
