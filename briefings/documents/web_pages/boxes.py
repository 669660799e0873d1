"""The boxes of a page, as a browser lays them out, and the passages of text that stand in them."""

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from briefings.documents.text.text_blocks import paragraph_blocks
from briefings.documents.web_pages.inline import NOT_A_WORD, Shown, TextLine, plain
from briefings.documents.web_pages.links import PageLinks
from briefings.documents.web_pages.names import names_of
from briefings.documents.web_pages.tables import caption_of, is_data, rows
from briefings.documents.web_pages.tree import Attributes, Element
from briefings.documents.web_pages.visible import NEVER_SHOWN, HiddenNames, is_hidden
from briefings.documents.web_pages.word_sets import word_set
from briefings.model import BlockRole

_BLOCKS: Final = word_set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li "
    "listing main menu nav ol p pre section summary table tbody td tfoot th thead tr ul xmp "
    "template amp-accordion amp-story amp-selector"
)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LEVELS: Final = ("1", "2", "3", "4", "5", "6")
_LISTS: Final = frozenset(("ul", "ol", "menu", "dir", "dl"))
_ROLES: Final[dict[str, BlockRole]] = {
    "figcaption": "caption",
    "caption": "caption",
    "li": "list_item",
    "dt": "list_item",
    "dd": "list_item",
    "blockquote": "quote",
}
_BOLD: Final = frozenset(("b", "strong"))
_PREFORMATTED: Final = frozenset(("pre", "listing", "xmp"))
_AS_BLOCK: Final = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)", re.IGNORECASE)
_NOTE_LINK: Final = re.compile(r"footnote-(?:ref|back)|doc-(?:noteref|backlink)")
_LONGEST_NUMBER: Final = 4
_FOOTNOTES: Final = re.compile(r"-(?:footnotes?|endnotes?|notas-al-pie)-")


@dataclass(slots=True)
class Box:
    """An element that stands on lines of its own; `parent` is its index among the page's boxes.

    `names` are its classes and the like, see `briefings.documents.web_pages.names`. `fields`
    counts the fields to fill in that stand right in it, and `buttons` the buttons.
    """

    parent: int
    tag: str
    names: str
    itemprop: str = ""
    fields: int = 0
    buttons: int = 0


@dataclass(slots=True)
class PagePassage:
    """Text that a reader sees as one block; `box` is the index of the box that it stands in.

    `size` counts its characters without white space, and `linked` those that lead elsewhere;
    `leaves` says that one of these links leads to another site. `bold` counts those in bold.
    """

    text: str
    box: int
    role: BlockRole
    level: int | None
    size: int
    linked: int
    bold: int = 0
    leaves: bool = False

    @property
    def share_linked(self) -> float:
        return self.linked / self.size if self.size else 0.0


@dataclass
class WebPage:
    """The boxes and passages of a page in their order; a box stands behind its parent."""

    boxes: list[Box] = field(default_factory=list)
    passages: list[PagePassage] = field(default_factory=list)


def page_of(root: Element, links: PageLinks, *, all_shown: bool = False) -> WebPage:
    """Lay a page out. With `all_shown`, what says that it is hidden is taken in as well."""
    walk = _Walk(links, None if all_shown else HiddenNames(root))
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            walk.end(element)
        elif not walk.start(element):
            walker.skip_subtree()
    walk.flush()
    return walk.page


@dataclass(slots=True)
class _Context:
    """What holds within an element that is open."""

    box: int
    role: BlockRole = "paragraph"
    level: int | None = None
    lists: int = 0
    preformatted: bool = False


class _Walk:
    """Goes through the elements in their order and gathers the text of each line."""

    def __init__(self, links: PageLinks, hidden: HiddenNames | None) -> None:
        self.page: Final = WebPage()
        self._links = links
        self._hidden = hidden
        self._line = TextLine()
        self._contexts = [_Context(-1)]
        self._opened: list[Element] = []
        self._skipped: Element = None
        self._open_links: list[tuple[bool, bool]] = []
        self._open_bold = 0
        self._leaves = False

    def start(self, element: Element) -> bool:
        """Begin an element; return whether what is in it is to be read."""
        tag = element.tag
        given: Attributes = dict(element.items()) if isinstance(tag, str) else {}
        if self._is_left_out(element, given):
            self._count_control(tag, given)
            self._skipped = element
            return False
        if tag in _BLOCKS or _is_block(given):
            self.flush()
            self._open(element, given)
            if tag == "table" and is_data(element):
                self._add_table(element)
                self._skipped = element
                return False
        if tag == "br":
            self._line.add_break()
        elif tag == "q":
            self._add_text("“")
        elif tag == "a":
            self._open_link(given.get("href", ""))
        elif tag in _BOLD:
            self._open_bold += 1
        if element.text:
            self._add_text(element.text)
        return True

    def end(self, element: Element) -> None:
        skipped, self._skipped = self._skipped is element, None
        if not skipped:
            tag = element.tag
            if tag == "q":
                self._add_text("”")
            elif tag == "a":
                self._open_links.pop()
            elif tag in _BOLD:
                self._open_bold -= 1
        if self._opened and self._opened[-1] is element:
            self.flush()
            self._opened.pop()
            self._contexts.pop()
        if element.tail:
            self._add_text(element.tail)

    def flush(self) -> None:
        """End the line: what it holds becomes passages."""
        if not self._line:
            return
        context = self._contexts[-1]
        if context.preformatted:
            text = self._line.preformatted()
            for block in paragraph_blocks(text):
                self._add(plain(text[block.start : block.end]), context)
        else:
            for shown in self._line.paragraphs():
                self._add(shown, context)
        self._line = TextLine()
        self._leaves = bool(self._open_links) and self._open_links[-1][1]

    def _open_link(self, href: str) -> None:
        elsewhere = self._links.lead_elsewhere(href)
        leaves = elsewhere and self._links.leave(href)
        self._open_links.append((elsewhere, leaves))
        self._leaves = self._leaves or leaves

    def _add_text(self, text: str) -> None:
        self._line.add(
            text,
            linked=bool(self._open_links) and self._open_links[-1][0],
            bold=self._open_bold > 0,
            preformatted=self._contexts[-1].preformatted,
        )

    def _add(self, shown: Shown, context: _Context) -> None:
        if shown.size and not NOT_A_WORD.fullmatch(shown.text):
            role, level = context.role, context.level
            passage = PagePassage(shown.text, context.box, role, level, shown.size, shown.linked)
            passage.bold = shown.bold
            passage.leaves = self._leaves
            self.page.passages.append(passage)

    def _add_table(self, table: Element) -> None:
        context = self._contexts[-1]
        caption = caption_of(table)
        if caption:
            self._add(plain(caption), _Context(context.box, "caption"))
        for row in rows(table, self._links):
            self._add(row, _Context(context.box, "table"))

    def _count_control(self, tag: object, given: Attributes) -> None:
        if not self.page.boxes:
            return
        box = self.page.boxes[self._contexts[-1].box]
        if tag == "button":
            box.buttons += 1
        elif tag in ("input", "textarea", "select"):
            kind = given.get("type", "text").lower()
            box.fields += kind in ("text", "email", "search", "tel", "password")
            box.buttons += kind in ("submit", "button")

    def _open(self, element: Element, given: Attributes) -> None:
        tag = element.tag
        above = self._contexts[-1]
        names = names_of(element, given) if given else ""
        self.page.boxes.append(Box(above.box, tag, names, given.get("itemprop", "").lower()))
        context = _Context(
            len(self.page.boxes) - 1,
            above.role,
            above.level,
            above.lists + (tag in _LISTS),
            above.preformatted or tag in _PREFORMATTED,
        )
        if tag in _HEADINGS or given.get("role") == "heading":
            level = given.get("aria-level", "")
            context.role = "heading"
            context.level = _HEADINGS.get(tag) or (int(level) if level in _LEVELS else 2)
        elif tag in _ROLES and context.role not in ("footnote", "heading"):
            context.role = _ROLES[tag]
            context.level = max(context.lists, 1) if context.role == "list_item" else None
        if names and _FOOTNOTES.search(names):
            context.role = "footnote"
            context.level = None
        self._opened.append(element)
        self._contexts.append(context)

    def _is_left_out(self, element: Element, given: Attributes) -> bool:
        tag = element.tag
        if not isinstance(tag, str):
            return True
        if tag in NEVER_SHOWN:
            is_root = tag == "template" and "shadowrootmode" in given
            in_heading = tag == "button" and self._contexts[-1].role == "heading"
            return not (is_root or in_heading)
        if tag == "nav":
            return element.find(".//h1") is None
        if tag in ("a", "sup") and _is_reference(element, given):
            return True
        if not given or tag in ("html", "body") or self._hidden is None:
            return False
        return is_hidden(tag, given) or self._hidden.hide(given)


def _is_block(given: Attributes) -> bool:
    style = given.get("style")
    return given.get("role") == "heading" or bool(style and _AS_BLOCK.search(style))


def _is_reference(element: Element, given: Attributes) -> bool:
    """Return whether an element is the number of a footnote, or the arrow back from it."""
    if element.tag == "a":
        return bool(_NOTE_LINK.search(f"{given.get('class')} {given.get('role')}"))
    link = element.find(".//a")
    if link is None or "#" not in (link.get("href") or ""):
        return False
    return len(link.text or "") <= _LONGEST_NUMBER
