"""A row is cut into what is written in one go."""

from hypothesis import given
from hypothesis import strategies as st

from tui.line.cells import BOLD, DEFAULT, UNDERLINE, Cell, Style, cell
from tui.line.clusters import cells_of
from tui.line.text_runs import RUN, text_runs

CYAN = Style("36")
BOLDLY = Style("", "", BOLD)
LINED = Style("", "", UNDERLINE)
BLUE = Style("", "44")


def cells(*parts: tuple[str, Style]) -> tuple[Cell, ...]:
    return tuple(each for text, style in parts for each in cells_of(text, style))


def cut(*parts: tuple[str, Style]) -> list[tuple[str, Style, int]]:
    """Return text, style and run of each text_run."""
    return [(s.text, s.style, s.run) for s in text_runs(cells(*parts))]


def test_it_is_cut_where_the_style_changes() -> None:
    assert cut(("ab", CYAN), ("cd", DEFAULT)) == [("ab", CYAN, 1), ("cd", DEFAULT, 1)]


def test_blanks_go_along_with_the_text_before_them() -> None:
    assert cut(("ab", CYAN), (" ", DEFAULT), ("c", CYAN)) == [("ab c", CYAN, 1)]


def test_they_do_not_where_they_would_look_different() -> None:
    assert len(cut(("ab", LINED), (" ", DEFAULT), ("c", LINED))) == 3
    assert len(cut(("ab", CYAN), (" ", BLUE), ("c", CYAN))) == 3


def test_a_run_stands_alone() -> None:
    assert cut(("ab", DEFAULT), ("█" * RUN, DEFAULT), ("c", DEFAULT)) == [
        ("ab", DEFAULT, 1),
        ("█", DEFAULT, RUN),
        ("c", DEFAULT, 1),
    ]
    assert cut(("a" * (RUN - 1), DEFAULT)) == [("a" * (RUN - 1), DEFAULT, 1)]


def test_what_is_doubtful_stands_alone() -> None:
    found = text_runs(cells(("ab", DEFAULT), ("👩\u200d🔬", DEFAULT), ("c", DEFAULT)))
    assert [(s.text, s.doubtful, s.width) for s in found] == [
        ("ab", False, 2),
        ("👩\u200d🔬", True, 2),
        ("c", False, 1),
    ]


def test_size_is_in_bytes_and_width_in_columns() -> None:
    (found,) = text_runs(cells(("a海é", BOLDLY)))
    assert (found.size, found.width) == (1 + 3 + 2, 4)


def test_only_blanks_are_blank() -> None:
    assert [s.is_blank for s in text_runs(cells(("   ", BLUE)))] == [True]
    assert [s.is_blank for s in text_runs(cells(("  a", BLUE)))] == [False]
    assert [s.is_blank for s in text_runs(cells(("   ", LINED)))] == [False]


def test_nothing_gives_nothing() -> None:
    assert text_runs(()) == ()


pieces = st.tuples(
    st.sampled_from(["a", " ", "█", "  ", "aaaaaaaa", "          ", "海", "é"]),
    st.sampled_from([DEFAULT, CYAN, BOLDLY, LINED, BLUE]),
)


@given(st.lists(pieces, max_size=12))
def test_together_they_are_the_row(parts: list[tuple[str, Style]]) -> None:
    row = cells(*parts)
    found = text_runs(row)
    assert "".join(s.text * s.run for s in found) == "".join(c.text for c in row)
    assert sum(s.width * s.run for s in found) == len(row)
    at = 0
    for s in found:
        for each in row[at : at + s.width * s.run]:
            assert each.style == s.style or each is cell(" ", Style("", s.style.background))
        at += s.width * s.run
