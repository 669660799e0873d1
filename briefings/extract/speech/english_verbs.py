"""Whether a form of an English verb of saying is one where it stands."""

from typing import Final

from briefings.extract.speech.cue import OF_OBJECT, TOLD_THOUGH_NEGATED, CueSurroundings, SpeechCue
from briefings.extract.speech.units import SpeechUnit

_PERFECT: Final = frozenset(("has", "have", "had", "having"))
_PLURAL_SUBJECTS: Final = frozenset(("they", "who", "which", "i", "we", "you"))
_NOUN_BEFORE: Final = frozenset(("worth", "of", "without"))
_NOUN_AFTER: Final = frozenset(("from", "of", "by", "on"))
_PREDICATES: Final = frozenset(("is", "was"))
"""What is said is itself a subject before these: “everything he says is”."""

_MODALS: Final = frozenset(("would", "could", "should", "might", "may", "must", "will", "can"))
_REDUCED: Final = frozenset(("thought", "believed", "suspected", "feared", "felt"))
"""Participles before “to”: “a drug thought to cause”."""

_LONGEST_SUBJECT: Final = 8
"""Units of a subject before a verb."""

_NOT: Final = frozenset(("not", "never", "nobody", "without", "no"))
_NEGATIONS: Final = ("n't", "n’t")
_DOING: Final = frozenset(("do", "does", "did"))
_DEGREES: Final = frozenset(("more", "most", "less", "least", "very", "too"))
"""Words before which and a noun a participle is an adjective: “more detailed plans”."""

_SINGULAR: Final = frozenset(("a", "an"))
_COMPARING: Final = frozenset(("as", "than"))
_ENDS: Final = frozenset((",", ";", ")", ".", ""))


def english_cue(cue: SpeechCue, around: CueSurroundings) -> SpeechCue | None:
    """Return a cue, as what it is here, if the words beside it let it be a statement."""
    at = around.before(cue.first)
    before = around.lower(at)
    negated = _negated_from(at, around) if cue.form == "plural" else None
    if negated is not None and cue.kind in TOLD_THOUGH_NEGATED:
        return cue._replace(first=negated, form="finite", is_negated=True)
    if before.endswith(_NEGATIONS) or before in around.grammar.scarcely:
        return None
    if around.lower(cue.last) in around.grammar.of_nouns:
        return None
    if cue.form == "plural":
        return _bare(cue, at, around)
    if cue.form == "gerund":
        return _gerund(cue, at, around)
    return _finite(cue, at, around)


def _negated_from(at: int, around: CueSurroundings) -> int | None:
    """Return the first unit of “does not” or “doesn’t” that ends at `at`."""
    before = around.lower(at)
    if before.endswith(_NEGATIONS):
        return at if before[:-3] in _DOING else None
    return at - 1 if before == "not" and around.lower(at - 1) in _DOING else None


def _bare(cue: SpeechCue, at: int, around: CueSurroundings) -> SpeechCue | None:
    """Return the cue if a plural subject stands before a bare form: “officials say”."""
    before = around.units[at] if at >= 0 else None
    if before is None or before.is_possessive:
        return None
    if before.kind == "name" and around.lower(at - 1) in _SINGULAR:
        return None
    if before.lower == "to":
        if around.lower(at - 1) == "on":
            return cue._replace(form="infinitive")
        return _reached(cue, around)
    may_be_noun = cue.infinitive in around.grammar.also_nouns
    is_subject = before.lower in _PLURAL_SUBJECTS or _is_plural(
        before, around, may_be_noun=may_be_noun
    )
    follows_and = before.lower in around.grammar.coordinating and around.lower(cue.last) == "that"
    is_several = (
        follows_and or _ends_clause_of_several(at, around) or _begins_with_several(at, around)
    )
    return cue if is_subject or is_several else None


def _reached(cue: SpeechCue, around: CueSurroundings) -> SpeechCue | None:
    """Return the cue of “was forced to admit”, and not of “never tried to say”."""
    first = around.reached_from(cue.first)
    if first is None:
        return None
    before = around.lower(first - 1), around.lower(first - 2)
    is_denied = any(word in _NOT or word.endswith(_NEGATIONS) for word in before)
    return None if is_denied else cue._replace(first=first, form="finite")


def _ends_clause_of_several(at: int, around: CueSurroundings) -> bool:
    """Return whether a clause ends here that says which people: “friends who met Hill say”."""
    for who in range(at - 1, max(0, at - _LONGEST_SUBJECT), -1):
        if around.units[who].kind not in ("word", "name"):
            return False
        if around.lower(who) == "who":
            return around.words.is_plural(around.lower(who - 1))
    return False


def _begins_with_several(at: int, around: CueSurroundings) -> bool:
    """Return whether a clause begins with people, and where they are: “Teachers at Hill fear”."""
    first = at
    while first > 0 and at - first < _LONGEST_SUBJECT and around.units[first - 1].kind != "mark":
        first -= 1
    while first < at and around.lower(first) in around.grammar.determiners:
        first += 1
    noun = around.lower(first)
    is_people = around.words.speaker_kind(noun) == "people" and around.words.is_plural(noun)
    is_placed = around.lower(first + 1) in around.grammar.joining
    between = range(first + 1, at + 1)
    return (
        is_people and is_placed and all(around.lower(k) not in around.words.verbs for k in between)
    )


def _is_plural(unit: SpeechUnit, around: CueSurroundings, *, may_be_noun: bool) -> bool:
    """Return whether a unit is a noun in the plural, or a name that can be one.

    A word that `may_be_noun` after a name in the singular is one: “a Daily Planet report”.
    """
    if unit.kind == "name":
        return not unit.is_person and (around.words.is_plural(unit.lower) or not may_be_noun)
    if unit.kind != "word" or around.words.is_no_noun(unit.lower):
        return False
    return unit.lower not in around.grammar.modals and around.words.is_plural(unit.lower)


def _gerund(cue: SpeechCue, at: int, around: CueSurroundings) -> SpeechCue | None:
    before = around.lower(at)
    is_noun = before in around.grammar.determiners or around.is_possessive(at)
    if is_noun or before in _NOUN_BEFORE or around.lower(cue.last) in _NOUN_AFTER:
        return None
    if cue.infinitive in around.grammar.nouns_unless_clause and not _has_clause(cue, around):
        return None
    if _is_other_sense(cue, around):
        return None
    return cue._replace(form="finite") if before in around.grammar.being else cue


def _has_clause(cue: SpeechCue, around: CueSurroundings) -> bool:
    return around.lower(cue.last) in around.grammar.complementizers


def _finite(cue: SpeechCue, at: int, around: CueSurroundings) -> SpeechCue | None:
    before = around.lower(at)
    if before in around.grammar.being:
        return _passive(cue, at, around)
    if before in around.grammar.modals or before in around.grammar.determiners:
        return None
    if before in _PERFECT and around.lower(around.before(at)) in _MODALS:
        return None
    if cue.form == "participle":
        return cue._replace(form="finite") if before in _PERFECT else None
    is_noun = before in around.grammar.prepositions and _is_third_person(cue, around)
    if is_noun or around.is_possessive(at) or _is_adjective(cue, at, around):
        return None
    return None if _is_other_sense(cue, around) else cue


def _is_adjective(cue: SpeechCue, before: int, around: CueSurroundings) -> bool:
    """Return whether a form in “-ed” describes a noun or compares: “newly disclosed notes”."""
    if not around.lower(cue.first).endswith("ed"):
        return False
    if around.lower(before) in _COMPARING and around.lower(cue.last) in _ENDS:
        return True
    if around.lower(cue.first - 1) in _DEGREES:
        return True
    is_modified = around.lower(cue.first - 1).endswith("ly")
    return is_modified and around.lower(before) in around.grammar.prepositions


def _is_third_person(cue: SpeechCue, around: CueSurroundings) -> bool:
    return around.lower(cue.first) == f"{cue.infinitive}s"


def _is_other_sense(cue: SpeechCue, around: CueSurroundings) -> bool:
    """Return whether what follows speaks against a verb: “calls for”, “reports of”."""
    following = around.lower(cue.last)
    if following in around.grammar.agent or _is_noun_or_participle(cue, following, around):
        return True
    if cue.kind in OF_OBJECT and following != "as":
        return following in around.grammar.prepositions
    return cue.infinitive in around.grammar.also_nouns and following in ("of", "for")


def _is_noun_or_participle(cue: SpeechCue, following: str, around: CueSurroundings) -> bool:
    """Return whether a word is “rules”, “claim could”, “thought to” or “everything he says is”."""
    if following in _PREDICATES and _is_said_thing(cue.first, around):
        return True
    if cue.kind == "holding" and following == "to":
        return around.lower(cue.first) in _REDUCED
    is_third = _is_third_person(cue, around)
    if is_third and cue.infinitive in around.grammar.nouns_unless_clause:
        return not _has_clause(cue, around)
    is_governing = cue.infinitive in around.grammar.also_nouns and following in _MODALS
    return is_governing and not _is_in_relative(cue.first, around)


def _is_said_thing(at: int, around: CueSurroundings) -> bool:
    """Return whether a verb belongs to its object: “everything he says”, “what she said”."""
    near = range(max(0, at - _LONGEST_SUBJECT), at)
    return any(around.lower(each) in around.grammar.things_said for each in near)


def _is_in_relative(at: int, around: CueSurroundings) -> bool:
    """Return whether a pronoun before a verb takes what follows: “rain that they fear may”."""
    near = range(max(0, at - _LONGEST_SUBJECT), at)
    return any(around.lower(each) in around.grammar.relatives for each in near)


def _passive(cue: SpeechCue, being: int, around: CueSurroundings) -> SpeechCue | None:
    """Return the cue if it is impersonal, or says by whom."""
    if around.lower(around.before(being)) == "it" and cue.kind == "saying":
        return cue._replace(kind="impersonal")
    by = around.lower(cue.last) in around.grammar.agent
    return cue._replace(form="participle") if by else None
