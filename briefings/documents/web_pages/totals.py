"""What stands in each box of a page altogether: how much prose, how many links, which headings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from briefings.documents.web_pages.boxes import PagePassage, WebPage

_PROSE_SIZE: Final = 80
"""So many characters without white space are a sentence or two: no label, and no headline."""

MOSTLY_LINKED: Final = 0.4


@dataclass(slots=True)
class Totals:
    """What stands in a box and in those within it; sizes are characters without white space.

    `first` is the index of the first passage. `prose` is the size of what reads like an article's
    text, in so many `paragraphs`; `titles` counts headings of the first level. `is_sure` says that
    something of it is surely the article's.
    """

    size: int = 0
    linked: int = 0
    prose: int = 0
    paragraphs: int = 0
    headings: int = 0
    linked_headings: int = 0
    titles: int = 0
    captions: int = 0
    fields: int = 0
    buttons: int = 0
    first: int = -1
    has_title: bool = False
    is_sure: bool = False

    def take_in(self, other: "Totals") -> None:
        self.size += other.size
        self.linked += other.linked
        self.prose += other.prose
        self.paragraphs += other.paragraphs
        self.headings += other.headings
        self.linked_headings += other.linked_headings
        self.titles += other.titles
        self.captions += other.captions
        self.fields += other.fields
        self.buttons += other.buttons
        self.has_title |= other.has_title
        self.is_sure |= other.is_sure
        if other.first >= 0 and (self.first < 0 or other.first < self.first):
            self.first = other.first


def is_prose(passage: PagePassage) -> bool:
    """Return whether a passage reads like an article's text rather than like a label or a link."""
    return (
        passage.size >= _PROSE_SIZE
        and passage.role != "heading"
        and passage.linked < MOSTLY_LINKED * passage.size
    )


def totals_of(page: WebPage, title: int | None, told: Sequence[bool]) -> list[Totals]:
    """Return the totals of each box; passages that are `told` are surely the article's."""
    totals = [Totals(fields=box.fields, buttons=box.buttons) for box in page.boxes]
    for index, passage in enumerate(page.passages):
        own = Totals(
            size=passage.size,
            linked=passage.linked,
            first=index,
            has_title=index == title,
            is_sure=index == title or told[index],
            captions=passage.role == "caption",
        )
        if passage.role == "heading":
            own.headings = 1
            own.titles = int(passage.level == 1)
            own.linked_headings = int(passage.share_linked >= 0.9)  # noqa: PLR2004
        if is_prose(passage):
            own.prose = passage.size - passage.linked
            own.paragraphs = 1
        totals[passage.box].take_in(own)
    for index in range(len(page.boxes) - 1, 0, -1):
        parent = page.boxes[index].parent
        if parent >= 0:
            totals[parent].take_in(totals[index])
    return totals
