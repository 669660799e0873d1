"""Stretches of a PDF's content that are marked: as a part, as a head or foot, as other words."""

import dataclasses
from typing import Final

from pypdf.generic import DictionaryObject, PdfObject

from briefings.documents.pdf_layout.shown_text import ShownText

_LONGEST_MARKED: Final = 200
"""What is said of a longer stretch of letters is not looked at."""


@dataclasses.dataclass(slots=True)
class MarkedStretch:
    """A marked stretch of content; `first` is the number of the letter that it begins with."""

    tag: int | None = None
    is_furniture: bool = False
    words: str | None = None
    first: int = 0


class MarkedContent:
    """The stretches that are open, the innermost last."""

    def __init__(self) -> None:
        self._marks: list[MarkedStretch] = []

    def copy(self) -> "MarkedContent":
        """Return stretches that are open in a form, which may not end those around it."""
        copied = MarkedContent()
        copied._marks = list(self._marks)
        return copied

    @property
    def innermost(self) -> MarkedStretch:
        return self._marks[-1] if self._marks else MarkedStretch()

    def begin(self, operands: list[PdfObject], shown: int) -> None:
        """Begin a stretch after so many letters."""
        outer = self.innermost
        found = operands[1] if len(operands) > 1 else None
        properties = found if isinstance(found, DictionaryObject) else DictionaryObject()
        number, words = properties.get("/MCID"), properties.get("/ActualText")
        is_furniture = str(operands[0]) == "/Artifact" and properties.get("/Type") == "/Pagination"
        self._marks.append(
            MarkedStretch(
                number if isinstance(number, int) else outer.tag,
                is_furniture=is_furniture or outer.is_furniture,
                words=None if words is None else _words(words),
                first=shown,
            )
        )

    def end(self, shown: list[ShownText]) -> None:
        """Let the innermost stretch say what it says it does, where it is on one line."""
        mark = self._marks.pop()
        if mark.words is None or len(shown) - mark.first > _LONGEST_MARKED:
            return
        glyphs = [each.glyph for each in shown[mark.first :]]
        if not glyphs:
            return
        if max(abs(glyph.base - glyphs[0].base) for glyph in glyphs) > glyphs[0].size / 2:
            return
        for glyph in glyphs[1:]:
            glyph.text = ""
        glyphs[0].text = mark.words
        glyphs[0].left = min(glyph.left for glyph in glyphs)
        glyphs[0].right = max(glyph.right for glyph in glyphs)


def _words(value: PdfObject) -> str:
    if isinstance(value, str):
        return str(value)
    raw = bytes(value) if isinstance(value, bytes) else b""
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    is_utf8 = raw.startswith(b"\xef\xbb\xbf")
    return raw[3:].decode("utf-8", "replace") if is_utf8 else raw.decode("latin-1")
