"""In which order the parts of a page are read: columns, and what stands across them."""

import math
from bisect import bisect
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low
from typing import Final, Literal, NamedTuple

from briefings.documents.pdf_layout.lines import MOST_SEGMENTS, Segment

_NARROWEST_GUTTER: Final = 0.55
"""Columns stand at least so far apart, in parts of the font's size."""

_FEWEST_LINES: Final = 2
"""Fewer lines beside others are no column."""

_SAME_SIZE: Final = 0.5
_NEXT_LINE: Final = 1.45
"""A line no further below another one, in parts of its size, goes on with it."""

_MOST_CANDIDATES: Final = 40
_DEEPEST: Final = 5
_RUNNING_LENGTH: Final = 18
_RUNNING: Final = 0.35


class Flow(NamedTuple):
    """Parts of a page that are read downwards. In a table they are read across first."""

    segments: list[Segment]
    is_table: bool = False


class _Band(NamedTuple):
    """A part of the page: what crosses the gutter, or what stands on its two sides."""

    across: list[Segment]
    before: list[Segment]
    behind: list[Segment]


def flows(found: Sequence[Segment], *, rightwards: bool, depth: int = 0) -> list[Flow]:
    """Return the parts of a page, or of a column, in the order in which they are read."""
    is_page = depth < _DEEPEST and len(found) <= MOST_SEGMENTS
    gutter = _gutter(found) if is_page else None
    if gutter is None:
        return [Flow(list(found))] if found else []
    result: list[Flow] = []
    across: list[Segment] = []
    for band in _bands(found, gutter):
        kind = _kind(band)
        if kind == "text":
            across += band.across + band.before + band.behind
            continue
        above, rows, below = _rows_beside(band, across)
        if across + above:
            result.append(Flow(across + above))
        if kind == "table":
            result.append(Flow(rows, is_table=True))
            across = below
            continue
        across = []
        before = [each for each in band.before if each not in above]
        behind = [each for each in band.behind if each not in above]
        for side in (before, behind) if rightwards else (behind, before):
            result += flows(side, rightwards=rightwards, depth=depth + 1)
    return [*result, Flow(across)] if across else result


def _gutter(found: Sequence[Segment]) -> float | None:
    """Return where on the line the gutter is that most lines stand beside, if there is one."""
    if len(found) < 2 * _FEWEST_LINES:
        return None
    ordered = sorted(found, key=lambda each: -each.base)
    best, most = None, -math.inf
    for place in _candidates(found):
        score = _score(ordered, place)
        if score is not None and score > most:
            best, most = place, score
    return best


def _candidates(found: Sequence[Segment]) -> list[float]:
    """Return the places behind a segment's end that fewest segments cross."""
    lefts = sorted(each.left for each in found)
    rights = sorted(each.right for each in found)
    places = {round(right) + 1.0 for right in rights}
    crossed = sorted((bisect(lefts, place) - bisect(rights, place), place) for place in places)
    return sorted(place for _, place in crossed[:_MOST_CANDIDATES])


def _score(found: Sequence[Segment], gutter: float) -> float | None:
    """Return how many more lines stand beside others at a gutter than cross it, if it is one."""
    total, crossing = 0.0, 0
    for band in _bands(found, gutter):
        crossing += len(band.across)
        if not _stand_beside(band):
            continue
        width = min(each.left for each in band.behind) - max(each.right for each in band.before)
        size = median_low([each.size for each in band.before + band.behind])
        if width >= _NARROWEST_GUTTER * size:
            total += min(len(band.before), len(band.behind)) * (1 + min(width / size, 9) / 100)
    return total - crossing if total else None


def _bands(found: Sequence[Segment], gutter: float) -> list[_Band]:
    bands = [_Band([], [], [])]
    for segment in sorted(found, key=lambda each: -each.base):
        if segment.left < gutter < segment.right:
            if bands[-1].before or bands[-1].behind:
                bands.append(_Band([], [], []))
            bands[-1].across.append(segment)
            continue
        if bands[-1].across:
            bands.append(_Band([], [], []))
        (bands[-1].before if segment.right <= gutter else bands[-1].behind).append(segment)
    return bands


def _stand_beside(band: _Band) -> bool:
    """Return whether the two sides stand beside each other, and not one below the other."""
    if min(len(band.before), len(band.behind)) < _FEWEST_LINES:
        return False
    top = min(band.before[0].base, band.behind[0].base)
    bottom = max(band.before[-1].base, band.behind[-1].base)
    beside = [
        sum(bottom - each.size / 2 <= each.base <= top + each.size / 2 for each in side)
        for side in (band.before, band.behind)
    ]
    return min(beside) >= _FEWEST_LINES


def _rows_beside(
    band: _Band, across: Sequence[Segment]
) -> tuple[list[Segment], list[Segment], list[Segment]]:
    """Return what stands above the rows of a table, these, and what stands below.

    Above columns is only what ends the text that crosses them.
    """
    top = min(band.before[0].base, band.behind[0].base)
    bottom = max(band.before[-1].base, band.behind[-1].base)
    parts: tuple[list[Segment], list[Segment], list[Segment]] = ([], [], [])
    for segment in sorted(band.before + band.behind, key=lambda each: -each.base):
        half = segment.size / 2
        above, below = segment.base > top + half, segment.base < bottom - half
        parts[0 if above else 2 if below else 1].append(segment)
    if _is_table(band):
        return parts
    return _last_lines(parts[0], across), parts[1], parts[2]


def _last_lines(above: Sequence[Segment], across: Sequence[Segment]) -> list[Segment]:
    found: list[Segment] = []
    last = min(across, key=lambda each: each.base, default=None)
    for segment in above:
        if last is None or abs(segment.size - last.size) > _SAME_SIZE:
            break
        if last.base - segment.base > _NEXT_LINE * segment.size:
            break
        found.append(segment)
        last = segment
    return found


def _kind(band: _Band) -> Literal["text", "columns", "table"]:
    """Return what the two sides of a gutter are; words spread far apart have gutters too."""
    if not _stand_beside(band):
        return "text"
    if not _is_table(band):
        return "columns"
    lowercase = [_begins_inside(each) for each in band.before + band.behind]
    return "text" if sum(lowercase) > _RUNNING * 2 * len(lowercase) else "table"


def _is_table(band: _Band) -> bool:
    """Return whether a file shows the two sides in turns, as the cells of a table's rows."""
    sides = [(each.order, 0) for each in band.before] + [(each.order, 1) for each in band.behind]
    sides.sort()
    turns = sum(first[1] != second[1] for first, second in pairwise(sides))
    if turns <= 1 + min(len(band.before), len(band.behind)) // 2:
        return False
    return not (_is_running(band.before) and _is_running(band.behind))


def _is_running(side: Sequence[Segment]) -> bool:
    """Return whether these are lines of running text: long, and most begin inside a sentence."""
    length = sum(len(each.text) for each in side) / len(side)
    lowercase = sum(_begins_inside(each) for each in side)
    return length >= _RUNNING_LENGTH and lowercase >= _RUNNING * len(side)


def _begins_inside(segment: Segment) -> bool:
    """Return whether a line begins inside a sentence."""
    return segment.text[:1].islower()
