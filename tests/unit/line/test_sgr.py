"""Styles are read from SGR, and changed by the shortest one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.line.cells import (
    BLINK,
    BOLD,
    CONCEAL,
    DEFAULT,
    DIM,
    DOUBLE,
    ITALIC,
    OVERLINE,
    REVERSE,
    STRIKE,
    UNDERLINE,
    Style,
)
from tui.line.sgr import applied, change
from tui.line.unknown_output import UnknownOutputError

FLAGS = (BOLD, DIM, ITALIC, UNDERLINE, BLINK, REVERSE, CONCEAL, STRIKE, OVERLINE, DOUBLE)


def colours(first: int) -> st.SearchStrategy[str]:
    """Return foregrounds (from 30) or backgrounds (from 40)."""
    byte = st.integers(0, 255)
    return st.one_of(
        st.just(""),
        st.integers(first, first + 7).map(str),
        st.integers(first + 60, first + 67).map(str),
        byte.map(lambda number: f"{first + 8};5;{number}"),
        st.tuples(byte, byte, byte).map(lambda rgb: f"{first + 8};2;{rgb[0]};{rgb[1]};{rgb[2]}"),
    )


def is_one(attributes: int) -> bool:
    """Say whether it is a state a terminal can be in: one line below the text or two."""
    return not (attributes & UNDERLINE and attributes & DOUBLE)


styles = st.builds(
    Style,
    colours(30),
    colours(40),
    st.sets(st.sampled_from(FLAGS)).map(sum).filter(is_one),
)


@pytest.mark.parametrize(
    ("before", "parameters", "after"),
    [
        (DEFAULT, "1;36", Style("36", "", BOLD)),
        (Style("36", "44", BOLD), "", DEFAULT),
        (Style("36", "44", BOLD), "0", DEFAULT),
        (Style("36", "44", BOLD), "0;7", Style("", "", REVERSE)),
        (Style("", "", BOLD | DIM | ITALIC), "22", Style("", "", ITALIC)),
        (Style("36", "44"), "39;49", DEFAULT),
        (DEFAULT, "38;5;17;48;2;1;2;3", Style("38;5;17", "48;2;1;2;3")),
        (DEFAULT, "97;107", Style("97", "107")),
        (DEFAULT, "6", Style("", "", BLINK)),
        (DEFAULT, "51", DEFAULT),
        (Style("", "", UNDERLINE), "21", Style("", "", DOUBLE)),
        (Style("", "", DOUBLE), "4", Style("", "", UNDERLINE)),
        (Style("", "", DOUBLE), "24", DEFAULT),
        (DEFAULT, "1;;3", Style("", "", ITALIC)),
    ],
)
def test_parameters_are_applied_one_after_the_other(
    before: Style, parameters: str, after: Style
) -> None:
    assert applied(before, parameters) == after


@pytest.mark.parametrize("parameters", ["77", "10", "38", "38;5", "38;2;1;2", "48;7;1", "1;99"])
def test_what_is_not_known_is_a_surprise(parameters: str) -> None:
    with pytest.raises(UnknownOutputError, match="SGR"):
        applied(DEFAULT, parameters)


@pytest.mark.parametrize(
    ("before", "after", "sent"),
    [
        (DEFAULT, DEFAULT, ""),
        (Style("36"), DEFAULT, "\x1b[m"),
        (None, DEFAULT, "\x1b[m"),
        (None, Style("36"), "\x1b[0;36m"),
        (DEFAULT, Style("36", "", BOLD), "\x1b[1;36m"),
        (Style("", "", BOLD), Style("", "", REVERSE), "\x1b[0;7m"),
        (Style("36", "", BOLD), Style("36"), "\x1b[22m"),
        (Style("36"), Style("", "44"), "\x1b[0;44m"),
        (Style("", "", BOLD | DIM), Style("", "", BOLD), "\x1b[0;1m"),
    ],
)
def test_the_shortest_change(before: Style | None, after: Style, sent: str) -> None:
    assert change(before, after) == sent


@given(styles, styles)
def test_a_change_does_what_it_should(before: Style, after: Style) -> None:
    sent = change(before, after)
    if before == after:
        assert sent == ""
        return
    assert sent.startswith("\x1b[")
    assert sent.endswith("m")
    assert applied(before, sent[2:-1]) == after
    assert applied(before, change(None, after)[2:-1]) == after
    assert len(sent) <= len(change(None, after))
