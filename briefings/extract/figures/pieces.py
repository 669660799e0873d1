"""The tokens of a sentence, with those taken apart whose hyphens join numbers: `two-day`."""

import re
from collections.abc import Sequence
from typing import Final

from briefings.extract.figures.number_words import NumberWords
from briefings.extract.scanned_text import Token

_PART: Final = re.compile(r"\d+|-|[^\d-]+")


def has_number(tokens: Sequence[Token], words: NumberWords) -> bool:
    """Return whether a number may stand among tokens."""
    beginnings = words.beginnings
    for token in tokens:
        if token.text[0].isdecimal() or token.lower in beginnings:
            return True
        if "-" in token.text and words.begins(token.lower.partition("-")[0]):
            return True
    return False


def pieces(tokens: Sequence[Token], words: NumberWords) -> list[Token]:
    """Return tokens; those that begin with a number, or that a hyphen joins to one, in parts."""
    parts: list[Token] = []
    for token in tokens:
        if "-" in token.text and len(token.text) > 1 and _is_of_number(token, parts, words):
            parts += _apart(token)
        else:
            parts.append(token)
    return parts


def _is_of_number(token: Token, before: Sequence[Token], words: NumberWords) -> bool:
    first = token.lower.partition("-")[0]
    if words.begins(first) or token.lower.startswith("year-"):
        return True
    if before and before[-1].text[0].isdecimal() and first in words.scales:
        return True
    is_joined = before and before[-1].text == "-" and before[-1].end == token.start
    return bool(is_joined)


def _apart(token: Token) -> list[Token]:
    """Return the words, digits and hyphens of a token."""
    return [
        Token(part[0], token.start + part.start(), token.start + part.end(), part[0].lower())
        for part in _PART.finditer(token.text)
    ]
