"""How much room words take, without any font."""

import pytest

from briefings.export.brief.blocks import (
    Block,
    BriefText,
    Bullets,
    Framed,
    Heading,
    Line,
    Table,
    TableColumn,
)
from briefings.export.brief.measuring import MEASURE, rows_of, title_rows, width_of
from briefings.export.prose import Run


def line(text: str, *, strong: bool = False) -> Line:
    return (Run(text, strong=strong),)


def rows(text: str) -> int:
    """On how many rows a text stands, without what is around it."""
    return round(rows_of(BriefText(line(text))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 1),
        ("short", 1),
        ("e" * round(MEASURE), 1),
        ("e" * round(MEASURE + 1), 2),
        ("e" * 1000, 13),
        (" ".join(["e" * 41] * 5), 5),
        ("i" * 100, 1),
        ("W" * 100, 3),
        ("漢" * 100, 3),
        ("é" * 80, 1),
    ],
)
def test_texts_are_broken_between_words_and_words_where_they_must(text: str, expected: int) -> None:
    assert rows(text) == expected


def test_letters_are_as_wide_as_in_the_widest_usual_face() -> None:
    assert width_of("i") < width_of("e") < width_of("A") < width_of("W") <= width_of("漢")
    assert width_of("é") == width_of("e")
    assert width_of("\u0301") == 0, "it stands on the letter before it"
    assert width_of("\ufdfd") > 5, "a whole sentence in one character"
    assert width_of("𒐫") > 5


def test_what_stands_out_is_wider() -> None:
    text = "e" * round(MEASURE - 2)
    assert rows_of(BriefText(line(text, strong=True))) == rows_of(BriefText(line(text))) + 1


def test_looks_do_not_break_a_row() -> None:
    whole = rows_of(BriefText((Run("one "), Run("two "), Run("three"))))
    assert whole == rows_of(BriefText(line("one two three")))


@pytest.mark.parametrize(
    ("less", "more"),
    [
        (Heading("a"), Heading("a " * 80)),
        (Bullets((line("a"),)), Bullets((line("a"), line("b")))),
        (Framed("a", (line("b"),)), Framed("a", (line("b"), line("c")))),
        (
            Table((TableColumn("a", 0.9), TableColumn("b", 0.1)), (("c", "d"),)),
            Table((TableColumn("a", 0.9), TableColumn("b", 0.1)), (("c", "d " * 20),)),
        ),
    ],
)
def test_more_words_take_more_room(less: Block, more: Block) -> None:
    assert rows_of(less) + 0.9 < rows_of(more)


def test_a_cell_is_as_high_as_its_highest_neighbour() -> None:
    columns = (TableColumn("a", 0.5), TableColumn("b", 0.5))
    one = rows_of(Table(columns, (("x " * 60, "y"),)))
    assert one == rows_of(Table(columns, (("x " * 60, "y " * 40),)))


def test_a_title_is_set_large() -> None:
    assert title_rows("e " * 60, ()) > rows_of(BriefText(line("e " * 60))) + 1
    assert title_rows("a", line("b")) > title_rows("a", ())
