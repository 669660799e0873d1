"""The part of a text that shows a reader why it was found."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from briefings.model import Span

LENGTH: Final = 160
"""Code points of text in a snippet; an ellipsis at either end comes on top."""

WINDOW: Final = 120
"""How far apart, in code points, words may stand to be shown together."""

_ELLIPSIS: Final = "…"
_REACH: Final = 24


class Snippet(NamedTuple):
    """Part of a text, white space made plain, and the ranges of it that are marked."""

    text: str
    marks: tuple[Span, ...]


def snippet(text: str, marks: Sequence[Span] = ()) -> Snippet:
    """Cut out of `text` about `LENGTH` code points around `marks`, which are in order.

    It is cut between words where one ends nearby, and never between a letter and its accent.
    """
    first = marks[0].start if marks else 0
    last = min(marks[-1].end, first + LENGTH) if marks else 0
    start, end = _cut(text, first, last)
    before = _ELLIPSIS if text[:start].strip() else ""
    after = _ELLIPSIS if text[end:].strip() else ""
    shown = "".join(" " if char.isspace() else char for char in text[start:end])
    shift = len(before) - start
    moved = (Span(max(m.start, start) + shift, min(m.end, end) + shift) for m in marks)
    return Snippet(f"{before}{shown}{after}", tuple(m for m in moved if m.start < m.end))


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _cut(text: str, first: int, last: int) -> tuple[int, int]:
    """Return the range to show, which holds `first`..`last`."""
    if len(text) <= LENGTH:
        start, end = 0, len(text)
    else:
        start = max(first - (LENGTH - (last - first)) // 3, 0)
        end = min(start + LENGTH, len(text))
        start = end - LENGTH
        start, end = _start(text, start, first), _end(text, end, last)
    while start < first and text[start].isspace():
        start += 1
    while end > max(last, start) and text[end - 1].isspace():
        end -= 1
    return start, end


def _start(text: str, start: int, latest: int) -> int:
    if start == 0:
        return 0
    for at in range(start, min(start + _REACH, latest) + 1):
        if text[at - 1].isspace():
            return at
    return _past_accents(text, start, latest)


def _end(text: str, end: int, earliest: int) -> int:
    if end == len(text):
        return end
    for at in range(end, max(end - _REACH, earliest) - 1, -1):
        if text[at].isspace():
            return at
    return _past_accents(text, end, len(text))


def _past_accents(text: str, at: int, limit: int) -> int:
    limit = min(limit, at + _REACH)
    while at < limit and unicodedata.combining(text[at]):
        at += 1
    return at
