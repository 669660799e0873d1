"""Sentences and help of the command line keep their words whole, however narrow the terminal."""

import re
from itertools import pairwise

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.cli import run
from briefings.cli.commands import briefings
from briefings.cli.output import cells, fill
from tests.unit.command_line import Command
from tui.front_end import TerminalFrontEnd
from tui.system.terminal import STREAMS, why_not

WORDS = st.lists(st.text("abc海é", min_size=1, max_size=30), min_size=1, max_size=12)


@given(WORDS, st.integers(10, 40), st.sampled_from(["", "  "]))
def test_a_line_is_broken_between_words_and_where_it_must_be(
    words: list[str], columns: int, hang: str
) -> None:
    lines = fill(" ".join(words), columns, hang)
    assert [word for line in lines for word in line.split()] == words
    for line in lines:
        assert cells(line) <= columns or len(line.split()) == 1
    for line, after in pairwise(lines):
        assert after.startswith(hang)
        assert cells(f"{line} {after.split()[0]}") > columns


@pytest.mark.parametrize("line", ["", "a", "  a  b", "    indented more than it is long"])
def test_a_line_that_fits_stays_as_it_is(line: str) -> None:
    assert fill(line, 40) == [line]


def commands() -> list[list[str]]:
    """Return how each command is called."""
    note = briefings.commands["note"]
    assert isinstance(note, click.Group)
    names = [[name] for name in briefings.commands]
    return [[], *names, *(["note", name] for name in note.commands)]


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_help_fits_every_terminal_and_breaks_no_word(
    command: Command, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    helped = {}
    for columns in (40, 60, 80, 200):
        monkeypatch.setenv("COLUMNS", str(columns))
        helped[columns] = command.text(*words, "--help")
    for columns, text in helped.items():
        for line in text.splitlines():
            assert len(line) <= min(columns, 78) or len(line.split()) == 1
        assert sorted(text.split()) == sorted(helped[200].split())
        assert not re.search(r"[a-z,]\.\.\.$", text, re.MULTILINE)


@pytest.mark.parametrize("environ", [{}, {"TERM": ""}], ids=["not set", "empty"])
def test_no_term_is_worded_without_a_hole(environ: dict[str, str]) -> None:
    reason = why_not(environ, elsewhere=())
    assert reason is not None
    assert reason.startswith("TERM is not set: set TERM to what your terminal is")
    assert "briefings show ID" in reason


@pytest.mark.parametrize("name", ["dumb", "unknown"])
def test_a_terminal_without_screens_is_named(name: str) -> None:
    assert f"`{name}` cannot draw screens" in (why_not({"TERM": name}, elsewhere=()) or "")


def test_a_terminal_that_can_draw_is_not_refused() -> None:
    assert why_not({"TERM": "vt220"}, elsewhere=()) is None
    assert "needs a terminal;" in (why_not({"TERM": "vt220"}, elsewhere=STREAMS) or "")


@pytest.mark.parametrize(
    ("elsewhere", "said"),
    [(("error",), "standard error is none:"), (("input", "output"), "input and output are none:")],
)
def test_a_stream_that_is_no_terminal_is_named(elsewhere: tuple[str, ...], said: str) -> None:
    assert said in (why_not({"TERM": "vt220"}, elsewhere=elsewhere) or "")


def test_a_stream_that_was_closed_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert run(TerminalFrontEnd(), []) == 2
    assert "needs a terminal" in capsys.readouterr().err
