"""Which cell is current."""

from rich.cells import cell_len

from briefings.layout.page import Column, Sheet
from tui.reading.cursor_cell import At, cell
from tui.reading.viewport import Viewport


def view(height: int = 4, *, text: bool = False) -> Viewport:
    """Return a list of two items under a heading, then a blank row and a last one."""
    sheet = Sheet(20, cell_len)
    sheet.heading("HEADING")
    sheet.columns([Column(2, 1, " ", "warn"), Column(4, 16, "first of all", "text")], "a")
    sheet.flow("海関 found", "text", item="b")
    sheet.row()
    sheet.flow("last", "text", x=6, item="c")
    return Viewport(sheet.page(), height, text=text)


def test_in_a_list_it_is_the_first_of_the_text_under_the_cursor() -> None:
    listed = view()
    assert cell(listed, cell_len) == (4, 1)
    listed.go_to_item("c")
    assert cell(listed, cell_len) == (6, 4 - listed.top)


def test_words_that_are_current_come_first_only_under_the_cursor() -> None:
    listed = view()
    hit = At(3, 3)
    assert cell(listed, cell_len, hit) == (4, 1)
    listed.go_to_item("b")
    assert cell(listed, cell_len, hit) == (2 + 5, 2)


def test_in_a_text_it_is_the_current_words_if_they_are_seen_else_the_first() -> None:
    text = view(text=True)
    assert cell(text, cell_len) == (0, 0)
    assert cell(text, cell_len, At(3, 3)) == (7, 2)
    text.top = 3
    assert cell(text, cell_len, At(3, 3)) == (6, 1), "of the first row that is not blank"


def test_where_there_is_nothing_it_is_the_first_cell() -> None:
    assert cell(Viewport(Sheet(20, cell_len).page(), 4), cell_len, At(0, 0)) == (0, 0)
