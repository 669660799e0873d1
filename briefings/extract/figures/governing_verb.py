"""The verb whose object, subject or adverb a figure is."""

from briefings.extract.figures.sentence_reading import SentenceReading
from briefings.extract.figures.verb_groups import VerbGroup
from briefings.extract.neighbours import lower_at, text_at


def governing_verb(reading: SentenceReading, first: int, last: int) -> VerbGroup | None:
    """Return the verb that governs a figure, `tokens[first:last]`."""
    left, right = reading.verb_before(first), reading.verb_after(last)
    is_right_near = right is not None and not reading.breaks_between(last, right.first)
    if left is not None and not reading.breaks_between(left.last, first):
        says = any(
            hit.kind in ("say", "estimate", "goal", "deny", "allege")
            for hit in reading.hits_in(left.first, left.last)
        )
        if not (says and is_right_near):
            return left
    if is_right_near and right is not None:
        right = _past_participle(reading, right)
    if is_right_near or left is None:
        is_untold = left is None and _is_in_relative(reading, first, last, right)
        return None if is_untold else right
    is_cut = reading.is_cut(left.last, first)
    if is_cut and right is not None and not reading.is_cut(last, right.first):
        return right
    return left


def _is_in_relative(
    reading: SentenceReading, first: int, last: int, right: VerbGroup | None
) -> bool:
    """Return whether a figure is told of in between, by a verb that is not known: “the fund,
    which runs 40 mines, will”.
    """
    opening, tokens = reading.break_before(first), reading.tokens
    if right is None or opening is None or opening.first <= reading.sentence.first:
        return False
    if opening.opening == "mark" or text_at(tokens, opening.first - 1) != ",":
        return False
    if tokens[opening.first].lower not in reading.words.unsaid.relatives:
        return False
    breaks = reading.breaks_between(last, right.first)
    return right.first >= last and any(tokens[each.first].text == "," for each in breaks)


def _past_participle(reading: SentenceReading, verb: VerbGroup) -> VerbGroup:
    """Return the verb of “40 men led by a colonel would march”, which is no “led”."""
    behind = lower_at(reading.tokens, verb.last) if verb.last < reading.sentence.last else ""
    is_bare = verb.mood == "told" and verb.last == verb.first + 1
    if reading.language != "en" or behind != "by" or not is_bare:
        return verb
    other = reading.verb_after(verb.last)
    is_near = other is not None and not reading.breaks_between(verb.last, other.first)
    return other if other is not None and is_near else verb
