"""Words beside another: nothing stands beyond the ends of a text."""

from collections.abc import Sequence
from typing import Protocol


class _Word(Protocol):
    """A token of a text, or a unit of what is said in it."""

    @property
    def text(self) -> str: ...
    @property
    def lower(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def text_at(words: Sequence[_Word], at: int) -> str:
    """Return the text of a word; an empty one beyond the ends."""
    return words[at].text if 0 <= at < len(words) else ""


def lower_at(words: Sequence[_Word], at: int) -> str:
    """Return a word in small letters; an empty one beyond the ends."""
    return words[at].lower if 0 <= at < len(words) else ""


def touches(words: Sequence[_Word], at: int) -> bool:
    """Return whether nothing stands between a word and the next, if there are both."""
    return 0 <= at < len(words) - 1 and words[at].end == words[at + 1].start
