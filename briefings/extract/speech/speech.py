"""What somebody is said to have said."""

from collections.abc import Iterator, Sequence

import msgspec

from briefings.extract.findings import FoundClaim, FoundName, FoundQuote, Place
from briefings.extract.known_names import NOBODY_KNOWN, KnownNames
from briefings.extract.scanned_text import ScannedText
from briefings.extract.speech.claims import claims_of
from briefings.extract.speech.cues import cues_in
from briefings.extract.speech.passages import SpeechPassage, passages_of
from briefings.extract.speech.quotations import QuotationFinder
from briefings.extract.speech.sources import SourceResolver
from briefings.extract.speech.speaker import UNKNOWN, CuedStatement, Speaker
from briefings.extract.speech.talks import turns_of
from briefings.extract.speech.vocabulary import vocabulary


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """Statements in order; `marked` are all places within quotation marks, speech or not."""

    quotes: tuple[FoundQuote, ...] = ()
    claims: tuple[FoundClaim, ...] = ()
    marked: tuple[Place, ...] = ()


Read = tuple[SpeechPassage, Sequence[CuedStatement]]


def _foretold(read: Sequence[Read]) -> Iterator[Read]:
    """Yield passages, those of a headline that names nobody said by who speaks first after it."""
    first = next((each.source for _, cued in read for each in cued if each.source.text), UNKNOWN)
    foretold = first._replace(reference="foretold", route="understood")
    is_before = first.is_person
    for passage, cued in read:
        is_before = is_before and all(each.source.text is None for each in cued)
        if is_before:
            yield passage, [_said_by(foretold, each) for each in cued]
        else:
            yield passage, cued


def _said_by(source: Speaker, statement: CuedStatement) -> CuedStatement:
    is_open = statement.source.route == "understood"
    return statement._replace(source=source) if is_open else statement


def find_speech(
    scan: ScannedText, names: Sequence[FoundName], known: KnownNames = NOBODY_KNOWN
) -> Speech:
    """Return the statements of a text."""
    words = vocabulary(scan.language)
    passages, marked = passages_of(scan, names, words)
    resolver = SourceResolver(scan.text, passages, words, known)
    quotations = QuotationFinder(scan.text, resolver, words)
    turns, talks = turns_of(scan, names, words)
    read: list[Read] = []
    for passage in passages:
        if passage.paragraph.number in talks:
            continue
        statements = resolver.statements(passage, cues_in(passage.units, words))
        quotations.read(passage, statements)
        read.append((passage, statements))
    claims: list[FoundClaim] = []
    for passage, cued in _foretold(read):
        claims += claims_of(passage, cued, words)
    return Speech(
        quotes=tuple(sorted((*turns, *quotations.quotes()), key=lambda quote: quote.start)),
        claims=tuple(claims),
        marked=tuple((each.start, each.end) for each in marked),
    )
