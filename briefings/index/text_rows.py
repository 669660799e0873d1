"""What the index is told of texts, and what it says of them."""

from typing import Final, NamedTuple, Protocol

import msgspec

LAST: Final = 1 << 62
"""Behind every row."""


class Text(msgspec.Struct, frozen=True):
    """What a briefing is found by: its words, folded and parted by blanks, and its figures.

    `problem` says why it cannot be read. `sentences` are the fingerprints of its `article`, by
    the number of that document.
    """

    words: str = ""
    figures: tuple[tuple[str | None, float], ...] = ()
    problem: str | None = None
    article: int | None = None
    sentences: tuple[int, ...] = ()


class TextSource(Protocol):
    """What the log says now, by the numbers of documents."""

    def briefing(self, doc_id: int) -> Text:
        """Return a briefing's text without its notes; one that is out of sight has no words."""

    def note(self, doc_id: int) -> str:
        """Return a note's words; one that was deleted has none."""


class TextCount(NamedTuple):
    """How many texts, notes too, are still to be written, and how many briefings there are."""

    due: int
    all: int


class TextRow(NamedTuple):
    """A row, and the briefing whose words it has."""

    slot: int
    doc_id: int
