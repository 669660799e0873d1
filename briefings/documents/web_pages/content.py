"""Which passages of a page are its article.

What the page's author calls an element tells most of what is no article; how much prose stands in
it, and how much of it is links, tells the rest. The article is then the smallest box with nearly
all of the prose that is left, its title, and what stands between these two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefings.documents.web_pages.boxes import Box, PagePassage, WebPage
from briefings.documents.web_pages.cleaning import Cleaning
from briefings.documents.web_pages.dropping import dropped_boxes
from briefings.documents.web_pages.naming import naming
from briefings.documents.web_pages.phrases import asks_or_labels, tells_who_and_when
from briefings.documents.web_pages.title import letters, title_of
from briefings.documents.web_pages.totals import Totals, is_prose, totals_of
from briefings.documents.web_pages.word_sets import word_set

_NEARLY_ALL: Final = 0.8
"""A box with so much of the weight around it holds the article; with less, it is a part of it."""

_ALL: Final = 0.97
_SOME: Final = 0.05
_FEW: Final = 3
_FEWEST: Final = 200
"""An article has more characters than this, if there is so much text on the page."""

_TOLD: Final = 40
_STANDFIRST_WORDS: Final = 4
_HEADLINES: Final = 5
_HEADING_WORDS: Final = 12
_LONG: Final = 500
_BEFORE_TITLE: Final = 4

_BODY: Final = re.compile(
    r"-(?:(?:article|story|post|entry|news|nota|noticia|page)-?(?:body|content|text|texto|"
    r"cuerpo|copy)|body-?(?:text|content|copy)|cuerpo(?:-\w+)?|td-post-content|contenido-nota|"
    r"rich-?text|e-content|texto-?noticia)-"
)
_STANDFIRST: Final = re.compile(
    r"-(?:standfirst|sub-?title|sub-?titulo|sub-?head(?:line|ing)?|dek|deck|summary|lead|lede|"
    r"intro|introduccion|bajada|copete|entradilla|sumario|resumen|excerpt|abstract|description|"
    r"chapo|strap-?line)-"
)
_CONTAINERS: Final = word_set(
    "html body div section article main td center form table tbody tr span details dd fieldset "
    "header template"
)


@dataclass(frozen=True)
class Known:
    """What a page's head says of its article: its titles, and its text's letters alone."""

    titles: tuple[str, ...] = ()
    letters: str = ""


@dataclass(frozen=True)
class PageContent:
    """An article's passages in order; `title` is the one that is its title.

    `lines` are those near the title that only say who wrote it, and when. `is_article` is false
    where nothing on the page stands out as one.
    """

    passages: tuple[PagePassage, ...]
    title: PagePassage | None
    is_article: bool
    lines: tuple[str, ...] = ()


def content_of(page: WebPage, known: Known) -> PageContent:
    """Return the article of a page, or what there is where none can be told."""
    if not page.passages:
        return PageContent((), None, is_article=False)
    found = _selected(page, known, trusting=True)
    size = sum(passage.size for passage in found.passages)
    if size >= _FEWEST:
        return found
    other = _selected(page, known, trusting=False)
    return other if sum(each.size for each in other.passages) > 2 * size else found


def _selected(page: WebPage, known: Known, *, trusting: bool) -> PageContent:
    """Return the article; without `trusting`, nothing is dropped for its names."""
    told = [_is_told(passage, known) for passage in page.passages]
    title = title_of(page, known.titles)
    totals = totals_of(page, title, told)
    dropped = dropped_boxes(page, totals) if trusting else [False] * len(page.boxes)
    alive = [
        told[index] or not dropped[passage.box] or index == title
        for index, passage in enumerate(page.passages)
    ]
    weights = _weights(page, alive, told)
    body = _body(page, weights, totals)
    region = _region(page, body, title, alive, told)
    if trusting:
        region = Cleaning(page, totals, title, told).of(region)
    _correct_roles(page, region, title)
    passages = tuple(page.passages[index] for index in region)
    prose = sum(is_prose(passage) for passage in passages)
    headlines = totals[body].linked_headings
    is_index = headlines >= _HEADLINES and headlines >= prose
    linked = sum(passage.share_linked > 0.9 for passage in page.passages)  # noqa: PLR2004
    return PageContent(
        passages,
        None if title is None else page.passages[title],
        is_article=not is_index and (prose > 0 or linked < _HEADLINES),
        lines=tuple(_lines_near(page, title, region)),
    )


def _lines_near(page: WebPage, title: int | None, region: Sequence[int]) -> Iterator[str]:
    kept = set(region)
    first = 0 if title is None else max(0, title - _BEFORE_TITLE)
    for index in range(first, len(page.passages)):
        passage = page.passages[index]
        if is_prose(passage) and index in kept:
            return
        if index != title and tells_who_and_when(passage.text):
            yield passage.text


def _correct_roles(page: WebPage, region: Sequence[int], title: int | None) -> None:
    """Give a standfirst in large letters a paragraph's role, and a bold line a heading's."""
    passages = [page.passages[index] for index in region]
    for at, passage in enumerate(passages):
        follows_title = at > 0 and region[at - 1] == title
        is_sentence = passage.text.endswith((".", "!", "?", "…", "”", "»", ":", ";", ","))
        words = len(passage.text[:_LONG].split())
        if passage.role == "heading" and follows_title and (is_sentence or words > _HEADING_WORDS):
            passage.role, passage.level = "paragraph", None
        elif (
            passage.role == "paragraph"
            and passage.bold == passage.size
            and not is_sentence
            and words <= _HEADING_WORDS
            and 0 < at < len(passages) - 1
            and passages[at + 1].role != "heading"
            and passages[at + 1].bold < passages[at + 1].size
        ):
            passage.role, passage.level = "heading", 2


def _is_told(passage: PagePassage, known: Known) -> bool:
    """Return whether the page's head has the passage as a part of its article's text."""
    if not known.letters or passage.size < _TOLD:
        return False
    plain = letters(passage.text)
    return len(plain) >= _TOLD and plain[:80] in known.letters


def _weights(page: WebPage, alive: Sequence[bool], told: Sequence[bool]) -> list[float]:
    """Return for each box how much of what reads like an article stands in it."""
    hints: list[float] = []
    for box in page.boxes:
        above = hints[box.parent] if box.parent >= 0 else 1.0
        hints.append(max(above, _hint(box)))
    weights = [0.0] * len(page.boxes)
    for index, passage in enumerate(page.passages):
        if alive[index] and passage.role != "heading":
            share = 1.0 if is_prose(passage) else 0.3
            weight = share * (passage.size - passage.linked) * hints[passage.box]
            weights[passage.box] += 6 * weight if told[index] else weight
    for index in range(len(weights) - 1, 0, -1):
        weights[max(page.boxes[index].parent, 0)] += weights[index]
    return weights


def _hint(box: Box) -> float:
    if "articlebody" in box.itemprop:
        return 6.0
    if box.names and _BODY.search(box.names):
        return 3.0
    return 1.5 if box.tag in ("article", "main") else 1.0


def _body(page: WebPage, weights: Sequence[float], totals: Sequence[Totals]) -> int:
    """Return the smallest box with nearly all of the weight.

    Where several articles follow one another, each below a title, it is in the one with the title.
    """
    children: dict[int, list[int]] = {}
    for index, box in enumerate(page.boxes):
        children.setdefault(box.parent, []).append(index)
    body = 0
    while within := children.get(body):
        best = max(within, key=weights.__getitem__)
        titled = [index for index in within if totals[index].titles and weights[index] > 0]
        own = next((index for index in titled if totals[index].has_title), None)
        if len(titled) > 1 and own is not None and weights[own] > _SOME * weights[body]:
            best = own
        else:
            least = _NEARLY_ALL if totals[best].paragraphs >= _FEW else _ALL
            if page.boxes[best].tag not in _CONTAINERS or weights[best] < least * weights[body]:
                break
        body = best
    return body


def _region(
    page: WebPage, body: int, title: int | None, alive: Sequence[bool], told: Sequence[bool]
) -> list[int]:
    """Return the passages of the body, of the head above it, and what belongs to it elsewhere."""
    inside = _within(page.boxes, body)
    indices = [
        index for index, passage in enumerate(page.passages) if alive[index] and inside[passage.box]
    ]
    if not indices:
        return []
    if title is not None and title > indices[0]:
        before = [index for index in indices if index < title]
        behind = [index for index in indices if index >= title]
        if behind and 4 * sum(
            page.passages[index].size
            for index in before
            if told[index] or is_prose(page.passages[index])
        ) < sum(page.passages[index].size for index in indices):
            indices = behind
    around = inside
    if title is not None and not inside[page.passages[title].box]:
        around = _within(page.boxes, _shared(page.boxes, page.passages[title].box, body))
    head = list(_head(page, title, indices[0], alive, around))
    tail = [
        index
        for index in range(indices[-1] + 1, len(page.passages))
        if alive[index] and around[page.passages[index].box] and _belongs(page, index, body, told)
    ]
    chosen = {*head, *indices, *tail, *(index for index, is_told in enumerate(told) if is_told)}
    if title is not None:
        chosen.add(title)
    return sorted(chosen)


def _head(
    page: WebPage, title: int | None, first: int, alive: Sequence[bool], around: Sequence[bool]
) -> Iterator[int]:
    """Yield what stands between title and body: the standfirst, key points, a picture's caption."""
    if title is None:
        return
    for index in range(title + 1, first):
        passage = page.passages[index]
        if not alive[index] or not around[passage.box] or passage.share_linked > 0.5:  # noqa: PLR2004
            continue
        if tells_who_and_when(passage.text) or asks_or_labels(passage.text):
            continue
        is_named = bool(_STANDFIRST.search(page.boxes[passage.box].names))
        if is_named or passage.role == "caption" or _is_sentence(passage):
            yield index


def _is_sentence(passage: PagePassage) -> bool:
    return len(passage.text.split()) >= _STANDFIRST_WORDS or passage.size >= 8 * _STANDFIRST_WORDS


def _belongs(page: WebPage, index: int, body: int, told: Sequence[bool]) -> bool:
    """Return whether a passage below the body is a part of the article: a correction, a rest."""
    passage = page.passages[index]
    if told[index]:
        return True
    twin = page.boxes[body]
    for box in _chain(page.boxes, passage.box):
        if naming(page.boxes[box].tag, page.boxes[box].names) == "inside":
            return True
        if (
            box != body
            and twin.names
            and (twin.tag, twin.names) == (page.boxes[box].tag, page.boxes[box].names)
        ):
            return True
    return False


def _within(boxes: Sequence[Box], top: int) -> list[bool]:
    inside: list[bool] = []
    for index, box in enumerate(boxes):
        inside.append(index == top or (box.parent >= 0 and inside[box.parent]))
    return inside


def _chain(boxes: Sequence[Box], index: int) -> Iterator[int]:
    while index >= 0:
        yield index
        index = boxes[index].parent


def _shared(boxes: Sequence[Box], one: int, other: int) -> int:
    above = set(_chain(boxes, one))
    return next((index for index in _chain(boxes, other) if index in above), 0)
