"""The stretches of a line that stand together on a page of a PDF, made of its letters."""

import dataclasses
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from typing import Final

from briefings.documents.pdf_layout.letters import accented, lower_accents, once, readable, words_of
from briefings.documents.pdf_layout.shown_text import Glyph

MOST_SEGMENTS: Final = 4_000
"""No page has more lines; one that does is no page, and not looked at closely."""

_SAME_BASE: Final = 0.12
_NEAR: Final = 0.75
"""Letters that the file does not show one after the other belong together up to this gap; all such
lengths are parts of the font's size."""

_NEAR_IN_ORDER: Final = 0.9
_NEAR_BESIDE_SPACE: Final = 2.5
"""The same where the file shows a space between them: lines are spread to fill a column."""

_OTHER_SIZE: Final = 1.6
"""Letters so many times larger than those beside them stand for themselves, as a first one does."""

_NEAR_MARKER: Final = 4.0
_RAISED: Final = (-0.4, 0.75)
"""How far below or above a line its small letters may stand."""

_LONGEST_MARKER: Final = 6
_LONGEST_MARK: Final = 3
_NEAR_MARK: Final = 3.0
"""The mark of a footnote may stand so far before it."""

_NEAR_RAISED: Final = 0.6
_LONGEST_RAISED: Final = 12
_SMALL: Final = 0.86
MARKER: Final = re.compile(
    r"(?:[•◦▪▫■□●○‣⁃∙·➢➤✓✔*–-]|(?:\d{1,2}|[a-z])\.?[.)]|\((?:\d{1,2}|[a-z]|[ivx]{1,4})\))(?:\s+|$)"
)
"""What stands before an entry of a list."""

_BULLETS: Final = frozenset("•◦▪▫■□●○‣⁃∙·➢➤✓✔")


@dataclasses.dataclass(eq=False)
class Segment:
    """Letters on one line with no wide gap between them, from left to right."""

    glyphs: list[Glyph]
    raised: set[int] = dataclasses.field(default_factory=set)

    @cached_property
    def visible(self) -> list[Glyph]:
        return [glyph for glyph in self.glyphs if glyph.text.strip()]

    @cached_property
    def left(self) -> float:
        return min(glyph.left for glyph in self.visible)

    @cached_property
    def right(self) -> float:
        return max(glyph.right for glyph in self.visible)

    @cached_property
    def size(self) -> float:
        """The size that most of its letters have."""
        return Counter(round(glyph.size, 1) for glyph in self.visible).most_common(1)[0][0]

    @cached_property
    def base(self) -> float:
        usual = [glyph.base for glyph in self.visible if round(glyph.size, 1) == self.size]
        return Counter(round(base, 1) for base in usual).most_common(1)[0][0]

    @cached_property
    def text(self) -> str:
        return words_of(self.glyphs)

    @cached_property
    def order(self) -> int:
        return min(glyph.order for glyph in self.visible)

    @cached_property
    def is_bold(self) -> bool:
        return sum(glyph.is_bold for glyph in self.visible) > 0.9 * len(self.visible)


def segments(glyphs: Iterable[Glyph]) -> list[Segment]:
    """Return the stretches of text on a page."""
    cleaned = [dataclasses.replace(glyph, text=readable(glyph.text)) for glyph in glyphs]
    with_text = once(glyph for glyph in cleaned if glyph.text)
    lower_accents(with_text)
    found = [
        Segment(accented(piece))
        for row in _rows(with_text)
        for piece in _pieces(row)
        if any(glyph.text.strip() for glyph in piece)
    ]
    return _with_raised(found)


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the letters that share a base line, from left to right."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda each: -each.base):
        if row and row[0].base - glyph.base > _SAME_BASE * max(row[0].size, glyph.size):
            yield _ordered(row)
            row = []
        row.append(glyph)
    if row:
        yield _ordered(row)


def _ordered(row: list[Glyph]) -> list[Glyph]:
    return sorted(row, key=lambda each: (each.left, each.order))


def _pieces(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the letters between wide gaps; a wide gap is none behind the marker of a list."""
    piece: list[Glyph] = []
    last: Glyph | None = None
    right = 0.0
    for glyph in row:
        if last is not None and glyph.text.strip():
            size = max(last.size, glyph.size)
            gap = glyph.left - right
            larger = max(last.size, glyph.size) / (min(last.size, glyph.size) or 1)
            if larger > _OTHER_SIZE or (
                gap > _NEAR * size and _is_parted(piece, last, glyph, gap / size)
            ):
                yield piece
                piece = []
                right = 0.0
        piece.append(glyph)
        if glyph.text.strip():
            last = glyph
            right = max(right, glyph.right)
    yield piece


def _is_parted(piece: Sequence[Glyph], last: Glyph, glyph: Glyph, gap: float) -> bool:
    spaces = sum(1 for _ in takewhile(lambda each: each.text.isspace(), reversed(piece)))
    is_next = abs(glyph.order - last.order) <= 1 + spaces
    if gap <= _NEAR_MARKER and len(piece) <= _LONGEST_MARKER:
        text = "".join(each.text for each in piece).strip()
        if MARKER.fullmatch(text) or text in _BULLETS:
            return False
    if is_next and spaces:
        return gap > _NEAR_BESIDE_SPACE
    return gap > (_NEAR_IN_ORDER if is_next else _NEAR)


def _with_raised(found: list[Segment]) -> list[Segment]:
    """Put small letters above or below a line into it."""
    if len(found) > MOST_SEGMENTS:
        return found
    lines = sorted(found, key=lambda each: each.base)
    bases = [line.base for line in lines]
    reach = max((line.size for line in lines), default=0) * _RAISED[1]
    taken: dict[int, list[Segment]] = {}
    homeless: list[Segment] = []
    for segment in found:
        near = slice(bisect(bases, segment.base - reach), bisect(bases, segment.base + reach))
        home = _home(segment, lines[near])
        if home is None:
            homeless.append(segment)
        else:
            taken.setdefault(id(home), []).append(segment)
    return [_joined(segment, _with_their_own(segment, taken)) for segment in homeless]


def _with_their_own(home: Segment, taken: Mapping[int, list[Segment]]) -> list[Segment]:
    """Return what is raised from a line, and from that: a home is larger than what it takes."""
    own = taken.get(id(home), [])
    return own + [each for small in own for each in _with_their_own(small, taken)]


def _home(small: Segment, others: Sequence[Segment]) -> Segment | None:
    """Return the line that a segment is raised or lowered from, if it is one."""
    if len(small.visible) > _LONGEST_RAISED:
        return None
    homes = [other for other in others if _may_be_raised_from(small, other)]
    return min(homes, key=lambda other: abs(small.base - other.base), default=None)


def _may_be_raised_from(small: Segment, other: Segment) -> bool:
    size, offset = other.size, small.base - other.base
    if other is small or small.size > _SMALL * size:
        return False
    if not _RAISED[0] * size < offset < _RAISED[1] * size:
        return False
    before, behind = other.left - small.right, small.left - other.right
    is_mark = before > 0 and len(small.visible) <= _LONGEST_MARK
    return max(before, behind) < (_NEAR_MARK if is_mark else _NEAR_RAISED) * size


def _joined(segment: Segment, small: Sequence[Segment]) -> Segment:
    if not small:
        return segment
    glyphs = segment.glyphs + [glyph for each in small for glyph in each.glyphs]
    raised = {glyph.order for each in small if each.base > segment.base for glyph in each.glyphs}
    return Segment(_ordered(glyphs), raised | segment.raised)


@dataclasses.dataclass(eq=False)
class PageLine:
    """A line of a column: the segments on one base line, from left to right.

    `slack` is how far from the column's edge it ends.
    """

    segments: list[Segment]
    page: int
    slack: float = 0.0

    @cached_property
    def glyphs(self) -> list[Glyph]:
        return _ordered([glyph for segment in self.segments for glyph in segment.glyphs])

    @cached_property
    def left(self) -> float:
        return min(segment.left for segment in self.segments)

    @cached_property
    def right(self) -> float:
        return max(segment.right for segment in self.segments)

    @cached_property
    def base(self) -> float:
        return max(self.segments, key=lambda each: len(each.visible)).base

    @cached_property
    def size(self) -> float:
        return max(self.segments, key=lambda each: len(each.visible)).size

    @cached_property
    def is_bold(self) -> bool:
        return all(segment.is_bold for segment in self.segments)

    @cached_property
    def raised(self) -> set[int]:
        return set().union(*(segment.raised for segment in self.segments))

    @cached_property
    def text(self) -> str:
        return words_of(self.glyphs)

    @cached_property
    def tag(self) -> int | None:
        tags = Counter(glyph.tag for glyph in self.glyphs if glyph.text.strip())
        return tags.most_common(1)[0][0]

    @cached_property
    def first_word_width(self) -> float:
        """How wide the first word is that would have had to fit on the line before."""
        visible: list[Glyph] = []
        for glyph in self.glyphs:
            if glyph.text.isspace() and visible:
                break
            if visible and glyph.left - visible[-1].right > 0.2 * glyph.size:
                break
            if glyph.text.strip():
                visible.append(glyph)
        return visible[-1].right - visible[0].left if visible else 0.0


def lines_of(found: Iterable[Segment], page: int) -> list[PageLine]:
    """Return the lines that segments of one column make, downwards."""
    lines: list[list[Segment]] = []
    for segment in sorted(found, key=lambda each: -each.base):
        if lines and lines[-1][0].base - segment.base < 0.35 * min(lines[-1][0].size, segment.size):
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return [PageLine(sorted(row, key=lambda each: each.left), page) for row in lines]
