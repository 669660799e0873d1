"""The judge is judged: it sees what differs, and only that."""

import pytest

from tests.frames.dialects import Dialect, spoken
from tests.frames.oracle import Frame, Oracle
from tests.frames.vocabulary import strangers
from tui.line.capabilities import VT100, XTERM

SIZE = (12, 4)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", "b"),
        ("a", "\x1b[1ma"),
        ("a", "\x1b[31ma"),
        ("\x1b[31ma", "\x1b[91ma"),
        ("\x1b[31ma", "\x1b[38;2;205;0;0ma"),
        ("\x1b[38;5;1ma", "\x1b[38;5;9ma"),
        (" ", "\x1b[41m "),
        ("\x1b[4m ", " "),
        ("\x1b[4ma", "\x1b[21ma"),
        ("\x1b[31;7m ", "\x1b[7m "),
        ("界", "界\b "),
        ("e\u0301", "e"),
        ("a\nb", "a\nb"),
        *((f"\x1b[{code}ma", "a") for code in (1, 2, 3, 4, 5, 7, 8, 9, 21, 53)),
    ],
)
def test_a_difference_is_seen(oracle: Oracle, one: str, other: str) -> None:
    verdict = oracle.compare(SIZE, [Frame("", ""), Frame(one, other)])
    assert [difference.frame for difference in verdict.differences] == [1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a\nb", "a\r\nb"),
        ("\x1b[1;31m ", " "),
        ("\x1b[41m  \x1b[m", "\x1b[41m\x1b[2X"),
        ("aaaa", "a\x1b[3b"),
        ("\x1b[4;12Hab", "\x1b[4;12Hb"),
    ],
)
def test_what_looks_the_same_is_the_same(oracle: Oracle, one: str, other: str) -> None:
    verdict = oracle.compare(SIZE, [Frame(one, other)])
    assert verdict.differences == ()
    assert verdict.cells == 48


def test_the_first_cell_that_differs_is_shown(oracle: Oracle) -> None:
    (difference,) = oracle.compare(SIZE, [Frame("\x1b[2;3Hab", "\x1b[2;3Ha\x1b[1mc")]).differences
    assert (difference.row, difference.column) == (1, 3)
    assert (difference.reference[1:3], difference.candidate[1:3]) == (("b", 0), ("c", 1))


def test_the_cursor_counts_where_it_is_to(oracle: Oracle) -> None:
    frames = [Frame("\x1b[2;3H", "\x1b[2;3H"), Frame("\x1b[2;3H", "\x1b[2;4H")]
    assert not oracle.compare(SIZE, frames).differences
    (difference,) = oracle.compare(SIZE, frames, cursor=True).differences
    assert (difference.frame, difference.row, difference.column) == (1, 1, 2)
    assert difference.candidate[1] == "cursor at 1,3"


def test_cells_can_be_left_out(oracle: Oracle) -> None:
    verdict = oracle.compare(SIZE, [Frame("abcd", "aXXd", [(0, 1, 3)]), Frame("", "", [(0, 1, 2)])])
    assert [(d.frame, d.column) for d in verdict.differences] == [(1, 2)]
    assert verdict.cells == 2 * 48 - 3


def test_terminals_go_on_and_are_resized(oracle: Oracle) -> None:
    oracle.compare(SIZE, [Frame("one", "one")])
    assert not oracle.compare(
        (20, 2), [Frame("\x1b[2;20Hx", "\x1b[2;20Hx")], reset=False
    ).differences
    (difference,) = oracle.compare((20, 2), [Frame("", "\x1b[H\x1b[2J")], reset=False).differences
    assert difference.reference[1] == "o"


def test_colours_and_attributes_can_be_left_out(oracle: Oracle) -> None:
    frame = Frame("\x1b[1;31;42ma", "a")
    assert oracle.compare(SIZE, [frame], colours=False).differences
    assert oracle.compare(SIZE, [frame], attributes=0).differences
    assert not oracle.compare(SIZE, [frame], colours=False, attributes=0).differences


@pytest.mark.parametrize(
    ("dialect", "erased", "scrolled"),
    [
        (Dialect.FILLS_ALL, True, True),
        (Dialect.FILLS_ERASED, True, False),
        (Dialect.FILLS_NOTHING, False, False),
    ],
)
def test_a_dialect_fills_what_it_should(
    oracle: Oracle, dialect: Dialect, *, erased: bool, scrolled: bool
) -> None:
    cases = [("\x1b[48;5;0;1m\x1b[2J", erased), ("\x1b[48;5;0;1m\x1b[4;1H\n", scrolled)]
    for stream, filled in cases:
        translated, background = spoken(dialect, stream)
        assert background == "48;5;0"
        same = oracle.compare(SIZE, [Frame(stream, translated)])
        assert (not same.differences) == filled


def test_sequences_that_a_terminal_does_not_have_are_found() -> None:
    stream = "\x1b[3Xa\x1b[2b\x1b[3;4H\x1b[7;31;38;5;9mx\x1b[2G\x1bM\x1b[3d\x1b[S\x1b[2;3r"
    assert strangers(stream, XTERM) == []
    found = "".join(strangers(stream, VT100))
    assert all(final in found for final in ("X", "b", "31", "G", "d", "S"))
    assert "H'" not in found
    assert "\\x1bM" not in found
    assert strangers("\x1b[?7l\x07", XTERM)
