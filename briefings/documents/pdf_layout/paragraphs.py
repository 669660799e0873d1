"""The paragraphs of a column of a PDF: which lines a reader takes for one."""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from briefings.documents.pdf_layout.lines import MARKER, PageLine
from briefings.documents.pdf_layout.tags import Element, Tags
from briefings.model import BlockRole

_WIDE_STEP: Final = 1.25
"""A step down of more than so many usual ones parts paragraphs."""

_SAME_SIZE: Final = 0.3
_FEW_LINES: Final = 2
_OTHER_SIZE: Final = 0.07
_INDENT: Final = 0.6
_WIDEST_INDENT: Final = 6.0
_SLACK: Final = 0.4
"""A line ended before its time if the next word would have fitted with so much to spare."""

_NEAR: Final = 6
_FLUSH: Final = 0.15
_MOSTLY: Final = 0.6
_MUCH_SLACK: Final = 0.25
_FEWEST_STEPS: Final = 5
_ENDED: Final = re.compile(r"[.!?…:;。؟۔][\"'”’»›)\]]*\d{0,3}$")
_OPEN_END: Final = re.compile(r"[,\-‐\u00ad–—(]$|\b(?:de|la|el|los|las|y|a|en|the|of|and|to|in|a)$")


@dataclasses.dataclass
class Part:
    """Lines that are one block; `begins` says that it is the first of a column."""

    lines: list[PageLine]
    role: BlockRole = "paragraph"
    level: int | None = None
    begins: bool = False
    element: Element | None = None
    cells: list[str] | None = None

    @property
    def page(self) -> int:
        return self.lines[0].page


@dataclasses.dataclass
class PageStyle:
    """What is usual in a document: its letters' size, and how far its lines are apart."""

    body: float
    steps: dict[float, float]
    rightwards: bool = True
    tags: Tags = dataclasses.field(default_factory=dict)

    def step(self, size: float) -> float:
        usual = self.steps.get(round(size, 0))
        if usual is not None:
            return usual
        return self.steps.get(round(self.body, 0), self.body * 1.2) * size / self.body

    def element(self, line: PageLine) -> Element | None:
        return None if line.tag is None else self.tags.get((line.page - 1, line.tag))


def usual_style(columns: Iterable[Sequence[PageLine]]) -> PageStyle:
    """Return the style of a document with these columns."""
    sizes: Counter[float] = Counter()
    steps: dict[float, Counter[float]] = {}
    for lines in columns:
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
        for upper, lower in pairwise(lines):
            step = upper.base - lower.base
            if _is_alike(upper.size, lower.size) and 0.8 * upper.size < step < 3.5 * upper.size:
                steps.setdefault(round(upper.size, 0), Counter())[round(step * 2) / 2] += 1
    body = sizes.most_common(1)[0][0] if sizes else 10.0
    known = {size: counted for size, counted in steps.items() if counted.total() > 1}
    return PageStyle(body or 10.0, {size: _usual(counted) for size, counted in known.items()})


def _usual(counted: Counter[float]) -> float:
    """Return the smallest step that is about as common as the commonest."""
    most = max(counted.values())
    return min(step for step, count in counted.items() if count >= max(most / 2, 1))


def parts_of(lines: Sequence[PageLine], style: PageStyle) -> list[Part]:
    """Return the blocks that a column's lines make."""
    column = _Column(lines, style)
    parts: list[Part] = []
    for at, line in enumerate(lines):
        if parts and column.goes_on(parts[-1].lines, at):
            parts[-1].lines.append(line)
        else:
            parts.append(Part([line], element=style.element(line)))
    if parts:
        parts[0].begins = True
    return parts


class _Column:
    """The lines of a column, downwards, and where they begin and end."""

    def __init__(self, lines: Sequence[PageLine], style: PageStyle) -> None:
        self._lines = lines
        self._style = style
        steps = Counter(
            round((upper.base - lower.base) * 2) / 2
            for upper, lower in pairwise(lines)
            if _is_alike(upper.size, style.body) and _is_alike(lower.size, style.body)
        )
        common = steps.most_common(1)
        self._step = common[0][0] if common and common[0][1] >= _FEWEST_STEPS else None
        self._edge = Counter(round(self._start(line), 0) for line in lines).most_common(1)
        flush = [self._slack(at) < _FLUSH * line.size for at, line in enumerate(lines)]
        self._is_justified = sum(flush) > max(_MOSTLY * len(flush), _FEWEST_STEPS)
        for at, line in enumerate(lines):
            line.slack = self._slack(at)

    def _start(self, line: PageLine) -> float:
        return line.left if self._style.rightwards else -line.right

    def _end(self, line: PageLine) -> float:
        return line.right if self._style.rightwards else -line.left

    def goes_on(self, paragraph: Sequence[PageLine], at: int) -> bool:
        """Return whether the line `at` goes on with a paragraph that the line before ends."""
        upper, line = self._lines[at - 1], self._lines[at]
        size = max(upper.size, line.size)
        above, below = self._style.element(upper), self._style.element(line)
        if above is not None and below is not None:
            return above.number == below.number and above.role != "table"
        if abs(upper.size - line.size) > _OTHER_SIZE * size:
            return False
        step = upper.base - line.base
        if not 0 <= step <= _WIDE_STEP * self._usual_step(size):
            return False
        return not self._breaks(paragraph, at)

    def _breaks(self, paragraph: Sequence[PageLine], at: int) -> bool:
        """Return whether a line begins a paragraph that is no further below than others."""
        upper, line = self._lines[at - 1], self._lines[at]
        is_short, ended = self._is_short(at - 1), has_ended(upper.text)
        may_end = is_short or ended
        return (
            (may_end and upper.is_bold != line.is_bold)
            or self._begins_entry(paragraph, line, may_begin=may_end)
            or self._is_indented(paragraph, at, may_end=may_end)
            or (is_short and (ended or self._is_justified or self._is_very_short(at - 1)))
        )

    def _usual_step(self, size: float) -> float:
        if self._step is not None and _is_alike(size, self._style.body):
            return min(self._step, 1.15 * self._style.step(size))
        return self._style.step(size)

    def _limit(self, at: int) -> float:
        """Return where lines around here end at the latest."""
        line = self._lines[at]
        near = self._lines[max(0, at - _NEAR) : at + _NEAR + 1]
        alike = [
            each
            for each in near
            if abs(self._start(each) - self._start(line)) < 3 * line.size
            and abs(each.size - line.size) < _OTHER_SIZE * line.size
        ]
        return max(self._end(each) for each in alike)

    def _slack(self, at: int) -> float:
        return self._limit(at) - self._end(self._lines[at])

    def _is_short(self, at: int) -> bool:
        """Return whether a line ends where the next word would have had room."""
        line, following = self._lines[at], self._lines[at + 1]
        needed = following.first_word_width + (0.25 + _SLACK) * line.size
        return self._slack(at) > needed

    def _is_very_short(self, at: int) -> bool:
        width = self._limit(at) - self._start(self._lines[at])
        is_open = _OPEN_END.search(self._lines[at].text) is not None
        return self._slack(at) > _MUCH_SLACK * width and not is_open

    def _begins_entry(
        self, paragraph: Sequence[PageLine], line: PageLine, *, may_begin: bool
    ) -> bool:
        if MARKER.match(line.text) is None:
            return False
        in_list = MARKER.match(paragraph[0].text) is not None
        aligned = abs(self._start(line) - self._start(paragraph[0])) < 0.5 * line.size
        return may_begin or (in_list and aligned)

    def _is_indented(self, paragraph: Sequence[PageLine], at: int, *, may_end: bool) -> bool:
        """Return whether a line begins further in, or further out, as a new paragraph does."""
        upper, line = self._lines[at - 1], self._lines[at]
        shift = (self._start(line) - self._start(upper)) / line.size
        if abs(shift) < _INDENT or self._is_centred(upper, line):
            return False
        if shift > 0:
            if MARKER.match(upper.text) and len(paragraph) == 1:
                return False
            from_edge = (self._start(line) - self._edge[0][0]) / line.size
            return (may_end or self._is_first(at)) and from_edge < _WIDEST_INDENT
        return may_end and len(paragraph) > 1

    def _is_first(self, at: int) -> bool:
        """Return whether a line is the only one that is further in, and begins a sentence."""
        line, text = self._lines[at], self._lines[at].text
        following = self._lines[at + 1] if at + 1 < len(self._lines) else None
        is_alone = following is not None and (
            self._start(line) - self._start(following) > _INDENT * line.size
            and abs(self._start(following) - self._start(self._lines[at - 1])) < 0.3 * line.size
        )
        return is_alone and not text[:1].islower()

    def _is_centred(self, upper: PageLine, line: PageLine) -> bool:
        middle = (upper.left + upper.right) / 2, (line.left + line.right) / 2
        return abs(middle[0] - middle[1]) < 0.4 * line.size


def goes_on_later(upper: Part, lower: Part, style: PageStyle) -> bool:
    """Return whether a paragraph that a column or page ends with goes on in another one."""
    if upper.role != lower.role and not (upper.role == "list_item" and lower.role == "paragraph"):
        return False
    last, first = upper.lines[-1], lower.lines[0]
    if upper.element is not None and lower.element is not None:
        return upper.element.number == lower.element.number
    if abs(last.size - first.size) > _OTHER_SIZE * last.size or MARKER.match(first.text):
        return False
    is_full = last.slack < first.first_word_width + (0.25 + _SLACK) * last.size
    if first.text[:1].islower() or _OPEN_END.search(last.text):
        return True
    if not has_ended(last.text):
        return is_full
    flush = [line.slack < _FLUSH * line.size for line in upper.lines]
    is_flush = flush[-1] and sum(flush) > _MOSTLY * len(flush) and len(flush) > 1
    return is_flush and not _is_first_indented(lower, style) and not last.text.endswith(":")


def _is_first_indented(part: Part, style: PageStyle) -> bool:
    starts = [line.left if style.rightwards else -line.right for line in part.lines]
    return len(starts) > 1 and starts[0] - starts[1] > _INDENT * part.lines[0].size


def has_ended(text: str) -> bool:
    return _ENDED.search(text) is not None


def _is_alike(size: float, other: float) -> bool:
    return abs(size - other) < _SAME_SIZE
