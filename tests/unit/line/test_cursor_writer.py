"""The cursor goes the shortest way that its terminal knows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.screen import Screen, Stream
from tui.line.capabilities import VT100, XTERM, Terminal
from tui.line.cells import BOLD, DEFAULT, REVERSE, UNDERLINE, Style, cell
from tui.line.cursor_writer import CursorWriter
from tui.line.text_runs import text_runs

BARE = replace(XTERM, column=False, row=False)


def pen_at(x: int | None, y: int | None, terminal: Terminal = XTERM) -> CursorWriter:
    """Return a writer in default style on 80x24 that stands there."""
    writer = CursorWriter(80, 24, terminal)
    writer.x, writer.y, writer.style = x, y, DEFAULT
    return writer


def put(writer: CursorWriter, text: str, style: Style = DEFAULT) -> str:
    """Write a text of one style; return what that sent."""
    for text_run in text_runs(tuple(cell(character, style) for character in text)):
        writer.put(text_run)
    return writer.take()


@pytest.mark.parametrize(
    ("start", "goal", "sent"),
    [
        ((5, 5), (5, 5), ""),
        ((None, None), (0, 0), "\x1b[H"),
        ((None, None), (0, 4), "\x1b[5H"),
        ((None, None), (9, 4), "\x1b[5;10H"),
        ((9, 4), (0, 4), "\r"),
        ((9, 4), (8, 4), "\b"),
        ((9, 4), (7, 4), "\b\b"),
        ((40, 4), (31, 4), "\x1b[9D"),
        ((9, 4), (10, 4), "\x1b[C"),
        ((9, 4), (40, 4), "\x1b[31C"),
        ((9, 4), (9, 5), "\n"),
        ((9, 4), (9, 3), "\x1b[A"),
        ((None, 4), (0, 5), "\n\r"),
        ((None, 4), (20, 4), "\x1b[21G"),
        ((20, 4), (0, 6), "\n\n\r"),
    ],
)
def test_ways(start: tuple[int | None, int | None], goal: tuple[int, int], sent: str) -> None:
    writer = pen_at(*start)
    reckoned = writer.reach(*goal)
    writer.move(*goal)
    written = writer.take()
    assert written == sent
    assert reckoned == len(sent)
    assert (writer.x, writer.y) == goal


def test_no_way_uses_what_the_terminal_lacks() -> None:
    writer = pen_at(None, 4, BARE)
    writer.move(20, 4)
    assert writer.take() == "\r\x1b[20C"


places = st.tuples(st.integers(0, 79), st.integers(0, 23))
regions = st.tuples(st.integers(0, 23), st.integers(0, 23)).filter(lambda r: r[0] < r[1])


@given(places, places, regions, st.sampled_from([XTERM, BARE, VT100]))
def test_every_way_arrives_whatever_the_margins(
    start: tuple[int, int], goal: tuple[int, int], region: tuple[int, int], terminal: Terminal
) -> None:
    screen = Screen(80, 24)
    stream = Stream(screen)
    stream.feed(
        b"\x1b[%d;%dr\x1b[%d;%dH" % (region[0] + 1, region[1] + 1, start[1] + 1, start[0] + 1)
    )
    screen.dirty.clear()
    writer = pen_at(*start, terminal)
    writer.region = region
    writer.move(*goal)
    stream.feed(writer.take().encode())
    assert screen.position == (goal[1] + 1, goal[0] + 1)
    assert not screen.dirty, "nothing was scrolled"


def test_a_style_is_sent_once_and_only_as_far_as_the_terminal_has_it() -> None:
    style = Style("36", "", BOLD)
    assert put(pen_at(0, 0), "ab", style) == "\x1b[1;36mab"
    assert put(pen_at(0, 0, VT100), "ab", style) == "\x1b[1mab"
    writer = pen_at(0, 0)
    put(writer, "ab", style)
    assert put(writer, "cd", style) == "cd"


@pytest.mark.parametrize(
    ("pens", "blanks", "sent"),
    [
        (Style("36", "", BOLD), DEFAULT, "  "),
        (Style("", "44"), Style("", "44"), "  "),
        (Style("", "44"), DEFAULT, "\x1b[m  "),
        (Style("", "", UNDERLINE), DEFAULT, "\x1b[m  "),
        (Style("", "", REVERSE), DEFAULT, "\x1b[m  "),
        (DEFAULT, Style("", "44"), "\x1b[44m  "),
    ],
)
def test_blanks_are_written_in_a_style_in_which_they_look_the_same(
    pens: Style, blanks: Style, sent: str
) -> None:
    writer = pen_at(0, 0)
    writer.style = pens
    assert put(writer, "  ", blanks) == sent


def test_after_the_last_column_the_place_is_not_known() -> None:
    writer = pen_at(78, 3)
    put(writer, "a")
    assert (writer.x, writer.y) == (79, 3)
    put(writer, "b")
    assert (writer.x, writer.y) == (None, 3)


@pytest.mark.parametrize(
    ("terminal", "background", "can"),
    [
        (XTERM, "44", True),
        (replace(XTERM, back_colour_erase=False), "44", False),
        (replace(XTERM, back_colour_erase=False), "", True),
        (VT100, "44", True),
    ],
)
def test_erasing_leaves_a_background_only_where_the_terminal_does_so(
    terminal: Terminal, background: str, can: bool
) -> None:
    assert pen_at(0, 0, terminal).can_erase(Style("", background)) is can


def test_scrolling_goes_by_line_feeds_at_the_edge_or_by_a_sequence() -> None:
    writer = pen_at(0, 3)
    writer.region = (2, 20)
    writer.scroll((2, 20), 1, at_edge=False)
    assert writer.take() == "\x1b[S"
    writer.scroll((2, 20), 15, at_edge=False)
    assert writer.take() == "\x1b[15S"
    writer.scroll((2, 20), -1, at_edge=True)
    assert writer.take() == "\x1b[A\x1bM"
    writer.scroll((2, 20), 3, at_edge=True)
    assert writer.take() == "\x1b[21H\n\n\n"


def test_margins_are_set_where_they_are_others_and_take_the_pen_home() -> None:
    writer = pen_at(5, 5)
    writer.scroll((2, 20), 1, at_edge=True)
    assert writer.take() == "\x1b[3;21r\x1b[21H\n"
    assert writer.region == (2, 20)
    assert (writer.x, writer.y) == (0, 20)


def test_what_scrolls_in_has_no_background() -> None:
    writer = pen_at(0, 23)
    writer.style = Style("", "44")
    writer.scroll((0, 23), 1, at_edge=True)
    assert writer.take() == "\x1b[m\n"


def test_a_copy_goes_on_from_here_and_leaves_the_pen_alone() -> None:
    writer = pen_at(3, 4)
    writer.write("before")
    copy = writer.copy()
    copy.move(0, 0)
    assert copy.take() == "before\x1b[H"
    assert (writer.x, writer.y) == (3, 4)
    assert writer.take() == "before"


def test_cost_is_in_bytes() -> None:
    writer = pen_at(0, 0)
    for text_run in text_runs(tuple(cell(c, DEFAULT) for c in "é…a")):
        writer.put(text_run)
    assert writer.cost == len(writer.take().encode()) == 6
    assert writer.cost == 0
