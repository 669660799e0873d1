"""The words of a passage in a few rows, to stand beneath what stands on them."""

from collections.abc import Sequence

from briefings.layout.page import Cells, Page, Sheet, TextSegment
from briefings.layout.paragraph_rows import Layers, pieces, width_of
from briefings.layout.wrap import wrap
from briefings.model import Briefing, Span

PEEK_LEAST, PEEK_MOST = 3, 6
"""Rows of a peek: so many at least, as far as the paragraph has them, and at most."""


def peek_page(briefing: Briefing, span: Span, width: int, most: int, cells: Cells) -> Page:
    """Lay out the words of a passage, marked, in `most` rows at most, beneath what stands on them.

    Short ones have the lines around them; of long ones an ellipsis says that they go on.
    """
    sheet = Sheet(width, cells)
    article = briefing.article
    paragraph = article.paragraph_at(span.start)
    label = f"¶{paragraph.number}"
    bar, number, more = sheet.add("│"), sheet.add(label), sheet.add("…")
    written = article.text[paragraph.start : paragraph.end]
    block, text = sheet.add_paragraph(written, paragraph.start)
    margin = 4 + len(label) + 1
    # A cell is left for the ellipsis.
    lines = wrap(text, max(width - margin - 1, 1), cells)
    first, end = span.start - paragraph.start, span.end - paragraph.start
    shown = _around(lines, first, end, most)
    goes_on = bool(article.text[paragraph.start + lines[shown.stop - 1][1] : span.end].strip())
    for index in shown:
        segments = [TextSegment(2, bar, 0, 1, "text")]
        if index == shown.start:
            segments.append(TextSegment(4, number, 0, len(label), "text"))
        x = margin
        layers: Layers = (("selected", [span]),)
        for cut, stop, role in pieces(text, *lines[index], layers, paragraph.start):
            segments.append(TextSegment(x, block, cut, stop, role))
            x += width_of(text[cut:stop], cells)
        if goes_on and index == shown.stop - 1:
            segments.append(TextSegment(x, more, 0, 1, "text"))
        sheet.row(tuple(segments))
    return sheet.page()


def _around(lines: Sequence[tuple[int, int]], start: int, end: int, most: int) -> range:
    """Return which lines to show of a paragraph for its characters `start`..`end`."""
    touched = [i for i, line in enumerate(lines) if line[0] < end and start < line[1]] or [0]
    first, stop = touched[0], min(touched[-1] + 1, touched[0] + most)
    while stop - first < min(PEEK_LEAST, most, len(lines)):
        if first > 0 and (first == touched[0] or stop == len(lines)):
            first -= 1
        else:
            stop += 1
    return range(first, stop)
