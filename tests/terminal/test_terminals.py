"""Terminals that can less, and text that wants to do more."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples import CUSTOMS
from tests.terminal.starting import COMMAND, Start, environment, is_open

COLOUR = re.compile(rb"\x1b\[[0-9;]*(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|[34]8;)[0-9;]*m")


def run(library: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        env=environment(library, **environ),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_terminal_one_sentence_names_the_command(library: Path) -> None:
    result = run(library)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "`briefings show" in result.stderr


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_a_dumb_terminal_is_told_what_to_use(start: Start, term: str) -> None:
    terminal = start(TERM=term)
    assert terminal.wait_for_end() == 2
    said = " ".join(terminal.raw.decode().split())
    assert said.count(". ") == 0, "one sentence"
    assert "`briefings show" in said
    assert "\x1b" not in said


@pytest.mark.parametrize("term", ["vt220", "linux", "screen", "xterm", "nonsense"])
def test_other_terminals_get_the_same_text(start: Start, term: str) -> None:
    terminal = start(TERM=term)
    terminal.wait_for(is_open)
    assert "1 Security" in terminal.reversed()
    terminal.press("l", "enter")
    assert "9 Source" in terminal.reversed()
    terminal.press("q", "q")
    assert terminal.wait_for_end() == 0


def test_no_color_is_kept_and_nothing_is_lost(start: Start) -> None:
    terminal = start(NO_COLOR="1")
    terminal.wait_for(is_open)
    terminal.press("/", *"coca", "enter", "9")
    terminal.press("q", "q", "ctrl-q")
    assert terminal.wait_for_end() == 0
    assert not COLOUR.search(terminal.raw)


def test_colour_is_there_otherwise(start: Start) -> None:
    terminal = start()
    terminal.wait_for(is_open)
    assert COLOUR.search(terminal.raw)


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_without_utf8_the_screen_is_ascii(start: Start, locale: str) -> None:
    terminal = start(LC_ALL=locale)
    terminal.wait_for(is_open)
    terminal.press("l", "enter", "r", "?", "q", "L", "q", "9")
    terminal.press("q", "q")
    assert terminal.wait_for_end() == 0
    assert terminal.raw.isascii()
    assert b"Carmen Masias" in terminal.raw


def test_without_utf8_what_is_typed_is_ascii_and_kept_as_it_is(start: Start, library: Path) -> None:
    terminal = start(LC_ALL="C")
    terminal.wait_for(is_open)
    terminal.press("s", "é", "esc", "A", *"año 日本!")
    terminal.wait_for("ano ????!")
    terminal.press("esc", *"Ñá", "enter")
    terminal.wait_for("Saved at the panel's end")
    terminal.press("q")
    assert terminal.wait_for_end() == 0
    assert terminal.raw.isascii()
    listed = run(library, "note", "list", LC_ALL="C.UTF-8")
    assert "año 日本!" in listed.stdout
    assert "Ñá" in listed.stdout


@pytest.mark.parametrize("tab", ["1", "9"])
def test_article_text_is_text(start: Start, tab: str) -> None:
    terminal = start("customs-2022", command=(sys.executable, "-c", CUSTOMS.starter))
    terminal.wait_for(is_open)
    terminal.press(tab)
    shown = terminal.text()
    expected = "[bold]not bold[/bold]" if tab == "1" else "[bold]seized[/bold]"
    assert expected in shown
    assert "[@click=app.quit]" in shown
    assert "␛[2J" in shown
    assert b"\x1b[2J" not in terminal.raw
    assert b"]0;owned" not in terminal.raw.replace("␛]0;owned".encode(), b"")
    assert "\u202e".encode() not in terminal.raw
    terminal.press("q", "q", "ctrl-q")
    assert terminal.wait_for_end() == 0


def test_comparable_figures_are_drawn_as_bars(start: Start) -> None:
    terminal = start("customs-2022", command=(sys.executable, "-c", CUSTOMS.starter))
    terminal.wait_for(is_open)
    terminal.press("1")
    bars = [line.count("█") for line in terminal.text().splitlines() if "█" in line]
    assert len(bars) == 2
    assert bars[0] * 18 == pytest.approx(bars[1] * 12, abs=18)


def test_figures_that_do_not_compare_are_not(start: Start) -> None:
    terminal = start(size=(80, 60))
    terminal.wait_for("FIGURES")
    for tab in "1234":
        terminal.press(tab)
        assert "█" not in terminal.text()


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_the_command_line_is_ascii_without_utf8(library: Path, locale: str) -> None:
    result = run(library, "show", "vraem-2014", LC_ALL=locale)
    assert result.returncode == 0
    assert result.stdout.isascii()
    assert "Carmen Masias" in result.stdout


def test_a_closed_output_is_one_sentence(library: Path) -> None:
    command = " ".join([*COMMAND, "list", ">&-"])
    result = subprocess.run(
        ["/bin/sh", "-c", command],
        env=environment(library),
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
