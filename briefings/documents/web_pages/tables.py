"""Tables of data, which are read row by row, and tables that only place things on the page."""

import re
from typing import Final

from briefings.documents.web_pages.inline import Shown, plain
from briefings.documents.web_pages.links import PageLinks
from briefings.documents.web_pages.tree import Element
from briefings.documents.web_pages.visible import is_hidden
from briefings.documents.web_pages.word_sets import word_set

_LONGEST_CELL: Final = 400
"""Longer text, in characters, is no entry of a table."""

_WITHIN: Final = word_set("table article h1 h2 form nav aside blockquote")
_ON_LINES_OF_THEIR_OWN: Final = ("br", "p", "div", "li")
_SPACE: Final = re.compile(r"\s+")


def is_data(table: Element) -> bool:
    """Return whether a table holds data: two rows and columns at least, of short entries."""
    if table.get("role") in ("presentation", "none"):
        return False
    if any(each is not table and each.tag in _WITHIN for each in table.iter()):
        return False
    cells = [row.xpath("td|th") for row in _rows(table)]
    if len(cells) < 2 or max(map(len, cells)) < 2:  # noqa: PLR2004
        return False
    return all(len(_text(cell)) <= _LONGEST_CELL for row in cells for cell in row)


def rows(table: Element, links: PageLinks) -> list[Shown]:
    """Return the rows, their cells parted by bars, with how much of each is linked."""
    found = []
    for part in table.iter(*_ON_LINES_OF_THEIR_OWN):
        part.tail = " " + (part.tail or "")
    for row in _rows(table):
        if _is_hidden(row):
            continue
        texts = [_text(cell) for cell in row.xpath("td|th") if not _is_hidden(cell)]
        if any(texts):
            found.append(plain(" | ".join(texts))._replace(linked=_linked(row, links)))
    return found


def caption_of(table: Element) -> str:
    caption = table.find("caption")
    return "" if caption is None else _text(caption)


def _rows(table: Element) -> list[Element]:
    rows: list[Element] = table.xpath("tr|thead/tr|tbody/tr|tfoot/tr")
    return rows


def _text(element: Element) -> str:
    words = element.xpath(
        ".//text()[not(ancestor::script or ancestor::style or ancestor::noscript"
        " or ancestor::button or ancestor::select)]"
    )
    return _SPACE.sub(" ", "".join(words)).strip().replace("\u00ad", "").replace("\u200b", "")


def _is_hidden(part: Element) -> bool:
    return is_hidden(part.tag, dict(part.items()))


def _linked(row: Element, links: PageLinks) -> int:
    away = [link for link in row.iter("a") if links.lead_elsewhere(link.get("href"))]
    return sum(len("".join("".join(link.itertext()).split())) for link in away)
