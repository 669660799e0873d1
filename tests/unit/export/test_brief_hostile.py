"""A brief in which everything that somebody may write is the same hostile text."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from briefings.export.brief.blocks import Brief
from briefings.export.brief.build import brief
from briefings.export.document import Options
from briefings.export.formats import format_named
from tests.unit.export import hostile, pandoc
from tests.unit.export.briefs import DAY, PAPER, size
from tests.unit.export.samples_for_data import VERSION

_ACTIVE = re.compile(r"(?i)<(script|img|b)[\s>]|\sonerror=x|href=[\"']?javascript:")


def spoilt(text: str = hostile.TEXT) -> Brief:
    asked = Options(
        depth="brief",
        title=text,
        marking=text,
        prepared_by=text,
        prepared_on=DAY,
        unreviewed=True,
    )
    return brief([hostile.briefing_and_notes(text)], asked, VERSION, size)


def written(name: str, made: Brief) -> bytes:
    write = format_named(name).write_brief
    assert write
    return write(made)


@pytest.mark.parametrize("name", ["txt", "md", "html"])
def test_no_control_character_gets_through(name: str) -> None:
    text = written(name, spoilt()).decode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\ufffe]", text)
    assert "alert(1)" in text, "it is told all the same"


def test_nothing_in_the_page_acts() -> None:
    page = written("html", spoilt()).decode()
    body = page[page.index("<body") :]
    assert not _ACTIVE.search(body)
    assert page.count("<style>") == page.count("</style>") == 1
    style = page[page.index("<style>") : page.index("</style>")]
    assert "<" not in style[len("<style>") :]


def test_strings_of_the_pages_margins_cannot_be_ended() -> None:
    page = written("html", spoilt('"; } body { display: none } @import "x"; /*\\')).decode()
    heads = page[page.index("@page") : page.index("</style>")].split("\n:root")[0]
    assert "display: none" not in heads
    assert "@import" not in heads


def test_the_word_file_is_well_formed_and_links_nowhere() -> None:
    with zipfile.ZipFile(io.BytesIO(written("docx", spoilt()))) as packed:
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(packed.read(name))
        links = packed.read("word/_rels/document.xml.rels").decode()
        text = packed.read("word/document.xml").decode()
    assert "evil.example" not in links
    assert "\x1b" not in text
    assert "&lt;script&gt;" in text


@pandoc.needs_pandoc
def test_markdown_holds_no_markup_of_its_own() -> None:
    tree = pandoc.run(written("md", spoilt()), "-f", "markdown", "-t", "json")
    for kind in ("RawInline", "RawBlock", "Image", "Math", "Cite"):
        assert f'"t":"{kind}"' not in tree


@pytest.mark.parametrize("name", PAPER)
def test_the_same_brief_makes_the_same_bytes(name: str) -> None:
    assert written(name, spoilt()) == written(name, spoilt())
