"""Whether a form of a Spanish verb of saying is one where it stands."""

from typing import Final

from briefings.extract.speech.cue import TOLD_THOUGH_NEGATED, CueSurroundings, SpeechCue

_NO_NOUN: Final = ("ó", "on", "ba", "ban", "ía", "ían", "jo", "vo", "so")
"""Ends of forms that are no noun's."""

_NEGATIONS: Final = frozenset(("no", "tampoco", "nunca", "jamás"))
_BEFORE_INFINITIVE: Final = frozenset(("tras", "al"))
_AFTER: Final = frozenset(("luego", "después", "además"))
_ENDS: Final = frozenset((",", ".", ""))


def spanish_cue(cue: SpeechCue, around: CueSurroundings) -> SpeechCue | None:
    """Return a cue, as what it is here, if the words beside it let it be a statement."""
    at = cue.first - 1
    match cue.form:
        case "participle":
            return _perfect(cue, at, around)
        case "infinitive":
            return _infinitive(cue, at, around)
        case "gerund":
            return None if cue.infinitive in around.grammar.no_gerunds else cue
        case _:
            return _finite(cue, at, around)


def _infinitive(cue: SpeechCue, at: int, around: CueSurroundings) -> SpeechCue | None:
    """Return the cue of “tras decir” or “se limitó a decir”."""
    before, farther = around.lower(at), around.lower(at - 1)
    reached = around.reached_from(cue.first)
    if reached is not None:
        is_denied = around.lower(reached - 1) in _NEGATIONS
        return None if is_denied else cue._replace(first=reached, form="finite")
    is_after = before in _BEFORE_INFINITIVE or (before == "de" and farther in _AFTER)
    return cue if is_after else None


def _finite(cue: SpeechCue, at: int, around: CueSurroundings) -> SpeechCue | None:
    before = around.lower(at)
    is_governed = before in around.grammar.determiners or (
        before in around.grammar.prepositions and before != "según"
    )
    if is_governed and not around.lower(cue.first).endswith(_NO_NOUN):
        return None
    while before in around.grammar.clitics and before != "se":
        at -= 1
        before = around.lower(at)
    if _is_of_thing(cue, at, around):
        return None
    if before == "se" and not cue.infinitive.endswith("se"):
        return _reflexive(cue, at, around)
    return _negated(cue, at) if before in _NEGATIONS else cue


def _negated(cue: SpeechCue, at: int) -> SpeechCue | None:
    """Return the cue of “no descarta”, whose “no” is the unit `at`."""
    return cue._replace(first=at, is_negated=True) if cue.kind in TOLD_THOUGH_NEGATED else None


def _is_of_thing(cue: SpeechCue, at: int, around: CueSurroundings) -> bool:
    """Return whether a verb says what is to be seen somewhere: “en la que destaca una torre”."""
    follows_place = around.lower(at) == "donde" or (
        around.lower(at) in ("que", "cual", "cuales")
        and around.lower(at - 1) in around.grammar.determiners
        and around.lower(at - 2) in around.grammar.prepositions
    )
    following = around.lower(cue.last)
    is_subject = following in around.grammar.determiners
    return follows_place and is_subject and cue.infinitive in around.grammar.of_things


def _perfect(cue: SpeechCue, at: int, around: CueSurroundings) -> SpeechCue | None:
    """Return the cue of “ha dicho”."""
    if around.lower(at) not in around.grammar.auxiliaries:
        return None
    while around.lower(at - 1) in around.grammar.clitics:
        at -= 1
        if around.lower(at) == "se":
            return _reflexive(cue, at, around)
    told = cue._replace(form="finite")
    return _negated(told, at - 1) if around.lower(at - 1) in _NEGATIONS else told


def _reflexive(cue: SpeechCue, at: int, around: CueSurroundings) -> SpeechCue | None:
    """Return the impersonal cue of a verb with “se”, if it is one of a statement."""
    if f"{cue.infinitive}se" in around.words.also_quoting:
        return cue
    introduces = around.lower(cue.last) == "que"
    follows = around.lower(at - 1) == "," and around.lower(cue.last) in _ENDS
    is_statement = introduces or follows
    if around.lower(at - 1) in _NEGATIONS or not is_statement or cue.kind == "holding":
        return None
    return cue._replace(first=at, kind="impersonal")
