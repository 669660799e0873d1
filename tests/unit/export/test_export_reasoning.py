"""A tension's reasoning: in full where it is told first, and referred to from everywhere else."""

import io
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
REFERENCE = "Reasoning: see Trade and ports."


def in_two_panels(**options: Any) -> Document:
    """Return a document in which two panels tell the same tension."""
    text = builders.changed((TENSION, f'{TENSION}, "people"'))
    return document(briefing=builders.make(text), **options)


def on_paper(made: Document) -> str:
    """Return what of the page is read on paper, where nothing can be opened."""
    page = Page(html.write(made))
    shown = (text for path, text in page.texts if "details" not in path or "summary" in path)
    return " ".join("".join(shown).split())


def in_word(made: Document) -> str:
    paragraphs = docx.Document(io.BytesIO(word.write(made))).paragraphs
    return "\n".join(paragraph.text for paragraph in paragraphs)


def in_text(made: Document) -> str:
    return " ".join(txt.write(made).decode().split())


def in_markdown(made: Document) -> str:
    return md.write(made).decode().replace("[Trade and ports](#item-trade-promise-without-boats)",
                                           "Trade and ports")  # fmt: skip


READERS = pytest.mark.parametrize("read", [on_paper, in_word, in_text, in_markdown])


@READERS
def test_it_stands_in_full_once_and_is_referred_to_from_the_other_panel(read: Any) -> None:
    told = read(in_two_panels())
    assert told.count(WHY) == 1
    assert told.count(REFERENCE) == 1
    assert told.index(WHY) < told.index(REFERENCE)


@READERS
def test_the_first_panel_that_is_exported_has_it(read: Any) -> None:
    told = read(in_two_panels(panels=("people",)))
    assert told.count(WHY) == 1
    assert "Reasoning: see" not in told


@READERS
def test_where_the_tension_itself_is_left_out_it_stands_beside_its_items(read: Any) -> None:
    told = read(document(panels=("people",)))
    assert told.count("More fish is promised while boats wait.") == 2
    assert "Reasoning: see" not in told
    if read is not on_paper:
        assert told.count(WHY) == 2


def test_where_the_tension_is_left_out_the_page_shows_its_reasoning_opened() -> None:
    page = Page(html.write(document(panels=("people",))))
    assert [attributes.get("open") for _, attributes in page.all("details")] == ["", ""]


def test_a_reference_is_a_link_to_the_first_place() -> None:
    page = Page(html.write(in_two_panels()))
    there = {"href": "#item-trade-promise-without-boats"}
    assert [found for _, found in page.all("a")].count(there) >= 1
    words = [text for path, text in page.texts if path[-2:] == ("p", "a")]
    assert "Trade and ports" in words
