"""One row: what differs is written, and what is blank is erased where that is shorter."""

from dataclasses import replace

import pytest

from tui.line.capabilities import VT100, XTERM, Terminal
from tui.line.cells import DEFAULT, Cell, Style, blank
from tui.line.clusters import cells_of
from tui.line.cursor_writer import CursorWriter
from tui.line.row_diff import difference, paint

COLUMNS = 40
BLUE = Style("", "44")


def row(text: str, style: Style = DEFAULT, ground: Style = DEFAULT) -> list[Cell]:
    """Return a row that begins with a text."""
    cells = list(cells_of(text, style))
    return cells + [blank(ground)] * (COLUMNS - len(cells))


def sent(old: list[Cell] | list[None], new: list[Cell], terminal: Terminal = XTERM) -> str:
    """Return what is sent to turn a row into another, by a writer that stands at its beginning."""
    writer = CursorWriter(COLUMNS, 3, terminal)
    writer.x, writer.y, writer.style = 0, 1, DEFAULT
    paint(writer, 1, old, new)
    return writer.take()


@pytest.mark.parametrize(
    ("old", "new", "written"),
    [
        ("some words", "some words", ""),
        ("some words", "some wards", "\x1b[6Ca"),
        ("some words", "Some words", "S"),
        ("", "words", "words"),
        ("12345678901234567890", "12345678x01234567y90", "\x1b[8Cx\x1b[8Cy"),
        ("abcdefgh", "Abcdefgh", "A"),
        ("abcdefgh", "AbcDefgh", "AbcD"),
        ("abcdefghijkl", "AbcdefghIjkl", "A\x1b[7CI"),
        ("a long line of words", "a", "\x1b[2C\x1b[K"),
        ("ab", "a", "\x1b[C "),
        ("  abc", "  xbc", "  x"),
    ],
)
def test_the_shortest_that_turns_one_into_the_other(old: str, new: str, written: str) -> None:
    assert sent(row(old), row(new)) == written


def test_of_what_is_not_known_all_is_written() -> None:
    assert sent([None] * COLUMNS, row("word")) == "word\x1b[K"


def test_a_gap_is_erased_where_the_terminal_can() -> None:
    old, new = row("a" + "x" * 30 + "b"), row("a" + " " * 30 + "b")
    assert sent(old, new) == "\x1b[C\x1b[30X"
    assert sent(old, new, VT100) == "\x1b[C" + " " * 30


def test_the_rest_is_erased_in_its_background_only_where_that_works() -> None:
    new = row("", ground=BLUE)
    assert sent(row(""), new) == "\x1b[44m\x1b[K"
    without = replace(XTERM, back_colour_erase=False)
    assert sent(row(""), new, without) == f"\x1b[44m \x1b[{COLUMNS - 1}b"


def test_a_run_is_repeated_where_the_terminal_can() -> None:
    new = row("█" * 20)
    assert sent(row(""), new) == "█\x1b[19b"
    assert sent(row(""), new, replace(XTERM, repeat=False)) == "█" * 20


def test_that_rep_would_have_helped_is_noted() -> None:
    writer = CursorWriter(COLUMNS, 3, replace(XTERM, repeat=False))
    writer.x, writer.y, writer.style = 0, 1, DEFAULT
    paint(writer, 1, row(""), row("plain words"))
    assert not writer.wishes_repeat
    paint(writer, 1, row("plain words"), row("█" * 20))
    assert writer.wishes_repeat


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [("abc", "abc", 0), ("abc", "abd", 1), ("", "abc", 3)],
)
def test_difference_counts_cells(old: str, new: str, count: int) -> None:
    assert difference(row(old), row(new)) == count


def test_what_is_doubtful_is_written_on_blanks_and_what_follows_at_its_place() -> None:
    assert sent(row("abcdefghij"), row("ab😀efghij")) == "\x1b[2C  \b\b😀"
    assert sent(row("abcdefghij"), row("ab😀Efghij")) == "\x1b[2C  \b\b😀\x1b[5GE"
