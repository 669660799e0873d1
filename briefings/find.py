"""Find in a briefing: words as one types them, accents, case and line breaks ignored."""

from collections.abc import Sequence

import msgspec

from briefings.layout.page import Block
from briefings.text import Folded, fold


class Hit(msgspec.Struct, frozen=True, order=True):
    """Where the words stand: characters `start`..`end` of a page's block."""

    block: int
    start: int
    end: int


def find(blocks: Sequence[Folded], query: str) -> list[Hit]:
    """Return every place of `query` in the blocks, in order, none for a blank query.

    The query is one phrase; white space in it matches any white space.
    """
    needle = fold(query.strip()).text
    if not needle:
        return []
    hits = (
        Hit(index, *block.origin(at, at + len(needle)))
        for index, block in enumerate(blocks)
        for at in _places(block.text, needle)
    )
    return list(dict.fromkeys(hits))


def folded_blocks(blocks: Sequence[Block]) -> list[Folded]:
    """Fold a page's blocks once, so that each further letter of a query is cheap."""
    return [fold(block.text) for block in blocks]


def _places(text: str, needle: str) -> list[int]:
    places = []
    at = text.find(needle)
    while at >= 0:
        places.append(at)
        at = text.find(needle, at + len(needle))
    return places
