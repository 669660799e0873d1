"""How notes read: as they were typed, each called by its beginning."""

import datetime as dt

import pytest
from msgspec.structs import replace

from briefings.anchors.passages import Passage, Quote
from briefings.kinds import KINDS
from briefings.layout.notes import untabbed, write_note
from briefings.layout.page import Sheet
from briefings.layout.panel import panel_page
from briefings.model import Briefing
from briefings.notes.model import Content, Note, Target
from briefings.notes.notebook import notebook
from briefings.notes.wording import NAME, note_name

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


def test_by_place_is_by_panels_and_by_what_they_show_first(seeded: Briefing) -> None:
    briefing = seeded
    first, second = briefing.panels[:2]
    figures = [item for item in first.items if item.kind == "figure"]
    points = [item for item in first.items if item.kind == "key_point"]
    only = next(item for item in second.items if first.topic.key not in item.topics)
    targets = {
        "second": Target(briefing="b", item=only.id),
        "figure": Target(briefing="b", item=figures[0].id),
        "gone": Target(briefing="b", item="no-such-item"),
        "panel": Target(briefing="b", panel=first.topic.key),
        "point": Target(briefing="b", item=points[-1].id),
        "all": Target(briefing="b"),
    }
    notes = [replace(note(name, target), id=name) for name, target in targets.items()]
    placed = notebook(briefing, notes).by_place(briefing)
    assert [p.note.id for p in placed] == ["all", "point", "figure", "panel", "second", "gone"]


def test_by_place_has_every_note_once_and_the_kinds_are_the_pages(seeded: Briefing) -> None:
    briefing = seeded
    assert {item.kind for item in briefing.items} <= {kind.tag for kind in KINDS}
    notes = [
        replace(note("x", Target(briefing="b", item=item.id)), id=item.id)
        for item in briefing.items
    ]
    book = notebook(briefing, notes)
    seen: list[str] = []
    for panel in briefing.panels:
        page = panel_page(briefing, panel, 78, len)
        shown = dict.fromkeys(row.item for row in page.rows if row.item)
        seen += [i for i in shown if i not in seen and not i.startswith("bottom-line")]
    assert [p.note.id for p in book.by_place(briefing)] == seen
