"""Articles come out of pages whole, and nothing else does, however the page is laid out."""

from pathlib import Path

import pytest

from tests.made_documents import by_pandoc
from tests.unit.documents.html_articles import ARTICLES, MadeArticle
from tests.unit.documents.html_layouts import LAYOUTS, NOISE, Layout, old_tables
from tests.unit.documents.html_more_layouts import MORE_LAYOUTS
from tests.unit.documents.html_reading import (
    blocks,
    page,
    share_of_paragraphs,
    share_of_words,
    words,
)

WITH_ROLES = [each for each in (*LAYOUTS, *MORE_LAYOUTS) if each is not old_tables]
"""Nothing in a page of tables and fonts tells captions from paragraphs."""


@pytest.mark.parametrize("article", ARTICLES, ids=lambda each: each.language)
@pytest.mark.parametrize("layout", [*LAYOUTS, *MORE_LAYOUTS], ids=lambda each: each.__name__)
def test_the_article_comes_out_whole_and_nothing_else(layout: Layout, article: MadeArticle) -> None:
    encoding = "latin-1" if layout is old_tables else "utf-8"
    document = page(layout(article).encode(encoding, "xmlcharrefreplace"))
    assert share_of_words(document, article) >= 0.998
    assert share_of_paragraphs(document, article) >= 0.95
    assert NOISE.isdisjoint(words(document.text))
    assert not document.remarks


@pytest.mark.parametrize("article", ARTICLES, ids=lambda each: each.language)
@pytest.mark.parametrize("layout", WITH_ROLES, ids=lambda each: each.__name__)
def test_blocks_have_their_roles(layout: Layout, article: MadeArticle) -> None:
    assert blocks(page(layout(article))) == article.paragraphs


@pytest.mark.parametrize("article", ARTICLES, ids=lambda each: each.language)
@pytest.mark.parametrize("standalone", [True, False])
def test_what_pandoc_makes_of_markdown(
    article: MadeArticle, standalone: bool, tmp_path: Path
) -> None:
    document = page(by_pandoc(markdown(article), "html5", tmp_path, standalone=standalone))
    assert share_of_words(document, article) >= 0.998
    assert share_of_paragraphs(document, article) >= 0.95


def markdown(article: MadeArticle) -> str:
    written = [f"# {article.title}", article.standfirst]
    for part in article.parts:
        lines = [line.replace("—", "\\—", 1) for line in part.lines]
        if part.style == "table":
            head, *rows = (f"| {line} |" for line in lines)
            written.append("\n".join([head, "|---|---|", *rows]))
            continue
        marks = {"h2": "## {}", "ul": "- {}", "ol": "1. {}", "quote": "> {}"}
        pieces = [marks.get(part.style, "{}").format(line) for line in lines]
        written.append(("\n" if part.style in ("ul", "ol") else "\n\n").join(pieces))
    return "\n\n".join(written) + "\n"
