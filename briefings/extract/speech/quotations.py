"""Which stretches in quotation marks are somebody's words, and whose."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from briefings.extract.findings import FoundQuote, Place
from briefings.extract.speech.attribution import Attribution, Attributor
from briefings.extract.speech.marks import Marked
from briefings.extract.speech.passages import Passage, Unit
from briefings.extract.speech.source import Source, Statement
from briefings.extract.speech.sources import SourceResolver
from briefings.extract.speech.vocabulary import Vocabulary

QuoteRule = Literal[
    "cue after", "cue before", "cue in the sentence", "noun of saying", "cue before a colon",
    "quotation goes on", "same paragraph", "next in paragraph", "headline",
    "named in the sentence", "last speaker",
]  # fmt: skip

_FRAGMENT: Final = 2
"""Words: shorter stretches are scare quotes unless a cue stands right beside them."""

_LONGEST_NAME: Final = 6
"""Words of what a film, a campaign or a plan is called."""

_WHOLE: Final = 5
"""Words from which a stretch without a cue is taken for speech."""

_UTTERANCE_ENDS: Final = (",", ".", "!", "?", "…")


class PendingQuote(NamedTuple):
    """A quotation with what is known of its speaker so far."""

    marked: Marked
    words: int
    paragraph: int
    source: Source | None
    rule: QuoteRule | None
    cue: Place | None = None


class QuotationFinder:
    """Goes through the passages in order, and then gives the quotations without a cue a speaker."""

    def __init__(self, text: str, resolver: SourceResolver, words: Vocabulary) -> None:
        self._text = text
        self._resolver = resolver
        self._words = words
        self._found: list[PendingQuote] = []
        self._announced: Statement | None = None
        """The cue of the passage before, where it ends in a colon."""

    def read(self, passage: Passage, statements: Sequence[Statement]) -> None:
        """Take the quotations of a passage whose statements are known."""
        attributor = Attributor(passage, statements, self._words)
        for at, unit in enumerate(passage.units):
            if unit.marked is None:
                continue
            attribution = attributor.of(at)
            if not self._is_speech(passage, at, unit.marked, attribution):
                continue
            self._found.append(self._pending(passage, at, unit.marked, attribution))
        self._announced = None
        if passage.units[-1].text == ":" and statements:
            self._announced = statements[-1]

    def _pending(
        self, passage: Passage, at: int, marked: Marked, attribution: Attribution | None
    ) -> PendingQuote:
        count = self._count(marked)
        number = passage.paragraph.number
        if attribution is not None:
            statement, tie = attribution
            cue = (
                passage.units[statement.cue.first].start,
                passage.units[statement.cue.last - 1].end,
            )
            rule: QuoteRule = "cue in the sentence"
            if statement.cue.kind == "noun":
                rule = "noun of saying"
            elif tie in ("after", "before"):
                rule = "cue after" if tie == "after" else "cue before"
            source = statement.source if statement.source.text is not None else None
            if source is not None or rule != "noun of saying":
                return PendingQuote(marked, count, number, source, rule, cue)
        if self._announced is not None and at == 0:
            unit = self._announced.cue
            source = self._announced.source
            return PendingQuote(marked, count, number, source, "cue before a colon")
        if marked.continues and self._found:
            return PendingQuote(marked, count, number, self._found[-1].source, "quotation goes on")
        head = self._headline(passage, at)
        if head is not None:
            return PendingQuote(marked, count, number, head, "headline")
        return PendingQuote(marked, count, number, None, None)

    def _headline(self, passage: Passage, at: int) -> Source | None:
        """Return whose words a headline gives: “Smith: ‘We go on’”."""
        units = passage.units
        if len(units) > 1 and units[1].text == ":" and units[0].name is not None and at > 1:
            return self._resolver.of_name(units[0].name)
        if at + 2 < len(units) and units[at + 1].text in (":", "—", "–", "-"):
            name = units[at + 2].name
            if name is not None and passage.paragraph.is_heading:
                return self._resolver.of_name(name)
        return None

    def _count(self, marked: Marked) -> int:
        return len(self._text[marked.start : marked.end].split())

    def _is_speech(
        self, passage: Passage, at: int, marked: Marked, attribution: Attribution | None
    ) -> bool:
        inside = self._text[marked.start : marked.end].strip()
        count = self._count(marked)
        if not inside or not any(char.isalpha() for char in inside):
            return False
        is_beside = attribution is not None and attribution.tie in ("after", "before")
        is_announced = self._announced is not None and at == 0
        before = " " + self._text[max(passage.start, marked.outer_start - 32) : marked.outer_start]
        before = before.lower().rstrip()
        is_named = before.endswith(self._words.naming_before)
        if is_named and not is_announced and (count <= _LONGEST_NAME or self._is_title(inside)):
            return False
        is_utterance = inside.endswith(_UTTERANCE_ENDS)
        if count < _FRAGMENT:
            is_direct = is_beside and is_utterance and self._is_direct(passage.units, at)
            return is_direct or (is_announced and is_utterance)
        if self._is_title(inside) and not (is_beside and is_utterance):
            return is_announced or (is_utterance and self._is_alone(passage, at))
        if is_beside or is_announced or marked.continues:
            return True
        if self._is_alone(passage, at) and is_utterance:
            return True
        if attribution is not None and attribution.statement.source.text is not None:
            is_weak = attribution.statement.cue.kind in ("noun", "showing", "holding")
            is_owned = attribution.statement.subject.route == "owner"
            return count > (3 if is_weak and not is_owned else 1)
        return count >= _WHOLE

    def _is_alone(self, passage: Passage, at: int) -> bool:
        """Return whether a passage is nothing but a quotation."""
        return at == 0 and len(passage.units) == 1 and bool(self._found)

    def _is_direct(self, units: Sequence[Unit], at: int) -> bool:
        """Return whether a quotation begins a sentence, or follows a comma or colon."""
        return at == 0 or units[at - 1].text in (",", ":", "—", "–")

    def _is_title(self, inside: str) -> bool:
        words = inside.split()
        return len(words) < 8 and all(not word[0].islower() for word in words)

    def quotes(self) -> Iterator[FoundQuote]:
        """Yield all quotations, those without a cue given to whom their place speaks for."""
        settled = _settled(self._found)
        for quote in settled:
            start, end = self._trimmed(quote.marked)
            source = quote.source
            rule = quote.rule or "last speaker"
            reference = source.reference if source is not None else "unknown"
            yield FoundQuote(
                start=start,
                end=end,
                speaker=source.text if source is not None else None,
                role=self._role(source),
                cue=quote.cue,
                confidence=confidence_of(rule, source),
                rule=f"{rule}, {reference}",
            )

    def _role(self, source: Source | None) -> str | None:
        if source is None or source.role is None:
            return None
        start, end = source.role
        return self._text[start:end]

    def _trimmed(self, marked: Marked) -> Place:
        start, end = marked.start, marked.end
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return start, end


_SURE: Final[Mapping[str, float]] = {
    "cue after": 0.95,
    "cue before": 0.93,
    "cue in the sentence": 0.8,
    "noun of saying": 0.8,
    "cue before a colon": 0.85,
    "quotation goes on": 0.9,
    "same paragraph": 0.85,
    "next in paragraph": 0.8,
    "headline": 0.85,
    "named in the sentence": 0.5,
    "last speaker": 0.45,
}
_REFERENCE: Final[Mapping[str, float]] = {
    "name": 1.0,
    "role": 0.95,
    "description": 0.85,
    "pronoun": 0.85,
    "institution": 0.8,
    "carried": 0.7,
    "unknown": 0.0,
}


def confidence_of(rule: QuoteRule, source: Source | None) -> float:
    """Return how often such a quotation and its speaker were right."""
    reference = source.reference if source is not None else "unknown"
    return round(_SURE[rule] * _REFERENCE[reference], 2)


def _settled(found: Sequence[PendingQuote]) -> list[PendingQuote]:
    """Give each quotation without a cue the speaker that its paragraph or the last one has."""
    settled: list[PendingQuote] = []
    for at, quote in enumerate(found):
        if quote.source is not None:
            settled.append(quote)
            continue
        before = settled[-1] if settled else None
        if before is not None and before.source and before.paragraph == quote.paragraph:
            settled.append(quote._replace(source=before.source, rule="same paragraph"))
            continue
        following = next(
            (
                other
                for other in found[at + 1 : at + 5]
                if other.paragraph == quote.paragraph and other.source is not None
            ),
            None,
        )
        if following is not None:
            settled.append(quote._replace(source=following.source, rule="next in paragraph"))
        elif before is not None and before.source is not None:
            settled.append(quote._replace(source=before.source, rule="last speaker"))
        else:
            settled.append(quote)
    return settled
