"""What stands at the edges of a PDF's pages and is no part of the article.

Running heads and feet are the same on several pages, but for their numbers. Browsers print the
page's title, address and day there.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefings.documents.pdf_layout.glyphs import PageGlyphs
from briefings.documents.pdf_layout.lines import Segment

_EDGE: Final = 0.17
"""So much of a page's height, above and below, may be heads and feet."""

_MOST_ROWS: Final = 4
_SAME_HEIGHT: Final = 4.0
_OUTMOST: Final = 0.09
_FEW_PAGES: Final = 5
_SMALL: Final = 12
_ALONE: Final = 1.6
"""A page's number stands so far from the text, in parts of its size."""

_NUMBER: Final = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER: Final = re.compile(
    r"[-–—|·\s\[]*(?:(?:page|página|pág|pag|p|hoja|seite)\b\.?\s*)?"
    r"(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|de|\|)\s*\d{1,4})?[-–—|·\s\]]*",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"(?:https?|file)://\S+|about:blank")
_MOMENT: Final = re.compile(
    r"(?P<date>\d{1,4}[/.-] ?\d{1,2}[/.-] ?\d{2,4}),?\s+\d{1,2}[:.]\d{2}(?::\d{2})?"
    r"(?P<half>\s*[ap]\.?\s?m\.?)?",
    re.IGNORECASE,
)


class Printed(NamedTuple):
    """What a browser has printed at the edges: the page's address and the day.

    `is_american` says that the day's month comes first, `None` that nothing tells.
    """

    address: str | None = None
    date: str | None = None
    is_american: bool | None = None


class _Row(NamedTuple):
    segments: list[Segment]
    base: float


def without_furniture(
    pages: Sequence[PageGlyphs], found: Sequence[list[Segment]]
) -> tuple[list[list[Segment]], Printed]:
    """Return the segments of each page that are text, and what a browser has printed."""
    tagged = [_tagged(segments) for segments in found]
    left = [
        [each for each in segments if id(each) not in drop]
        for segments, drop in zip(found, tagged, strict=True)
    ]
    edges = _edges(pages, left)
    repeated = _repeated(edges)
    printed = _printed(_edges(pages, found))
    kept = []
    for page, segments, sides in zip(pages, left, edges, strict=True):
        dropped: set[int] = set()
        for is_top, rows in zip((True, False), sides, strict=True):
            dropped |= _dropped(page, rows, segments, repeated, is_top=is_top)
        # What stands alone on its page is its text, though other pages have the same.
        kept.append([each for each in segments if id(each) not in dropped] or list(segments))
    return kept, printed


def _edges(
    pages: Sequence[PageGlyphs], found: Sequence[Sequence[Segment]]
) -> list[tuple[list[_Row], list[_Row]]]:
    return [
        (_edge(page, segments, is_top=True), _edge(page, segments, is_top=False))
        for page, segments in zip(pages, found, strict=True)
    ]


def _tagged(segments: Sequence[Segment]) -> set[int]:
    """Return what the file itself calls a head or foot, unless that is most of the page."""
    tagged = [each for each in segments if all(glyph.is_furniture for glyph in each.visible)]
    length = sum(len(each.visible) for each in tagged)
    is_little = 2 * length < sum(len(each.visible) for each in segments)
    return {id(each) for each in tagged} if is_little else set()


def _edge(page: PageGlyphs, segments: Sequence[Segment], *, is_top: bool) -> list[_Row]:
    """Return the rows at an edge, from the outermost inwards."""
    limit = page.height * (1 - _EDGE if is_top else _EDGE)
    near = [each for each in segments if (each.base > limit if is_top else each.base < limit)]
    rows: list[_Row] = []
    for segment in sorted(near, key=lambda each: -each.base if is_top else each.base):
        if rows and abs(rows[-1].base - segment.base) < _SAME_HEIGHT:
            rows[-1].segments.append(segment)
        else:
            rows.append(_Row([segment], segment.base))
    return rows[:_MOST_ROWS]


def _key(segment: Segment) -> str:
    return _NUMBER.sub("#", segment.text.casefold())


def _repeated(edges: Sequence[Sequence[Sequence[_Row]]]) -> set[tuple[str, int]]:
    """Return the texts, and about where they stand, that are at an edge of several pages."""
    counted: Counter[tuple[str, int]] = Counter()
    for sides in edges:
        counted.update(
            {
                place
                for rows in sides
                for row in rows
                for each in row.segments
                for place in _places(each)
            }
        )
    needed = 2 if len(edges) <= _FEW_PAGES else 3
    return {place for place, count in counted.items() if count >= needed}


def _places(segment: Segment) -> Iterator[tuple[str, int]]:
    height = int(segment.base // _SAME_HEIGHT)
    return ((_key(segment), height + shift) for shift in (-1, 0, 1))


def _dropped(
    page: PageGlyphs,
    rows: Sequence[_Row],
    segments: Sequence[Segment],
    repeated: set[tuple[str, int]],
    *,
    is_top: bool,
) -> set[int]:
    """Return the furniture of an edge, by identity; behind the first row of text there is none."""
    dropped: set[int] = set()
    for row in rows:
        own = {
            id(each)
            for each in row.segments
            if (_key(each), int(each.base // _SAME_HEIGHT)) in repeated
        }
        if _is_printed(row) or (not own and _is_number(page, row, segments, is_top=is_top)):
            own = {id(each) for each in row.segments}
        elif own:
            own |= {id(each) for each in row.segments if _PAGE_NUMBER.fullmatch(each.text)}
        dropped |= own
        if len(own) < len(row.segments):
            break
    return dropped


def _is_number(page: PageGlyphs, row: _Row, segments: Sequence[Segment], *, is_top: bool) -> bool:
    if len(row.segments) > 1 or _PAGE_NUMBER.fullmatch(row.segments[0].text) is None:
        return False
    others = [abs(each.base - row.base) for each in segments if each is not row.segments[0]]
    height = page.height - row.base if is_top else row.base
    is_outmost = height < _OUTMOST * page.height
    return is_outmost or not others or min(others) > _ALONE * row.segments[0].size


def _is_printed(row: _Row) -> bool:
    """Return whether a browser has printed this row: an address and page, or a day and title."""
    texts = [each.text for each in row.segments]
    if any(_ADDRESS.fullmatch(text) for text in texts):
        return True
    return any(_MOMENT.match(text) for text in texts) and row.segments[0].size < _SMALL


def _printed(edges: Sequence[Sequence[Sequence[_Row]]]) -> Printed:
    """Return what most pages say."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for sides in edges:
        for rows in sides:
            for row in rows:
                if not _is_printed(row):
                    continue
                for segment in row.segments:
                    moment = _MOMENT.match(segment.text)
                    if _ADDRESS.fullmatch(segment.text):
                        found["address"][segment.text] += 1
                    elif moment:
                        found["date"][moment["date"]] += 1
                        found["half"]["yes" if moment["half"] else "no"] += 1
    address = _commonest(found["address"])
    is_whole = address is not None and address.startswith("http") and "…" not in address
    has_half = _commonest(found["half"]) == "yes"
    return Printed(address if is_whole else None, _commonest(found["date"]), has_half or None)


def _commonest(counted: Counter[str]) -> str | None:
    return counted.most_common(1)[0][0] if counted else None
