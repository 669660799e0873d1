"""The characters that a test of all characters has to look at one by one."""

import sys
import unicodedata
from functools import cache


@cache
def assigned() -> tuple[str, ...]:
    """Return all characters but those that Unicode has not assigned.

    They are six of seven, and nothing stands in any table for them.
    """
    every = map(chr, range(sys.maxunicode + 1))
    return tuple(char for char in every if unicodedata.category(char) not in {"Cn", "Co"})
