"""The page as a whole: head, contents, panels, article, footer."""

from collections.abc import Iterable, Iterator
from importlib import resources

from briefings.export.document import Document, ItemPart, PanelPart
from briefings.export.formats.html.bars import bars
from briefings.export.formats.html.items import HtmlItems
from briefings.export.formats.html.markup import Html, element, together, void
from briefings.export.formats.html.notes import asides
from briefings.export.formats.html.source import source
from briefings.export.headings import (
    ABOUT,
    BOTTOM_LINE,
    NOTES_ELSEWHERE,
    NOTES_ON_BRIEFING,
    NOTES_ON_PANEL,
    NOTES_ON_PASSAGES,
    SOURCE,
    SOURCE_NOTE,
    footer,
)
from briefings.export.links import Links
from briefings.model import Briefing, Figure
from briefings.notes.notebook import Placed
from briefings.origin import signed

LANGUAGE = "en"
"""What the page's own words are in; the article's have a language of their own."""

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""Nothing is fetched and nothing runs, whatever should ever get into the page."""


def page(document: Document) -> Html:
    links = Links(document)
    return together(
        (
            Html("<!doctype html>\n"),
            element("html", _head(document), _body(document, links), lang=LANGUAGE),
            Html("\n"),
        )
    )


def _head(document: Document) -> Html:
    style = resources.files(__package__).joinpath("style.css").read_text("utf-8")
    return element(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=POLICY),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="color-scheme", content="light dark"),
        void("meta", name="referrer", content="no-referrer"),
        void("meta", name="generator", content=f"briefings {document.version}"),
        element("title", document.briefing.source.title),
        element("style", Html(f"\n{style}")),
    )


def _body(document: Document, links: Links) -> Html:
    panels = (_panel(document, panel, links) for panel in document.panels)
    return element(
        "body",
        _header(document),
        element(
            "main",
            _notes("h2", NOTES_ON_BRIEFING, document.notes, anchor="notes"),
            *panels,
            source(document, links) if document.source else None,
            _source_note(document),
            _notes("h2", NOTES_ELSEWHERE, document.orphans, document.briefing, "elsewhere"),
        ),
        _footer(document),
    )


def _header(document: Document) -> Html:
    about = document.briefing.source
    contents = [(panel.anchor, panel.topic.name) for panel in document.panels]
    if document.source:
        contents.append(("source", SOURCE))
    links = (element("li", element("a", name, href=f"#{anchor}")) for anchor, name in contents)
    return element(
        "header",
        element("h1", about.title, lang=about.language or "", dir="auto"),
        element("p", signed(document.briefing.source), class_="byline"),
        *(element("p", sentence, class_="byline") for sentence in document.review_note),
        element("nav", element("ul", *links, role="list"), aria_label="Contents")
        if contents
        else None,
    )


def _panel(document: Document, panel: PanelPart, links: Links) -> Html:
    items = HtmlItems(links, panel, document.briefing.source.language or "")
    name = f"{panel.anchor}-heading"
    return element(
        "section",
        element("h2", panel.topic.name, id=name),
        element("p", panel.topic.question, class_="question"),
        _bottom_line(panel.bottom_line, items) if panel.bottom_line else None,
        *_sections(panel, items),
        _notes("h3", NOTES_ON_PANEL, panel.notes),
        _notes("h3", NOTES_ON_PASSAGES, panel.passages, document.briefing),
        id=panel.anchor,
        aria_labelledby=name,
        class_="panel",
    )


def _bottom_line(entry: ItemPart, items: HtmlItems) -> Html:
    heading = element("h3", BOTTOM_LINE)
    return element("section", heading, *items.content(entry), id=entry.anchor, class_="bottom-line")


def _sections(panel: PanelPart, items: HtmlItems) -> Iterator[Html]:
    for section in panel.sections:
        figures = [e.item for e in section.entries if isinstance(e.item, Figure)]
        yield items.section(section, *bars(figures))


def _notes(
    level: str,
    heading: str,
    notes: Iterable[Placed],
    briefing: Briefing | None = None,
    anchor: str | None = None,
) -> Html:
    """Return notes under a heading, nothing of none; see `asides` for the `briefing`."""
    shown = asides(notes, briefing)
    named = element(level, heading)
    return element("section", named, shown, id=anchor) if shown.source else shown


def _source_note(document: Document) -> Html:
    sentences = (element("p", sentence) for sentence in document.source_note)
    return element(
        "section", element("h2", SOURCE_NOTE), *sentences, id="source-note", class_="source-note"
    )


def _footer(document: Document) -> Html:
    rows = (element("div", element("dt", k), element("dd", v)) for k, v in footer(document))
    return element("footer", element("h2", ABOUT), element("dl", *rows))
