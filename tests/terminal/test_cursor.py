"""The terminal's own cursor, on every screen: a hidden one is followed too.

Where it should be is told from what the screen shows: on the text of the row that has the sign of
the current item, on the block where one types, on what is shown in reverse, or on the first word.
"""

import re
import signal
from collections.abc import Callable

import pytest

from tests.terminal.emulator import Terminal
from tests.terminal.starting import Start, is_open

SIZES = [(40, 12), (80, 24), (120, 40)]

BESIDE = 80
"""From this column on an item's evidence stands beside the panel, where there is room."""

Place = tuple[int, int]
"""Column and row, from 0."""


def on_the_current_row(terminal: Terminal) -> Place:
    """Return where the text behind the signs of the current item begins."""
    terminal.wait_for("\n>")
    rows = [y for y in range(terminal.screen.lines) if terminal.line(y).startswith(">")]
    assert len(rows) == 1, terminal.text()
    row = terminal.line(rows[0])
    return len(row) - len(row[1:].lstrip(" -*!?")), rows[0]


def on_the_first_word(terminal: Terminal, top: int = 1) -> Place:
    """Return where text begins from row `top` on, beside the numbers of paragraphs."""
    for y in range(top, terminal.screen.lines):
        if found := re.match(r"(?: +[0-9]+ | *)(?=\S)", terminal.line(y)):
            return found.end(), y
    raise AssertionError(terminal.text())


def on_the_first_word_of_source(terminal: Terminal) -> Place:
    return on_the_first_word(terminal, 2)


def on_the_first_word_of_the_preview(terminal: Terminal) -> Place:
    terminal.wait_for(lambda text: "Putting it together" not in text)
    return on_the_first_word(terminal)


def on_the_passage_or_the_first_word(terminal: Terminal) -> Place:
    """Return where a passage begins; on another size it may be out of view."""
    marked = reversed_cells(terminal, 2)
    return marked[0] if marked else on_the_first_word_of_source(terminal)


def reversed_cells(terminal: Terminal, top: int) -> list[Place]:
    screen = terminal.screen
    rows = range(top, screen.lines)
    return [(x, y) for y in rows for x in range(screen.columns) if screen.buffer[y][x].reverse]


def on_the_marked_words(terminal: Terminal) -> Place:
    return next((x, y) for x, y in reversed_cells(terminal, 2) if x < BESIDE)


def on_the_block(terminal: Terminal) -> Place:
    """Return where the block stands that shows where one types."""
    (place,) = reversed_cells(terminal, 1 if "Note on" in terminal.line(0) else -1)
    return place


def on_the_block_of_the_entry(terminal: Terminal) -> Place:
    bottom = terminal.screen.lines - 1
    (place,) = reversed_cells(terminal, bottom)
    return place


Expected = Callable[[Terminal], Place]

TOUR: list[tuple[str, Expected]] = [
    ("1", on_the_current_row),
    ("j j", on_the_current_row),
    ("space", on_the_current_row),
    ("G", on_the_current_row),
    ("g l l l", on_the_current_row),
    ("enter", on_the_marked_words),
    ("j", on_the_marked_words),
    ("space space", on_the_first_word_of_source),
    ("h", on_the_marked_words),
    ("v", on_the_marked_words),
    ("esc g", on_the_first_word_of_source),
    ("/ c o c a", on_the_block_of_the_entry),
    ("left left x", on_the_block_of_the_entry),
    ("backspace enter", on_the_marked_words),
    ("n", on_the_marked_words),
    ("1 n n", on_the_marked_words),
    ("j", on_the_current_row),
    ("a h i", on_the_block),
    ("left", on_the_block),
    ("enter", on_the_block),
    ("\x14 t a", on_the_block_of_the_entry),
    ("enter", on_the_block),
    ("esc A", on_the_block_of_the_entry),
    ("n a enter", on_the_current_row),
    ("0", on_the_current_row),
    ("f h", on_the_block_of_the_entry),
    ("esc 1", on_the_current_row),
    ("?", on_the_first_word),
    ("space", on_the_first_word),
    ("esc", on_the_current_row),
    (": s o", on_the_block_of_the_entry),
    ("esc", on_the_current_row),
    ("s c o c a", on_the_block_of_the_entry),
    ("down", on_the_block_of_the_entry),
    ("esc", on_the_current_row),
    ("e", on_the_current_row),
    ("j j", on_the_current_row),
    ("p", on_the_first_word_of_the_preview),
    ("q q", on_the_current_row),
    ("W", on_the_first_word),
    ("q L", on_the_current_row),
    ("q", on_the_current_row),
]  # fmt: skip
"""Keys, one after the other, and where the cursor is after the last of them."""


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_it_stands_on_what_is_current(start: Start, size: Place) -> None:
    terminal = start(size=size)
    terminal.wait_for(is_open)
    assert cursor(terminal) == on_the_current_row(terminal)
    for keys, expected in TOUR:
        terminal.press(*keys.split())
        wanted = expected(terminal)
        assert cursor(terminal) == wanted, f"after {keys}:\n{terminal.text()}"
        assert terminal.screen.cursor.hidden


def test_it_does_after_every_new_size(start: Start) -> None:
    terminal = start(size=(80, 24))
    terminal.wait_for(is_open)
    for keys, expected in (
        ("j j", on_the_current_row),
        ("9 l l l l", on_the_passage_or_the_first_word),
        ("/ c o c a", on_the_block_of_the_entry),
        ("esc a h i", on_the_block),
    ):
        terminal.press(*keys.split())
        for size in ((40, 12), (120, 40), (80, 24)):
            terminal.resize(*size)
            terminal.signal(signal.SIGWINCH)
            terminal.settle()
            wanted = expected(terminal)
            assert cursor(terminal) == wanted, f"{size}, {keys}:\n{terminal.text()}"


def cursor(terminal: Terminal) -> Place:
    return terminal.screen.cursor.x, terminal.screen.cursor.y
