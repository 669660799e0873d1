"""Quotations whose speakers are not all known yet, and who is taken for the speaker then."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

from briefings.extract.findings import Place
from briefings.extract.speech.marks import MarkedText
from briefings.extract.speech.speaker import Reference, Speaker

QuoteRule = Literal[
    "cue after", "cue before", "cue in the sentence", "noun of saying", "cue before a colon",
    "quotation goes on", "signed", "headline", "same paragraph", "next in paragraph",
    "subject before a colon", "subject of the sentence", "last speaker",
]  # fmt: skip
"""By what a quotation's speaker is known."""

_FARTHEST: Final = 5
"""Quotations within a paragraph after one without a cue."""

_SURE: Final[Mapping[QuoteRule, float]] = {
    "cue after": 0.97,
    "cue before": 0.95,
    "cue in the sentence": 0.92,
    "noun of saying": 0.85,
    "cue before a colon": 0.9,
    "quotation goes on": 0.93,
    "signed": 0.9,
    "headline": 0.85,
    "same paragraph": 0.93,
    "next in paragraph": 0.8,
    "subject before a colon": 0.8,
    "subject of the sentence": 0.6,
    "last speaker": 0.45,
}
"""How often a speaker so known was right."""

_REFERENCE: Final[Mapping[Reference, float]] = {
    "name": 1.0,
    "role": 0.95,
    "one of several": 0.75,
    "description": 0.88,
    "pronoun": 0.88,
    "institution": 0.7,
    "carried": 0.88,
    "foretold": 0.7,
    "unknown": 0.0,
}
"""What that loses where the speaker is not named."""


class PendingQuote(NamedTuple):
    """A quotation with what is known of its speaker so far; its paragraph is counted from 1.

    `carried` is who spoke last before its sentence, in quotation marks or not. `limit` is how sure
    its speaker can be at most.
    """

    marked: MarkedText
    paragraph: int
    source: Speaker | None
    rule: QuoteRule | None
    cue: Place | None = None
    carried: Speaker | None = None
    limit: float = 1.0

    @property
    def confidence(self) -> float:
        """How often such a quotation and its speaker were right."""
        sure = min(self.limit, _SURE[self.rule or "last speaker"])
        return round(sure * _REFERENCE[self.source.reference if self.source else "unknown"], 2)

    def said_as(self, other: "PendingQuote", rule: QuoteRule) -> "PendingQuote":
        """Return the quotation with another's speaker, who is no surer than he is of that one."""
        limit = min(other.limit, _SURE[other.rule or "last speaker"])
        return self._replace(source=other.source, rule=rule, limit=limit)


def settled(found: Sequence[PendingQuote]) -> list[PendingQuote]:
    """Give each quotation without a speaker that of its paragraph, or the last one."""
    done: list[PendingQuote] = []
    for at, quote in enumerate(found):
        is_known = quote.source is not None and quote.rule != "subject of the sentence"
        if quote.rule == "quotation goes on" and done and done[-1].source is not None:
            done.append(quote.said_as(done[-1], "quotation goes on"))
        else:
            after = found[at + 1 : at + _FARTHEST]
            done.append(quote if is_known else _guessed(quote, done, after))
    return done


def _guessed(
    quote: PendingQuote, before: Sequence[PendingQuote], after: Sequence[PendingQuote]
) -> PendingQuote:
    last = before[-1] if before else None
    following = after[0] if after else None
    goes_on = following is not None and following.marked.continues and not quote.marked.closed
    if goes_on and following is not None and following.source is not None:
        return quote.said_as(following, "next in paragraph")
    if last is not None and last.source is not None and last.paragraph == quote.paragraph:
        return quote.said_as(last, "same paragraph")
    for other in after:
        if other.paragraph == quote.paragraph and other.source is not None:
            return quote.said_as(other, "next in paragraph")
    if quote.source is not None:
        return quote
    carried = quote.carried or (last.source if last is not None else None)
    if carried is None:
        carried = _foretold(after)
    return quote._replace(source=carried, rule="last speaker")


def _foretold(after: Sequence[PendingQuote]) -> Speaker | None:
    """Return the person who speaks first after a quotation with which an article begins."""
    first = next((each.source for each in after if each.source is not None), None)
    return first._replace(reference="foretold") if first is not None and first.is_person else None
