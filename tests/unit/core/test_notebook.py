"""How notes read: as they were typed, each called by its beginning."""

import datetime as dt

import pytest

from briefings.layout.notebook import NAME, note_name, untabbed, write_note
from briefings.layout.page import Sheet
from briefings.notes.model import Content, Note, Passage, Quote, Target

DAY = dt.datetime(2024, 5, 4, tzinfo=dt.UTC)
PASSAGE = Passage(quote=Quote(exact="coca leaf"), start=0, end=9)


def note(body: str, target: Target = Target(briefing="b")) -> Note:  # noqa: B008 - frozen
    return Note(
        id="1", target=target, content=Content(body=body), author="Ana",
        created=DAY, modified=DAY, revision=1,
    )  # fmt: skip


def rows(body: str, width: int = 30) -> list[str]:
    sheet = Sheet(width, len)
    write_note(sheet, note(body), 2)
    page = sheet.page()
    return [page.line(row) for row in range(len(page.rows))]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("a\tb", "a   b"),
        ("abcd\tb", "abcd    b"),
        ("\t\tb", "        b"),
        ("a\t", "a   "),
        ("\x07\tb", "\x07   b"),
        ("no tab", "no tab"),
    ],
)
def test_tabs_go_to_the_next_stop(line: str, shown: str) -> None:
    assert untabbed(line, len) == shown


def test_lines_begin_where_they_were_typed() -> None:
    assert rows("  - one\n\ttwo\nthree")[:3] == ["  *   - one", "        two", "    three"]


def test_a_deep_line_still_has_half_the_room() -> None:
    assert rows(" " * 200 + "words of a deep line")[:2] == [
        f"  *{' ' * 14}words of a",
        f"{' ' * 17}deep line",
    ]


def test_a_note_is_called_by_its_beginning() -> None:
    assert note_name(note("ask\nthe  ministry")) == "the note “ask the ministry”"
    assert len(note_name(note("word " * 50))) <= len("the note “ …”") + NAME


def test_a_highlight_is_called_by_its_words() -> None:
    assert note_name(note("", Target(briefing="b", passage=PASSAGE))) == "the highlight “coca leaf”"
    assert note_name(note("")) == "the note without text"
