"""What somebody is said to have said."""

from collections.abc import Sequence

import msgspec

from briefings.extract.findings import FoundClaim, FoundName, FoundQuote, Place
from briefings.extract.known_names import NOBODY_KNOWN, KnownNames
from briefings.extract.scanned_text import ScannedText
from briefings.extract.speech.claims import claims_of
from briefings.extract.speech.cues import cues_in
from briefings.extract.speech.passages import passages_of
from briefings.extract.speech.quotations import QuotationFinder
from briefings.extract.speech.sources import SourceResolver
from briefings.extract.speech.talks import turns_of
from briefings.extract.speech.vocabulary import vocabulary


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """Statements in order; `marked` are all places within quotation marks, speech or not."""

    quotes: tuple[FoundQuote, ...] = ()
    claims: tuple[FoundClaim, ...] = ()
    marked: tuple[Place, ...] = ()


def find_speech(
    scan: ScannedText, names: Sequence[FoundName], known: KnownNames = NOBODY_KNOWN
) -> Speech:
    """Return the statements of a text."""
    words = vocabulary(scan.language)
    passages, marked = passages_of(scan, names, words)
    resolver = SourceResolver(scan.text, passages, words, known)
    quotations = QuotationFinder(scan.text, resolver, words)
    turns, talks = turns_of(scan, names, words)
    claims: list[FoundClaim] = []
    for passage in passages:
        if passage.paragraph.number in talks:
            continue
        statements = resolver.statements(passage, cues_in(passage.units, words))
        quotations.read(passage, statements)
        claims += claims_of(passage, statements, words)
    return Speech(
        quotes=tuple(sorted((*turns, *quotations.quotes()), key=lambda quote: quote.start)),
        claims=tuple(claims),
        marked=tuple((each.start, each.end) for each in marked),
    )
