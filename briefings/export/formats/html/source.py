"""The article itself: every paragraph with its number, what cites it and what is noted on it."""

from collections.abc import Iterable

from briefings.export.document import Document, SourcePart
from briefings.export.formats.html.markup import Content, Html, element, together
from briefings.export.formats.html.notes import asides
from briefings.export.links import Links, passage_anchor
from briefings.export.passages import Fragment, Passages


def source(document: Document, links: Links) -> Html:
    """Return the article. Passages can be linked to, and paragraphs link back to their items."""
    passages = Passages(document)
    parts = (_paragraph(document, part, passages, links) for part in document.source)
    return element(
        "section",
        element("h2", document.labels.headings.source, id="source-heading"),
        *parts,
        id="source",
        aria_labelledby="source-heading",
        class_="source",
    )


def _paragraph(document: Document, part: SourcePart, passages: Passages, links: Links) -> Html:
    return element(
        "div",
        element(
            "p",
            element("span", f"¶{part.paragraph.number}", class_="number"),
            " ",
            element(
                "span",
                *map(_fragment, passages.fragments(part)),
                lang=document.briefing.source.language or "",
                dir="auto",
            ),
        ),
        _cited_by(part.cited_by, links),
        asides(part.notes, document.labels, document.briefing),
        id=part.anchor,
        class_="paragraph",
    )


def _fragment(piece: Fragment) -> Content:
    anchor = passage_anchor(piece.start) if piece.is_cited else None
    if piece.is_noted:
        return element("mark", piece.text, id=anchor)
    return element("span", piece.text, id=anchor) if anchor else piece.text


def _cited_by(anchors: Iterable[str], links: Links) -> Html:
    groups = [_group(name, there, links) for name, there in links.by_panel(anchors).items()]
    return element("p", *groups, class_="cited-by") if groups else Html("")


def _group(panel: str, anchors: Iterable[str], links: Links) -> Html:
    to_items = (element("a", links.name(anchor), href=f"#{anchor}") for anchor in anchors)
    return element("span", element("b", panel), " ", together(to_items, " · "))
