"""What the command line says on a narrow terminal is broken between words."""

from itertools import pairwise

import pytest

from tests.terminal.emulator import Terminal
from tests.terminal.starting import COMMAND, Start


def said(terminal: Terminal) -> str:
    """Return what stands on the screen as one line, each row held against the next one."""
    rows = terminal.text().rstrip().split("\n")
    for row, after in pairwise(rows):
        assert len(f"{row} {after.split()[0]}") > terminal.screen.columns
    return " ".join(rows)


@pytest.mark.parametrize("columns", [40, 57])
@pytest.mark.parametrize(
    ("arguments", "code", "begins", "ends"),
    [
        (("show", "elsewhere-and-anywhere"), 1, "There is no briefing", "those there are."),
        (("list", "--nonsense"), 2, "No such option", "`briefings --help` shows how."),
        (("show", "vraem-2014", "--panel", "x"), 2, "vraem-2014 has no panel", "or source."),
        (("note", "add", "vraem-2014", "--author", "Ana", "--tag", "t"), 0, "Note ", "is kept."),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else None,
)
def test_a_sentence_is_broken_between_words(
    start: Start, columns: int, arguments: tuple[str, ...], code: int, begins: str, ends: str
) -> None:
    terminal = start(*arguments, size=(columns, 12))
    assert terminal.wait_for_end() == code
    sentence = said(terminal)
    assert sentence.startswith(begins)
    assert sentence.endswith(ends)


def test_the_width_is_that_of_the_terminal_that_is_written_to(start: Start) -> None:
    """Standard output goes elsewhere, and says nothing of how wide the terminal is."""
    command = ("sh", "-c", '"$@" | cat', "sh", *COMMAND)
    terminal = start("show", "elsewhere-and-anywhere", size=(40, 12), command=command)
    terminal.wait_for_end()
    assert said(terminal).startswith("There is no briefing “elsewhere-and-anywhere”")


@pytest.mark.parametrize("term", ["", "dumb"])
def test_a_terminal_that_cannot_draw_is_told_what_to_do(start: Start, term: str) -> None:
    terminal = start(size=(40, 12), TERM=term)
    assert terminal.wait_for_end() == 2
    sentence = said(terminal)
    assert sentence.startswith("A terminal that is `dumb`" if term else "TERM is not set:")
    assert sentence.endswith("or read with `briefings show ID`.")
