"""Words beside another, at the ends of a text too."""

from briefings.extract.neighbours import lower_at, text_at, touches
from tests.unit.extract.scanning import scan_of

TOKENS = scan_of("Ana left.").tokens


def test_nothing_stands_beyond_the_ends() -> None:
    places = range(-2, 5)
    assert [text_at(TOKENS, at) for at in places] == ["", "", "Ana", "left", ".", "", ""]
    assert [lower_at(TOKENS, at) for at in places] == ["", "", "ana", "left", ".", "", ""]


def test_a_word_touches_the_next_if_there_are_both() -> None:
    assert [touches(TOKENS, at) for at in range(-2, 4)] == [False] * 3 + [True] + [False] * 2
    assert not touches(scan_of("Ana").tokens, -1)
