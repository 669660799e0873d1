"""The large first letter of a paragraph, which stands beside several of its lines."""

import dataclasses
from collections import Counter
from collections.abc import Sequence
from typing import Final

from briefings.documents.pdf_layout.lines import MOST_SEGMENTS, Segment

_LARGE: Final = 1.7
_LONGEST: Final = 3
_BESIDE: Final = 1.6


def with_drop_caps(found: Sequence[Segment]) -> list[Segment]:
    """Return a page's segments, those large letters put before the words that they begin."""
    if not found or len(found) > MOST_SEGMENTS:
        return list(found)
    sizes: Counter[float] = Counter()
    for segment in found:
        sizes[round(segment.size, 1)] += len(segment.visible)
    body = sizes.most_common(1)[0][0]
    result = list(found)
    for capital in found:
        is_large = len(capital.visible) <= _LONGEST and capital.size > _LARGE * body
        if is_large and any(char.isalpha() for char in capital.text):
            _put_before(capital, result)
    return result


def _put_before(capital: Segment, result: list[Segment]) -> None:
    beside = [
        segment
        for segment in result
        if segment is not capital
        and segment.size < capital.size / _LARGE * 1.2
        and -0.3 * segment.size < segment.left - capital.right < _BESIDE * segment.size
        and -0.3 * segment.size < segment.base - capital.base < capital.size
    ]
    if not beside:
        return
    first = max(beside, key=lambda each: each.base)
    if (
        first.base - capital.base < 0.5 * first.size
        and len(beside) == 1
        and first.text[:1].isupper()
    ):
        return
    letters = [
        dataclasses.replace(
            glyph,
            left=first.left,
            right=first.left,
            base=first.base,
            size=first.size,
            order=first.order,
            is_bold=first.visible[0].is_bold,
        )
        for glyph in capital.visible
    ]
    joined = Segment(letters + first.glyphs, first.raised)
    joined.left = capital.left
    result[result.index(first)] = joined
    result.remove(capital)
    for segment in beside:
        segment.left = capital.left
