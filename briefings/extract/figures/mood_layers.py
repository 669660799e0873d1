"""What the tense and mood of a verb say of its figures."""

from typing import Final

from briefings.extract.figures.asides import is_under_plan
from briefings.extract.figures.layers import Layer
from briefings.extract.figures.outlays import is_money
from briefings.extract.figures.sentence_reading import SentenceReading
from briefings.extract.figures.status_words import is_among
from briefings.extract.figures.verb_groups import Mood, VerbGroup
from briefings.extract.neighbours import lower_at
from briefings.time_units import TIMES

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
        return "estimate" if _is_outcome(reading, verb, unit) else "goal"
    if verb.mood == "due" and _is_hoped(reading, verb):
        return "estimate"
    if verb.mood == "conditional":
        return _conditional(reading, verb, unit)
    return _otherwise(reading, verb)


def _otherwise(reading: SentenceReading, verb: VerbGroup) -> Layer:
    is_reckoned = "estimate" in reading.classes and not reading.has_condition
    if verb.mood == "possible" and is_reckoned:
        return "estimate"
    if verb.mood == "conditional_perfect":
        is_thought = reading.language == "en" or reading.has_condition
        return "hypothetical" if is_thought else "alleged"
    return _BY_MOOD.get(verb.mood, "reported")


def _conditional(reading: SentenceReading, verb: VerbGroup, unit: str | None) -> Layer:
    """Return what “would pay” says: an answer, a thought, a reckoning or an intention."""
    if unit == "percent" and verb.verb.startswith(reading.words.verbs.opining):
        return "reported"
    if reading.has_condition:
        return "hypothetical"
    if _is_elliptic(reading, verb) or is_under_plan(reading):
        return "goal"
    if _happens(reading, verb) or "estimate" in reading.classes:
        return "estimate"
    return _meant(reading, verb)


def _meant(reading: SentenceReading, verb: VerbGroup) -> Layer:
    """Return whether “would pay” is hearsay, or what a law or somebody means to do."""
    if _is_hearsay(reading, verb):
        return "alleged"
    is_policy = not reading.words.verbs.policies.isdisjoint(reading.words_around(verb))
    return "goal" if is_policy or reading.classes & {"goal", "say", "intend"} else "thought"


def _is_hearsay(reading: SentenceReading, verb: VerbGroup) -> bool:
    """Return whether `aseguran que despedirían` is meant: who promises it says so in the past."""
    if reading.language != "es" or "goal" in reading.classes:
        return False
    says = [hit for hit in reading.hits if hit.kind == "say" and hit.last <= verb.first]
    matrix = reading.verb_before(says[-1].last) if says else None
    return matrix is not None and matrix.last == says[-1].last and matrix.mood == "present"


def _is_elliptic(reading: SentenceReading, verb: VerbGroup) -> bool:
    """Return whether “and 40 more would be by May” is meant, whose verb stands before."""
    behind = lower_at(reading.tokens, verb.last) if verb.last < reading.sentence.last else ""
    return verb.verb in {"be", "would"} and behind in {"by", "before"}


def _happens(reading: SentenceReading, verb: VerbGroup) -> bool:
    return is_among(verb.verb, reading.words.verbs.happening)


def _is_outcome(reading: SentenceReading, verb: VerbGroup, unit: str | None) -> bool:
    """Return whether what will be comes by itself, and is nobody's plan."""
    verbs = reading.words.verbs
    if _is_set(reading, verb, unit) or is_under_plan(reading):
        return False
    if verb.verb == "take" and unit not in TIMES:
        return False
    if unit == "percent":
        is_given = not verbs.policies.isdisjoint(reading.words_around(verb))
        return _happens(reading, verb) or (verb.verb in verbs.getting and not is_given)
    return _happens(reading, verb) and not is_among(verb.verb, verbs.lasting)


def _is_set(reading: SentenceReading, verb: VerbGroup, unit: str | None) -> bool:
    """Return whether somebody brings about what will be: a law, a budget, a tax rise."""
    verbs = reading.words.verbs
    around = reading.words_around(verb)
    if not verbs.drifting.isdisjoint(around):
        return False
    is_set = is_among(verb.verb, verbs.set)
    if is_set and (unit in (None, "percent") or is_money(unit)):
        return True
    is_brought = is_set or is_among(verb.verb, verbs.brought)
    return is_brought and not verbs.policies.isdisjoint(around)


def _is_hoped(reading: SentenceReading, verb: VerbGroup) -> bool:
    """Return whether “should grow” is meant, which asks nobody for it."""
    is_should = reading.tokens[verb.first].lower == "should" and verb.verb != "be"
    return is_should and _happens(reading, verb)
