"""Folding for search: the text of `briefings.text.fold` at once, its way back when needed.

Most text folds one character to one; such a text needs no table for the way back, and the
folded text of a library is made ten times as fast.
"""

import re
from functools import lru_cache
from typing import Final

from briefings.text import Folded, fold

_SPACES: Final = re.compile("  +")


class _Folds(dict[int, str]):
    """What each character folds to, found out when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = fold(char).text
        if len(folded) != 1:
            self.uneven.add(char)
        self[code] = folded
        return folded


_FOLDS: Final = _Folds()


def folded_text(text: str) -> str:
    """Return `fold(text).text`."""
    return _SPACES.sub(" ", text.translate(_FOLDS))


def is_even(text: str, folded: str) -> bool:
    """Say whether offsets in `folded`, the folded text of `text`, are offsets in `text`."""
    return len(text) == len(folded) and _FOLDS.uneven.isdisjoint(text)


@lru_cache(maxsize=1024)
def way_back(text: str) -> Folded:
    """Return `fold(text)`, remembered for the texts that are being shown."""
    return fold(text)
