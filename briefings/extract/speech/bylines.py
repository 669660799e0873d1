"""Lines that say who wrote an article; an author says nothing in it."""

from collections.abc import Sequence
from typing import Final

from briefings.extract.speech.passages import SpeechPassage
from briefings.extract.speech.units import SpeechUnit
from briefings.extract.speech.vocabulary import Vocabulary

_EARLIEST: Final = 8
"""Paragraphs at an article's beginning among which its author is named."""

_LONGEST: Final = 14
"""Units of a line that names an author."""


def bylines(passages: Sequence[SpeechPassage], words: Vocabulary) -> frozenset[int]:
    """Return where the passages begin that only say who wrote the article."""
    found: set[int] = set()
    for passage in passages:
        if passage.paragraph.number >= _EARLIEST:
            break
        if _is_byline(passage.units, words):
            found.add(passage.start)
    return frozenset(found)


def _is_byline(units: Sequence[SpeechUnit], words: Vocabulary) -> bool:
    """Return whether a line is “By Ann Reed” and no sentence."""
    if len(units) > _LONGEST or any(unit.kind == "quote" for unit in units):
        return False
    talks = words.talks
    first = 0
    while first < len(units) - 1 and units[first].lower in talks.writers:
        first += 1
    begins = units[first].lower in talks.byline or first > 0
    if units[first].lower in talks.byline:
        first += 1
    rest = [unit for unit in units[first:] if unit.kind != "mark"]
    return begins and bool(rest) and all(_may_stand(unit, words) for unit in rest)


def _may_stand(unit: SpeechUnit, words: Vocabulary) -> bool:
    is_large = not unit.text[:1].islower()
    is_joint = unit.lower in words.grammar.coordinating or unit.lower in words.grammar.prepositions
    return (
        is_large
        or is_joint
        or unit.lower in words.talks.writers
        or (words.speaker_kind(unit.lower) is not None)
    )
