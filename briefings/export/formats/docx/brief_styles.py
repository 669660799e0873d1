"""How a brief looks, as styles that whoever gets it can change in one place."""

from typing import Final, cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

TEXT: Final = "Brief Text"
MUTED: Final = "Brief Muted"
BULLET: Final = "List Bullet"
BOX: Final = "Brief Box"
BOX_TITLE: Final = "Brief Box Title"

_MARGINS: Final = (Mm(17), Mm(20))
_LEADING: Final = 1.3
"""Rows by the size of their letters: fonts of some scripts would have far higher ones."""

_SHADE: Final = "F3F0E8"
_EDGE: Final = "9C5A00"


def set_up_brief(document: Document) -> None:
    """Set the page and the styles of a brief over those of a document."""
    section = document.sections[0]
    section.top_margin = section.bottom_margin = _MARGINS[0]
    section.left_margin = section.right_margin = _MARGINS[1]
    section.header_distance = section.footer_distance = Mm(9)
    for name, letters, before in (("Title", 15, 0), ("Heading 2", 11, 7)):
        _sized(_style(document, name), letters, before, 2)
    add_brief_styles(document)


def add_brief_styles(document: Document) -> None:
    """Add the styles that a brief has besides those of a document."""
    for name, size, after in (
        (TEXT, 9.5, 2), (MUTED, 9.5, 2), (BOX_TITLE, 9.5, 0), (BOX, 9.5, 0),
    ):  # fmt: skip
        style = cast("ParagraphStyle", document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        style.base_style = _style(document, "Normal")
        style.quick_style = True
        _sized(style, size, 0, after)
    _style(document, BOX_TITLE).font.bold = True
    _sized(_style(document, BULLET), 9.5, 0, 1.5)
    for name in (BOX_TITLE, BOX):
        _framed(_style(document, name))
    _style(document, BOX_TITLE).paragraph_format.keep_with_next = True


def _sized(style: ParagraphStyle, size: float, before: float, after: float) -> None:
    style.font.size = Pt(size)
    other = style.element.get_or_add_rPr().find(qn("w:szCs"))
    if other is not None:
        other.set(qn("w:val"), f"{size * 2:g}")
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = Pt(size * _LEADING)  # whatever a font asks for


def _framed(style: ParagraphStyle) -> None:
    """Give a style a bar at its left and a shade behind it."""
    properties = style.element.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "24"), ("space", "6"), ("color", _EDGE)):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        shade.set(qn(f"w:{name}"), value)
    properties.insert_element_before(borders, *_AFTER_BORDERS)
    properties.insert_element_before(shade, *_AFTER_BORDERS[1:])


_AFTER_BORDERS: Final = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
    "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd",
    "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap",
    "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What comes after `w:pBdr` among the properties of a paragraph."""


def _style(document: Document, name: str) -> ParagraphStyle:
    return cast("ParagraphStyle", document.styles[name])
