"""Paragraphs of an article as rows: numbers and signs in the margin, passages marked."""

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Final

from briefings.layout.notes import SIGN
from briefings.layout.page import Cells, Role, Row, Sheet, TextSegment
from briefings.layout.wrap import wrap
from briefings.model import Article, Paragraph, Span

_BLANKS: Final = re.compile("\n +")
"""A line feed that parts words, and the blanks behind it, which are not shown."""

Layers = Sequence[tuple[Role, Sequence[Span]]]
"""Passages that look different, by their role; a later layer lies over an earlier one."""


class ParagraphWriter:
    """Writes paragraphs of an article with numbers, signs and layers, and a rule if wanted."""

    def __init__(
        self,
        sheet: Sheet,
        article: Article,
        margin: int,
        *,
        layers: Callable[[], Layers],
        signed: Sequence[Span] = (),
        has_rule: bool = False,
    ) -> None:
        self.sheet = sheet
        self.article = article
        self.margin = margin
        self._layers = layers
        self.signed = signed
        self.sign = sheet.add(SIGN)
        self.rule = sheet.add("│") if has_rule else None

    @cached_property
    def layers(self) -> Layers:
        """What looks different, found out when the first line is laid out."""
        return self._layers()

    def write(self, paragraph: Paragraph) -> None:
        """Write one paragraph, its number beside its first line."""
        number = self.sheet.add(str(paragraph.number))
        written = self.article.text[paragraph.start : paragraph.end]
        block, text = self.sheet.add_paragraph(written, paragraph.start)
        self.sheet.rows(self._lines(paragraph, number, block, text))

    def _lines(self, paragraph: Paragraph, number: int, block: int, text: str) -> Iterator[Row]:
        sheet = self.sheet
        layers = [
            (role, [s for s in spans if s.overlaps(paragraph.start, paragraph.end)])
            for role, spans in self.layers
        ]
        digits = len(str(paragraph.number))
        for index, (start, end) in enumerate(wrap(text, sheet.width - self.margin, sheet.cells)):
            segments = []
            if self.is_signed(paragraph.start + start, paragraph.start + end):
                segments.append(TextSegment(0, self.sign, 0, 1, "warn"))
            if index == 0:
                at = self.margin - digits - (1 if self.rule is None else 3)
                segments.append(TextSegment(at, number, 0, digits, "text"))
            if self.rule is not None:
                segments.append(TextSegment(self.margin - 2, self.rule, 0, 1, "text"))
            x = self.margin
            for cut, stop, role in pieces(text, start, end, layers, paragraph.start):
                segments.append(TextSegment(x, block, cut, stop, role))
                x += width_of(text[cut:stop], sheet.cells)
            yield Row(tuple(segments))

    def is_signed(self, start: int, end: int) -> bool:
        """Return whether a note is on the line `start`..`end`."""
        return any(span.overlaps(start, end) for span in self.signed)


def pieces(
    text: str, start: int, end: int, layers: Layers, origin: int
) -> Iterator[tuple[int, int, Role]]:
    """Cut a line as `_cuts` does, and leave out the blanks behind the line feeds in it."""
    left_out = [Span(run.start() + 1, run.end()) for run in _BLANKS.finditer(text, start, end)]
    for cut, stop, role in _cuts(start, end, layers, origin):
        at = cut
        for blanks in left_out:
            if blanks.overlaps(at, stop):
                if at < blanks.start:
                    yield at, blanks.start, role
                at = blanks.end
        if at < stop:
            yield at, stop, role


def width_of(text: str, cells: Cells) -> int:
    return cells(text.replace("\n", " "))


def _cuts(start: int, end: int, layers: Layers, origin: int) -> Iterator[tuple[int, int, Role]]:
    """Cut a line where its role changes; spans may touch and overlap."""
    edges = {start, end}
    for _, spans in layers:
        for span in spans:
            edges |= {e - origin for e in (span.start, span.end) if start < e - origin < end}
    parts = (
        (cut, stop, _role(origin + cut, layers)) for cut, stop in itertools.pairwise(sorted(edges))
    )
    for role, run in itertools.groupby(parts, key=lambda part: part[2]):
        together = list(run)
        yield together[0][0], together[-1][1], role


def _role(offset: int, layers: Layers) -> Role:
    over = [role for role, spans in layers if any(s.start <= offset < s.end for s in spans)]
    return over[-1] if over else "text"
