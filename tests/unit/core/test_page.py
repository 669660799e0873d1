"""Rows that know their words: from a row to an offset and back, and marks on segments."""

import itertools

import pytest
from rich.cells import cell_len

from briefings.layout.beside import evidence_page
from briefings.layout.page import Column, Mark, Page, Row, Sheet, TextBlock, TextSegment
from briefings.layout.panel import panel_page
from briefings.layout.source import source_page
from briefings.model import Briefing


def sheet(width: int = 20) -> Sheet:
    return Sheet(width, cell_len)


def sample() -> Page:
    """Two columns side by side; the left is an article's words from offset 100 on."""
    blocks = (
        TextBlock("alpha beta", "a", 100),
        TextBlock("right", "a"),
        TextBlock("tail", "b", 200),
    )
    rows = (
        Row((TextSegment(2, 0, 0, 5, "text"), TextSegment(12, 1, 0, 5, "value")), "a"),
        Row((TextSegment(2, 0, 6, 10, "text"),), "a"),
        Row(),
        Row((TextSegment(0, 2, 0, 4, "name"),), "b"),
    )
    return Page(blocks, rows, 20)


def test_a_row_is_its_pieces_with_blanks_between_them() -> None:
    assert [sample().line(row) for row in range(4)] == ["  alpha     right", "  beta", "", "tail"]
    assert list(sample().segments(0)) == [
        ("  ", None),
        ("alpha", "text"),
        ("     ", None),
        ("right", "value"),
    ]


def test_what_leaves_keeps_its_columns_and_has_no_gap_where_something_is_left_out() -> None:
    written = sheet(30)
    columns = [Column(0, 12, "so\u00adcial\u200b", "text"), Column(14, 9, "שלום\u200f!", "text")]
    written.columns(columns, None)
    block, _ = written.add_paragraph("a\u00adg\tree", 0)
    written.row((TextSegment(0, block, 0, 2, "text"), TextSegment(2, block, 2, 7, "cited")))
    page = written.page()
    assert [page.line(row, cell_len) for row in range(2)] == ["so·cial·      שלום⇄!", "a·g␉ree"]
    assert [page.words(row, cell_len) for row in range(2)] == [
        "social        שלום\u200f!",
        "ag ree",
    ]


def test_marks_cut_pieces_and_the_later_mark_lies_above() -> None:
    marks = {0: [Mark(1, 9, "hit"), Mark(3, 4, "current"), Mark(20, 30, "hit")]}
    assert list(sample().segments(0, len, marks))[1:5] == [
        ("a", "text"),
        ("lp", "hit"),
        ("h", "current"),
        ("a", "hit"),
    ]
    assert list(sample().segments(1, len, marks)) == [("  ", None), ("bet", "hit"), ("a", "text")]
    assert [role for _, role in sample().segments(3, len, marks)] == ["name"]


def test_marks_change_no_text() -> None:
    marks = {0: [Mark(2, 3, "hit")], 1: [Mark(0, 99, "hit")], 2: [Mark(3, 3, "hit")]}
    for row in range(4):
        shown = "".join(text for text, _ in sample().segments(row, len, marks))
        assert shown == sample().line(row)


def test_blanks_after_wide_characters_are_counted_in_cells() -> None:
    page = Page(
        (TextBlock("海関"), TextBlock("x")),
        (Row((TextSegment(0, 0, 0, 2, "text"), TextSegment(6, 1, 0, 1, "text"))),),
        9,
    )
    assert [text for text, _ in page.segments(0, cell_len)] == ["海関", "  ", "x"]


@pytest.mark.parametrize(
    ("block", "offset", "row"),
    [(0, 0, 0), (0, 4, 0), (0, 5, 0), (0, 6, 1), (0, 99, 1), (1, 0, 0), (2, 3, 3), (7, 0, None)],
)
def test_the_row_of_a_character(block: int, offset: int, row: int | None) -> None:
    assert sample().row_of(block, offset) == row


def test_the_rows_of_an_item() -> None:
    assert sample().rows_of("a") == range(2)
    assert sample().rows_of("b") == range(3, 4)
    assert list(sample().rows_of("c")) == []


@pytest.mark.parametrize(
    ("row", "offset"), [(-5, 100), (0, 100), (1, 106), (2, 200), (3, 200), (4, None), (99, None)]
)
def test_the_offset_of_a_row_is_that_of_the_first_article_words_from_there(
    row: int, offset: int | None
) -> None:
    assert sample().offset_of(row) == offset


@pytest.mark.parametrize(
    ("span", "touched"),
    [
        ((100, 110), [(0, 0, 10)]),
        ((105, 203), [(0, 5, 10), (2, 0, 3)]),
        ((0, 999), [(0, 0, 10), (2, 0, 4)]),
        ((110, 200), []),
        ((103, 103), []),
    ],
)
def test_a_stretch_of_the_article_touches_blocks(
    span: tuple[int, int], touched: list[tuple[int, int, int]]
) -> None:
    assert list(sample().ranges(*span)) == touched


def test_columns_wrap_side_by_side() -> None:
    written = sheet(16)
    written.columns(
        [Column(0, 5, "one two", "name"), Column(7, 9, "long text here", "text")], "item"
    )
    page = written.page()
    assert [page.line(row, cell_len) for row in range(len(page.rows))] == [
        "one    long text",
        "two    here",
    ]
    assert {row.item for row in page.rows} == {"item"}


def test_an_empty_column_takes_no_row() -> None:
    written = sheet()
    written.columns([Column(0, 5, "", "name")], None)
    assert written.page().rows == ()


def test_a_flow_is_indented_on_every_row() -> None:
    written = sheet(10)
    written.flow("one two three", "text", x=3)
    page = written.page()
    assert [page.line(row, cell_len) for row in range(len(page.rows))] == ["   one two", "   three"]


def test_what_is_written_is_safe_to_show() -> None:
    written = sheet()
    written.flow("a\x1b[31mb\u202ec", "text", x=0)
    assert written.page().line(0) == "a␛[31mb⇄c"


WIDTHS = (*range(20, 80), 100, 120)


def pages(briefing: Briefing, width: int) -> list[Page]:
    panels = [panel_page(briefing, panel, width, cell_len) for panel in briefing.panels]
    evidence = [evidence_page(briefing, item, width, cell_len) for item in briefing.items[::9]]
    return [*panels, *evidence, source_page(briefing, width, cell_len)]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_row_of_the_seeded_briefing_is_wider_than_its_page(seeded: Briefing, width: int) -> None:
    for page in pages(seeded, width):
        assert page.width == width
        assert all(cell_len(page.line(row, cell_len)) <= width for row in range(len(page.rows)))


@pytest.mark.parametrize("width", [20, 40, 63, 64, 80, 120])
def test_pieces_of_a_row_never_overlap(seeded: Briefing, width: int) -> None:
    for page in pages(seeded, width):
        for row in page.rows:
            for left, right in itertools.pairwise(row.segments):
                text = page.blocks[left.block].text[left.start : left.end]
                assert left.x + cell_len(text) <= right.x


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_every_character_of_the_seeded_article_leads_to_its_row_and_back(
    seeded: Briefing, width: int
) -> None:
    page = source_page(seeded, width, cell_len)
    text = seeded.article.text
    for offset in range(0, len(text), 7):
        for block, start, _ in page.ranges(offset, offset + 1):
            row = page.row_of(block, start)
            assert row is not None
            shown = [p for p in page.rows[row].segments if p.block == block]
            assert shown[0].start <= start
            begins = page.offset_of(row)
            assert begins is not None
            assert begins <= offset
            words = page.blocks[block].text[shown[0].start : shown[-1].end]
            assert text[begins : begins + len(words)] == words
