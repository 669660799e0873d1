"""Claims: what somebody is said to have said, in the article's words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefings.extract.findings import FoundClaim, Place
from briefings.extract.speech.claimed import ClaimedStretches
from briefings.extract.speech.claimed_stretch import Claimed
from briefings.extract.speech.passages import SpeechPassage
from briefings.extract.speech.speaker import CuedStatement, Reference
from briefings.extract.speech.units import SpeechUnit
from briefings.extract.speech.vocabulary import Vocabulary


def claims_of(
    passage: SpeechPassage, statements: Sequence[CuedStatement], words: Vocabulary
) -> Iterator[FoundClaim]:
    """Yield the claims among the statements of a passage."""
    units = passage.units
    stretches = ClaimedStretches(units, statements, words)
    for at, statement in enumerate(statements):
        claimed = stretches.of(at)
        cue, source = statement.cue, statement.source
        is_nobodys = source.text is None and cue.kind != "impersonal"
        if claimed is None or (is_nobodys and not _may_be_nobodys(statement, claimed)):
            continue
        yield FoundClaim(
            start=units[cue.first].start,
            end=units[cue.last - 1].end,
            said=_place(units, claimed),
            source=source.text,
            polarity="denied" if (cue.kind == "denying") != cue.is_negated else "affirmed",
            confidence=_confidence(statement, claimed),
            rule=f"{cue.kind}, {source.route}, {source.reference}",
        )


def _may_be_nobodys(statement: CuedStatement, claimed: Claimed) -> bool:
    """Return whether a claim is one though the article does not say whose it is."""
    return claimed.has_clause or statement.subject.phrase is not None


def _place(units: Sequence[SpeechUnit], claimed: Claimed) -> Place:
    """Return where a claim stands, marks at its ends left out."""
    first, last = claimed.first, min(claimed.last, len(units))
    while first < last - 1 and units[first].kind == "mark":
        first += 1
    while last - 1 > first and units[last - 1].kind == "mark":
        last -= 1
    return units[first].start, units[last - 1].end


_BY_REFERENCE: Final[Mapping[Reference, float]] = {
    "name": 0.88,
    "role": 0.85,
    "one of several": 0.7,
    "description": 0.83,
    "pronoun": 0.75,
    "institution": 0.65,
    "carried": 0.7,
    "foretold": 0.65,
    "unknown": 0.4,
}
"""How often a claim and its source were right, by what the source is known by."""

_CLAUSE: Final = 0.05
_NOUN: Final = 0.1
"""What a claim of a noun loses: “his claim that it is late”."""

_FAR: Final = 0.2
_ANYTHING: Final = 0.1
"""What a source loses whose noun is that of nobody who speaks: “19 percent”."""

_FARTHER_ROUTES: Final = frozenset(("sentence", "understood", "coordinated"))


def _confidence(statement: CuedStatement, claimed: Claimed) -> float:
    source = statement.source
    sure = _BY_REFERENCE[source.reference]
    if claimed.has_clause or statement.cue.kind == "according":
        sure += _CLAUSE
    elif statement.cue.kind not in ("according", "saying") and source.reference == "name":
        sure -= _CLAUSE
    if statement.cue.kind == "noun":
        sure -= _NOUN
    phrase = statement.subject.phrase
    if source.reference == "description" and phrase is not None and phrase.kind == "noun":
        sure -= _ANYTHING
    if source.route in _FARTHER_ROUTES and source.reference == "name":
        sure -= _FAR
    return round(sure, 2)
