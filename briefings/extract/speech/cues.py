"""Cues: the verbs and phrases by which a passage says that somebody spoke."""

from collections.abc import Mapping, Sequence
from typing import Final

from briefings.extract.speech.cue import THAT, CueSurroundings, SpeechCue
from briefings.extract.speech.english_verbs import english_cue
from briefings.extract.speech.spanish_verbs import spanish_cue
from briefings.extract.speech.units import SpeechUnit, begins_clause
from briefings.extract.speech.vocabulary import Vocabulary

_FARTHEST_THAT: Final = 8
"""Units between a noun and the “that” of its clause, who says it among them."""

_PAST: Final[Mapping[str, tuple[str, ...]]] = {"en": ("ed",), "es": ("ó", "aron", "ieron")}
"""Ends of verbs in the past."""

_LONG: Final = 24
"""Characters of a quotation that is no title."""

_LONGEST_BETWEEN: Final = 4
"""Units between a quotation and a verb whose subject they are."""

_MOST: Final = 40
"""Cues of one passage; more are those of no sentence."""


def cues_in(units: Sequence[SpeechUnit], words: Vocabulary) -> list[SpeechCue]:
    """Return the cues of a passage in order."""
    around = CueSurroundings(units, words)
    found: list[SpeechCue] = []
    after = 0
    cue_words = words.cue_words
    past = _PAST[words.language] if _has_quote(units) else ()
    for at, unit in enumerate(units):
        if len(found) == _MOST:
            break
        if at < after or unit.kind != "word":
            continue
        if unit.lower not in cue_words:
            if past and unit.lower.endswith(past) and _follows_quote(at, around):
                found.append(SpeechCue(at, at + 1, "quoting", "finite", unit.lower))
                after = at + 1
            continue
        cue = _phrase_at(at, around) or _verb_at(at, around)
        if cue is None and (unit.lower in words.nouns_of_saying or _has_that(at, around)):
            cue = SpeechCue(at, at + 1, "noun")
        if cue is not None:
            found.append(cue)
            after = cue.last
    return found


def _has_that(at: int, around: CueSurroundings) -> bool:
    """Return whether a noun claims a clause: “her claim that”, “warnings from experts that”."""
    is_begun = at == 0 or around.units[at - 1].kind != "mark"
    if around.lower(at) not in around.words.claim_nouns or not is_begun:
        return False
    near = range(at + 1, min(at + _FARTHEST_THAT, len(around.units)))
    return any(around.lower(each) in THAT for each in near)


def _follows_quote(at: int, around: CueSurroundings) -> bool:
    """Return whether a verb of any sense has a long quotation and its subject beside it."""
    before = at - 1
    if around.words.language == "es":
        following = at + 1 + (around.lower(at + 1) in around.grammar.determiners)
        if following >= len(around.units) or not _may_speak(following, around):
            return False
        return before > 0 and around.lower(before) == "," and _is_long(before - 1, around)
    while before > 0 and at - before <= _LONGEST_BETWEEN and _may_speak(before, around):
        before -= 1
    if not _is_long(before, around):
        return False
    rest = around.units[at + 1 : at + 2]
    if before == at - 1:
        return any(unit.is_person for unit in rest)
    return all(unit.kind == "mark" for unit in rest)


def _may_speak(at: int, around: CueSurroundings) -> bool:
    """Return whether a unit may be part of a short subject: “Reed”, “she”, “the mayor”."""
    low = around.lower(at)
    return (
        around.units[at].is_person
        or low in around.grammar.determiners
        or around.words.pronoun(low) in ("male", "female")
        or around.words.speaker_kind(low) == "people"
    )


def _is_long(at: int, around: CueSurroundings) -> bool:
    """Return whether a unit is a quotation of some words that begins a sentence."""
    marked = around.units[at].marked if at >= 0 else None
    is_first = begins_clause(around.units, at)
    return marked is not None and is_first and marked.end - marked.start >= _LONG


def _phrase_at(at: int, around: CueSurroundings) -> SpeechCue | None:
    """Return the cue that is a fixed phrase: “according to”, “se supo”."""
    length = _longest(around.words.according, at, around)
    if length:
        is_agreement = around.lower(at - 1) in around.grammar.being
        return None if is_agreement else SpeechCue(at, at + length, "according")
    if at == 0 and around.lower(0) in around.grammar.in_view_of and _has_quote(around.units):
        return SpeechCue(0, 1, "according")
    length = _longest(around.words.impersonal, at, around)
    return SpeechCue(at, at + length, "impersonal", "finite") if length else None


def _has_quote(units: Sequence[SpeechUnit]) -> bool:
    return any(unit.kind == "quote" for unit in units)


def _longest(
    phrases: Mapping[str, tuple[tuple[str, ...], ...]], at: int, around: CueSurroundings
) -> int:
    for phrase in phrases.get(around.lower(at), ()):
        if around.stands(phrase, at):
            return len(phrase)
    return 0


def _verb_at(at: int, around: CueSurroundings) -> SpeechCue | None:
    checked = spanish_cue if around.words.language == "es" else english_cue
    for verb in around.words.verbs.get(around.lower(at), ()):
        if around.stands(verb.words, at):
            last = at + len(verb.words)
            cue = checked(SpeechCue(at, last, verb.kind, verb.form, verb.infinitive), around)
            if cue is not None:
                return cue
    return None
