"""The page as a whole: head, contents, first page, panels, article, footer."""

from collections.abc import Iterable, Iterator

from briefings.export.document import Document, ItemPart, PanelPart
from briefings.export.first_page import first_page_of
from briefings.export.footer import footer
from briefings.export.formats.html.bars import bars
from briefings.export.formats.html.contents import contents
from briefings.export.formats.html.first_page import first_section
from briefings.export.formats.html.items import HtmlItems
from briefings.export.formats.html.markup import Html, element
from briefings.export.formats.html.notes import asides
from briefings.export.formats.html.shell import style_sheet, whole_page
from briefings.export.formats.html.source import source
from briefings.export.links import Links
from briefings.labels.labels import Labels
from briefings.model import Briefing, Figure
from briefings.notes.notebook import Placed
from briefings.origin import signed
from briefings.text import shortened

_DESCRIPTION = 300
"""Characters of the line that a page is shown by."""


def page(document: Document) -> Html:
    links = Links(document)
    return whole_page(
        _body(document, links),
        title=f"{document.labels.footer.briefing}: {document.briefing.source.title}",
        language=document.labels.language,  # the article's words have a language of their own
        style=style_sheet("style.css"),
        version=document.version,
        about={"description": _description(document)},
    )


def _description(document: Document) -> str:
    """Return what the page is, for programs that show a page by a line."""
    source, labels = document.briefing.source, document.labels
    lines = " ".join(line.text for line in document.overview.lines)
    named = f"“{source.title}”, {signed(source, labels)}."
    return shortened(f"{labels.footer.briefing}: {named} {lines}".rstrip(), _DESCRIPTION)


def _body(document: Document, links: Links) -> Html:
    labels = document.labels
    panels = (_panel(document, panel, links) for panel in document.panels)
    mark = document.options.marking
    marking = element("p", mark, class_="marking") if mark else None
    return element(
        "body",
        _header(document, marking),
        contents(document),
        element(
            "main",
            first_section(first_page_of(document, links)) if document.has_first_page else None,
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
        _footer(document, marking),
    )


def _header(document: Document, marking: Html | None) -> Html:
    about, labels = document.briefing.source, document.labels
    return element(
        "header",
        marking,
        element(
            "hgroup",
            element("p", labels.footer.briefing, class_="sort"),
            element("h1", about.title, lang=about.language or "", dir="auto"),
        ),
        element("p", signed(about, labels), class_="byline"),
        *(element("p", sentence, class_="byline") for sentence in document.review_note),
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
        first = (e for e in section.entries if items.links.earlier_anchor(e) is None)
        figures = [e.item for e in first if isinstance(e.item, Figure)]
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


def _footer(document: Document, marking: Html | None) -> Html:
    rows = (element("div", element("dt", k), element("dd", v)) for k, v in footer(document))
    about = element("h2", document.labels.headings.about)
    return element("footer", about, element("dl", *rows), marking)
