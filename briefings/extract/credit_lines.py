"""Lines that say who wrote an article, when, and whom to ask: they are about no topic."""

import re
from typing import Final

from briefings.extract.names.lexicon import lexicon
from briefings.extract.speech.vocabulary import vocabulary

_MOST_WORDS: Final = 14
_MOST_OF_PLACE: Final = 3
"""Words of a place before a date."""

_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_ADDRESS: Final = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+")
_ENDS: Final = '.!?…”»"'


def is_credit_line(line: str, language: str) -> bool:
    """Return whether a paragraph is a byline, a date, an address or “Notes to editors”."""
    text = line.strip(" \t–—-*()[]")
    parts = _WORD.findall(text)
    if not parts or len(parts) > _MOST_WORDS:
        return False
    talks = vocabulary(language).talks
    low = text.lower()
    if low.startswith(talks.credits) or _ADDRESS.fullmatch(text):
        return True
    if text[-1] in _ENDS:
        return False
    if parts[0].lower() in talks.byline:
        return len(parts) > 1 and _is_of_names(parts[1:], language)
    return _is_date(text, parts, language) or _names_writer(parts, language)


def _is_of_names(parts: list[str], language: str) -> bool:
    """Return whether words begin large, but for small ones: “By Ann Reed in Leeds”."""
    small = vocabulary(language).grammar
    joints = small.prepositions | small.coordinating | small.determiners
    if parts[0].lower() in joints or parts[0].isdigit():
        return False
    return all(each[0].isupper() or each.isdigit() or each in joints for each in parts)


def _is_date(text: str, parts: list[str], language: str) -> bool:
    calendar = lexicon(language).calendar
    joints = vocabulary(language).grammar.prepositions
    rest = [
        each
        for each in parts
        if not (each.isdigit() or each.lower() in calendar or each.lower() in joints)
    ]
    is_dated = _YEAR.search(text) is not None and any(each.lower() in calendar for each in parts)
    return is_dated and len(rest) <= _MOST_OF_PLACE and all(each[0].isupper() for each in rest)


def _names_writer(parts: list[str], language: str) -> bool:
    """Return whether a name and what its bearer writes are all: “Ann Reed, correspondent”."""
    writers = vocabulary(language).talks.reporting
    is_writer = any(each.lower() in writers for each in parts)
    return is_writer and len(parts) > 1 and parts[0][0].isupper() and parts[1][0].isupper()
