"""Rows that only moved are found, and nothing else is scrolled along."""

from tui.line.cells import DEFAULT, Cell, blank
from tui.line.clusters import cells_of
from tui.line.scrolling import Shift, distance, shifted, shifts

COLUMNS = 30
ALL = (0, 9)


def page(*texts: str) -> list[list[Cell]]:
    """Return ten rows."""
    rows = [list(cells_of(text, DEFAULT)) for text in texts]
    rows = [row + [blank()] * (COLUMNS - len(row)) for row in rows]
    return rows + [[blank()] * COLUMNS] * (10 - len(rows))


LINES = [f"line number {number} of the page" for number in range(20)]
TITLE, STATUS = "the title of it", "status 1/20"


def at(top: int, status: str = STATUS) -> list[list[Cell]]:
    """Return a title, eight lines and a status row."""
    return page(TITLE, *LINES[top : top + 8], status)


def text(rows: list[list[Cell]]) -> list[str]:
    return ["".join(cell.text for cell in row).rstrip() for row in rows]


def best(have: list[list[Cell]], want: list[list[Cell]]) -> Shift:
    return shifts(have, want, (3, 4))[0]


def test_what_moved_up_is_found_without_what_stands_around_it() -> None:
    assert best(at(0), at(1, "status 2/20")) == Shift((1, 8), 1)
    assert best(at(0), at(3, "status 4/20")) == Shift((1, 8), 3)


def test_what_moved_down_is_found() -> None:
    assert best(at(5), at(3)) == Shift((1, 8), -2)


def test_nothing_moved_nothing_found() -> None:
    assert shifts(at(0), at(0), ALL) == []
    assert shifts(at(0), page(*"abcdefghij"), ALL) == []
    assert shifts(page(), at(0), ALL) == []


def test_margins_that_are_set_are_kept_where_that_does_no_harm() -> None:
    assert shifts(at(0), at(1), (1, 8))[0].region == (1, 8)
    short = page(TITLE, *LINES[0:6], "", "", STATUS)
    moved = page(TITLE, *LINES[1:6], "", "", "", STATUS)
    assert shifts(short, moved, (1, 8))[0].region == (1, 8)
    assert shifts(short, moved, (0, 9))[0].region != (0, 9), "title and status would move"


def test_a_shift_leaves_blanks_behind() -> None:
    up = [list(row) for row in shifted(at(0), Shift((1, 8), 2))]
    assert text(up) == [TITLE, *LINES[2:8], "", "", STATUS]  # type: ignore[arg-type]
    down = [list(row) for row in shifted(at(0), Shift((1, 8), -2))]
    assert text(down) == [TITLE, "", "", *LINES[0:6], STATUS]  # type: ignore[arg-type]


def test_a_shift_by_more_than_its_region_leaves_only_blanks() -> None:
    gone = [list(row) for row in shifted(at(0), Shift((1, 8), 12))]
    assert text(gone) == [TITLE, *[""] * 8, STATUS]  # type: ignore[arg-type]


def test_distance_counts_cells() -> None:
    assert distance(at(0), at(0)) == 0
    assert distance(at(0), at(0, "status 2/20")) == 1


def test_what_changed_at_the_right_of_a_row_does_not_keep_it_from_moving() -> None:
    have = at(0)
    want = [list(row) for row in at(1)]
    for row in want[1:9]:
        row[-1] = cells_of("!", DEFAULT)[0]
    assert best(have, want) == Shift((1, 8), 1)
