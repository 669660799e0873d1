"""An item that consists of the article's words: where they stand follows them at once."""

import io
from typing import Any

import docx

from briefings.export.document import Document
from briefings.export.formats import docx as word
from briefings.export.formats import html
from tests.unit.core import builders
from tests.unit.export.samples_for_data import document

TEXT = "It will rain, she said.\nIt will rain."
ARTICLE = builders.article(TEXT)


def quoted(**options: Any) -> Document:
    """Return a document of a statement that is a quotation, and of a figure that is none."""
    said = builders.statement(
        text="It will rain",
        direct=True,
        evidence=builders.evidence(ARTICLE, "It will rain", "she said"),
    )
    told = builders.figure(evidence=builders.evidence(ARTICLE, "she said"))
    return document(briefing=builders.briefing([said, told], text=TEXT), **options)


def test_on_a_page_they_are_told_once() -> None:
    page = html.write(quoted(source=False)).decode()
    words = '“It will rain”</span> <small class="places">¶1</small></p>'
    assert words in page
    others = '<ul class="evidence"><li>¶1 “<span lang="en" dir="auto">she said</span>”'
    assert page.count(others) == 2
    assert page.count('class="places"') == 1


def in_word(**options: Any) -> tuple[list[str], list[str]]:
    """Return the items of the Word file, and the words that stand beneath them."""
    made = docx.Document(io.BytesIO(word.write(quoted(**options))))
    items = [p.text for p in made.paragraphs if p.style and p.style.name == "Briefing Item"]
    others = [p.text for p in made.paragraphs if p.style and p.style.name == "Briefing Evidence"]
    return items, others


def test_in_word_they_are_told_once() -> None:
    items, others = in_word(source=False)
    assert items[1:] == ["Somebody (said)  “It will rain”  ¶1"]
    assert others == ["¶1\t“she said”"] * 2


def test_with_the_article_there_are_the_ways_to_its_words_alone() -> None:
    page = html.write(quoted(source=True)).decode()
    ways = '<a href="#at-0">¶1</a> <a href="#at-14" class="more">¶1/2</a></small></p>'
    assert f'“It will rain”</span> <small class="places">{ways}' in page
    assert 'class="evidence"' not in page
    assert in_word(source=True) == (["Somebody (said)  “It will rain”  ¶1"], [])
