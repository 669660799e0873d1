"""What is shown of an export before it is written."""

from briefings.export import preview


def test_lines_are_shown_as_they_stand() -> None:
    assert preview.lines(b"a\n\n  b\tc\n") == ["a", "", "  b c"]


def test_controls_are_only_ever_shown() -> None:
    (line,) = preview.lines("a\x1b[31mb\u202e".encode())
    assert "\x1b" not in line
    assert "\u202e" not in line
    assert line.startswith("a")


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    assert preview.lines("\ufeffa,b\n".encode()) == ["a,b"]


def test_what_is_no_utf8_is_no_failure() -> None:
    assert preview.lines(b"a\xff") == ["a\ufffd"]


def test_long_texts_end_with_what_is_missing() -> None:
    shown = preview.lines(b"x\n" * (preview.MOST + 1_500))
    assert len(shown) == preview.MOST + 1
    assert "1,500 more lines" in shown[-1]
    assert "more lines" not in preview.lines(b"x\n" * preview.MOST)[-1]


def test_a_long_line_is_cut() -> None:
    (line,) = preview.lines(b"y" * (preview.LONGEST + 1))
    assert line == "y" * preview.LONGEST + " …"
