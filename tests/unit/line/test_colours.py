"""Colours that a terminal does not have become the nearest that it has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.line.capabilities import VT100, XTERM
from tui.line.cells import BOLD, ITALIC, REVERSE, Style
from tui.line.colours import TRUE_COLOURS, nearest, shown


@pytest.mark.parametrize(
    ("colour", "colours", "found"),
    [
        ("", 256, ""),
        ("36", 0, ""),
        ("48;2;1;2;3", 0, ""),
        ("36", 8, "36"),
        ("96", 16, "96"),
        ("96", 8, "36"),
        ("106", 8, "46"),
        ("46", 8, "46"),
        ("38;5;196", 256, "38;5;196"),
        ("38;5;9", 16, "91"),
        ("48;5;9", 16, "101"),
        ("38;5;1", 8, "31"),
        ("38;2;255;0;0", 256, "38;5;196"),
        ("48;2;255;0;0", 256, "48;5;196"),
        ("38;2;1;2;3", TRUE_COLOURS, "38;2;1;2;3"),
        ("38;2;1;2;3", 16, "30"),
    ],
)
def test_nearest(colour: str, colours: int, found: str) -> None:
    assert nearest(colour, colours) == found


def test_attributes_that_it_does_not_have_are_left_out() -> None:
    style = Style("36", "44", BOLD | ITALIC | REVERSE)
    assert shown(style, VT100) == Style("", "", BOLD | REVERSE)
    assert shown(style, XTERM) == style


bytes_ = st.integers(0, 255)
extended = st.one_of(
    bytes_.map(lambda n: f"5;{n}"),
    st.tuples(bytes_, bytes_, bytes_).map(lambda rgb: "2;" + ";".join(map(str, rgb))),
)


@given(st.sampled_from(["38", "48"]), extended, st.sampled_from([8, 16, 256]))
def test_what_is_found_is_a_colour_of_the_same_ground_that_it_has(
    ground: str, colour: str, colours: int
) -> None:
    found = nearest(f"{ground};{colour}", colours)
    plain = range(30, 38) if ground == "38" else range(40, 48)
    bright = range(90, 98) if ground == "38" else range(100, 108)
    if found.startswith(f"{ground};5;"):
        assert colours == 256
    elif int(found) in bright:
        assert colours >= 16
    else:
        assert int(found) in plain
