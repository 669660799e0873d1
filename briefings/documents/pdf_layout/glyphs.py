"""The letters that a person sees on a page of a PDF, and where they stand on it.

Lengths are points; the origin is below on the left of the page as it is read.
"""

from collections import Counter
from typing import Final, NamedTuple

from pypdf import PageObject
from pypdf.generic import ContentStream, DictionaryObject

from briefings.documents.pdf_layout.content import ContentReader
from briefings.documents.pdf_layout.fonts import Font
from briefings.documents.pdf_layout.graphics import PageBox
from briefings.documents.pdf_layout.shown_text import Glyph, ShownText

_SMALLEST: Final = 1.5
"""Smaller letters, in points, are not meant to be read."""

_DEEPEST: Final = 100


class PageGlyphs(NamedTuple):
    """What a page shows; `white` letters on white were left out."""

    glyphs: list[Glyph]
    height: float
    has_pictures: bool = False
    white: int = 0


def page_glyphs(page: PageObject, fonts: dict[int, Font]) -> PageGlyphs:
    """Return what a page shows; `fonts` keeps the document's fonts between pages.

    Raises:
        PyPdfError: the page's content is past reading; so are pypdf's other errors.
    """
    reader = ContentReader(fonts)
    contents = page.get("/Contents")
    if contents is not None:
        stream = ContentStream(contents.get_object(), page.pdf, "bytes")
        reader.run(stream, _resources(page))
    box = page.cropbox
    area = PageBox(float(box.left), float(box.bottom), float(box.right), float(box.top))
    return _upright(_seen(reader, area), area, reader)


def _resources(page: PageObject) -> DictionaryObject:
    """Return a page's resources, which it may have from what it is a part of."""
    holder: DictionaryObject = page
    for _ in range(_DEEPEST):
        found = holder.get("/Resources")
        if found is not None or "/Parent" not in holder:
            break
        parent = holder["/Parent"]
        if not isinstance(parent, DictionaryObject):
            break
        holder = parent
    found = found.get_object() if found is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _seen(reader: ContentReader, area: PageBox) -> list[ShownText]:
    """Return the letters on the page; hidden ones only where they are the page's only text.

    That is what OCR lays under a picture; elsewhere it says the same again.
    """
    inside = [each for each in reader.shown if each.glyph.text and area.holds(each.x, each.y)]
    hidden = sum(each.is_hidden for each in inside)
    keeps_hidden = len(inside) - hidden < hidden / 2
    return [each for each in inside if keeps_hidden or not each.is_hidden]


def _upright(seen: list[ShownText], area: PageBox, reader: ContentReader) -> PageGlyphs:
    """Return the letters that run as most do, in the frame in which they run rightwards."""
    visible = [
        each
        for each in seen
        if each.is_hidden or not each.is_white or reader.areas.holds(each.x, each.y)
    ]
    angles = Counter(
        each.angle for each in visible if each.angle is not None and not each.glyph.text.isspace()
    )
    angle = angles.most_common(1)[0][0] if angles else 0
    left, bottom = {
        0: (area.left, area.bottom),
        90: (area.bottom, -area.right),
        180: (-area.right, -area.top),
        270: (-area.top, area.left),
    }[angle]
    glyphs = [
        each.glyph for each in visible if each.angle == angle and each.glyph.size >= _SMALLEST
    ]
    for glyph in glyphs:
        glyph.left -= left
        glyph.right -= left
        glyph.base -= bottom
    lies = angle in {90, 270}
    height = area.right - area.left if lies else area.top - area.bottom
    return PageGlyphs(glyphs, height, reader.has_pictures, len(seen) - len(visible))
