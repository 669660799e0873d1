"""The Markdown as Pandoc reads it: structure, footnotes, front matter, and nothing that acts."""

import re
from typing import Any

import pytest

from briefings.export.build import entries_of
from briefings.export.formats.md import write
from briefings.model import Briefing
from tests.samples import HOSTILE
from tests.unit.core import builders
from tests.unit.export import pandoc
from tests.unit.export.pandoc import (
    ACTIVE,
    elements,
    footnotes,
    kinds,
    needs_pandoc,
    plain,
    text,
    tree,
)
from tests.unit.export.samples_for_data import document, note, notes, passage


def linked(read: Any) -> list[str]:
    """Where links within the document go."""
    targets = (link["c"][2][0] for link in elements(read, "Link"))
    return [target.removeprefix("#") for target in targets if target.startswith("#")]


def named(read: Any) -> list[str]:
    """What links within the document may go to."""
    names = (e["c"][0][0] for e in elements(read, "Span"))
    return [*filter(None, names), *(e["c"][1][0] for e in elements(read, "Header"))]


def test_evidence_is_a_link_and_without_the_article_a_footnote_with_its_very_words() -> None:
    rows = write(document()).decode().split("\n")
    item = '-   <span id="item-trade-waiting"></span>Boats wait for parts.'
    assert f"{item} ([¶7](#paragraph-7))" in rows
    without = write(document(source=False)).decode().split("\n")
    assert "[^e4]: ¶7 “boats of Brava wait for spare parts”" in without
    assert f"{item}[^e4]" in without


def test_front_matter_comes_first() -> None:
    rows = write(document(notes()[:1])).decode().split("\n")
    assert rows[: rows.index("---", 1) + 1] == [
        "---",
        'title: "Harbour of Brava reopens"',
        'publisher: "The Gazette"',
        "date: 2021-05-03",
        'lang: "en"',
        'briefing: "brava-2021"',
        f'article_sha256: "{builders.make().article.sha256}"',
        f'article_text_sha256: "{builders.make().article.text_sha256}"',
        'generator: "briefings 9.8.7"',
        "notes:",
        '  - "018f3a00-0000-7000-8000-000000000001"',
        "---",
    ]
    assert "notes: []" in write(document()).decode().split("\n")


def test_a_note_stands_quoted_beneath_its_item() -> None:
    shown = write(document(notes())).decode()
    item = shown[shown.index('id="item-trade-landed-2020"') :]
    quoted = "    > Twelve?\n    >\n    > — *Ana Núñez · 2024-05-02 · B2*\n"
    assert item.split("\n", 1)[1].startswith(f"\n{quoted}")


@needs_pandoc
def test_front_matter_is_read() -> None:
    hostile = builders.changed(
        ('title = "Harbour of Brava reopens"', r'title = "# <b>\"*Har*bour\": \\x $y$ [z]{.c}"'),
        ('publisher = "The Gazette"', r'publisher = "1. The --- \u001b[2J\nGazette: #x"'),
    )
    read = tree(write(document(notes(), builders.make(hostile))))
    meta = {key: text(value) for key, value in read["meta"].items()}
    assert meta["title"] == r"# <b>“*Har*bour”: \x $y$ [z]{.c}"
    assert meta["publisher"].startswith("1. The")
    assert "␛[2J" in meta["publisher"]
    assert (meta["lang"], meta["date"], meta["briefing"]) == ("en", "2021-05-03", "brava-2021")
    assert meta["article_sha256"] == builders.make(hostile).article.sha256
    assert meta["notes"] == "".join(each.id for each in notes())
    allowed = {"MetaInlines", "MetaList", "Str", "Space", "Quoted", "DoubleQuote"}
    assert kinds(read["meta"]) <= allowed


@needs_pandoc
def test_the_real_briefing_is_whole_and_every_link_leads_somewhere(seeded: Briefing) -> None:
    made = document(briefing=seeded)
    read = tree(write(made))
    names, links = named(read), linked(read)
    assert len(names) == len(set(names))
    assert set(links) <= set(names)
    assert {each.anchor for panel in made.panels for each in entries_of(panel)} <= set(names)
    assert {part.anchor for part in made.source} <= set(names)
    assert not kinds(read) & set(ACTIVE)
    headings = [text(e["c"][2]) for e in elements(read["blocks"], "Header") if e["c"][0] == 1]
    topics = [panel.topic.name for panel in seeded.panels]
    assert headings == ["Overview", *topics, "Source text", "Source note", "About this document"]


@needs_pandoc
def test_without_the_article_every_footnote_is_the_evidence_of_its_item(seeded: Briefing) -> None:
    made = document(briefing=seeded, source=False)
    found = [plain(each) for each in footnotes(tree(write(made)))]
    first = {e.item.id: e for panel in reversed(made.panels) for e in entries_of(panel)}
    wanted = [
        plain(f"¶{evidence.paragraph} “{' '.join(evidence.text.split())}”")
        for panel in made.panels
        for entry in entries_of(panel)
        if first[entry.item.id] is entry
        for evidence in dict.fromkeys(entry.item.evidence)
    ]
    assert found == wanted


@needs_pandoc
def test_links_go_from_item_to_paragraph_and_back() -> None:
    made = document()
    links = set(linked(tree(write(made))))
    assert {part.anchor for part in made.source if part.cited_by} <= links
    assert {name for part in made.source for name in part.cited_by} <= links


@needs_pandoc
@pytest.mark.parametrize("options", [{}, {"source": False}, {"panels": ("people",)}])
def test_links_hold_whatever_is_left_out(options: dict[str, Any]) -> None:
    read = tree(write(document(notes(), **options)))
    assert set(linked(read)) <= set(named(read))


@needs_pandoc
def test_pages_that_pandoc_makes_hold_no_script_of_anybody() -> None:
    given = [
        note(1, "\n\n".join((*HOSTILE, "<script>alert(1)</script>", "```{=html}\n<script>\n```"))),
        note(2, '<img src=x onerror="x">', "<b>", item="promise", author="<i>A</i>"),
        note(3, "[x](javascript:alert(1)) ![y](http://a.b/c.png)", passage=passage("spare")),
    ]
    page = pandoc.run(write(document(given)), "-f", "markdown", "-t", "html")
    assert not re.search(r"<(script|img|b|i)\b|javascript:alert\(1\)\"", page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert 'href="http://a.b/c.png"' in page
