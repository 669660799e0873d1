"""The blocks of an OpenDocument text, in the order in which they are read."""

import re
from typing import Final

from lxml import etree

from briefings.documents.block_text import UnplacedBlock, cleaned, on_one_line
from briefings.documents.element_walk import walk
from briefings.documents.office.odt_styles import OdtRole, OdtStyles, level_of
from briefings.documents.office.properties import Says
from briefings.documents.office.safe_xml import attribute, local
from briefings.documents.tables import row_blocks

_LEFT_OUT: Final = frozenset(
    {
        "tracked-changes", "annotation", "note-citation", "table-of-content", "alphabetical-index",
        "illustration-index", "table-index", "object-index", "user-index", "ruby-text",
        "page-number", "page-count", "desc", "forms", "sequence-decls", "variable-decls",
        "user-field-decls", "covered-table-cell", "script", "object", "object-ole", "binary-data",
        "hidden-text", "scripts", "event-listeners", "number", "image-map",
    }
)  # fmt: skip
"""What was deleted, what others remarked, lists of contents, and what is no text."""

_CHARACTERS: Final = {"tab": "\t", "line-break": "\n"}
_SPACE: Final = re.compile(r"[ \t\r\n]+")


class _Paragraph:
    def __init__(self, role: OdtRole, *, is_hidden: bool) -> None:
        self.role = role
        self.is_hidden = is_hidden
        self.parts: list[str] = []
        self.boxes: list[UnplacedBlock] = []


class _Place:
    """Where blocks go; `is_item` says that the next one is the first of a list's item."""

    def __init__(self) -> None:
        self.blocks: list[UnplacedBlock] = []
        self.lists = 0
        self.is_item = False


class OdtBody:
    """Reads one text. `said` are the texts in styles made for saying what the document is."""

    def __init__(self, styles: OdtStyles) -> None:
        self.said: list[tuple[Says, str]] = []
        self.has_hidden = False
        self._styles = styles
        self._notes: list[UnplacedBlock] = []
        self._places = [_Place()]
        self._paragraphs: list[_Paragraph] = []
        self._rows: list[list[list[UnplacedBlock]]] = []

    def blocks(self, root: etree._Element) -> list[UnplacedBlock]:
        """Return the blocks of a text, its notes after the others."""
        walk(root, self._is_left_out, self._start, self._end, self._add)
        return [*self._places[0].blocks, *self._notes]

    def _is_left_out(self, element: etree._Element) -> bool:
        name = local(element.tag)
        if name in _LEFT_OUT or (name == "title" and "svg" in element.tag):
            return True
        if attribute(element, "display") == "none" or (
            name == "span" and self._styles.hides("text", attribute(element, "style-name"))
        ):
            self.has_hidden = True
            return True
        return False

    def _start(self, element: etree._Element) -> None:
        name = local(element.tag)
        match name:
            case "p" | "h":
                self._paragraphs.append(self._begun(name, element))
            case "list" | "numbered-paragraph":
                self._places[-1].lists += 1
                self._places[-1].is_item = name == "numbered-paragraph"
            case "list-item":
                self._places[-1].is_item = True
            case "table-row":
                self._rows.append([])
            case "table-cell" | "text-box" | "note-body":
                self._places.append(_Place())
            case "s":
                self._add(" ")
            case "hidden-paragraph" if self._paragraphs:
                is_hidden = attribute(element, "is-hidden") == "true"
                self._paragraphs[-1].is_hidden = self._paragraphs[-1].is_hidden or is_hidden
            case _ if name in _CHARACTERS and self._paragraphs:
                self._paragraphs[-1].parts.append(_CHARACTERS[name])

    def _begun(self, name: str, element: etree._Element) -> _Paragraph:
        style = attribute(element, "style-name")
        role = self._styles.role(style)
        place = self._places[-1]
        if name == "h":
            role = role._replace(
                role="heading", level=level_of(attribute(element, "outline-level")) or 1
            )
        elif place.lists and role.role in {"paragraph", "list_item"}:
            role = OdtRole("list_item", place.lists) if place.is_item else OdtRole()
        place.is_item = False
        return _Paragraph(role, is_hidden=self._styles.hides("paragraph", style))

    def _end(self, element: etree._Element) -> None:
        match local(element.tag):
            case "p" | "h":
                self._end_paragraph()
            case "list" | "numbered-paragraph":
                self._places[-1].lists -= 1
            case "table-row":
                self._places[-1].blocks += row_blocks(self._rows.pop())
            case "table-cell" if self._rows:
                self._rows[-1].append(self._places.pop().blocks)
            case "table-cell" | "text-box":
                blocks = self._places.pop().blocks
                boxes = self._paragraphs[-1].boxes if self._paragraphs else None
                (self._places[-1].blocks if boxes is None else boxes).extend(blocks)
            case "note-body":
                words = (cleaned(each.text) for each in self._places.pop().blocks)
                self._notes.append(UnplacedBlock("\n".join(filter(None, words)), "footnote"))

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        text = "".join(paragraph.parts)
        blocks = self._places[-1].blocks
        if paragraph.is_hidden:
            self.has_hidden = self.has_hidden or bool(text.strip())
        else:
            blocks.append(UnplacedBlock(text, paragraph.role.role, paragraph.role.level))
            if paragraph.role.says and text.strip():
                self.said.append((paragraph.role.says, on_one_line(cleaned(text))))
        blocks += paragraph.boxes

    def _add(self, text: str | None) -> None:
        if text and self._paragraphs:
            self._paragraphs[-1].parts.append(_SPACE.sub(" ", text))
