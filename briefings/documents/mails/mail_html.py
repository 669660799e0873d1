"""The blocks of a mail in HTML: all that it shows, since a mail has no menus to be told apart.

Mails are laid out in tables within tables, which are no tables to a reader.
"""

import re
from typing import Final

from lxml import etree, html

from briefings.documents.block_text import UnplacedBlock, cleaned
from briefings.documents.element_walk import walk
from briefings.documents.mails.blocks import MailBlock
from briefings.documents.tables import row_blocks
from briefings.model import BlockRole

_LEFT_OUT: Final = frozenset(
    {
        "script", "style", "head", "title", "template", "svg", "object", "iframe", "noscript",
        "button", "select", "textarea", "input", "map", "audio", "video", "math",
    }
)  # fmt: skip
_HIDDEN: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore|max-height\s*:\s*0(?![.\d])"
    r"|(?<![-\w])font-size\s*:\s*0(?![.\d])|(?<![-\w])opacity\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_BLOCKS: Final = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul", "caption",
    }
)  # fmt: skip
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS: Final = frozenset({"ul", "ol"})
_CELLS: Final = frozenset({"td", "th"})
_OUTLOOK_ITEM: Final = re.compile("MsoListParagraph")
_OUTLOOK_LEVEL: Final = re.compile(r"mso-list\s*:\s*\w+ level([1-9])")
_QUOTE_CLASSES: Final = re.compile(r"\b(gmail_quote(?!_)|moz-cite|yahoo_quoted|protonmail_quote)")
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_FILLER: Final = re.compile("(?:[\u200b\u200c\u034f\u2007\u2060\u00ad\ufeff][ \u00a0]*){3,}")
"""What newsletters fill their previews with."""

_WIDE_BLANK: Final = re.compile("[ \u00a0]{2,}")


def html_blocks(markup: str) -> list[MailBlock]:
    """Return the blocks of a mail's HTML, [] where it has no text or no end to its depth."""
    # The limit of depth is then 2,048: tables of newsletters pass the usual one of 256.
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    is_cut = any("Excessive depth" in each.message for each in parser.error_log)
    return [] if is_cut else _HtmlBody().blocks(root)


class _Place:
    """Where blocks go: those of the mail, or those of a table's cell."""

    def __init__(self) -> None:
        self.blocks: list[MailBlock] = []
        self.cells: list[list[MailBlock]] = []


class _HtmlBody:
    """Collects blocks while the tree is walked; the words of one are in `_parts` until it ends."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._roles: list[tuple[BlockRole, int | None]] = [("paragraph", None)]
        self._places = [_Place()]
        self._depth = 0
        self._lists = 0
        self._preformatted = 0

    def blocks(self, root: etree._Element) -> list[MailBlock]:
        walk(root, _is_left_out, self._start, self._end, self._add)
        self._flush()
        return self._places[0].blocks

    def _start(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag == "br":
            self._parts.append("\n")
        if tag not in _BLOCKS and not _is_quote(element):
            return
        self._flush()
        self._depth += _is_quote(element)
        self._lists += tag in _LISTS
        self._preformatted += tag == "pre"
        if role := self._role_of(element):
            self._roles.append(role)
        elif tag in {"table", "tr"} or tag in _CELLS:
            self._places.append(_Place())

    def _end(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag not in _BLOCKS and not _is_quote(element):
            return
        self._flush()
        self._depth -= _is_quote(element)
        self._lists -= tag in _LISTS
        self._preformatted -= tag == "pre"
        if self._role_of(element):
            self._roles.pop()
        elif tag in {"table", "tr"} or tag in _CELLS:
            self._close(tag)

    def _role_of(self, element: etree._Element) -> tuple[BlockRole, int | None] | None:
        """Return what an element's blocks are, `None` where they are what those around it are."""
        tag = str(element.tag)
        if tag in _HEADINGS:
            return "heading", int(tag[1])
        if tag == "li":
            return "list_item", max(self._lists, 1)
        if tag == "p" and _OUTLOOK_ITEM.match(element.get("class") or ""):
            level = _OUTLOOK_LEVEL.search(element.get("style") or "")
            return "list_item", int(level[1]) if level else 1
        if tag in {"figcaption", "caption"}:
            return "caption", None
        return ("quote", None) if tag == "blockquote" and not _is_quote(element) else None

    def _close(self, tag: str) -> None:
        """Hand on what a table, a row or a cell holds."""
        place = self._places.pop()
        if tag in _CELLS:
            self._places[-1].cells.append(place.blocks)
        elif tag == "tr":
            self._places[-1].blocks += [*place.blocks, *self._row(place.cells)]
        else:
            loose = [block for cell in place.cells for block in cell]
            self._places[-1].blocks += [*loose, *place.blocks]

    def _row(self, cells: list[list[MailBlock]]) -> list[MailBlock]:
        blocks = [each for cell in cells for each in cell]
        rows = row_blocks([[each.block for each in cell] for cell in cells])
        if len(rows) == 1 and rows[0].role == "table":
            return [MailBlock(rows[0], blocks[0].depth)]
        return blocks

    def _add(self, text: str | None) -> None:
        if text:
            self._parts.append(text if self._preformatted else _SPACE.sub(" ", text))

    def _flush(self) -> None:
        text = cleaned(_WIDE_BLANK.sub(" ", _FILLER.sub("", "".join(self._parts))))
        self._parts.clear()
        if text:
            role, level = self._roles[-1]
            self._places[-1].blocks += (
                MailBlock(UnplacedBlock(part, role, level), self._depth)
                for part in re.split(r"\n{2,}", text)
            )


def _is_left_out(element: etree._Element) -> bool:
    is_hidden = "hidden" in element.attrib or _HIDDEN.search(element.get("style") or "")
    return element.tag in _LEFT_OUT or bool(is_hidden)


def _is_quote(element: etree._Element) -> bool:
    """Return whether an element holds what somebody else wrote in an earlier mail."""
    if element.tag == "blockquote":
        return str(element.get("type")).casefold() == "cite"
    return element.tag == "div" and bool(_QUOTE_CLASSES.search(element.get("class") or ""))
