"""The first page of a document, as the first section of a page for a browser."""

from collections.abc import Iterator

from briefings.export.first_page import FigureTable, LeadLine, LeadList, LeadPage, LinkedText
from briefings.export.formats.html.markup import Content, Html, element
from briefings.export.formats.html.tables import table_element

ANCHOR = "overview"


def first_section(page: LeadPage) -> Html:
    """Return the first page under a heading of its own."""
    return element(
        "section",
        element("h2", page.heading, id="overview-heading"),
        element("p", page.about) if page.about else None,
        _box(page.interest),
        *(_part(part) for part in page.lists),
        *(element("p", remark, class_="remark") for remark in page.remarks),
        id=ANCHOR,
        aria_labelledby="overview-heading",
        class_="overview",
    )


def _box(interest: LeadList) -> Html:
    lines = (element("p", *_line(line), dir="auto") for line in interest.lines)
    return element("section", element("h3", interest.heading), *lines, class_="box")


def _part(part: LeadList | FigureTable) -> Html:
    heading = element("h3", part.heading)
    if isinstance(part, FigureTable):
        return element("section", heading, table_element(part.table, part.anchors))
    lines = (element("li", *_line(line), dir="auto") for line in part.lines)
    closing = element("p", part.closing, class_="remark") if part.closing else None
    return element("section", heading, element("ul", *lines) if part.lines else None, closing)


def _line(line: LeadLine) -> Iterator[Content]:
    if line.name.text:
        yield element("b", _linked(line.name))
        yield ": " if line.text.text else None
    yield _linked(line.text)


def _linked(said: LinkedText) -> Content:
    return element("a", said.text, href=f"#{said.anchor}") if said.anchor else said.text
