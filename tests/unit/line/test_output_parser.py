"""What Textual writes becomes cells; what nobody knows is a surprise."""

import pytest

from tui.line.cells import BOLD, DEFAULT, REVERSE, Grid, Style, blank
from tui.line.output_parser import OutputParser
from tui.line.unknown_output import UnknownOutputError


def fed(*raw: str, size: tuple[int, int] = (6, 3)) -> Grid:
    """Return what comes of a few writes."""
    grid = Grid(*size)
    parser = OutputParser(grid)
    for each in raw:
        parser.feed(each)
    return grid


def text(grid: Grid) -> list[str]:
    return ["".join(cell.text for cell in row).rstrip() for row in grid.rows]


@pytest.mark.parametrize(
    ("raw", "rows"),
    [
        ("abc", ["abc", "", ""]),
        ("\x1b[2;3Hab", ["", "  ab", ""]),
        ("\x1b[3Hab", ["", "", "ab"]),
        ("\x1b[2;3H\x1b[Hab", ["ab", "", ""]),
        ("\x1b[;4Hab", ["   ab", "", ""]),
        ("a\nb\nc", ["a", "b", "c"]),
        ("abcdefgh", ["abcdef", "", ""]),
        ("a\nb\nc\nd", ["a", "b", "c"]),
        ("\x1b[9;1Hgone", ["", "", ""]),
        ("\x1b[1;9Hgone", ["", "", ""]),
        ("abc\x1b[1;2HX", ["aXc", "", ""]),
    ],
)
def test_text_stands_where_it_was_put(raw: str, rows: list[str]) -> None:
    assert text(fed(raw)) == rows


def test_style_goes_on_until_it_is_changed() -> None:
    grid = fed("\x1b[1;36ma", "b\x1b[0mc\x1b[7m d")
    bold, reverse = Style("36", "", BOLD), Style("", "", REVERSE)
    assert [cell.style for cell in grid.rows[0][:5]] == [bold, bold, DEFAULT, reverse, reverse]


def test_of_a_blank_only_what_can_be_seen_is_kept() -> None:
    row = fed("\x1b[1;36;44m \x1b[0;1m ").rows[0]
    assert row[0] is blank(Style("", "44"))
    assert row[1] is blank()


@pytest.mark.parametrize(
    ("raw", "row"),
    [
        ("海x", "海x"),
        ("abcde海", "abcde"),
        ("海海\x1b[1;2HX", " X海"),
        ("海海\x1b[1;3HX", "海X"),
        ("海海\x1b[1;1HX", "X 海"),
        ("海海\x1b[1;2H車", " 車"),
    ],
)
def test_a_wide_character_is_never_halved(raw: str, row: str) -> None:
    grid = fed(raw)
    assert text(grid)[0] == row
    widths = [cell.width for cell in grid.rows[0]]
    assert sum(widths) == len(widths)


@pytest.mark.parametrize(
    ("raw", "row"),
    [
        ("e\x1b[1m\u0301x", "e\u0301x"),
        ("海\x1b[0m\u0301x", "海\u0301x"),
        ("\u0301x", "x"),
    ],
)
def test_a_mark_goes_to_the_character_before_it(raw: str, row: str) -> None:
    assert text(fed(raw))[0] == row


@pytest.mark.parametrize(
    "aside", ["\x07", "\x1b]52;c;YWJj\x07", "\x1b]52;c;YWJj\x1b\\"], ids=["bell", "bel", "st"]
)
def test_the_bell_and_the_clipboard_go_on_as_they_are(aside: str) -> None:
    grid = Grid(6, 1)
    assert OutputParser(grid).feed(f"ab{aside}cd") == aside
    assert text(grid) == ["abcd"]


@pytest.mark.parametrize(
    "raw",
    ["\x1b[?1049h", "\x1b[?2026$p", "\x1b[>1u", "\x1b[<u", "\x1b[=1;1u", "\x1b]22;text\x07"],
)
def test_modes_and_questions_are_the_drivers_own(raw: str) -> None:
    grid = Grid(6, 1)
    assert OutputParser(grid).feed(f"ab{raw}cd") == ""
    assert text(grid) == ["abcd"]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("\x1b[5i", r"\x1b[5i"),
        ("\x1b[2Jsecret", r"\x1b[2J"),
        ("\x1b]0;secret\x07", r"\x1b]"),
        ("\x1bPsecret\x1b\\", r"\x1bP"),
        ("\r", r"\r"),
        ("\t", r"\t"),
        ("\x9b5i", r"\x9b"),
        ("\x1b[", r"\x1b["),
        ("\x1b", r"\x1b"),
        ("\x1b[1;77m", "SGR 77"),
    ],
)
def test_a_surprise_names_the_sequence_and_no_text(raw: str, name: str) -> None:
    with pytest.raises(UnknownOutputError) as raised:
        fed(f"ok{raw}")
    assert name in str(raised.value)
    assert "secret" not in str(raised.value)
    assert "ok" not in str(raised.value)
