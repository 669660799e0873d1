"""What a PDF could not show: the letters that no font had, which are boxes in it."""

import io
from collections.abc import Iterable
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

_SHOWING = (b"Tj", b"TJ")
_BYTES = 2
"""A glyph's number takes so many bytes, as Typst writes it; that of the box is 0."""


def count(data: bytes) -> int:
    """Return how many boxes stand in a PDF of Typst's, by reading what it shows."""
    reader = PdfReader(io.BytesIO(data))
    contents = (page.get_contents() for page in reader.pages)
    return sum(
        _boxes(operands)
        for content in contents
        if content is not None
        for operands, operator in ContentStream(content, reader).operations
        if operator in _SHOWING
    )


def pages(data: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(PdfReader(io.BytesIO(data)).pages)


def _boxes(operands: Iterable[Any]) -> int:
    found = 0
    for operand in operands:
        if isinstance(operand, list):
            found += _boxes(operand)
        elif (glyphs := getattr(operand, "original_bytes", operand)) and isinstance(glyphs, bytes):
            pairs = zip(glyphs[::_BYTES], glyphs[1::_BYTES], strict=False)
            found += sum(pair == (0, 0) for pair in pairs)
    return found
