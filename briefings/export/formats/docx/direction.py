"""Right-to-left text, which word processors want to have marked: its paragraphs and its runs."""

import copy
import itertools
import unicodedata
from collections.abc import Iterator

from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R, CT_Text
from docx.text.font import Font

_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing",
    "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment",
    "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr",
    "w:pPrChange",
)  # fmt: skip
"""What comes after `w:bidi` among the properties of a paragraph."""


def mark_directions(document: Document) -> None:
    """Mark the paragraphs and runs of a document, its comments too, that go from right to left."""
    package = document.part.package
    for part in package.parts if package else ():
        if isinstance(part, XmlPart):
            for paragraph in part.element.iter(qn("w:p")):
                _mark(paragraph)


def begins_leftward(text: str) -> bool:
    """Return whether the first letter of a text goes from right to left: so does its paragraph."""
    return next((way for way in map(_strong, text) if way is not None), False)


def leftward(text: str) -> list[bool]:
    """Say of each character of a paragraph whether it goes from right to left.

    As in the Unicode Bidirectional Algorithm (UAX #9), of which this much is needed: letters have
    a direction; digits and combining marks go as what is before them; anything else goes as the
    letters on both sides of it do, and as the paragraph does where these differ.
    """
    base = begins_leftward(text)
    found: list[bool | None] = []
    letters = base
    for char in text:
        way = _strong(char)
        if unicodedata.combining(char) and found:
            way = found[-1]
        elif unicodedata.bidirectional(char) in ("EN", "AN"):
            way = letters
        letters = letters if way is None else way
        found.append(way)
    return list(_settled(found, base=base))


def _strong(char: str) -> bool | None:
    """Return whether a letter goes from right to left; of anything else, nothing."""
    return {"L": False, "R": True, "AL": True}.get(unicodedata.bidirectional(char))


def _settled(found: list[bool | None], *, base: bool) -> Iterator[bool]:
    runs = [(way, len(list(run))) for way, run in itertools.groupby(found)]
    ways = [base, *(way for way, _ in runs), base]
    for before, (way, count), after in zip(ways, runs, ways[2:], strict=False):
        settled = way if way is not None else before if before == after else base
        yield from itertools.repeat(bool(settled), count)


def _mark(paragraph: CT_P) -> None:
    texts: list[CT_Text] = list(paragraph.iter(qn("w:t")))
    whole = "".join(text.text or "" for text in texts)
    ways = leftward(whole)
    if not any(ways):
        return
    if begins_leftward(whole):
        paragraph.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
    for text in texts:
        size = len(text.text or "")
        if any(ways[:size]):
            _mark_run(text, ways[:size])
        ways = ways[size:]


def _mark_run(text: CT_Text, ways: list[bool]) -> None:
    """Mark the run of a text, and make several of it where the text changes its direction.

    One that holds tabs or line breaks, too, stays one.
    """
    run = text.getparent()
    if not isinstance(run, CT_R):
        return
    if any(child is not text and child.tag != qn("w:rPr") for child in run):
        _turn(run)
        return
    whole, at = text.text or "", 0
    for way, group in itertools.groupby(ways):
        piece, end = run, at + len(list(group))
        if end < len(whole):  # the run itself comes last: what ends behind it still does
            piece = copy.deepcopy(run)
            run.addprevious(piece)
        for part in piece.iter(qn("w:t")):
            part.text = whole[at:end]
            part.set(qn("xml:space"), "preserve")
        if way:
            _turn(piece)
        at = end


def _turn(run: CT_R) -> None:
    font = Font(run)
    font.rtl = True
    font.cs_bold, font.cs_italic = font.bold, font.italic
