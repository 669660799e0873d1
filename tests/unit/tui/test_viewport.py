"""Which rows are seen and where the cursor goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.layout.page import Page, Row, TextBlock, TextSegment
from tui.reading.viewport import Viewport


def page(*items: str | None) -> Page:
    """A page of one row for each name; `None` is a row of no item."""
    return Page((), tuple(Row((), item) for item in items), 10)


LIST = page(None, None, None, "a", "a", "b", None, "c", "c", "c", "d", None, None, None)


def test_the_cursor_begins_on_the_first_item() -> None:
    view = Viewport(LIST, 10)
    assert (view.item, view.cursor, view.top) == ("a", 3, 0)


def test_a_line_down_passes_over_headings() -> None:
    view = Viewport(LIST, 14)
    seen = []
    for _ in range(7):
        seen.append(view.cursor)
        view.step(1)
    assert seen == [3, 4, 5, 7, 8, 9, 10]
    assert view.cursor == 10


def test_a_line_down_scrolls_when_the_next_item_is_below() -> None:
    view = Viewport(LIST, 4)
    tops = []
    for _ in range(12):
        view.step(1)
        tops.append(view.top)
    assert tops == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10]


def test_rows_without_items_can_be_read_at_both_ends() -> None:
    view = Viewport(LIST, 3)
    assert view.item is None, "the first item is out of view: the bottom line fills the screen"
    for _ in range(20):
        view.step(1)
    assert view.top == view.max_top
    for _ in range(20):
        view.step(-1)
    assert view.top == 0


def test_next_item_goes_to_what_comes_into_view_first() -> None:
    view = Viewport(LIST, 3)
    assert view.step_item(1)
    assert view.item == "a"


def test_previous_item_from_inside_goes_to_its_beginning() -> None:
    view = Viewport(LIST, 14)
    view.step(1)
    view.step_item(-1)
    assert view.cursor == 3
    assert not view.step_item(-1)


def test_next_item_brings_all_its_rows_into_view() -> None:
    view = Viewport(LIST, 5)
    view.step_item(1)
    view.step_item(1)
    assert view.item == "c"
    assert view.top + view.height > 9


def test_paging_down_and_up_comes_back() -> None:
    view = Viewport(LIST, 5, text=True)
    view.scroll(5)
    assert view.top == 5
    view.scroll(-5)
    assert view.top == 0


def test_paging_at_the_end_goes_to_the_last_item() -> None:
    view = Viewport(LIST, 20)
    view.scroll(20)
    assert view.item == "d"
    view.scroll(-20)
    assert view.item == "a"


def test_a_text_scrolls_by_lines_and_has_no_cursor() -> None:
    view = Viewport(LIST, 5, text=True)
    view.step(1)
    assert (view.top, view.cursor) == (1, None)
    assert not view.step_item(1)


def test_reveal_leaves_what_is_seen_where_it_is() -> None:
    view = Viewport(LIST, 9, text=True)
    view.reveal(3, 4)
    assert view.top == 0
    view.reveal(12, 12)
    assert view.top == view.max_top


def test_reveal_scrolls_no_further_than_it_must_where_the_goal_is_near() -> None:
    rows = page(*[None] * 60)
    view = Viewport(rows, 9, text=True)
    view.reveal(10, 10)
    assert view.top == 10 + 1 + 3 - 9
    view.reveal(40, 40)
    assert view.top == 40 - 3
    view.reveal(34, 34)
    assert view.top == 34 - 3


def test_another_layout_keeps_the_item_and_its_place_on_the_screen() -> None:
    view = Viewport(LIST, 6)
    view.go_to_item("c")
    y = (view.cursor or 0) - view.top
    narrow = page(*[None] * 8, *"aaaabbbb", None, *"cccccc", *"dd", *[None] * 9)
    view.relay(narrow, 6)
    assert view.item == "c"
    assert (view.cursor or 0) - view.top == y


def test_percent_is_what_has_been_seen() -> None:
    view = Viewport(page(*[None] * 20), 5, text=True)
    assert view.percent == 25
    view.edge(1)
    assert view.percent == 100
    assert Viewport(page(), 5).percent == 100


def test_an_empty_page_can_be_moved_in() -> None:
    view = Viewport(page(), 5)
    for move in (1, -1):
        view.step(move)
        view.scroll(move)
        view.edge(move)
        view.step_item(move)
    assert (view.item, view.position, view.top) == (None, (0, 0), 0)


ROWS = st.lists(st.sampled_from([None, None, "a", "b", "c", "d"]), max_size=40)
MOVES = st.lists(
    st.tuples(
        st.sampled_from(["step", "scroll", "edge", "step_item", "reveal", "relay"]),
        st.sampled_from([-1, 1]),
        st.integers(0, 60),
    ),
    max_size=30,
)


@given(ROWS, st.integers(1, 12), st.booleans(), MOVES)
def test_no_movement_leaves_the_page(
    rows: list[str | None],
    height: int,
    text: bool,
    moves: list[tuple[str, int, int]],
) -> None:
    view = Viewport(page(*rows), height, text=text)
    for name, direction, number in moves:
        if name == "reveal":
            if rows:
                view.reveal(number % len(rows), number % len(rows))
        elif name == "relay":
            view.relay(page(*rows[number % 7 :]), 1 + number % 12)
            rows = rows[number % 7 :]
        elif name == "scroll":
            view.scroll(direction * number)
        else:
            getattr(view, name)(direction)
        assert 0 <= view.top <= view.max_top
        if view.cursor is not None:
            assert rows[view.cursor] is not None
        number_of_item, count = view.position
        assert 0 <= number_of_item <= count


@pytest.mark.parametrize("height", [3, 5, 9])
@given(rows=ROWS)
def test_going_down_line_by_line_shows_every_row(height: int, rows: list[str | None]) -> None:
    view = Viewport(page(*rows), height)
    seen: set[int] = set()
    for _ in range(2 * len(rows) + 2):
        seen |= set(range(view.top, min(view.top + height, len(rows))))
        view.step(1)
    assert seen == set(range(len(rows)))


HANGING = page(None, "a", "-1", "-1", "-2", "b", "b", None, "c", "-3", None, "-4", "-5")


def hanging(height: int) -> Viewport:
    return Viewport(HANGING, height, may_hang=lambda item: item.startswith("-"))


def test_what_hangs_beneath_an_item_is_passed_over_and_what_stands_beneath_a_heading_is_not() -> (
    None
):
    view = hanging(20)
    seen = [view.item]
    while view.step_item(1):
        seen.append(view.item)
    assert seen == ["a", "b", "c", "-4", "-5"]
    while view.step_item(-1):
        seen.append(view.item)
    assert seen[5:] == ["-4", "c", "b", "a"]


def test_line_by_line_nothing_is_passed_over() -> None:
    view = hanging(20)
    seen = [view.item]
    for _ in range(9):
        view.step(1)
        seen.append(view.item)
    assert seen == ["a", "-1", "-1", "-2", "b", "b", "c", "-3", "-4", "-5"]


def test_from_what_hangs_one_goes_to_its_item_or_to_the_next() -> None:
    view = hanging(20)
    view.go_to_item("-2")
    assert view.position == (1, 5), "it counts as what it hangs beneath"
    view.step_item(-1)
    assert view.item == "a"
    view.go_to_item("-2")
    view.step_item(1)
    assert view.item == "b"


def test_something_else_comes_into_view_only_where_the_cursor_can_stay() -> None:
    view = hanging(3)
    view.step_item(1)
    assert (view.item, view.top) == ("b", 4)
    assert not view.also_show("c"), "there is no room for both"
    assert (view.item, view.top) == ("b", 4)
    view.go_to_item("a")
    assert view.also_show("-1")
    assert (view.item, view.top) == ("a", 1)
    assert not view.also_show("nowhere")


HEADED = Page(
    (TextBlock("HEADING"), TextBlock("words")),
    tuple(
        Row((TextSegment(0, int(name != "#"), 0, 5, "heading" if name == "#" else "text"),), item)
        if name
        else Row()
        for name, item in (
            ("#", None), ("a", "a"), ("a", "a"), ("", None), ("#", None), ("b", "b"), ("c", "c"),
            ("#", None), ("d", "d"),
        )
    ),
    10,
)  # fmt: skip
"""Headings in rows 0, 4 and 7, items beneath them."""


def test_sections_begin_with_the_first_item_beneath_a_heading() -> None:
    view = Viewport(HEADED, 4)
    seen = []
    while view.step_section(1):
        seen.append((view.item, view.top))
    assert seen == [("b", 3), ("d", 5)]
    view.step(-1)
    assert view.item == "c"
    assert view.step_section(-1)
    assert view.item == "b", "first to the beginning of this one"
    assert view.step_section(-1)
    assert view.item == "a"
    assert view.top == 0, "with its heading"
    assert not view.step_section(-1)


def test_a_section_that_is_seen_is_gone_to_without_scrolling() -> None:
    view = Viewport(HEADED, 9)
    assert view.step_section(1)
    assert (view.item, view.top) == ("b", 0)


def test_in_a_text_the_section_goes_to_the_top() -> None:
    view = Viewport(HEADED, 3, text=True)
    tops = [view.top]
    while view.step_section(1):
        tops.append(view.top)
    assert tops == [0, 4, 6]
    assert view.step_section(-1)
    assert view.top == 4


def test_where_there_are_no_headings_blank_rows_part_sections() -> None:
    shown = Row((TextSegment(0, 0, 0, 5, "text"),))
    view = Viewport(Page((TextBlock("words"),), (shown, shown, Row(), shown, Row(), shown), 10), 2)
    view.text = True
    assert view.step_section(1)
    assert view.top == 3
    assert view.step_section(-1)
    assert view.top == 0


def test_without_any_section_nothing_moves() -> None:
    view = Viewport(Page((), (), 1), 5)
    assert not view.step_section(1)
    assert not view.step_section(-1)


def test_a_long_item_is_scrolled_back_before_the_one_above_it_is_gone_to() -> None:
    view = Viewport(page("a", *["long"] * 7), 3)
    view.edge(1)
    steps = []
    for _ in range(4):
        view.step_through(-1)
        steps.append((view.item, view.top))
    assert steps == [("long", 3), ("long", 1), ("a", 0), ("a", 0)]


def test_a_list_is_gone_through_item_by_item_and_all_of_a_long_one_is_seen() -> None:
    view = Viewport(page(None, "a", *["long"] * 7, "b", None), 3)
    steps = []
    for direction in (1, 1, 1, 1, 1, -1, -1, -1, -1, -1):
        view.step_through(direction)
        steps.append((view.item, view.top))
    down = [("long", 2), ("long", 4), ("long", 6), ("b", 7), ("b", 8)]
    up = [("long", 2), ("a", 0), ("a", 0), ("a", 0), ("a", 0)]
    assert steps == [*down, *up]
