"""The first page of a document as the data that `document.typ` sets."""

from collections.abc import Iterator

from briefings.export.first_page import FigureTable, LeadLine, LeadPage
from briefings.export.formats.pdf.runs import Data, between, heading, words


def first_page_parts(page: LeadPage) -> Iterator[Data]:
    """Yield the parts of the first page."""
    yield heading(page.heading, 1)
    if page.about:
        yield _quiet(page.about)
    yield heading(page.interest.heading, 2)
    yield from map(_line, page.interest.lines)
    for part in page.lists:
        yield heading(part.heading, 2)
        if isinstance(part, FigureTable):
            yield _figures(part)
            continue
        yield from map(_line, part.lines)
        if part.closing:
            yield _quiet(part.closing)
    yield from map(_quiet, page.remarks)


def _figures(part: FigureTable) -> Data:
    columns = part.table.columns
    return {
        "kind": "figures",
        "shares": [column.share for column in columns],
        "heads": [column.heading for column in columns],
        "rows": [
            [[words(first, to=anchor)], *([words(each)] for each in others)]
            for (first, *others), anchor in zip(part.table.rows, part.anchors, strict=True)
        ],
    }


def _line(line: LeadLine) -> Data:
    said = (words(each.text, to=each.anchor) for each in (line.name, line.text) if each.text)
    return {"kind": "paragraph", "line": list(between(said, ": "))}


def _quiet(text: str) -> Data:
    return {"kind": "paragraph", "line": [words(text, muted=True)]}
