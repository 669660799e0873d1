"""What stands beside a page: its contents, and a choice of what of it is shown.

The choice is made by style rules alone: nothing runs. `style.css` has them by these names.
"""

from collections.abc import Iterator

from briefings.export.document import Document
from briefings.export.formats.html.first_page import ANCHOR
from briefings.export.formats.html.markup import Html, element, together, void


def contents(document: Document) -> Html:
    """Return links to the parts of the page, and the choice."""
    headings = document.labels.headings
    links = (element("li", element("a", name, href=f"#{to}")) for to, name in _parts(document))
    return element(
        "nav",
        element("ul", *links),
        _choice(document) if document.has_first_page else None,
        aria_label=headings.contents,
    )


def _parts(document: Document) -> Iterator[tuple[str, str]]:
    headings = document.labels.headings
    if document.has_first_page:
        yield ANCHOR, document.labels.first_page.heading
    if document.notes:
        yield "notes", headings.notes_on_briefing
    yield from ((panel.anchor, panel.topic.name) for panel in document.panels)
    if document.source:
        yield "source", headings.source
    yield "source-note", headings.source_note


def _choice(document: Document) -> Html | None:
    """Return what to show: everything, the notes alone, the tensions alone, as far as there are."""
    words, every = document.labels.first_page, document.overview
    views = {
        "view-whole": words.whole,
        "view-notes": words.notes_alone if document.note_ids else "",
        "view-tensions": words.tensions_alone if every.tensions or every.lesser else "",
    }
    shown = [_view(name, text) for name, text in views.items() if text]
    if len(shown) == 1:
        return None
    return element("fieldset", element("legend", words.view), together(shown), class_="views")


def _view(name: str, text: str) -> Html:
    chosen = "" if name == "view-whole" else None
    button = void("input", type="radio", name="view", id=name, checked=chosen)
    return element("label", button, " ", text)
