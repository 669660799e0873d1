"""How the document looks, as styles that whoever gets it can change in one place."""

import re
from typing import cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

ITEM = "Briefing Item"
BOTTOM_LINE = "Briefing Bottom Line"
QUIET = "Briefing Quiet"
EVIDENCE = "Briefing Evidence"
TENSION = "Briefing Tension"
SOURCE = "Briefing Source"
CITED_BY = "Briefing Cited By"
CELL = "Briefing Cell"
CELL_HEAD = "Briefing Cell Head"
LINK = "Briefing Link"
CODE = "Briefing Code"
WARNING = "Briefing Warning"

WRITTEN = ("Title", ITEM, BOTTOM_LINE, EVIDENCE, TENSION)
"""Styles of what the article says or its editor wrote: mostly in the article's language."""

TEMPLATE_LOCALE = "en-US"
"""What everything is in where no style says otherwise."""

COMMENT = {"annotation text": "CommentText", "annotation reference": "CommentReference"}
"""Styles that comments are written in, by the names that word processors know; and their ids."""

FONT = "Calibri"
OTHER_SCRIPTS = "Arial"
"""Has Arabic and Hebrew letters."""

MONOSPACE = "Consolas"
INK = RGBColor(0x1D, 0x1F, 0x21)
GREY = RGBColor(0x55, 0x59, 0x60)
BLUE = RGBColor(0x0B, 0x53, 0x94)
RED = RGBColor(0x9C, 0x2F, 0x12)
INDENT = Mm(11)

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""Language tags (BCP 47); word processors may refuse a file with anything else."""


def set_up(document: Document, language: str, locale: str) -> None:
    """Set the page and all styles; `language` is the article's, `locale` that of the labels."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    _headings(document)
    _paragraphs(document)
    _characters(document)
    _comments(document)
    _speak_by_default(document, locale)
    for name in (SOURCE,) if locale == TEMPLATE_LOCALE else (SOURCE, *WRITTEN):
        _speak(_style(document, name), language)
    if locale != TEMPLATE_LOCALE:
        _speak(_style(document, WARNING), locale)


def _headings(document: Document) -> None:
    for name, size, before in (
        ("Title", 24, 0),
        ("Heading 1", 17, 12),
        ("Heading 2", 12.5, 14),
    ):
        style = _style(document, name)
        _type(style, size, INK)
        style.font.bold = style.font.cs_bold = True
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(4)
        style.paragraph_format.keep_with_next = True
    _without_rule(_style(document, "Title"))


def _paragraphs(document: Document) -> None:
    _type(_style(document, "Normal"), 10.5, INK)
    for name, size, colour, before, after in (
        (ITEM, 10.5, INK, 8, 2),
        (BOTTOM_LINE, 12, INK, 2, 4),
        (QUIET, 10.5, GREY, 0, 4),
        (EVIDENCE, 9, GREY, 0, 1),
        (TENSION, 9.5, INK, 2, 2),
        (SOURCE, 10.5, INK, 8, 2),
        (CITED_BY, 8.5, GREY, 0, 1),
        (CELL, 9, INK, 0, 0),
        (CELL_HEAD, 9, INK, 0, 0),
    ):
        style = cast("ParagraphStyle", document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        style.base_style = _style(document, "Normal")
        style.quick_style = True
        _type(style, size, colour)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
    _style(document, CELL_HEAD).font.bold = True
    for name in (EVIDENCE, TENSION, SOURCE, CITED_BY):
        _style(document, name).paragraph_format.left_indent = INDENT
    for name in (EVIDENCE, SOURCE):
        _style(document, name).paragraph_format.first_line_indent = -INDENT


def _characters(document: Document) -> None:
    def add(name: str) -> CharacterStyle:
        return cast("CharacterStyle", document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER))

    add(LINK).font.color.rgb = BLUE
    add(CODE).font.name = MONOSPACE
    warning = add(WARNING)
    warning.font.color.rgb = RED
    warning.font.bold = True


def _comments(document: Document) -> None:
    """Define the styles of comments, which the template lacks."""
    kinds = (WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER)
    for (name, key), kind, size in zip(COMMENT.items(), kinds, (10, 8), strict=True):
        style = cast("CharacterStyle", document.styles.add_style(name, kind, builtin=True))
        style.element.set(qn("w:styleId"), key)
        _size(style, size)
    _style(document, "annotation text").base_style = _style(document, "Normal")


def style_key(name: str) -> str | None:
    """Return what paragraphs and runs call a style of this document, `None` for the usual one.

    The library looks through all styles for it, which is most of what a document takes.
    """
    return None if name == "Normal" else name.replace(" ", "")


def _style(document: Document, name: str) -> ParagraphStyle:
    return cast("ParagraphStyle", document.styles[name])


def _type(style: ParagraphStyle, size: float, colour: RGBColor) -> None:
    """Set a style's font for every script, or the template's theme goes before it."""
    _size(style, size)
    style.font.color.rgb = colour
    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    fonts.set(qn("w:cs"), OTHER_SCRIPTS)


def _size(style: CharacterStyle, size: float) -> None:
    """Set the size of a style's letters; those from right to left have one of their own."""
    style.font.size = Pt(size)
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    other = OxmlElement("w:szCs")
    other.set(qn("w:val"), f"{size * 2:g}")
    properties.find(qn("w:sz")).addnext(other)


def _without_rule(style: ParagraphStyle) -> None:
    """Take the template's line from beneath the title."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _speak(style: ParagraphStyle, language: str) -> None:
    """Set the language of a style's text, so that it is spelled and read out as that."""
    if not _LANGUAGE.fullmatch(language):
        return
    mark = OxmlElement("w:lang")
    for name in ("w:val", "w:bidi"):
        mark.set(qn(name), language)
    style.element.get_or_add_rPr().append(mark)


def _speak_by_default(document: Document, locale: str) -> None:
    """Set the language of all text that no style says otherwise of."""
    for mark in document.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), locale)
