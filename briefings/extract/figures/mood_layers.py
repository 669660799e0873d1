"""What the tense and mood of a verb say of its figures."""

from typing import Final

from briefings.extract.figures.layers import Layer
from briefings.extract.figures.sentence_reading import SentenceReading
from briefings.extract.figures.verb_groups import Mood, VerbGroup

_BY_MOOD: Final[dict[Mood, Layer]] = {
    "due": "goal",
    "expected": "estimate",
    "possible": "hypothetical",
    "able": "unknown",
    "subjunctive": "open",
}


def layer_of_mood(reading: SentenceReading, verb: VerbGroup, unit: str | None) -> Layer:
    """Return what a finite verb says of a figure of a unit."""
    if verb.mood == "future":
        if reading.has_condition:
            return "hypothetical"
        return "estimate" if _happens(reading, verb) else "goal"
    if verb.mood == "conditional":
        return _conditional(reading, verb, unit)
    if verb.mood == "conditional_perfect":
        is_thought = reading.language == "en" or reading.has_condition
        return "hypothetical" if is_thought else "alleged"
    return _BY_MOOD.get(verb.mood, "reported")


def _conditional(reading: SentenceReading, verb: VerbGroup, unit: str | None) -> Layer:
    """Return what “would pay” says: an answer, a thought, a reckoning or an intention."""
    if unit == "percent" and verb.verb.startswith(reading.words.opining):
        return "reported"
    if reading.has_condition:
        return "hypothetical"
    if _happens(reading, verb) or "estimate" in reading.classes:
        return "estimate"
    return "goal" if reading.classes & {"goal", "say", "intend"} else "thought"


def _happens(reading: SentenceReading, verb: VerbGroup) -> bool:
    return verb.verb.startswith(reading.words.happening)
