"""The blocks of a part of a Word file, in the order in which they are read.

Read without recursion and by local names: a strict file has other namespaces than a usual one.
"""

from typing import Final

from lxml import etree

from briefings.documents.block_text import UnplacedBlock, cleaned, on_one_line
from briefings.documents.office.docx_styles import DocxRole, DocxStyles, is_on
from briefings.documents.office.properties import Says
from briefings.documents.office.safe_xml import attribute, child, local
from briefings.documents.tables import row_blocks

_LEFT_OUT: Final = frozenset(
    {
        "del", "moveFrom", "delText", "delInstrText", "rt", "sectPr", "pPr", "rPr", "tblPr",
        "tblGrid", "trPr", "tcPr", "sdtPr", "annotationRef", "docPr",
    }
)  # fmt: skip
"""What was deleted or moved away, and what is no text."""

_CHARACTERS: Final = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "\u2011"}
_TEXT_SPACES: Final = ("wordprocessingml/main", "wordprocessingml/2006/main", "/math")
_UNSHOWN_FIELDS: Final = frozenset({"TOC", "PAGE", "NUMPAGES", "SECTIONPAGES"})
_CONTENTS_GALLERY: Final = "Table of Contents"
_JOINS_NEXT: Final = ("del", "moveFrom", "specVanish")
"""Of a paragraph's mark: it was deleted, or is one that is not shown."""


class _Paragraph:
    """A paragraph as far as it was read; `boxes` are the blocks of text boxes anchored in it."""

    def __init__(self, role: DocxRole, begun: str, *, joins_next: bool) -> None:
        self.role = role
        self.joins_next = joins_next
        self.parts = [begun]
        self.boxes: list[UnplacedBlock] = []


class _Field:
    """A field: its code first, then what it shows."""

    def __init__(self) -> None:
        self.code = ""
        self.is_shown = False


class DocxBody:
    """Reads one part. `notes` are the ids of the footnotes and endnotes that it refers to.

    `said` are the texts in styles that are made for saying what the document is.
    """

    def __init__(self, styles: DocxStyles) -> None:
        self.said: list[tuple[Says, str]] = []
        self.notes: list[tuple[str, str]] = []
        self.has_hidden = False
        self._styles = styles
        self._sinks: list[list[UnplacedBlock]] = [[]]
        self._paragraphs: list[_Paragraph] = []
        self._rows: list[list[list[UnplacedBlock]]] = []
        self._fields: list[_Field] = []
        self._has_open_field = False
        self._is_hidden = False
        self._carried = ""

    def blocks(self, root: etree._Element) -> list[UnplacedBlock]:
        """Return the blocks of a part's root, or of one note in it."""
        self._has_open_field = _has_open_field(root)
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped = None
        for event, element in walk:
            if event == "end":
                if element is not skipped:
                    self._end(element)
            elif _is_left_out(element):
                skipped = element
                walk.skip_subtree()
            else:
                self._start(element)
        return [*self._sinks[0], UnplacedBlock(self._carried)]

    def _start(self, element: etree._Element) -> None:
        name = local(element.tag)
        match name:
            case "p":
                self._begin_paragraph(element)
            case "r":
                otherwise = bool(self._paragraphs) and self._paragraphs[-1].role.is_hidden
                properties = child(element, "rPr")
                self._is_hidden = self._styles.is_hidden(properties, otherwise=otherwise)
            case "tr":
                self._rows.append([])
            case "tc" | "txbxContent":
                self._sinks.append([])
            case "fldChar":
                self._turn_field(attribute(element, "fldCharType"))
            case "instrText" if self._fields:
                self._fields[-1].code += element.text or ""
            case "footnoteReference" | "endnoteReference":
                self.notes.append((name.removesuffix("Reference"), attribute(element, "id") or ""))
            case _:
                self._add(_text(name, element))

    def _end(self, element: etree._Element) -> None:
        match local(element.tag):
            case "p" if self._paragraphs:
                self._end_paragraph()
            case "r":
                self._is_hidden = False
            case "tc" if self._rows:
                self._rows[-1].append(self._sinks.pop())
            case "tc":
                cell = self._sinks.pop()
                self._sinks[-1] += cell
            case "tr" if self._rows:
                self._sinks[-1] += row_blocks(self._rows.pop())
            case "txbxContent":
                boxes = self._sinks.pop()
                (self._paragraphs[-1].boxes if self._paragraphs else self._sinks[-1]).extend(boxes)

    def _begin_paragraph(self, element: etree._Element) -> None:
        properties = child(element, "pPr")
        mark = child(properties, "rPr")
        is_initial = attribute(child(properties, "framePr"), "dropCap") in {"drop", "margin"}
        joins_next = is_initial or any(child(mark, each) is not None for each in _JOINS_NEXT)
        role = self._styles.role(properties)
        self._paragraphs.append(_Paragraph(role, self._carried, joins_next=joins_next))
        self._carried = ""

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        text = "".join(paragraph.parts)
        if paragraph.joins_next:
            self._carried = text
        elif not paragraph.role.is_contents:
            role = paragraph.role
            self._sinks[-1].append(UnplacedBlock(text, role.role, role.level))
            if role.says and text.strip():
                self.said.append((role.says, on_one_line(cleaned(text))))
        self._sinks[-1] += paragraph.boxes

    def _turn_field(self, turn: str | None) -> None:
        if self._has_open_field:
            return
        if turn == "begin":
            self._fields.append(_Field())
        elif self._fields and turn == "separate":
            self._fields[-1].is_shown = _is_shown(self._fields[-1].code)
        elif self._fields and turn == "end":
            self._fields.pop()

    def _add(self, text: str) -> None:
        if not (text and self._paragraphs and all(field.is_shown for field in self._fields)):
            return
        if self._is_hidden:
            self.has_hidden = self.has_hidden or bool(text.strip())
        else:
            self._paragraphs[-1].parts.append(text)


def _text(name: str, element: etree._Element) -> str:
    if name == "t" and element.tag[1:].partition("}")[0].endswith(_TEXT_SPACES):
        return " ".join((element.text or "").splitlines())
    if name == "br":
        return "\n" if attribute(element, "type") in {None, "textWrapping"} else "\n\n"
    return _CHARACTERS.get(name, "")


def _is_left_out(element: etree._Element) -> bool:
    name = local(element.tag)
    match name:
        case "Fallback":
            return child(element.getparent(), "Choice") is not None
        case "tr" | "tc":
            deleted = child(element, f"{name}Pr", "del" if name == "tr" else "cellDel")
            return deleted is not None
        case "fldSimple":
            return not _is_shown(attribute(element, "instr") or "")
        case "sdt":
            gallery = child(element, "sdtPr", "docPartObj", "docPartGallery")
            is_contents = attribute(gallery, "val") == _CONTENTS_GALLERY
            return is_contents or is_on(child(element, "sdtPr", "showingPlcHdr"))
    return name in _LEFT_OUT


def _is_shown(code: str) -> bool:
    name, *_ = code.upper().split() or [""]
    return name not in _UNSHOWN_FIELDS


def _has_open_field(root: etree._Element) -> bool:
    """Return whether a field begins that has no end: all that follows would be its code."""
    turns = [attribute(each, "fldCharType") for each in root.iter("{*}fldChar")]
    return turns.count("begin") != turns.count("end")
