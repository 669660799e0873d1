"""PDFs that Chromium and LibreOffice make of made-up articles: no word lost, paragraphs whole."""

import datetime as dt
from pathlib import Path

import pytest

from briefings.documents.document import AS_IT_IS, SourceDocument
from briefings.documents.registry import read
from tests.unit.documents.pdf_articles import ENGLISH, HEBREW, SPANISH, STYLES, MadeUp, page
from tests.unit.documents.pdf_made import (
    by_libreoffice,
    expected,
    found_in,
    paragraphs_right,
    printed,
    word_file,
    words_right,
)

WORDS = 0.996
"""A compound whose hyphen falls on a line's end may lose it: it looks like a parted word."""

PARAGRAPHS = 0.9


def read_one(raw: bytes) -> SourceDocument:
    (document,) = read(raw, "article.pdf", AS_IT_IS)
    return document


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("article", [ENGLISH, SPANISH], ids=["en", "es"])
def test_what_a_browser_prints(article: MadeUp, style: str, tmp_path: Path) -> None:
    document = read_one(printed(page(article, style), tmp_path))
    assert words_right(document, article) >= WORDS
    assert paragraphs_right(document, article) >= PARAGRAPHS
    assert "file://" not in document.text
    found = document.metadata
    assert found.title is not None
    assert found.title.value == article.title
    assert found.language is not None
    assert found.language.value == article.language
    assert found.url is None
    assert found.published is None


def test_all_words_of_one_column_come_out_and_nothing_else(tmp_path: Path) -> None:
    for article in (ENGLISH, SPANISH):
        document = read_one(printed(page(article, "one column"), tmp_path))
        assert found_in(document) == expected(article)


def test_roles_and_pages(tmp_path: Path) -> None:
    document = read_one(printed(page(ENGLISH, "one column"), tmp_path))
    title, *blocks = document.blocks
    assert title.role == "heading"
    assert [block.role for block in blocks] == [piece.role for piece in ENGLISH.pieces]
    pages = [block.page for block in document.blocks]
    assert pages[0] == 1
    assert pages[-1] == 2
    assert pages == sorted(pages, key=lambda number: number or 0)


def test_hebrew_is_in_the_order_in_which_it_is_read(tmp_path: Path) -> None:
    document = read_one(printed(page(HEBREW, "one column"), tmp_path))
    assert found_in(document) == expected(HEBREW)


def test_the_day_of_printing_is_when_a_page_was_retrieved(tmp_path: Path) -> None:
    # The page may have been printed and kept long before today.
    document = read_one(printed(page(ENGLISH, "one column"), tmp_path))
    assert document.metadata.retrieved is not None
    assert dt.date(2024, 1, 1) < document.metadata.retrieved.value <= dt.datetime.now(dt.UTC).date()


def test_what_libreoffice_makes_of_word_files(tmp_path: Path) -> None:
    sources = {
        f"{article.language}-{columns}.docx": (article, word_file(article, columns=columns))
        for article in (ENGLISH, SPANISH)
        for columns in (1, 2)
    }
    made = by_libreoffice({name: data for name, (_, data) in sources.items()}, tmp_path)
    for name, raw in made.items():
        article = sources[name][0]
        document = read_one(raw)
        assert words_right(document, article) >= WORDS, name
        assert paragraphs_right(document, article) >= PARAGRAPHS, name
        assert article.running_head not in document.text, name
        assert document.metadata.author is None, name
        assert document.metadata.title is not None
        assert document.metadata.title.value == article.title, name
