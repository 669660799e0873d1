"""Which items somebody can have seen, and since when."""

from briefings.layout.page import Sheet
from tui.reading.seen import SeenItems, SeenRows, Unread, parts_in_view
from tui.reading.viewport import Viewport


def view(height: int, top: int = 0) -> Viewport:
    """Return a view of two items: three rows of `a` beneath a heading, and one of `b`."""
    sheet = Sheet(20, len)
    sheet.heading("ITEMS")
    for text in ("one", "two", "three"):
        sheet.flow(text, "text", item="a")
    sheet.flow("four", "text", item="b")
    made = Viewport(sheet.page(), height)
    made.top = top
    return made


def test_parts_are_the_rows_in_view() -> None:
    assert parts_in_view(view(3)) == {"a": SeenRows(frozenset({0, 1}), 3)}
    assert parts_in_view(view(3, top=2)) == {
        "a": SeenRows(frozenset({1, 2}), 3),
        "b": SeenRows(frozenset({0}), 1),
    }


def test_what_is_covered_is_not_in_view() -> None:
    assert parts_in_view(view(5), range(3, 5)) == {"a": SeenRows(frozenset({0, 1}), 3)}


def test_an_item_was_seen_once_all_of_it_was_on_the_screen() -> None:
    seen = SeenItems()
    seen.add(parts_in_view(view(3)), 10.0)
    assert seen.began("a")
    assert not seen.was_seen("a", 11.0)
    seen.add(parts_in_view(view(3, top=2)), 12.0)
    assert not seen.began("a")
    assert seen.was_seen("a", 12.0)
    assert not seen.was_seen("a", 11.9), "who typed before has not seen it"
    assert seen.was_seen("b", 12.0)


def test_it_counts_when_it_was_seen_first() -> None:
    seen = SeenItems()
    seen.add(parts_in_view(view(5)), 10.0)
    seen.add(parts_in_view(view(5)), 20.0)
    assert seen.any_of(["a", "b"], 10.0)
    assert not seen.any_of(["c"], 30.0)
    assert seen.any_of(["c", "a"])
    assert not seen.any_of(["c"])
    seen.add(parts_in_view(view(5)), 9.0)
    assert seen.was_seen("a", 9.0), "the line is nearer than it seemed"


def test_rows_of_another_width_are_not_added_up() -> None:
    seen = SeenItems()
    seen.add({"a": SeenRows(frozenset({0, 1}), 3)}, 1.0)
    seen.add({"a": SeenRows(frozenset({2, 3}), 4)}, 2.0)
    assert not seen.was_seen("a", 3.0)


def test_who_typed_before_it_could_be_read_has_not_read_it() -> None:
    unread = Unread()
    assert not unread.at(0.0), "nothing was said"
    unread.tell()
    assert unread.at(5.0)
    unread.shown(10.0)
    assert unread.at(9.9)
    assert not unread.at(10.0)
    unread.tell()
    unread.tell()
    unread.shown(12.0)
    assert unread.at(13.0), "more was said than was shown"
    unread.shown(14.0)
    assert unread.at(13.9)
    assert not unread.at(14.0)
