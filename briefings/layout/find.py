"""Find in a briefing: words and numbers as one types them, accents, case, line breaks ignored."""

from collections.abc import Iterator, Sequence

import msgspec

from briefings.extract.number_patterns import NumberPattern, Place, in_order, number_pattern
from briefings.folding import fold, folded_text, way_back
from briefings.layout.page import TextBlock

_APART = "\0"
"""Stands between texts that are folded together: it folds to itself, and joins no words."""


class BlockMatch(msgspec.Struct, frozen=True, order=True):
    """Where the words stand: characters `start`..`end` of a page's block."""

    block: int
    start: int
    end: int


class Searchable(msgspec.Struct, frozen=True):
    """A block's text, the same folded, and its alias folded."""

    text: str
    folded: str
    alias: str = ""


def find(blocks: Sequence[Searchable], query: str) -> list[BlockMatch]:
    """Return every place of `query` in the blocks, in order, none for a blank query.

    The query is one phrase; white space in it matches any white space. A block whose alias
    alone has it is a hit as a whole.
    """
    needle = fold(query.strip()).text
    if not needle:
        return []
    numbers = number_pattern(needle)
    candidates = [
        (index, block)
        for index, block in enumerate(blocks)
        if numbers or needle in block.folded or needle in block.alias
    ]
    found = (hit for at in candidates for hit in _in_block(*at, needle, numbers))
    return list(dict.fromkeys(found))


def searchable(blocks: Sequence[TextBlock]) -> list[Searchable]:
    """Fold a page's blocks once, so that each further letter of a query is cheap."""
    texts = [block.written or block.text for block in blocks]
    aliases = [block.alias for block in blocks]
    return list(map(Searchable, texts, _folded(texts), _folded(aliases)))


def _folded(texts: Sequence[str]) -> list[str]:
    """Fold texts, all at once where none of them holds what is put between them."""
    together = folded_text(_APART.join(texts)).split(_APART)
    return together if len(together) == len(texts) else [folded_text(text) for text in texts]


def _in_block(
    index: int, block: Searchable, needle: str, numbers: NumberPattern | None
) -> Iterator[BlockMatch]:
    places = _places(block.folded, needle, numbers)
    for place in places:
        yield BlockMatch(index, *way_back(block.text).origin(*place))
    if not places and _places(block.alias, needle, numbers):
        yield BlockMatch(index, 0, len(block.text))


def _places(text: str, needle: str, numbers: NumberPattern | None) -> list[Place]:
    places = []
    at = text.find(needle)
    while at >= 0:
        places.append((at, at + len(needle)))
        at = text.find(needle, at + len(needle))
    return in_order([*places, *numbers.places(text)]) if numbers else places
