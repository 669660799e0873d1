"""Where a page shows its article's title."""

import re
from collections.abc import Sequence
from typing import Final

from briefings.documents.web_pages.boxes import PagePassage, WebPage
from briefings.documents.web_pages.naming import naming

_LONGEST: Final = 300
_SHORTEST_PART: Final = 12


def letters(text: str) -> str:
    """Return a text's letters and digits alone, by which the same words are known again."""
    return re.sub(r"[\W_]+", "", text).lower()


def title_of(page: WebPage, titles: Sequence[str]) -> int | None:
    """Return the index of the passage that is the title, by those that the page's head tells.

    Without any that fits, it is the one heading of the first level, or none.
    """
    known = [plain for plain in map(letters, titles) if plain]
    outside = _outside(page)
    ranked = [
        (_fit(passage, known) + 10 * outside[passage.box], index)
        for index, passage in enumerate(page.passages)
        if passage.size <= _LONGEST
    ]
    best, index = min(ranked, default=(99, 0))
    if best < 9:  # noqa: PLR2004
        return index
    first = [
        index
        for index, passage in enumerate(page.passages)
        if passage.level == 1 and passage.role == "heading" and not outside[passage.box]
    ]
    return first[0] if len(first) == 1 else None


def _fit(passage: PagePassage, known: Sequence[str]) -> int:
    """Return how little a passage fits the titles: 0 is the same words in a heading, 9 none."""
    rank = 0 if passage.role == "heading" and passage.level == 1 else 1
    rank += passage.role != "heading"
    plain = letters(passage.text)
    if plain in known:
        return rank
    for title in known:
        shorter, longer = sorted((plain, title), key=len)
        if (
            len(shorter) >= _SHORTEST_PART
            and len(shorter) >= len(longer) // 2
            and (longer.startswith(shorter) or longer.endswith(shorter))
        ):
            return 3 + rank
    return 9


def _outside(page: WebPage) -> list[bool]:
    found: list[bool] = []
    for box in page.boxes:
        above = box.parent >= 0 and found[box.parent]
        found.append(
            above or (box.tag != "header" and naming(box.tag, box.names) in ("outside", "apart"))
        )
    return found
