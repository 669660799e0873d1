"""Lines in which nobody says anything: who wrote an article, what else there is to read."""

from collections.abc import Sequence
from typing import Final

from briefings.extract.speech.passages import SpeechPassage
from briefings.extract.speech.units import SpeechUnit
from briefings.extract.speech.vocabulary import Vocabulary

_EARLIEST: Final = 8
"""Paragraphs at an article's beginning among which its author is named."""

_LONGEST_PROMOTION: Final = 200
_OPENING: Final = "\"'“”‘’«(*[ "
_NETWORKS: Final = ("@", "twitter", "facebook", "instagram", "whatsapp", "youtube", "tiktok")

_LONGEST: Final = 14
"""Units of a line that names an author."""


def silent_lines(text: str, passages: Sequence[SpeechPassage], words: Vocabulary) -> frozenset[int]:
    """Return where the passages begin that only name an author, or lead to something else."""
    return frozenset(
        passage.start
        for passage in passages
        if is_promotional(text, passage.start, passage.units[-1].end, words)
        or (passage.paragraph.number < _EARLIEST and _is_byline(passage.units, words))
    )


def is_promotional(text: str, start: int, end: int, words: Vocabulary) -> bool:
    """Return whether a line is a caption or “Read more”, “Follow Ann Reed on Twitter”."""
    line = text[start : min(end, start + _LONGEST_PROMOTION)].lstrip(_OPENING).lower()
    if line.startswith(words.talks.promoting):
        return True
    is_following = line.startswith(words.talks.following)
    return is_following and any(each in line for each in _NETWORKS)


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
