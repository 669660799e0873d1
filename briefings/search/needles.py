"""Where a needle, a word or phrase, stands in folded text.

One that begins with a letter stands where a word begins; a closed one that ends with one, where
a word ends. Writing that puts no spaces between words has neither.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefings.extract.number_patterns import Place, number_pattern
from briefings.search.tokens import LETTER, UNSPACED

_PLAIN: Final = r"[^\W_]"

_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
_LETTER: Final = re.compile(LETTER)

Bounds = tuple[str, str]


def letter_of(text: str) -> str:
    """Return an expression for a letter of a text.

    `LETTER` takes long to compile; where all writing has spaces a plain one means the same.
    """
    return _PLAIN if text.isascii() or not _UNSPACED.search(text) else LETTER


@lru_cache(maxsize=512)
def needle_pattern(needle: str, letter: str, *, closed: bool) -> re.Pattern[str]:
    """Look behind from the end: so the search may jump from one needle to the next."""
    words = re.escape(needle)
    before, after = _borders(needle, letter, closed=closed)
    begins = f"(?<={before}{words})" if before else ""
    return re.compile(words + begins + after)


def is_in(needle: str, text: str, *, closed: bool) -> bool:
    """Return whether a needle stands in a text that is short."""
    return needle_pattern(needle, letter_of(text), closed=closed).search(text) is not None


def stands_in(needle: str, text: str, *, closed: bool) -> bool:
    """Return whether a needle stands in a text, its numbers written in whatever way."""
    if is_in(needle, text, closed=closed):
        return True
    return any(numbers_of(needle, letter_of(text), text, closed=closed))


def numbers_of(needle: str, letter: str, text: str, *, closed: bool) -> Iterator[Place]:
    """Yield where a needle stands with its numbers written another way."""
    if not any(map(str.isdigit, needle)):
        return iter(())
    numbers = number_pattern(needle, *_borders(needle, letter, closed=closed))
    return iter(()) if numbers is None else numbers.places(text)


@lru_cache(maxsize=256)
def word_pattern(begins: str, letter: str) -> re.Pattern[str]:
    """Return what finds whole words that begin so."""
    words = re.escape(begins)
    return re.compile(rf"{words}(?<=(?<!{letter}){words}){letter}*")


def _borders(needle: str, letter: str, *, closed: bool) -> Bounds:
    """Return the expressions for what stands before and after a needle in folded text."""
    before = f"(?<!{letter})" if _LETTER.match(needle) else ""
    after = f"(?!{letter})" if closed and _LETTER.match(needle[-1:]) else ""
    return before, after
