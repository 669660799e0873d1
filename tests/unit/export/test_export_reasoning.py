"""A tension is told in full once, and referred to by its name from everywhere else."""

import io
import re
from typing import Any

import docx
import pytest

from briefings.export.document import Document
from briefings.export.formats import docx as word
from briefings.export.formats import html, md, txt
from tests.unit.core import builders
from tests.unit.export.page_reading import Page
from tests.unit.export.samples_for_data import document

WHY = "Inference: Boats that wait land nothing."
TENSION = 'id = "promise-without-boats"\ntopics = ["trade"'
TEXT = "More fish is promised while boats wait."
NAME = "contradiction, high: “More fish is promised while …”"


def in_two_panels(**options: Any) -> Document:
    """Return a document in which two panels tell the same tension."""
    text = builders.changed((TENSION, f'{TENSION}, "people"'))
    return document(briefing=builders.make(text), **options)


def on_paper(made: Document) -> str:
    return Page(html.write(made)).text()


def in_word(made: Document) -> str:
    paragraphs = docx.Document(io.BytesIO(word.write(made))).paragraphs
    return "\n".join(paragraph.text for paragraph in paragraphs)


def in_text(made: Document) -> str:
    return " ".join(txt.write(made).decode().split())


def in_markdown(made: Document) -> str:
    return re.sub(r"\[([^]]*)\]\(#[^)]*\)", r"\1", md.write(made).decode())


READERS = pytest.mark.parametrize("read", [on_paper, in_word, in_text, in_markdown])


@READERS
def test_it_stands_in_full_once_and_is_referred_to_from_the_other_panel(read: Any) -> None:
    told = read(in_two_panels())
    assert told.count(WHY) == 1
    assert told.count("See Trade and ports.") >= 1
    assert told.index(WHY) < told.index("See Trade and ports.")


@READERS
def test_the_first_panel_that_is_exported_has_it(read: Any) -> None:
    told = read(in_two_panels(panels=("people",)))
    assert told.count(WHY) == 1
    assert "See Trade and ports" not in told


@READERS
def test_where_the_tension_itself_is_left_out_it_stands_beside_its_first_item(read: Any) -> None:
    told = read(document(panels=("people",)))
    assert (told.count(TEXT), told.count(WHY)) == (1, 1)
    assert told.count(NAME) == 1


@READERS
def test_beside_items_it_is_one_line_with_its_weight(read: Any) -> None:
    told = read(in_two_panels())
    assert told.count(NAME) == 3, "beside two items, and where the other panel refers to it"


def test_a_reference_is_a_link_to_the_first_place() -> None:
    page = Page(html.write(in_two_panels()))
    there = {"href": "#item-trade-promise-without-boats"}
    assert [found for _, found in page.all("a")].count(there) >= 3
    words = [text for path, text in page.texts if path[-2:] == ("p", "a")]
    assert "Trade and ports" in words
