"""Whether a form of an English verb of saying is one where it stands."""

from typing import Final

from briefings.extract.speech.cue import SpeechCue, Surroundings
from briefings.extract.speech.units import SpeechUnit

_PERFECT: Final = frozenset(("has", "have", "had", "having"))
_PLURAL_SUBJECTS: Final = frozenset(("they", "who", "which", "i", "we", "you"))
_NOUN_BEFORE: Final = frozenset(("worth", "for", "of"))
_NOUN_AFTER: Final = frozenset(("from", "of", "by", "on"))
_NEGATIONS: Final = ("n't", "n’t")


def english_cue(cue: SpeechCue, around: Surroundings) -> SpeechCue | None:
    """Return a cue, as what it is here, if the words beside it let it be a statement."""
    at = around.before(cue.first)
    if around.lower(at).endswith(_NEGATIONS):
        return None
    if cue.form == "plural":
        return _bare(cue, at, around)
    if cue.form == "gerund":
        return _gerund(cue, at, around)
    return _finite(cue, at, around)


def _bare(cue: SpeechCue, at: int, around: Surroundings) -> SpeechCue | None:
    """Return the cue if a plural subject stands before a bare form: “officials say”."""
    before = around.units[at] if at >= 0 else None
    if before is None or before.is_possessive:
        return None
    if before.lower == "to":
        return cue._replace(form="infinitive") if around.lower(at - 1) == "on" else None
    is_subject = before.lower in _PLURAL_SUBJECTS or _is_plural(before, around)
    return cue if is_subject else None


def _is_plural(unit: SpeechUnit, around: Surroundings) -> bool:
    """Return whether a unit is a noun in the plural, or a name that can be one."""
    if unit.kind == "name":
        return not unit.is_person
    if unit.kind != "word" or around.words.is_no_noun(unit.lower):
        return False
    return unit.lower not in around.grammar.modals and around.words.is_plural(unit.lower)


def _gerund(cue: SpeechCue, at: int, around: Surroundings) -> SpeechCue | None:
    before = around.lower(at)
    is_noun = before in around.grammar.determiners or around.is_possessive(at)
    if is_noun or before in _NOUN_BEFORE or around.lower(cue.last) in _NOUN_AFTER:
        return None
    return cue._replace(form="finite") if before in around.grammar.being else cue


def _finite(cue: SpeechCue, at: int, around: Surroundings) -> SpeechCue | None:
    before = around.lower(at)
    if before in around.grammar.being:
        return _passive(cue, at, around)
    if before in around.grammar.modals or before in around.grammar.determiners:
        return None
    if cue.form == "participle":
        return cue._replace(form="finite") if before in _PERFECT else None
    is_noun = before in around.grammar.prepositions and _is_third_person(cue, around)
    if is_noun or around.is_possessive(at):
        return None
    return None if _is_other_sense(cue, around) else cue


def _is_third_person(cue: SpeechCue, around: Surroundings) -> bool:
    return around.lower(cue.first) == f"{cue.infinitive}s"


def _is_other_sense(cue: SpeechCue, around: Surroundings) -> bool:
    """Return whether what follows speaks against a verb: “calls for”, “reports of”."""
    following = around.lower(cue.last)
    if following in around.grammar.agent:
        return True
    if cue.kind in ("judging", "naming") and following != "as":
        return following in around.grammar.prepositions
    return cue.infinitive in around.grammar.also_nouns and following in ("of", "for")


def _passive(cue: SpeechCue, being: int, around: Surroundings) -> SpeechCue | None:
    """Return the cue if it is impersonal, or says by whom."""
    if around.lower(around.before(being)) == "it" and cue.kind == "saying":
        return cue._replace(kind="impersonal")
    by = around.lower(cue.last) in around.grammar.agent
    return cue._replace(form="participle") if by else None
