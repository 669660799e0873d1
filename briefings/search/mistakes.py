"""What is said of a query that makes no sense: one sentence, and the place."""

from collections.abc import Callable
from typing import Final, NamedTuple

import msgspec

_CUT: Final = "…"


class Pointer(NamedTuple):
    """A part of a query on one line, and the cell of it under which a caret points at a place."""

    query: str
    caret: int


class QueryMistake(msgspec.Struct, frozen=True):
    """What is wrong at a code point of `query`, in a sentence."""

    sentence: str
    query: str
    at: int

    def pointer(
        self, width: int, shown: Callable[[str], str], cells: Callable[[str], int]
    ) -> Pointer:
        """Return what points at the place in `width` cells; `shown` makes text fit for a screen."""
        before = shown(_on_one_line(self.query[: self.at]))
        behind = shown(_on_one_line(self.query[self.at :]))
        if cells(before) > width * 2 // 3:
            while cells(before) > width // 2:
                before = before[len(before) // 8 + 1 :]
            before = shown(_CUT) + before
        if cells(before + behind) > width:
            while cells(before + behind) >= width:
                behind = behind[: len(behind) - len(behind) // 8 - 1]
            behind += shown(_CUT)
        return Pointer(before + behind, cells(before))


def _on_one_line(text: str) -> str:
    return "".join(" " if char.isspace() else char for char in text)
