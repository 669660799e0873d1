"""What may come out wider is written in one go, until blanks make up for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.line.capabilities import XTERM
from tui.line.cells import DEFAULT, REVERSE, Cell, Style, blank
from tui.line.clusters import cells_of
from tui.line.cursor_writer import CursorWriter
from tui.line.row_diff import paint
from tui.line.uncertain_widths import joined

COLUMNS = 24
LIT = Style("", "", REVERSE)


def row(*parts: tuple[str, Style]) -> list[Cell]:
    cells = [each for text, style in parts for each in cells_of(text, style)]
    return cells + [blank()] * (COLUMNS - len(cells))


def runs(text: str) -> list[tuple[str, int]]:
    """Return text and width of what a row is made of, up to its last blanks."""
    found = [(cell.text, cell.width) for cell in joined(row((text, DEFAULT))) if cell.width]
    while found[-1][0] == " ":
        found.pop()
    return found


def sent(old: list[Cell], new: list[Cell]) -> str:
    writer = CursorWriter(COLUMNS, 3, XTERM)
    writer.x, writer.y, writer.style = 0, 1, DEFAULT
    paint(writer, 1, joined(old), joined(new))
    return writer.take()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ab", [("a", 1), ("b", 1)]),
        ("海a", [("海", 2), ("a", 1)]),
        ("😀a", [("😀", 2), ("a", 1)]),
        ("हि  a", [("हि ", 2), (" ", 1), ("a", 1)]),
        ("aहिb  c", [("a", 1), ("हिb ", 3), (" ", 1), ("c", 1)]),
        ("हिन्दी   a", [("हिन्दी  ", 5), (" ", 1), ("a", 1)]),
        ("हि a   b", [("हि a ", 4), (" ", 1), (" ", 1), ("b", 1)]),
        ("👍🏽   a", [("👍🏽  ", 4), (" ", 1), ("a", 1)]),
        ("👍🏽a  b", [("👍🏽a  b  ", 8)]),
        ("हि 😀a  b", [("हि 😀a ", 6), (" ", 1), ("b", 1)]),
    ],
)
def test_a_run_goes_on_until_blanks_make_up_for_it(text: str, parts: list[tuple[str, int]]) -> None:
    assert runs(text) == parts


def test_a_run_ends_with_the_row() -> None:
    full = row(("हि" * COLUMNS, DEFAULT))
    assert [cell.width for cell in joined(full)] == [COLUMNS, *[0] * (COLUMNS - 1)]


def test_it_is_written_on_blanks_and_what_follows_in_its_place() -> None:
    assert sent(row(), row(("हिन्दी   x", DEFAULT))) == "     \rहिन्दी\x1b[6G x"


def test_its_styles_are_its_own() -> None:
    new = row(("हि", DEFAULT), ("न्", LIT), ("दी", DEFAULT), ("  ", DEFAULT))
    assert sent(row(), new) == " \x1b[7m \x1b[m   \rहि\x1b[7mन्\x1b[mदी"


def test_a_run_that_changes_is_written_anew_as_a_whole() -> None:
    assert "हिन्द  " not in sent(row(("हिन्द  a", DEFAULT)), row(("हिन्द  b", DEFAULT)))
    assert "हिन्दी" in sent(row(("हिन्द    a", DEFAULT)), row(("हिन्दी   a", DEFAULT)))


def test_what_it_may_have_covered_is_blanked_when_it_goes() -> None:
    assert sent(row(("हिन्दी   x", DEFAULT)), row(("ab       x"[:6] + "x", DEFAULT))) == "ab   "


def test_what_is_as_it_was_is_not_written() -> None:
    one = row(("हिन्दी   x 👍🏽   y", DEFAULT))
    assert sent(one, row(("हिन्दी   x 👍🏽   y", DEFAULT))) == ""


words = st.sampled_from(
    ["हिन्दी", "தமிழ்", "কাজ", "👍🏽", "🇵🇪", "👨\u200d👩\u200d👧", "海", "a", " ", "   "]
)


@given(st.lists(words, max_size=12))
def test_no_cell_is_lost_or_moved(texts: list[str]) -> None:
    made = row(("".join(texts), DEFAULT))[:COLUMNS]
    found = joined(made)
    assert len(found) == len(made)
    assert "".join(cell.text for cell in found) == "".join(cell.text for cell in made)
    assert not [cell for cell in found if cell.doubtful and not cell.parts]
