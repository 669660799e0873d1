"""The CSV export: figures one a row, and nothing in it that a spreadsheet would run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.export.document import Document
from briefings.export.formats import csv_, format_named
from briefings.model import Evidence, Figure
from tests.unit.core import builders
from tests.unit.export.samples_for_data import ID, document, note, notes, passage

FORMULAS = (
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    " =1",
    "\n=1",
    "＝1+1",
    "－1",
    "\ufeff=1",
    "\u200e=1",
    "\u200b\u200f+1",
)


def rows(of: Document) -> list[dict[str, str]]:
    text = csv_.write(of).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def row(figure: Figure) -> dict[str, str]:
    (found,) = rows(document(briefing=builders.briefing([figure])))
    return found


def test_the_registry_has_it() -> None:
    found = format_named("csv")
    assert (found.name, found.suffix, found.write) == ("csv", ".csv", csv_.write)


def test_each_figure_is_a_row() -> None:
    found = rows(document())
    assert [each["id"] for each in found] == ["landed-2020", "landed-2019", "goal-2021", "pier"]
    text = builders.make().article.text
    words = "In 2020, the port of Brava handled about 12,500 tonnes of fish, said Ana Núñez"
    assert found[0] == {
        "briefing": ID, "title": "Harbour of Brava reopens", "publisher": "The Gazette",
        "date": "2021-05-03", "panel": "trade", "panels": "1", "id": "landed-2020",
        "text": "about 12,500 tonnes", "value": "12500", "unit": "tonne", "bound": "",
        "approximate": "true", "period": "2020",
        "scope": "Brava", "measure": "fish landed", "what": "fish handled", "status": "",
        "source": "Ana Núñez", "paragraph": "4", "start": str(text.index(words)),
        "end": str(text.index(words) + len(words)), "words": words, "passages": "1",
        "tensions": "", "notes": "", "note_ids": "",
            "review": "confirmed", "editor": "",
    }  # fmt: skip
    assert (found[3]["bound"], found[3]["approximate"]) == ("more_than", "false")


def test_it_is_rfc_4180_and_utf_8() -> None:
    raw = csv_.write(document())
    assert raw.startswith(
        b'\xef\xbb\xbf"briefing","title","publisher","date","panel","panels","id",'
    )
    assert raw.count(b"\r\n") == raw.count(b"\n") == raw.count(b"\r") == 5
    assert "Núñez".encode() in raw
    assert b",12500," in raw


def test_a_briefing_without_figures_has_a_header_alone() -> None:
    assert csv_.write(document(panels=("people",))).count(b"\r\n") == 1


def test_a_figure_of_two_panels_is_one_row() -> None:
    both = ('id = "pier"\ntopics = ["trade"]', 'id = "pier"\ntopics = ["trade", "people"]')
    briefing = builders.make(builders.changed(both))
    found = {each["id"]: each for each in rows(document(briefing=briefing))}
    first = document(briefing=briefing).panels[0].topic.key
    assert (found["pier"]["panel"], found["pier"]["panels"]) == (first, "2")
    assert len(found) == 4


def test_of_several_passages_the_first_is_told_as_numbers_and_how_many_there_are() -> None:
    figure = builders.figure(evidence=(Evidence(1, 4, "ne ", 1), Evidence(4, 8, "line", 1)))
    raw = csv_.write(document(briefing=builders.briefing([figure]))).decode()
    assert ',1,1,4,"ne",2,' in raw
    found = row(figure)
    names = ("paragraph", "start", "end", "words", "passages")
    assert [found[name] for name in names] == ["1", "1", "4", "ne", "2"]


def test_a_figure_that_stands_on_nothing_has_empty_cells() -> None:
    found = row(builders.figure(evidence=()))
    names = ("paragraph", "start", "end", "words", "passages")
    assert [found[name] for name in names] == ["", "", "", "", "0"]


def test_notes_stand_beside_their_figure() -> None:
    found = {each["id"]: each for each in rows(document(notes()))}
    assert found["landed-2020"]["notes"] == (
        "Twelve? (Ana Núñez · 2024-05-02 · B2) … "
        "In *doubt* (Ana Núñez · 2024-05-02 · #a · #b c · low confidence)"
    )
    assert found["landed-2020"]["note_ids"] == "; ".join(n.id for n in (notes()[2], notes()[4]))
    assert found["pier"]["notes"] == ""


def test_a_note_on_other_words_stays_away() -> None:
    found = rows(document([note(1, "x", passage=passage("spare parts"))]))
    assert all(each["notes"] == "" for each in found)


@pytest.mark.parametrize("value", [-5, -0.25, 0, 3.5, 12500, 10**20])
def test_numbers_stay_numbers(value: float) -> None:
    figure = builders.figure(value=value)
    raw = csv_.write(document(briefing=builders.briefing([figure])))
    assert f",{value},".encode() in raw


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_text(text: str) -> None:
    found = row(builders.figure(text=text, what=text, source=text, scope=text))
    for name in ("text", "what", "source", "scope"):
        assert found[name].startswith("'")


@given(st.text(max_size=40))
def test_no_text_runs_or_breaks_a_row(text: str) -> None:
    figure = builders.figure("f", text=text, what=text, unit=text or "unit", source=text)
    found = rows(document([note(1, text or "x", item="f")], builders.briefing([figure])))
    assert len(found) == 1
    assert None not in found[0]
    for name, cell in found[0].items():
        if name != "value":
            assert not cell.lstrip(" \u061c\u200e\u200f").startswith(tuple("=+-@＝＋－＠"))
            assert not set(cell) & set("\r\n\t\x00\x1b\u202e\u2028\ufeff")


def test_the_same_input_makes_the_same_bytes() -> None:
    assert csv_.write(document(notes())) == csv_.write(document(reversed(notes())))
