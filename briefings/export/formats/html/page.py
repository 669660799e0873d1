"""The page as a whole: head, contents, panels, article, footer."""

from collections.abc import Iterable, Iterator
from importlib import resources

from briefings.export.document import Document, ItemPart, PanelPart
from briefings.export.footer import footer
from briefings.export.formats.html.bars import bars
from briefings.export.formats.html.items import HtmlItems
from briefings.export.formats.html.markup import Html, element, together, void
from briefings.export.formats.html.notes import asides
from briefings.export.formats.html.source import source
from briefings.export.links import Links
from briefings.labels.labels import Labels
from briefings.model import Briefing, Figure
from briefings.notes.notebook import Placed
from briefings.origin import signed

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
"""Nothing is fetched and nothing runs, whatever should ever get into the page."""


def page(document: Document) -> Html:
    links = Links(document)
    spoken = document.labels.language  # the article's words have a language of their own
    return together(
        (
            Html("<!doctype html>\n"),
            element("html", _head(document), _body(document, links), lang=spoken),
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
    labels = document.labels
    panels = (_panel(document, panel, links) for panel in document.panels)
    mark = document.options.marking
    marking = element("p", mark, class_="marking") if mark else None
    return element(
        "body",
        marking,
        _header(document),
        element(
            "main",
            _notes("h2", labels.headings.notes_on_briefing, document.notes, labels, anchor="notes"),
            *panels,
            source(document, links) if document.source else None,
            _source_note(document),
            _notes(
                "h2",
                labels.headings.notes_elsewhere,
                document.orphans,
                labels,
                document.briefing,
                "elsewhere",
            ),
        ),
        _footer(document),
        marking,
    )


def _header(document: Document) -> Html:
    about, headings = document.briefing.source, document.labels.headings
    contents = [(panel.anchor, panel.topic.name) for panel in document.panels]
    if document.source:
        contents.append(("source", headings.source))
    links = (element("li", element("a", name, href=f"#{anchor}")) for anchor, name in contents)
    return element(
        "header",
        element("h1", about.title, lang=about.language or "", dir="auto"),
        element("p", signed(about, document.labels), class_="byline"),
        *(element("p", sentence, class_="byline") for sentence in document.review_note),
        element("nav", element("ul", *links, role="list"), aria_label=headings.contents)
        if contents
        else None,
    )


def _panel(document: Document, panel: PanelPart, links: Links) -> Html:
    labels = document.labels
    items = HtmlItems(links, panel, document.briefing.source.language or "", labels)
    name = f"{panel.anchor}-heading"
    return element(
        "section",
        element("h2", panel.topic.name, id=name),
        element("p", panel.topic.question, class_="question"),
        _bottom_line(panel.bottom_line, items) if panel.bottom_line else None,
        *_sections(panel, items),
        _notes("h3", labels.headings.notes_on_panel, panel.notes, labels),
        _notes("h3", labels.headings.notes_on_passages, panel.passages, labels, document.briefing),
        id=panel.anchor,
        aria_labelledby=name,
        class_="panel",
    )


def _bottom_line(entry: ItemPart, items: HtmlItems) -> Html:
    heading = element("h3", items.labels.headings.bottom_line)
    return element("section", heading, *items.content(entry), id=entry.anchor, class_="bottom-line")


def _sections(panel: PanelPart, items: HtmlItems) -> Iterator[Html]:
    for section in panel.sections:
        figures = [e.item for e in section.entries if isinstance(e.item, Figure)]
        yield items.section(section, *bars(figures, items.labels))


def _notes(
    level: str,
    heading: str,
    notes: Iterable[Placed],
    labels: Labels,
    briefing: Briefing | None = None,
    anchor: str | None = None,
) -> Html:
    """Return notes under a heading, nothing of none; see `asides` for the `briefing`."""
    shown = asides(notes, labels, briefing)
    named = element(level, heading)
    return element("section", named, shown, id=anchor) if shown.source else shown


def _source_note(document: Document) -> Html:
    sentences = (element("p", sentence) for sentence in document.source_note)
    heading = element("h2", document.labels.headings.source_note)
    return element("section", heading, *sentences, id="source-note", class_="source-note")


def _footer(document: Document) -> Html:
    rows = (element("div", element("dt", k), element("dd", v)) for k, v in footer(document))
    return element("footer", element("h2", document.labels.headings.about), element("dl", *rows))
