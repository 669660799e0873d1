"""An article whose author has wrapped its lines is read as paragraphs, wherever it is shown."""

import io
import itertools
import json
import textwrap
import zipfile

import pytest
from rich.cells import cell_len

from briefings.anchors.quotes import find_quote
from briefings.anchors.spans import AnchorError, Words, resolve
from briefings.export.build import build
from briefings.export.citation import cite
from briefings.export.document import Options
from briefings.export.formats import format_named
from briefings.folding import fold
from briefings.layout.beside import evidence_page
from briefings.layout.page import Page
from briefings.layout.peek import peek_page
from briefings.layout.source import source_page
from briefings.model import AnyItem, Briefing, Span
from briefings.search.document import document
from briefings.search.request import SearchRequest
from briefings.search.scan import answer
from tests.unit.core import builders
from tui.reading.selection import Selection

FIRST = (
    "The harbour office of Brava said on Monday that the port would stay closed until the last of "
    "the boats had been moved to the outer pier, where they are to wait for spare parts that have "
    "been on their way since spring."
)
SECOND = (
    '"We will open again," said the harbour master, who has held the office since the storm of the '
    "year before. She asked the owners of all boats for patience and for their old invoices. "
    '"Nobody is forgotten."'
)
TEXT = f"{textwrap.fill(FIRST, 72, subsequent_indent='   ')}\n\n{textwrap.fill(SECOND, 72)}\n"
ACROSS = "until the last of the boats had been moved to the outer pier, where they are to wait"
TYPED = "stay closed until the last"
PICTURE_OF_A_LINE_FEED = "␊"


@pytest.fixture(scope="module")
def wrapped() -> Briefing:
    article = builders.article(TEXT)
    place = resolve(article, Words(ACROSS))
    quoted = resolve(article, Words("Nobody is forgotten"))
    items: list[AnyItem] = [
        builders.key_point(evidence=(place,)),
        builders.statement(text="Nobody is forgotten", direct=True, evidence=(quoted,)),
    ]
    return builders.briefing(items, text=TEXT)


def read(page: Page) -> str:
    """What stands on a page, its rows put together."""
    return " ".join(" ".join(page.line(row, cell_len) for row in range(len(page.rows))).split())


def test_it_has_two_paragraphs(wrapped: Briefing) -> None:
    assert len(wrapped.article.paragraphs) == 2


@pytest.mark.parametrize("width", [78, 38, 12])
def test_its_lines_are_broken_anew(wrapped: Briefing, width: int) -> None:
    page = source_page(wrapped, width, cell_len)
    rows = [page.line(row, cell_len) for row in range(len(page.rows))]
    assert all(cell_len(row) <= width for row in rows)
    # Nothing but the last line of a paragraph has room for the word that follows.
    paragraph = [row[4:] for row in rows[: rows.index("")]]
    assert " ".join(paragraph) == FIRST
    for row, following in itertools.pairwise(paragraph):
        assert len(row) + 1 + len(following.split()[0]) > width - 4
    assert [page.words(row, cell_len) for row in range(len(page.rows))] == rows


@pytest.mark.parametrize("width", [78, 38, 12])
def test_every_row_knows_where_its_words_stand(wrapped: Briefing, width: int) -> None:
    page = source_page(wrapped, width, cell_len)
    for row in page.rows:
        for segment in row.segments:
            block = page.blocks[segment.block]
            if block.origin is not None:
                start, end = block.origin + segment.start, block.origin + segment.end
                shown = block.text[segment.start : segment.end]
                assert TEXT[start:end].replace("\n", " ") == shown


@pytest.mark.parametrize("width", [78, 38])
def test_evidence_and_peek_flow(wrapped: Briefing, width: int) -> None:
    item = wrapped.items[0]
    assert FIRST in read(evidence_page(wrapped, item, width, cell_len)).replace("│ ", "")
    span = Span(item.evidence[0].start, item.evidence[0].end)
    peek = read(peek_page(wrapped, span, width, 6, cell_len)).replace("│ ", "")
    assert ACROSS in peek
    assert PICTURE_OF_A_LINE_FEED not in peek
    marked = [
        page.blocks[segment.block].text[segment.start : segment.end]
        for page in [peek_page(wrapped, span, width, 6, cell_len)]
        for row in page.rows
        for segment in row.segments
        if segment.role == "selected"
    ]
    assert " ".join(" ".join(marked).split()) == ACROSS


def test_evidence_is_found_over_the_end_of_a_line_and_is_the_articles_own(
    wrapped: Briefing,
) -> None:
    place = wrapped.items[0].evidence[0]
    assert TEXT[place.start : place.end] == place.text
    assert "\n   " in place.text
    assert " ".join(place.text.split()) == ACROSS


def test_words_are_counted_whether_a_line_ends_in_them_or_not() -> None:
    article = builders.article(f"{TEXT.rstrip()}\nThe port would stay closed until Friday.\n")
    with pytest.raises(AnchorError, match="2 times"):
        resolve(article, Words("stay closed until"))
    first, second = (resolve(article, Words("stay closed until", count)) for count in (1, 2))
    assert first.start == TEXT.index("stay\n   closed until")
    assert second.start == article.text.rindex("stay closed until")


def test_no_evidence_goes_from_a_paragraph_to_the_next() -> None:
    article = builders.article("The boats wait for\n\nparts of engines.\n")
    with pytest.raises(AnchorError):
        resolve(article, Words("wait for parts"))
    assert resolve(article, Words("wait for\n\nparts")).start == 10


def test_evidence_is_found_with_soft_hyphens_and_ends_of_lines() -> None:
    article = builders.article(TEXT.replace("boats had", "bo\u00adats had"))
    assert "bo\u00adats" in resolve(article, Words(ACROSS)).text


def test_a_typed_quote_is_found(wrapped: Briefing) -> None:
    span = find_quote(wrapped.article, TYPED, briefing_id="a")
    assert TEXT[span.start : span.end] == "stay\n   closed until the last"


def test_a_copy_has_no_ends_of_lines_but_those_of_paragraphs(wrapped: Briefing) -> None:
    start, end = TEXT.index("until"), TEXT.index(" again")
    words, where = cite(wrapped, Span(start, end)).text.rsplit("\n", 1)
    assert words == f'“{FIRST[FIRST.index("until") :]}\n"We will open”'
    assert where.endswith("¶1, ¶2")
    assert f"“{ACROSS}”" in cite(wrapped, wrapped.items[0]).text.split("\n")
    quoted, _ = cite(wrapped, wrapped.items[1]).text.split("\n")
    assert "Nobody is forgotten" in quoted


@pytest.mark.parametrize("name", ["md", "txt", "html", "docx"])
def test_an_export_flows(wrapped: Briefing, name: str) -> None:

    made = format_named(name).write(build(wrapped, [], Options(), "1"))
    if name == "docx":
        made = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml")
    text = made.decode()
    assert PICTURE_OF_A_LINE_FEED not in text
    if name == "docx":
        assert "<w:br/>" not in text
        text = text.replace("</w:t>", "").replace('<w:t xml:space="preserve">', "")
    if name == "md":
        assert f"¶1 {FIRST}\n" in text
    plain = " ".join(text.split())
    assert ACROSS in plain


def test_data_keeps_the_articles_own_text(wrapped: Briefing) -> None:
    data = json.loads(format_named("json").write(build(wrapped, [], Options(), "1")))["briefing"]
    assert data["text"] == TEXT
    place = data["panels"][0]["items"][0]["evidence"][0]
    assert TEXT[place["start"] : place["end"]] == place["text"]


def test_search_finds_over_the_end_of_a_line_and_shows_none(wrapped: Briefing) -> None:
    (match,) = answer(SearchRequest(f'"{TYPED}"', 9), [document(wrapped)]).matches
    hit = next(hit for hit in match.hits if hit.kind == "passage")
    assert TYPED in " ".join(hit.snippet.split())
    assert "\n" not in hit.snippet


def test_what_is_found_on_the_page_may_go_over_the_end_of_a_line(wrapped: Briefing) -> None:
    page = source_page(wrapped, 38, cell_len)
    assert any(fold(TYPED).text in fold(block.text).text for block in page.blocks)


def test_a_selection_grows_by_sentences_and_paragraphs(wrapped: Briefing) -> None:
    selection = Selection(wrapped.article, TEXT.index("invoices"))
    selection.sentence()
    chosen = TEXT[selection.span.start : selection.span.end]
    assert chosen == "She asked the owners of all boats\nfor patience and for their old invoices."
    selection.sentence()
    chosen = TEXT[selection.span.start : selection.span.end]
    assert chosen.endswith('"Nobody is forgotten."')
    selection.paragraph()
    second = wrapped.article.paragraphs[1]
    assert selection.span == Span(second.start, second.end)


def test_a_selection_grows_word_by_word_over_the_end_of_a_line(wrapped: Briefing) -> None:
    selection = Selection(wrapped.article, TEXT.index("stay"))
    selection.move(1)
    assert TEXT[selection.span.start : selection.span.end] == "stay\n   closed"
