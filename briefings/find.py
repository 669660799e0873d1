"""Find in a briefing: words and numbers as one types them, accents, case, line breaks ignored."""

from collections.abc import Iterator, Sequence

import msgspec

from briefings.extract.alike import Place, alike, in_order
from briefings.folding import Folded, fold, folded_text
from briefings.layout.page import Block


class Hit(msgspec.Struct, frozen=True, order=True):
    """Where the words stand: characters `start`..`end` of a page's block."""

    block: int
    start: int
    end: int


class Searchable(msgspec.Struct, frozen=True):
    """A block's text, folded once, and its alias."""

    text: Folded
    alias: str = ""


def find(blocks: Sequence[Searchable], query: str) -> list[Hit]:
    """Return every place of `query` in the blocks, in order, none for a blank query.

    The query is one phrase; white space in it matches any white space. A block whose alias
    alone has it is a hit as a whole.
    """
    needle = fold(query.strip()).text
    if not needle:
        return []
    hits = (hit for index, block in enumerate(blocks) for hit in _in_block(index, block, needle))
    return list(dict.fromkeys(hits))


def searchable(blocks: Sequence[Block]) -> list[Searchable]:
    """Fold a page's blocks once, so that each further letter of a query is cheap."""
    return [
        Searchable(fold(block.written or block.text), folded_text(block.alias)) for block in blocks
    ]


def _in_block(index: int, block: Searchable, needle: str) -> Iterator[Hit]:
    places = _places(block.text.text, needle)
    for place in places:
        yield Hit(index, *block.text.origin(*place))
    if not places and _places(block.alias, needle):
        yield Hit(index, 0, block.text.starts[-1])


def _places(text: str, needle: str) -> list[Place]:
    places = []
    at = text.find(needle)
    while at >= 0:
        places.append((at, at + len(needle)))
        at = text.find(needle, at + len(needle))
    open_ = alike(needle)
    return in_order([*places, *open_.places(text)]) if open_ else places
