"""PDF: what stands in it, what it says of itself, and that what it shows is text alone."""

import builtins
import datetime as dt
import io
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from briefings.errors import UsageError
from briefings.export.brief.build import brief
from briefings.export.document import Options
from briefings.export.formats import format_named, pdf
from tests.unit.command_line import Command
from tests.unit.core import builders
from tests.unit.export.hostile import spoilt
from tests.unit.export.samples_for_data import ID, document, note, notes, passage
from tests.unit.export.tiny_font import font

PDFTOTEXT = shutil.which("pdftotext")

BODY = """\
See the goal[^1].

| Year | Area |
|---|---|
| 2012 | 14,234 ha |

- [ ] ask them
- [x] read it

[^1]: Of 2013 alone."""


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def words(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(data).pages).split())


def links(reader: PdfReader) -> int:
    """Return how many links a file has that lead to places of its own."""
    annotations = [each.get_object() for page in reader.pages for each in page.get("/Annots", ())]
    return sum("/Dest" in each or each["/A"]["/S"] == "/GoTo" for each in annotations)


def test_a_document_has_everything_that_the_briefing_and_its_notes_say() -> None:
    said = words(pdf.write(document(notes())))
    for each in (
        "Harbour of Brava reopens", "Boats wait for parts.", "fish handled", "On the whole",
        "In doubt", "Twelve?", "The boats of Brava wait for spare parts.", "Trade and ports",
    ):  # fmt: skip
        assert each in said


def test_it_says_what_it_is_in_whose_language_and_is_tagged() -> None:
    reader = read(pdf.write(document(notes(), language="es", prepared_by="Ana Núñez")))
    assert reader.metadata is not None
    assert reader.metadata.title == "Harbour of Brava reopens"
    assert reader.metadata.author == "Ana Núñez"
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "es"
    assert catalogue["/MarkInfo"]["/Marked"]


def test_its_day_is_that_of_the_briefing_or_of_whoever_prepared_it() -> None:
    made = builders.make()
    other = dt.date(2030, 1, 2)
    for prepared_on, day in ((None, made.edited), (other, other)):
        info = read(pdf.write(document(notes(), made, prepared_on=prepared_on))).metadata
        assert info is not None
        assert info.creation_date is not None
        assert info.creation_date.date() == day


def test_panels_and_kinds_are_an_outline() -> None:
    def titles(entries: Any) -> list[str]:
        return [
            title
            for each in entries
            for title in (titles(each) if isinstance(each, list) else [str(each.title)])
        ]

    found = titles(read(pdf.write(document())).outline)
    assert found[:2] == ["Overview", "Interest of the source"]
    panel = found.index("Trade and ports")
    assert found[panel + 1] == "Bottom line"
    assert "Source text" in found


def test_evidence_is_paragraphs_that_lead_to_the_article() -> None:
    reader = read(pdf.write(document()))
    assert links(reader) > 10
    alone = words(pdf.write(document(source=False)))
    quoted = "In 2020, the port of Brava handled about 12,500 tonnes of fish, said Ana Núñez"
    assert f"¶4 “{quoted}" in alone or quoted in alone
    assert words(pdf.write(document())).count(quoted) == 1


def test_no_ids_of_notes_are_listed() -> None:
    assert not any(each.id in words(pdf.write(document(notes()))) for each in notes())


def test_a_note_keeps_its_table_its_tasks_and_its_footnote() -> None:
    said = words(pdf.write(document([note(1, BODY)])))
    for each in (
        "goal[1]",
        "Year Area",
        "2012 14,234 ha",
        "☐ ask them",
        "☑ read it",
        "[1] Of 2013",
    ):
        assert each in said


def test_a_note_on_a_passage_of_several_paragraphs_stands_where_it_begins() -> None:
    article = builders.make().article
    start, end = article.paragraphs[3].start, article.paragraphs[4].end
    over = passage(article.text[start:end])
    assert words(pdf.write(document([note(1, "Xq1z", passage=over)]))).count("Xq1z") == 1


@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd") #panic("x") #import "@preview/x:1.0.0": * = H $x^2$ `r` <l> @l // c',
        '"); #panic(1) ("',
        "\\u{41} \\ # [ ] ] ] { } * _ ~ -- ' \" /* */",
    ],
)
def test_what_is_said_is_text_and_no_markup(text: str) -> None:
    said = words(pdf.write(spoilt(text)))
    shown = " ".join(text.split())
    assert said.replace(" ", "").count(shown.replace(" ", "")) > 5


def test_hostile_text_does_nothing() -> None:
    data = pdf.write(spoilt())
    for name in (b"/URI", b"/JavaScript", b"/Launch", b"/EmbeddedFile"):
        assert name not in data


def test_letters_without_a_font_are_counted() -> None:
    count = format_named("pdf").missing_letters
    assert count(pdf.write(document([note(1, "中文 and 中, καλά, слово, é")]))) == 3
    assert count(pdf.write(document([note(1, "καλά, слово, é, ¶ “x” – …")]))) == 0


def test_the_sentence_says_how_many(made_up: Command, tmp_path: Path) -> None:
    made_up("note", "add", ID, "--body", "中文", "--author", "A")
    _, _, said = made_up("export", ID, "--format", "pdf", "-o", str(tmp_path / "x.pdf"))
    assert "1 note went along. 2 letters are empty boxes, since no font has them" in said
    assert "--fonts" in said


def test_a_folder_of_fonts_gives_more_letters(made_up: Command, tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    folder.mkdir()
    (folder / "squares.ttf").write_bytes(font("中文"))
    made_up("note", "add", ID, "--body", "中文 字", "--author", "A")
    _, _, said = made_up(
        "export", ID, "--format", "pdf", "-o", str(tmp_path / "x.pdf"), "--fonts", str(folder)
    )
    assert "1 letter is an empty box" in said


def test_a_folder_of_fonts_that_is_not_there_is_named(made_up: Command, tmp_path: Path) -> None:
    code, said = made_up.error(
        "export", ID, "--format", "pdf", "-o", str(tmp_path / "x.pdf"), "--fonts", "nowhere"
    )
    assert (code, "There is no folder nowhere" in said) == (2, True)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any) -> Any:
        if name == "typst":
            raise ImportError(name)
        return real(name, *arguments)

    monkeypatch.delitem(sys.modules, "typst", raising=False)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=r"install `briefings\[pdf\]`"):
        pdf.write(document())


def test_a_brief_is_one_too() -> None:
    made = brief([(builders.make(), notes())], Options(marking="For official use"), "9", len_of)
    data = pdf.write_brief(made)
    assert len(read(data).pages) <= 2
    assert words(data).count("FOR OFFICIAL USE") == 2 * len(read(data).pages)
    assert data == pdf.write_brief(made)


def len_of(_: object) -> int:
    return 0


def test_right_to_left_is_kept() -> None:
    made = builders.make()
    arabic = replace(made, source=replace(made.source, title="ميناء برافا يفتح"))
    assert read(pdf.write(document([note(1, "هذه ملاحظة")], arabic))).pages


@pytest.mark.skipif(PDFTOTEXT is None, reason="needs pdftotext")
def test_another_reader_finds_the_same_words(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf.write(document(notes())))
    done = subprocess.run([str(PDFTOTEXT), str(path), "-"], capture_output=True, check=True)
    said = " ".join(done.stdout.decode().split())
    assert "Boats wait for parts." in said
    assert "On the whole" in said
