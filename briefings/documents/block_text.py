"""A document's text out of its blocks: canonical, with a blank line between two of them."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from briefings.documents.canonical_text import canonical
from briefings.model import Block, BlockRole

_BLANKS: Final = re.compile(r"[ \t]+")
_AROUND_BREAK: Final = re.compile(r" *\n *")
_PART: Final = re.compile(r"\n{2,}")
_UNSEEN: Final = {0: None, 0xAD: None, 0xFEFF: None}
"""Soft hyphens are no part of a word; zero bytes and byte order marks are no text."""


class UnplacedBlock(NamedTuple):
    """The words of a block to be, and what it is."""

    text: str
    role: BlockRole = "paragraph"
    level: int | None = None


def cleaned(text: str) -> str:
    """Return a paragraph's text with single blanks, none at its ends or around its breaks."""
    text = _BLANKS.sub(" ", canonical(text).translate(_UNSEEN))
    return _AROUND_BREAK.sub("\n", text).strip()


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def joined(blocks: Iterable[UnplacedBlock]) -> tuple[str, tuple[Block, ...]]:
    """Return the text of all blocks that have any, and the blocks as they stand in it."""
    texts: list[str] = []
    placed: list[Block] = []
    start = 0
    for each in _parts(blocks):
        end = start + len(each.text)
        texts.append(each.text)
        placed.append(Block(start=start, end=end, role=each.role, level=each.level))
        start = end + 2
    return "\n\n".join(texts), tuple(placed)


def _parts(blocks: Iterable[UnplacedBlock]) -> Iterator[UnplacedBlock]:
    """Clean each block, and part it where its author has left a line empty."""
    for each in blocks:
        for part in _PART.split(cleaned(each.text)):
            if part:
                yield each._replace(text=part)
