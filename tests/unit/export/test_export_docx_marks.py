"""What word processors want to be told: directions, styles of comments, and who wrote the file."""

import io
import re
import time
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from msgspec.structs import replace

from briefings.export.formats.docx import write
from briefings.export.formats.docx.direction import begins_leftward, leftward
from briefings.model import Briefing
from tests.unit.core import builders
from tests.unit.core.strategies import any_text
from tests.unit.export.samples_for_data import document, note, notes, passage

HEBREW = "שלום עולם 2014, אמר דובר."
MIXED = "He said “שלום” and left."
TEXT = f"{HEBREW}\n{MIXED}\nPlain words."


def parts(raw: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def hebrew() -> Briefing:
    article = builders.article(TEXT)
    point = builders.key_point(text=HEBREW, evidence=builders.evidence(article, HEBREW))
    statement = builders.statement(text=HEBREW, speaker="דובר", direct=True)
    return builders.briefing([point, statement], text=TEXT)


def written(given: Briefing) -> Any:
    placed = note(1, f"{HEBREW}\n\nPlain.", passage=passage("שלום”", given))
    on = replace(placed.target, briefing=given.id)
    return docx.Document(io.BytesIO(write(document([replace(placed, target=on)], given))))


def runs(paragraph: Any) -> list[tuple[str, bool]]:
    return [(run.text, bool(run.font.rtl)) for run in paragraph.runs if run.text]


def is_leftward(paragraph: Any) -> bool:
    return paragraph._p.pPr is not None and paragraph._p.pPr.find(qn("w:bidi")) is not None


def test_paragraphs_and_runs_from_right_to_left_are_marked() -> None:
    made = written(hebrew())
    source = [p for p in made.paragraphs if p.style.name == "Briefing Source"]
    assert [is_leftward(p) for p in source] == [True, False, False]
    assert runs(source[0]) == [("¶1", True), ("\t", False), (HEBREW, True)]
    assert runs(source[1])[2:] == [
        ("He said “", False), ("שלום", True), ("”", False), (" and left.", False)
    ]  # fmt: skip
    assert not any(rtl for _, rtl in runs(source[2]))
    items = [p for p in made.paragraphs if p.style.name == "Briefing Item"]
    said = next(p for p in items if p.text.startswith("דובר"))
    assert is_leftward(said)
    assert said.runs[0].font.cs_bold


def test_comments_are_marked_too_and_stay_on_their_words() -> None:
    made = written(hebrew())
    (comment,) = made.comments
    assert [is_leftward(p) for p in comment.paragraphs[:2]] == [True, False]
    body = made.element.xml
    inside = body[body.index("commentRangeStart") : body.index("commentRangeEnd")]
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", inside)) == "שלום”"


def test_a_document_from_left_to_right_has_no_marks() -> None:
    made = parts(write(document(notes())))
    assert not re.search(rb"<w:(bidi|rtl)/>", made["word/document.xml"])


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("ab שלום", "...<<<<"),
        ("שלום ab", "<<<<<.."),
        ("a “שלום”!", "...<<<<.."),
        ("שלום, עולם 12.", "<<<<<<<<<<<<<<"),
        ("ab שלוּם 5 cd", "...<<<<<<<..."),
        ("12 – 13", "......."),
    ],
)
def test_what_is_no_letter_goes_as_its_neighbours_do(text: str, marks: str) -> None:
    assert "".join("<" if way else "." for way in leftward(text)) == marks.ljust(len(text), ".")


@given(any_text())
def test_every_character_has_a_direction(text: str) -> None:
    assert len(leftward(text)) == len(text)
    assert begins_leftward(text) <= any(leftward(text))


def test_every_style_that_is_used_is_defined() -> None:
    made = parts(write(document(notes())))
    defined = set(re.findall(rb'w:styleId="([^"]+)"', made["word/styles.xml"]))
    for name in ("word/document.xml", "word/comments.xml", "word/footer1.xml"):
        used = re.findall(rb'<w:[pr]Style w:val="([^"]+)"', made.get(name, b""))
        assert set(used) <= defined
    assert {b"CommentText", b"CommentReference"} <= defined


def test_no_foreign_program_is_named() -> None:
    made = parts(write(document(notes())))
    for name, content in made.items():
        said = re.sub(rb'\w+="[^"]*"', b"", content)
        assert not re.search(rb"Microsoft|Macintosh|python|LibreOffice|Normal\.dotm", said), name
    assert b"<Application>briefings</Application>" in made["docProps/app.xml"]
    assert not [name for name in made if re.search("thumbnail|customXml|WithEffects", name)]


def test_a_clock_before_1980_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = write(document(notes()))
    early = time.gmtime(0)
    monkeypatch.setattr(time, "time", lambda: 0.0)
    monkeypatch.setattr(time, "localtime", lambda *_: early)
    assert write(document(notes())) == expected
