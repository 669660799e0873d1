"""The Word document: headings, links, notes as comments, the same bytes every time."""

import datetime as dt
import io
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.comments import Comment
from docx.oxml.ns import qn
from hypothesis import given, settings
from msgspec.structs import replace

from briefings.export.document import Document
from briefings.export.formats import format_named
from briefings.export.formats.docx import write
from briefings.export.safe_text import inert
from tests.unit.core.strategies import any_text
from tests.unit.export import hostile
from tests.unit.export.samples_for_data import WHEN, document, note, notes, passage


class Word:
    """A document read back."""

    def __init__(self, document: Document) -> None:
        self.raw = write(document)
        self.document = docx.Document(io.BytesIO(self.raw))

    def texts(self, style: str) -> list[str]:
        return [p.text for p in self.document.paragraphs if p.style and p.style.name == style]

    def all(self, name: str) -> list[Any]:
        return list(self.document.element.iter(qn(name)))

    def comments(self) -> dict[str, Comment]:
        """Comments by the words that they are on."""
        return {self.commented(c.comment_id): c for c in self.document.comments}

    def commented(self, comment_id: int) -> str:
        return "".join(self._between(comment_id))

    def _between(self, comment_id: int) -> Iterator[str]:
        inside = False
        for element in self.document.element.iter():
            if element.get(qn("w:id")) == str(comment_id):
                if element.tag == qn("w:commentRangeStart"):
                    inside = True
                elif element.tag == qn("w:commentRangeEnd"):
                    return
            elif inside and element.tag == qn("w:t"):
                yield element.text or ""


@pytest.fixture(scope="module")
def word() -> Word:
    return Word(document(notes()))


def test_the_registry_has_it() -> None:
    found = format_named("docx")
    assert (found.name, found.suffix, found.write) == ("docx", ".docx", write)


def test_headings_are_headings(word: Word) -> None:
    assert word.texts("Title") == ["Harbour of Brava reopens"]
    parts = ["Overview", "Trade and ports", "People", "Source text", "Notes"]
    assert word.texts("Heading 1") == parts
    assert {"Bottom line", "Figures", "Open questions"} <= set(word.texts("Heading 2"))


def test_notes_are_comments_on_what_they_are_about(word: Word) -> None:
    found = word.comments()
    assert set(found) >= {"Harbour of Brava reopens", "Harbour of Brava", "12,500 tonnes"}
    on_passage = found["12,500 tonnes"]
    assert on_passage.author == "Ana Núñez"
    assert on_passage.initials == "AN"
    assert on_passage.text == "In doubt\nAna Núñez · 2024-05-02 · #a · #b c · low confidence"
    italic = [run.text for run in on_passage.paragraphs[0].runs if run.italic]
    assert italic == ["doubt"]
    assert found["Harbour of Brava"].text.startswith("highlight\n")
    on_item = next(c for words, c in found.items() if words.startswith("~12,500 t "))
    assert on_item.text == "Twelve?\nAna Núñez · 2024-05-02 · B2"


def test_every_note_is_one_comment(word: Word) -> None:
    assert len(word.document.comments) == len(notes())


def test_a_passage_over_two_paragraphs_is_commented_whole() -> None:
    words = "she said.\n“We will land"
    word = Word(document([note(passage=passage(words))]))
    (commented,) = word.comments()
    assert commented.startswith("she said.")
    assert commented.endswith("“We will land")


def test_a_note_on_white_space_is_on_the_number_of_its_paragraph() -> None:
    word = Word(document([note(passage=passage("\n"))]))
    assert list(word.comments()) == ["¶1"]


def test_without_the_article_its_notes_are_on_the_panel_and_named() -> None:
    word = Word(document([note(1, "Hm", passage=passage("12,500 tonnes"))], source=False))
    assert "Source text" not in word.texts("Heading 1")
    (comment,) = word.document.comments
    assert comment.text.split("\n")[:2] == ["¶4 “12,500 tonnes”", "Hm"]


def test_a_comment_over_paragraphs_is_on_the_article_alone() -> None:
    article = document().briefing.article
    first, *_, last = article.paragraphs[3:6]
    words = article.text[first.start : last.end]
    (commented,) = Word(document([note(passage=passage(words))])).comments()
    numbers = [f"¶{number}" for number in (5, 6)]
    for number in numbers:
        commented = commented.replace(number, "", 1)
    assert "".join(commented.split()) == "".join(words.split())


def test_notes_stand_in_the_text_too() -> None:
    word = Word(document([*notes(), note(7, "| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done")]))
    annex = [p.text for p in word.document.paragraphs]
    annex = annex[annex.index("Notes") :]
    assert "Note on about 12,500 tonnes" in annex
    assert "Note on ¶4 “12,500 tonnes”" in annex
    for each in ("On the whole", "Twelve?", "In doubt", "highlight", "☑ done"):
        assert each in annex
    cells = [cell.text for row in word.document.tables[-1].rows for cell in row.cells]
    assert cells == ["a", "b", "1", "2"]
    assert not any(each.id in text for each in notes() for text in annex)


def test_figures_are_a_table_with_a_head_that_is_repeated(word: Word) -> None:
    table = word.document.tables[0]
    head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert head == ["Value", "What", "When", "Who says so", "Where"]
    assert rows[0][0].startswith("~12,500 t")
    assert rows[0][2:] == ["2020", "Ana Núñez", "¶4"]
    assert word.all("w:tblHeader")


def test_each_page_has_a_short_title_a_marking_and_its_number() -> None:
    section = Word(document(marking="For official use")).document.sections[0]
    assert section.header.paragraphs[0].text == "Harbour of Brava reopens\tFOR OFFICIAL USE"
    fields = [each.get(qn("w:instr")) for each in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_evidence_is_a_line_of_paragraphs_where_the_article_is_there(word: Word) -> None:
    assert word.texts("Briefing Evidence") == []
    alone = Word(document(source=False))
    assert any(
        "“boats of Brava wait for spare parts”" in t for t in alone.texts("Briefing Evidence")
    )


def test_a_note_without_a_place_is_kept() -> None:
    word = Word(document([note(1, "Kept", item="gone")]))
    (commented,) = word.comments()
    assert commented == "item gone, which is no longer there"


def test_the_article_is_there_word_for_word(word: Word) -> None:
    shown = word.texts("Briefing Source")
    assert shown == [f"¶{part.paragraph.number}\t{part.text}" for part in document(notes()).source]


def test_links_lead_to_bookmarks(word: Word) -> None:
    names = [mark.get(qn("w:name")) for mark in word.all("w:bookmarkStart")]
    targets = [link.get(qn("w:anchor")) for link in word.all("w:hyperlink")]
    assert len(set(names)) == len(names)
    assert targets
    assert set(targets) <= set(names)
    starts = [mark.get(qn("w:id")) for mark in word.all("w:bookmarkStart")]
    assert sorted(starts) == sorted(mark.get(qn("w:id")) for mark in word.all("w:bookmarkEnd"))


def test_nothing_leads_outside(word: Word) -> None:
    with ZipFile(io.BytesIO(word.raw)) as archive:
        for name in archive.namelist():
            if name.endswith(".rels"):
                assert b'TargetMode="External"' not in archive.read(name)


def test_the_same_document_makes_the_same_bytes(word: Word) -> None:
    assert write(document(reversed(notes()))) == word.raw


def test_no_date_is_that_of_the_export(word: Word) -> None:
    with ZipFile(io.BytesIO(word.raw)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    later = WHEN + dt.timedelta(days=1)
    dates = {c.timestamp for c in word.document.comments}
    assert dates == {time.replace(microsecond=0) for time in (WHEN, later)}
    properties = word.document.core_properties
    edited = document().briefing.edited
    assert {properties.created.date(), properties.modified.date()} == {edited}


def test_what_the_file_says_of_itself(word: Word) -> None:
    properties = word.document.core_properties
    assert (properties.title, properties.author) == ("Harbour of Brava reopens", "A. Tester")
    assert properties.comments == "briefings 9.8.7"


def test_private_notes_leave_no_trace() -> None:
    secret = note(9, "Secret", "private", item="landed-2020")
    assert write(document([*notes(), secret])) == write(document(notes()))


def test_hostile_text_comes_through_as_text() -> None:
    word = Word(hostile.spoilt())
    assert word.texts("Title") == [inert(hostile.TEXT)]
    assert len(word.document.comments) == 5
    assert word.document.core_properties.title == inert(hostile.TEXT)[:255]
    with ZipFile(io.BytesIO(word.raw)) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower()]


@settings(max_examples=15, deadline=None)
@given(any_text(120))
def test_any_text_makes_a_document(text: str) -> None:
    word = Word(hostile.spoilt(text))
    assert word.texts("Title") == [inert(text)]


def test_a_long_title_is_no_error() -> None:
    whole = document()
    source = replace(whole.briefing.source, title="x" * 1000)
    word = Word(replace(whole, briefing=replace(whole.briefing, source=source)))
    assert word.texts("Title") == ["x" * 1000]
