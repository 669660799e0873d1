"""Notes alone with what they are on, and the handling mark, in all formats that make documents."""

import io
import zipfile

import pytest

from briefings.export.document import Document
from briefings.export.formats import format_named
from tests.unit.export.briefs import PAPER
from tests.unit.export.samples_for_data import document, note, notes, passage

TIMES = {"docx": 2}
"""How often a note stands in a file, if more than once: as a comment, and behind the document."""


def text(name: str, made: Document) -> str:
    """All that a format's file says."""
    data = format_named(name).write(made)
    if name != "docx":
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = (each for each in packed.namelist() if each.endswith(".xml"))
        return "\n".join(packed.read(part).decode() for part in parts)


def test_nothing_else_of_the_briefing_is_in_it() -> None:
    made = document(notes(), depth="notes")
    shown = [entry for panel in made.panels for part in panel.sections for entry in part.entries]
    assert [entry.item.id for entry in shown] == ["landed-2020", "promise"]
    assert all(entry.notes and not entry.tensions for entry in shown)
    assert not made.source
    assert all(panel.bottom_line is None for panel in made.panels)


def test_every_note_is_in_it_once() -> None:
    made = document(notes(), depth="notes")
    placed = [*made.notes, *made.orphans]
    for panel in made.panels:
        placed += [*panel.notes, *panel.passages]
        placed += [
            each for part in panel.sections for entry in part.entries for each in entry.notes
        ]
    assert sorted(each.note.id for each in placed) == sorted(made.note_ids)


def test_a_panel_without_notes_is_left_out() -> None:
    made = document([note(1, panel="trade")], depth="notes")
    assert [panel.topic.key for panel in made.panels] == ["trade"]
    assert not document([note(1)], depth="notes").panels


@pytest.mark.parametrize("name", PAPER)
def test_no_format_begins_with_what_the_briefing_comes_to(name: str) -> None:
    graded = [note(1, "Held.", item="landed-2020", reliability="B")]
    made = document(graded, depth="notes")
    said = text(name, made)
    assert made.scales.split(":")[0] in said, "what grades mean is told all the same"
    assert made.labels.brief.interest not in said
    assert made.labels.first_page.voices not in said


@pytest.mark.parametrize("name", PAPER)
def test_every_format_has_the_notes_with_what_they_are_on(name: str) -> None:
    written = [
        note(1, "On the figure.", item="landed-2020"),
        note(2, "On the words.", passage=passage("9,000 tonnes")),
        note(3, "On the panel.", panel="people"),
        note(4, "On the whole."),
        note(5, "On words of no panel.", passage=passage("By The Gazette")),
    ]
    found = text(name, document(written, depth="notes"))
    for each in written:
        assert found.count(each.content.body.rstrip(".")) == TIMES.get(name, 1), each.content.body
    assert "12,500" in found
    assert "54" not in found.replace("5400", ""), "a statement that nobody has noted"


@pytest.mark.parametrize("name", PAPER)
@pytest.mark.parametrize("depth", ["full", "notes"])
def test_the_handling_mark_stands_above_and_below(name: str, depth: str) -> None:
    found = text(name, document(notes(), depth=depth, marking="Käse only"))
    assert found.casefold().count("käse only") >= 2
    assert "käse only" not in text(name, document(notes(), depth=depth)).casefold()
