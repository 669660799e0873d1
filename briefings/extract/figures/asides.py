"""What is said of figures beside their clause: `she reckons`, `put at`, `under the plan`, who
accuses.
"""

from collections.abc import Iterator
from typing import Final

from briefings.extract.figures.layers import Told
from briefings.extract.figures.sentence_reading import SentenceReading
from briefings.extract.figures.status_words import is_among
from briefings.extract.neighbours import lower_at, text_at

_NEAR: Final = 4
_LONGEST: Final = 8
_OPENING: Final = 12
"""Tokens at the beginning of a sentence among which its plan is named."""
_ENDS: Final = frozenset(',.;:”"»)—–')
_AT: Final = frozenset(("at", "en"))
_DETERMINERS: Final = frozenset(
    ("la", "una", "esa", "esta", "su", "the", "a", "was", "were", "is", "are")
)
_NOW: Final = frozenset(("now", "currently", "today", "ahora", "hoy", "actualmente"))
_OPENS: Final = frozenset((",", "(", "from", "de", "del", "—", "–", "-", "a", "the", "la", "el"))


def comment(reading: SentenceReading) -> Iterator[Told]:
    """Yield what is put in between, or behind, that a figure is reckoned: “, she reckons,”."""
    tokens, last = reading.tokens, reading.sentence.last
    for hit in reading.hits:
        if hit.kind != "estimate" or hit.first <= reading.sentence.first:
            continue
        before = [token.text for token in tokens[max(hit.first - _NEAR, 0) : hit.first]]
        behind = [token.text for token in tokens[hit.last : min(hit.last + _LONGEST, last)]]
        if reading.language == "es":
            is_aside = before[-1:] == [","] and not _ENDS.isdisjoint(behind)
            is_aside &= "que" not in behind[:1]
        else:
            is_aside = "," in before and bool(behind) and behind[0] in _ENDS
        if is_aside:
            yield Told("estimate", hit.first, hit.last)


def put_at(reading: SentenceReading, first: int) -> Told | None:
    """Return the verb of “puts the gap at $8 billion”, which is reckoned; a toll is counted."""
    verbs, tokens = reading.words.verbs, reading.tokens
    if lower_at(tokens, first - 1) not in _AT:
        return None
    for at in range(first - 2, max(first - _OPENING, reading.sentence.first) - 1, -1):
        if tokens[at].lower not in verbs.putting:
            continue
        is_noun = at > reading.sentence.first and lower_at(tokens, at - 1) in _DETERMINERS
        between = {token.lower for token in tokens[at:first]}
        if is_noun or reading.is_cut(at + 1, first) or between & verbs.tolls:
            return None
        return Told("estimate", at, at + 1)
    return None


def is_now(reading: SentenceReading, first: int, last: int) -> bool:
    """Return whether “, now 14 shillings” or “from 34 days now” is meant, whatever will be."""
    tokens, sentence = reading.tokens, reading.sentence
    if first - 1 > sentence.first and lower_at(tokens, first - 1) in _NOW:
        return lower_at(tokens, first - 2) in _OPENS
    if last + 1 < sentence.last and tokens[last].lower in _NOW:
        return text_at(tokens, last + 1) in _ENDS
    return False


def is_under_plan(reading: SentenceReading) -> bool:
    """Return whether a sentence begins with the plan that it tells of: “Under the deal, ...”."""
    first = reading.sentence.first
    last = min(first + _OPENING, reading.sentence.last)
    tokens = reading.tokens[first:last]
    if not tokens or tokens[0].lower not in reading.words.verbs.under:
        return False
    named = {token.lower for token in tokens} & reading.words.verbs.policies
    hits = reading.hits_in(first, last)
    return bool(named) or any(hit.kind in ("goal", "outlay") for hit in hits)


def accusation(reading: SentenceReading, first: int) -> Told | None:
    """Return who accuses somebody of what a figure is of: “prosecutors said he had stolen”."""
    verbs = reading.words.verbs
    say = next(
        (hit for hit in reading.hits if hit.kind == "say" and hit.first > reading.sentence.first),
        None,
    )
    if say is None or say.last > first:
        return None
    begin = max(say.first - _NEAR, reading.sentence.first)
    if not any(token.lower in verbs.accusers for token in reading.tokens[begin : say.first]):
        return None
    for verb in reading.verbs:
        if verb.first >= say.last and is_among(verb.verb, verbs.misdeeds):
            return Told("alleged", say.first, say.last)
    return None
