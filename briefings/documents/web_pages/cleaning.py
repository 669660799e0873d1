"""What stands between an article's paragraphs and is none: links to others, requests, labels."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefings.documents.web_pages.boxes import PagePassage, WebPage
from briefings.documents.web_pages.phrases import (
    ENDS,
    asks_or_labels,
    points_elsewhere,
    tells_how_long_ago,
)
from briefings.documents.web_pages.title import letters
from briefings.documents.web_pages.totals import Totals, is_prose

_WHOLE: Final = 0.9
_LABEL: Final = 60
_BOX: Final = 600
_SAME: Final = 80
_PULLED: Final = 30


class Cleaning:
    """Finds what is to be left out of `region`, the indices of the passages of an article."""

    def __init__(
        self, page: WebPage, totals: Sequence[Totals], title: int | None, sure: Sequence[bool]
    ) -> None:
        self._boxes = page.boxes
        self._passages = page.passages
        self._totals = totals
        self._title = title
        self._sure = sure

    def of(self, region: Sequence[int]) -> list[int]:
        """Return the passages of a region that are the article's."""
        region = self._before_comments(region)
        out = {index for index in self._pointers(region) if not self._is_sure(index)}
        out.update(self._repeated([index for index in region if index not in out]))
        out.update(self._orphaned(region, out))
        return [index for index in region if index not in out]

    def _is_sure(self, index: int) -> bool:
        return index == self._title or self._sure[index]

    def _before_comments(self, region: Sequence[int]) -> Sequence[int]:
        prose = 0
        for at, index in enumerate(region):
            passage = self._passages[index]
            if prose and ENDS.match(passage.text) and not self._is_sure(index):
                return region[:at]
            prose += is_prose(passage)
        return region

    def _pointers(self, region: Sequence[int]) -> Iterator[int]:
        """Yield what leads to other articles, asks for something, or says who wrote and when."""
        before_prose = True
        for at, index in enumerate(region):
            passage = self._passages[index]
            if (before_prose and tells_how_long_ago(passage.text)) or _is_link(passage):
                yield index
            elif asks_or_labels(passage.text) or points_elsewhere(
                passage.text, passage.share_linked
            ):
                yield index
                yield from self._in_box_of(region, at)
                yield from self._links_after(region, at)
            else:
                before_prose = before_prose and not is_prose(passage)

    def _in_box_of(self, region: Sequence[int], at: int) -> Iterator[int]:
        """Yield what stands in the box that a label is the first thing of."""
        label = region[at]
        top = None
        box = self._passages[label].box
        while box > 0:
            of = self._totals[box]
            if of.first != label or of.has_title or of.size > _BOX or of.paragraphs > 1:
                break
            top = box
            box = self._boxes[box].parent
        if top is None:
            return
        for index in region[at + 1 :]:
            if not self._stands_in(self._passages[index].box, top):
                break
            yield index

    def _stands_in(self, box: int, top: int) -> bool:
        while box > top:
            box = self._boxes[box].parent
        return box == top

    def _links_after(self, region: Sequence[int], at: int) -> Iterator[int]:
        for index in region[at + 1 :]:
            if self._passages[index].share_linked < _WHOLE:
                break
            yield index

    def _repeated(self, region: Sequence[int]) -> Iterator[int]:
        """Yield what says again what another passage says: the title, a quote in large letters."""
        spelled = {index: letters(self._passages[index].text) for index in region}
        title = "" if self._title is None else spelled.get(self._title, "")
        seen: set[str] = set()
        whole = None
        for index, plain in spelled.items():
            passage = self._passages[index]
            if self._is_sure(index):
                seen.add(plain)
            elif (title and plain == title) or (len(plain) >= _SAME and plain in seen):
                yield index
            elif len(plain) >= _PULLED and self._is_pulled(passage):
                if whole is None:
                    whole = "\n".join(spelled[each] for each in region)
                if whole.count(plain) > 1:
                    yield index
            seen.add(plain)

    def _is_pulled(self, passage: PagePassage) -> bool:
        names = self._boxes[passage.box].names
        return passage.role == "quote" or "quote" in names or "destacado" in names

    def _orphaned(self, region: Sequence[int], out: set[int]) -> Iterator[int]:
        """Yield labels of what was left out: a heading without text below it, a line's end “:”."""
        inside = set(region)
        for at, index in enumerate(region):
            passage = self._passages[index]
            if index in out or self._is_sure(index) or passage.size > _LABEL:
                continue
            following = index + 1
            is_gone = following < len(self._passages) and (
                following in out or following not in inside
            )
            if not is_gone:
                continue
            if passage.role == "heading":
                if not self._has_text(region[at + 1 :], out):
                    yield index
            elif passage.text.endswith(":") and self._passages[following].share_linked >= _WHOLE:
                yield index

    def _has_text(self, after: Sequence[int], out: set[int]) -> bool:
        """Return whether text is left before the next heading."""
        for index in after:
            if index not in out:
                return self._passages[index].role != "heading"
        return False


def _is_link(passage: PagePassage) -> bool:
    """Return whether a passage is nothing but a link to another page of the same site."""
    if passage.share_linked < _WHOLE:
        return False
    return not passage.leaves or len(passage.text.split()) <= 2  # noqa: PLR2004
