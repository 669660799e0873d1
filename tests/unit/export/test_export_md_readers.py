"""The Markdown as readers that are not Pandoc take it: as GitHub does, and as CommonMark alone."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from briefings.export.formats.md import write
from briefings.export.formats.md.text import front_string
from briefings.model import Briefing
from briefings.text import one_line
from tests.unit.core import builders
from tests.unit.core.strategies import any_text
from tests.unit.export import hostile, pandoc
from tests.unit.export.page_reading import Page
from tests.unit.export.pandoc import needs_pandoc
from tests.unit.export.samples_for_data import document, notes

LIVE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2) a=x> \\<b> "
    "[go](javascript:x) ![y](http://a.b/c.png) <http://a.b> "
    "http://a.b www.a.b a@b.c `c` *e* **s** ~~d~~ $x$ ==m== %%hidden%% &lt; &#60; | a | \\"
)
TITLE = 'title = "Harbour of Brava reopens"'
PUBLISHER = 'publisher = "The Gazette"'

PLAIN = MarkdownIt("commonmark")
GITHUB = MarkdownIt("gfm-like").use(footnote_plugin)


def read(reader: MarkdownIt, markdown: bytes) -> Page:
    return Page(re.sub(rb"<(hr|br)[^>]*>", b"", reader.render(markdown.decode()).encode()))


def body(markdown: bytes) -> bytes:
    """What GitHub makes a page of: it shows the front matter apart, as a table."""
    return markdown.split(b"\n---\n", 1)[1]


def test_no_braces_are_left_for_anybody_to_see(seeded: Briefing) -> None:
    assert not re.search(rb"[{}]", write(document(notes())))
    assert not re.search(rb"[{}]", write(document(briefing=seeded)))


@pytest.mark.parametrize("options", [{}, {"source": False}, {"panels": ("people",)}])
def test_as_on_github_every_link_and_footnote_leads_somewhere(options: dict[str, Any]) -> None:
    page = read(GITHUB, body(write(document(notes(), **options))))
    ids = page.ids()
    targets = [found["href"][1:] for _, found in page.all("a") if found["href"][0] == "#"]
    assert len(targets) > 10
    assert set(targets) <= set(ids)
    assert len(ids) == len(set(ids))
    assert "[^" not in page.text("p")
    assert "Notes on this panel" in page.text("h2") or "panels" in options


@needs_pandoc
def test_word_and_web_pages_that_pandoc_makes_have_all_places() -> None:
    made = write(document(notes()))
    wanted = set(re.findall(rb'<span id="([^"]+)">', made))
    for dialect in ("markdown", "gfm", "commonmark_x"):
        shown = pandoc.run(made, "-f", dialect, "-t", "html")
        assert wanted <= {each.encode() for each in re.findall(r'id="([^"]+)"', shown)}
    native = pandoc.run(made, "-f", "markdown", "-t", "native")
    assert "RawInline" not in native


@pytest.mark.parametrize("reader", [PLAIN, GITHUB])
def test_front_matter_that_is_read_as_a_paragraph_is_inert(reader: MarkdownIt) -> None:
    spoilt = json.dumps(LIVE)
    briefing = builders.make(
        builders.changed((TITLE, f"title = {spoilt}"), (PUBLISHER, f"publisher = {spoilt}"))
    )
    head = write(document(notes(), briefing)).split(b"\n*")[0]
    page = read(reader, head)
    assert {tag for tag, _ in page.elements} <= {"p", "h2", "ul", "li"}
    assert "alert(1)" in page.text("p") + page.text("h2")


@pytest.mark.parametrize("reader", [PLAIN, GITHUB])
def test_a_hostile_briefing_sets_no_markup_free(reader: MarkdownIt) -> None:
    made = write(hostile.spoilt(f"{LIVE} {hostile.TEXT}"))
    shown = reader.render(made.decode())
    assert not re.search(r"<(script|img|b|i)\b|href=\"javascript", shown)
    written = re.findall(r"<(span|div|w)[^>]*>", shown)
    assert set(written) == {"span"}


@settings(max_examples=60)
@given(any_text(40) | st.text('<>*_[]()`\\!&#~|^$@:/=%w.- ab1\n"'))
def test_a_string_of_front_matter_is_the_text_for_yaml_and_nothing_for_markdown(text: str) -> None:
    string = front_string(text)
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", json.loads(string)) == one_line(text)
    for reader in (PLAIN, GITHUB):
        assert "<" not in reader.renderInline(f"title: {string}")
