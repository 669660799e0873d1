"""Tables in a column of a PDF: rows whose cells stand below each other."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from briefings.documents.pdf_layout.columns import Flow
from briefings.documents.pdf_layout.lines import PageLine, Segment, lines_of
from briefings.documents.pdf_layout.paragraphs import Part

_FEWEST_ROWS: Final = 2
_CELLS_OF_ONE_ROW: Final = 3
"""A row alone is one from here on: its table may have begun on the page before."""

_SAME_CELL: Final = 1.45
"""Lines that are no further apart, in parts of their size, may stand in one cell."""

_RUNNING: Final = 0.5
_NARROWEST_GAP: Final = 0.5


class Stretch(NamedTuple):
    """Lines of running text, or a table's segments."""

    lines: list[PageLine]
    is_table: bool


def stretches(flow: Flow, page: int) -> list[Stretch]:
    """Return what a column is made of, downwards."""
    lines = lines_of(flow.segments, page)
    if flow.is_table:
        return [Stretch(lines, is_table=True)]
    found: list[Stretch] = []
    for is_table, run in _runs(lines):
        found.append(Stretch(run, is_table=is_table))
    return found


def _runs(lines: Sequence[PageLine]) -> Iterator[tuple[bool, list[PageLine]]]:
    """Yield runs of lines that are rows of one table, and of those that are not."""
    plain: list[PageLine] = []
    at = 0
    while at < len(lines):
        end = _table_end(lines, at)
        is_alone = end - at < _FEWEST_ROWS and len(lines[at].segments) < _CELLS_OF_ONE_ROW
        if end == at or is_alone or _is_running(lines[at:end]):
            plain.append(lines[at])
            at += 1
            continue
        if plain:
            yield False, plain
            plain = []
        yield True, list(lines[at:end])
        at = end
    if plain:
        yield False, plain


def _is_running(lines: Iterable[PageLine]) -> bool:
    """Return whether these are words of a text, spread to fill the lines."""
    begins = [segment.text[:1].islower() for line in lines for segment in line.segments]
    return sum(begins) > _RUNNING * len(begins)


def _table_end(lines: Sequence[PageLine], start: int) -> int:
    """Return where the rows end that have a gap in common with the line at `start`."""
    gaps = _gaps(lines[start])
    end = start
    for at in range(start, len(lines)):
        if not gaps:
            break
        line = lines[at]
        if at > start and lines[at - 1].base - line.base > 4 * max(line.size, lines[at - 1].size):
            break
        narrowed = [
            (left, right)
            for gap in gaps
            for own in _gaps(line)
            for left, right in [(max(gap[0], own[0]), min(gap[1], own[1]))]
            if right - left > _NARROWEST_GAP * line.size
        ]
        if len(line.segments) == 1 or not narrowed:
            break
        gaps = narrowed
        end = at + 1
    while start < end < len(lines) and _is_in_row(lines[end], lines[end - 1]):
        end += 1
    return end


def _is_in_row(line: PageLine, row: PageLine) -> bool:
    """Return whether a line is the rest of a cell that the file shows before the row's last."""
    return line.segments[0].order < max(segment.order for segment in row.segments)


def _gaps(line: PageLine) -> list[tuple[float, float]]:
    segments = line.segments
    return [
        (left.right, right.left) for left, right in pairwise(segments) if right.left > left.right
    ]


def row_parts(lines: Sequence[PageLine]) -> list[Part]:
    """Return a part for each row of a table."""
    found = [segment for line in lines for segment in line.segments]
    columns = _columns(found)
    page = lines[0].page
    return [
        Part(
            lines_of([segment for cell in row for segment in cell], page),
            role="table",
            cells=[_cell(cell) for cell in row],
        )
        for row in _rows(found, columns)
    ]


def _columns(found: Iterable[Segment]) -> list[tuple[float, float]]:
    """Return from where to where each column stands: what no gap goes through."""
    columns: list[tuple[float, float]] = []
    for segment in sorted(found, key=lambda each: each.left):
        if columns and segment.left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], segment.right)
        else:
            columns.append((segment.left, segment.right))
    return columns


def _column(segment: Segment, columns: Sequence[tuple[float, float]]) -> int:
    return next(at for at, (left, right) in enumerate(columns) if left <= segment.left <= right)


def _rows(
    found: Sequence[Segment], columns: Sequence[tuple[float, float]]
) -> list[list[list[Segment]]]:
    """Return the cells of each row: the file shows a row's cells one after the other."""
    rows: list[list[list[Segment]]] = []
    last, column = None, len(columns)
    for segment in sorted(found, key=lambda each: each.order):
        now = _column(segment, columns)
        if last is not None and now == column and _is_same_cell(last, segment):
            rows[-1][-1].append(segment)
        elif last is None or now <= column or segment.base < last.base - 6 * segment.size:
            rows.append([[segment]])
        else:
            rows[-1].append([segment])
        last, column = segment, now
    return rows


def _is_same_cell(upper: Segment, lower: Segment) -> bool:
    return -0.3 * lower.size < upper.base - lower.base < _SAME_CELL * lower.size


def _cell(segments: Iterable[Segment]) -> str:
    return " ".join(segment.text for segment in segments)
