"""A stretch of capitalised words, and how such words are written."""

import re
from collections.abc import Sequence, Set
from typing import Final, NamedTuple

from briefings.extract.neighbours import text_at
from briefings.extract.scanned_text import ScannedText, Token

POSSESSIVES: Final = ("'s", "’s")

_PARTY: Final = re.compile(r"[RDI]-[A-Z]")
"""A member's party and state: “R-Ky.”."""


class NameRun(NamedTuple):
    """A stretch that may be a name: tokens `first:last`, and its text without a possessive.

    `titles` are those that were cut off before it. `opens`: it stands where any word would have a
    capital. `in_headline`: all words of its paragraph have.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    titles: tuple[str, ...]
    opens: bool
    in_headline: bool
    is_possessive: bool


def text_of(scan: ScannedText, words: Sequence[int]) -> str:
    """Return the article's own words from the first to the last of some tokens."""
    return scan.text[scan.tokens[words[0]].start : scan.tokens[words[-1]].end]


def bare(word: str) -> str:
    """Return a word without its possessive."""
    return word[:-2] if word.endswith(POSSESSIVES) else word


def is_name_word(token: Token) -> bool:
    """Return whether a word is written as a name is; “al-Qaeda” is too."""
    text = token.text
    if text[0].isupper():
        return text != "I" and text[:2] not in {"I'", "I’"} and not _PARTY.match(text)
    return text[:3] in {"al-", "el-", "ad-"} and text[3:4].isupper()


def is_acronym(word: str) -> bool:
    """Return whether a word has at least two capitals and mostly capitals."""
    plain = word.replace(".", "")
    capitals = sum(char.isupper() for char in plain)
    return capitals > 1 and 2 * capitals >= len(plain) and plain.isalnum()


def is_state_code(tokens: Sequence[Token], at: int, codes: Set[str]) -> bool:
    """Return whether a state's code stands behind a place and a comma: “Oakland, CA”."""
    if tokens[at].text not in codes or at < 2 or text_at(tokens, at - 1) != ",":  # noqa: PLR2004
        return False
    place = text_at(tokens, at - 2)
    return place[0].isupper() and not place.isupper()
