"""What stands in quotation marks, of every kind, with mixed, doubled and missing ones."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_MARK: Final = re.compile(r"‘‘|’’|''|``|[“”\"„‟«»‹›]|(?<![^\W_])[‘’‚'](?=\S)|[’'](?![^\W_])")
_DOUBLE_CLOSERS: Final = {
    "“": ("”", '"', "’’", "''", "“"),
    "”": ("”", '"'),
    '"': ('"', "”", "’’", "''"),
    "„": ("“", "”", '"'),
    "‟": ("”", '"'),
    "«": ("»", '"', "”"),
    "»": ("«",),
    "‹": ("›",),
    "›": ("‹",),
    "‘‘": ("’’", "”", '"', "''"),
    "``": ("''", "”", '"', "’’"),
    "''": ("''", '"', "”"),
    "’’": ("’’", "”"),
}
_SINGLE_OPENERS: Final = frozenset("‘’‚'")
_SINGLE_CLOSERS: Final = frozenset("’'‘")
_LONGEST_SINGLE: Final = 600
"""Characters: an apostrophe that far from another is no quotation mark's partner."""

_MOST_WITHIN: Final = 40
"""Marks within a quotation; where there are more, it is not looked for its end any further."""

_OWN_CLOSERS: Final = {"“": "”", "«": "»", "‹": "›"}
"""Marks that open within others, and what closes them."""

_PAIRED_BY_SHAPE: Final = frozenset("“„«‹")
_BEFORE_OPENING: Final = frozenset("([{—–-―/:;,¿¡…")


class MarkedText(NamedTuple):
    """A stretch in quotation marks: `start`..`end` is within them, `outer_*` is with them.

    It is not `closed` where its paragraph ends before it does; it `continues` the one of the
    paragraph before where that was not closed.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True
    continues: bool = False


class _Mark(NamedTuple):
    text: str
    start: int
    end: int
    can_open: bool
    can_close: bool


def marked_in(text: str, start: int, end: int) -> list[MarkedText]:
    """Return the stretches in quotation marks of a paragraph, the outermost ones, in order."""
    return list(_pairs(text, [_mark(text, m, start, end) for m in _matches(text, start, end)], end))


def _matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return _MARK.finditer(text, start, end)


def _mark(text: str, match: re.Match[str], start: int, end: int) -> _Mark:
    """Tell by its neighbours whether a mark opens or closes."""
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    is_open = before.isspace() or before in _BEFORE_OPENING or _MARK.fullmatch(before) is not None
    return _Mark(
        match[0],
        match.start(),
        match.end(),
        can_open=is_open and not after.isspace(),
        can_close=not before.isspace() or after.isspace() or not after.isalnum(),
    )


def _pairs(text: str, marks: Sequence[_Mark], end: int) -> Iterator[MarkedText]:
    singles = [at for at, mark in enumerate(marks) if mark.text in _SINGLE_CLOSERS]
    partners = _Partners(text, marks, singles)
    at = 0
    while at < len(marks):
        opening = marks[at]
        if not _opens(opening):
            at += 1
            continue
        if opening.text in _SINGLE_OPENERS:
            partner = partners.of_single(at)
            if partner is None:
                at += 1
                continue
        else:
            partner = partners.of_double(at)
        if partner is None:
            stop, after = partners.end_without(at, end)
            if stop > opening.end:
                yield MarkedText(opening.end, stop, opening.start, stop, closed=False)
            at = after
            continue
        closing = marks[partner]
        if closing.start > opening.end:
            yield MarkedText(opening.end, closing.start, opening.start, closing.end)
        at = partner + 1


def _opens(mark: _Mark) -> bool:
    if mark.text in _PAIRED_BY_SHAPE or mark.text in ("‘‘", "``"):
        return True
    return mark.can_open and (mark.text in _DOUBLE_CLOSERS or mark.text in _SINGLE_OPENERS)


class _Partners:
    """Finds the mark that closes another; each mark is looked at a few times only."""

    def __init__(self, text: str, marks: Sequence[_Mark], singles: Sequence[int]) -> None:
        self._text = text
        self._marks = marks
        self._singles = singles
        self._single_starts = [marks[at].start for at in singles]

    def of_double(self, at: int) -> int | None:
        """Return the number of the mark that closes a double one, marks within it passed over."""
        opening = self._marks[at].text
        closers = _DOUBLE_CLOSERS[opening]
        within: list[str] = []
        for other in range(at + 1, min(at + 1 + _MOST_WITHIN, len(self._marks))):
            mark = self._marks[other]
            if within and mark.text == within[-1] and mark.can_close:
                within.pop()
            elif mark.text in _OWN_CLOSERS and mark.can_open:
                within.append(_OWN_CLOSERS[mark.text])
            elif mark.text == '"' and mark.can_open and not mark.can_close:
                if opening == '"':
                    return None
                within.append('"')
            elif mark.text in closers and mark.can_close and not within:
                return other
        return None

    def of_single(self, at: int) -> int | None:
        """Return the number of the mark that closes a single one, apostrophes passed over."""
        opening = self._marks[at]
        first = bisect_left(self._single_starts, opening.end)
        found: int | None = None
        for other in self._singles[first : first + 8]:
            mark = self._marks[other]
            if mark.start - opening.end > _LONGEST_SINGLE:
                break
            if mark.can_open and not mark.can_close:
                break
            if not mark.can_close or self._text[mark.start - 1].isspace():
                continue
            if self._is_possessive(mark):
                found = other if found is None else found
                continue
            return other
        return found

    def _is_possessive(self, mark: _Mark) -> bool:
        """Return whether a mark may be the apostrophe of “the workers’ union”."""
        after = self._text[mark.end : mark.end + 2]
        return self._text[mark.start - 1] in "sS" and after[:1] == " " and after[1:].islower()

    def end_without(self, at: int, end: int) -> tuple[int, int]:
        """Return where a stretch ends that is not closed, and the number of the mark after it.

        It ends with its paragraph, or before the next mark that opens one.
        """
        opening = self._marks[at]
        for other in range(at + 1, len(self._marks)):
            mark = self._marks[other]
            if mark.text == opening.text and mark.can_open and not mark.can_close:
                stop = mark.start
                return self._before_cue(opening.end, stop), other
        return end, len(self._marks)

    def _before_cue(self, start: int, stop: int) -> int:
        """Return where a stretch ends that another follows: before the words that lead to it."""
        stretch = self._text[start:stop].rstrip()
        if stretch.endswith((":", ",")):
            ends = [stretch.rfind(mark) for mark in ".!?"]
            return start + max(ends) + 1 if max(ends) > 0 else start + len(stretch)
        return start + len(stretch)
