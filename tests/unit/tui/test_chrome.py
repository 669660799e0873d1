"""How much room is left for the text, and what stands around it."""

import pytest

from briefings.model import Briefing
from tui.actions.keys import Keys
from tui.style import chrome


@pytest.mark.parametrize(
    ("columns", "rows", "size"),
    [
        (80, 24, (78, 21)),
        (200, 60, (78, 57)),
        (40, 12, (39, 9)),
        (5, 2, (10, 1)),
    ],
)
def test_the_text_has_a_width_that_can_be_read(
    columns: int, rows: int, size: tuple[int, int]
) -> None:
    assert chrome.page_size(columns, rows, chrome.READER_ROWS) == size


@pytest.mark.parametrize(
    ("columns", "text", "pane"),
    [(99, 78, 0), (100, 64, 33), (113, 77, 33), (114, 78, 33), (120, 78, 39), (200, 78, 78)],
)
def test_on_wide_terminals_the_text_makes_room_for_words_beside_it(
    columns: int, text: int, pane: int
) -> None:
    assert chrome.page_size(columns, 24, 3, with_pane=True) == (text, 21)
    assert chrome.page_size(columns, 24, 3) == (78, 21), "where nobody wants them"
    assert chrome.pane_width(columns) == pane
    assert not pane or text + 2 + pane < columns


def test_the_title_says_less_where_there_is_less_room(briefing: Briefing) -> None:
    assert chrome.title(briefing, 80) == (briefing.source.title, "Dialogo · 2014-02-10")
    assert chrome.title(briefing, chrome.NARROW - 1) == (briefing.source.title, "2014-02-10")


def test_tabs_are_the_overview_the_topics_the_source_and_the_notes(briefing: Briefing) -> None:
    tabs = chrome.tabs(briefing, Keys())
    assert [key for key, _ in tabs] == ["O", "1", "2", "3", "4", "9", "0"]
    assert tabs[-1] == ("0", "Notes")
    assert chrome.tabs(briefing, Keys(), 3)[-1] == ("0", "Notes 3")
