"""Which boxes of a page are no part of its article: by their names, and by what stands in them."""

from collections.abc import Sequence
from typing import Final

from briefings.documents.web_pages.boxes import Box, WebPage
from briefings.documents.web_pages.naming import naming
from briefings.documents.web_pages.phrases import COOKIES
from briefings.documents.web_pages.totals import Totals

_NEARLY_ALL: Final = 0.8
_MOST: Final = 0.5
_CARD: Final = 500
_FORM: Final = 350
_NOTICE: Final = 1500
_META: Final = 200
_SOME: Final = 300
_SOME_LINKED: Final = 0.05
_PARTS_OF_TEXT: Final = 2
"""So many paragraphs of prose are an article's, whatever the box that holds them is called."""


def dropped_boxes(page: WebPage, totals: Sequence[Totals]) -> list[bool]:
    """Return for each box whether it is no part of an article, or stands in one that is none."""
    boxes = page.boxes
    whole = totals[0].prose if totals else 0
    tops = _forms(page, totals) | _notices(page, totals)
    dropped: list[bool] = []
    quoted: list[bool] = []
    for index, box in enumerate(boxes):
        above = box.parent >= 0 and dropped[box.parent]
        in_quote = box.tag == "blockquote" or (box.parent >= 0 and quoted[box.parent])
        quoted.append(in_quote)
        dropped.append(
            above
            or index in tops
            or (not in_quote and _is_named_so(box, totals[index], whole))
            or _is_card(box, totals[index], whole)
        )
    return dropped


def _is_named_so(box: Box, of: Totals, whole: int) -> bool:
    if of.is_sure:
        return False
    few = of.paragraphs < _PARTS_OF_TEXT
    name = naming(box.tag, box.names)
    match name:
        case "apart":
            return whole - of.prose >= _SOME or not of.prose
        case "outside":
            return of.prose < _NEARLY_ALL * whole or not of.prose
        case "gate":
            asks = of.fields or of.buttons or of.linked > _SOME_LINKED * of.size
            return few and bool(asks)
        case "maybe":
            return few and not of.captions and of.prose <= _MOST * whole
    return name == "meta" and of.size <= _META and not of.captions


def _is_card(box: Box, of: Totals, whole: int) -> bool:
    """Return whether a box is another article's headline, which leads there, and its beginning."""
    if of.is_sure or box.tag in ("html", "body"):
        return False
    return (
        of.linked_headings > 0
        and of.linked_headings == of.headings
        and of.size <= _CARD
        and of.prose <= _MOST * whole
    )


def _forms(page: WebPage, totals: Sequence[Totals]) -> set[int]:
    """Return the boxes that hold a form to fill in and the words that ask to."""
    return {
        _top(page, totals, index, _FORM, most_paragraphs=1)
        for index, box in enumerate(page.boxes)
        if box.fields and totals[index].size <= _FORM and not totals[index].is_sure
    }


def _notices(page: WebPage, totals: Sequence[Totals]) -> set[int]:
    """Return the boxes that tell of cookies and have a button to press."""
    found = set()
    for passage in page.passages:
        if COOKIES.search(passage.text):
            top = _top(page, totals, passage.box, _NOTICE, most_paragraphs=6)
            if totals[top].buttons and totals[top].size <= _NOTICE:
                found.add(top)
    return found


def _top(
    page: WebPage, totals: Sequence[Totals], index: int, most: int, most_paragraphs: int
) -> int:
    """Return the largest box around one that is still as small as `most`, with no title."""
    while (parent := page.boxes[index].parent) > 0:
        of = totals[parent]
        if of.size > most or of.is_sure or of.captions or of.paragraphs > most_paragraphs:
            break
        if page.boxes[parent].tag in ("body", "main", "article"):
            break
        index = parent
    return index
