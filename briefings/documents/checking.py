"""Documents that come from elsewhere, of which nothing is sure: a pack, a reading process."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from briefings.documents.canonical_text import canonical
from briefings.documents.document import SourceDocument
from briefings.model import Block

LONGEST_TEXT: Final = 1 << 24
"""Characters of a document's text; a book of a thousand pages has an eighth of it."""

_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_LONGEST_REMARK: Final = 1000
_MOST_REMARKS: Final = 100
_MOST_PAGES: Final = 1_000_000
_LARGEST_FILE: Final = 1 << 40


def are_sound(documents: Iterable[SourceDocument]) -> bool:
    """Return whether documents are what a reader may make: canonical text, blocks in order."""
    return all(map(_is_sound, documents))


def _is_sound(document: SourceDocument) -> bool:
    text = document.text
    return (
        0 < len(text) <= LONGEST_TEXT
        and _SHA256.fullmatch(document.sha256) is not None
        and canonical(text) == text
        and "\0" not in text
        and _are_in_order(document.blocks, len(text))
        and len(document.remarks) <= _MOST_REMARKS
        and all(len(remark) <= _LONGEST_REMARK for remark in document.remarks)
    )


def _are_in_order(blocks: Sequence[Block], length: int) -> bool:
    numbers = (
        number for each in blocks for number in (each.level, each.page) if number is not None
    )
    return (
        bool(blocks)
        and blocks[0].start >= 0
        and blocks[-1].end <= length
        and all(block.start < block.end for block in blocks)
        and all(earlier.end <= later.start for earlier, later in pairwise(blocks))
        and all(1 <= number <= _MOST_PAGES for number in numbers)
        and all(0 <= (block.offset or 0) <= _LARGEST_FILE for block in blocks)
    )
