"""Which stretches in quotation marks are somebody's words, and whose."""

from collections.abc import Iterator, Sequence
from typing import Final

from briefings.extract.findings import FoundQuote, Place
from briefings.extract.neighbours import text_at
from briefings.extract.speech.attribution import Attribution, Attributor
from briefings.extract.speech.claimed_stretch import points_back
from briefings.extract.speech.marks import MarkedText
from briefings.extract.speech.noun_phrases import COMMAS
from briefings.extract.speech.passages import SpeechPassage
from briefings.extract.speech.pending_quotes import PendingQuote, QuoteRule, settled
from briefings.extract.speech.quotable import Quotable
from briefings.extract.speech.sources import SourceResolver
from briefings.extract.speech.speaker import CuedStatement, Speaker
from briefings.extract.speech.units import SpeechUnit
from briefings.extract.speech.vocabulary import Vocabulary


class QuotationFinder:
    """Goes through the passages in order, and then gives the quotations without a cue a speaker."""

    def __init__(self, text: str, resolver: SourceResolver, words: Vocabulary) -> None:
        self._text = text
        self._resolver = resolver
        self._words = words
        self._quotable = Quotable(text, words)
        self._found: list[PendingQuote] = []
        self._announced: CuedStatement | None = None
        """The cue of the passage before, where it ends in a colon."""

    def read(self, passage: SpeechPassage, statements: Sequence[CuedStatement]) -> None:
        """Take the quotations of a passage whose statements are known."""
        if self._resolver.is_silent(passage) or _is_titled(passage) or self._sign(passage):
            return
        attributor = Attributor(passage, statements, self._words)
        for at, unit in enumerate(passage.units):
            if unit.marked is None:
                continue
            attribution = attributor.of(at)
            follows = bool(self._found)
            is_announced = self._announced is not None and at == 0
            if self._quotable.is_speech(
                passage, at, unit.marked, attribution, is_announced=is_announced, follows=follows
            ):
                self._found.append(self._pending(passage, at, unit.marked, attribution))
        self._point_back(passage, statements)
        self._announced = None
        if passage.units[-1].text == ":" and statements:
            self._announced = statements[-1]

    def _pending(
        self, passage: SpeechPassage, at: int, marked: MarkedText, attribution: Attribution | None
    ) -> PendingQuote:
        number = passage.paragraph.number
        if attribution is not None:
            rule = _rule_of(attribution)
            statement = attribution.statement
            source = statement.source if statement.source.text is not None else None
            if source is not None or rule != "noun of saying":
                return PendingQuote(marked, number, source, rule, _cue_place(passage, statement))
        source, other = self._without_cue(passage, at, marked)
        return PendingQuote(
            marked, number, source, other, carried=self._resolver.understood_speaker
        )

    def _without_cue(
        self, passage: SpeechPassage, at: int, marked: MarkedText
    ) -> tuple[Speaker | None, QuoteRule | None]:
        """Return whose words a quotation is that has no cue in its passage."""
        if self._announced is not None and at == 0:
            return self._announced.source, "cue before a colon"
        if marked.continues and self._found:
            return self._found[-1].source, "quotation goes on"
        signed = self._signature(passage, at)
        if signed is not None:
            return signed, "signed"
        head = self._headline(passage, at)
        if head is not None:
            return head, "headline"
        if text_at(passage.units, at - 1) == ":":
            begun = self._resolver.beginning(passage, 0)
            if begun is not None:
                return begun, "subject before a colon"
        subject = self._resolver.subject_of(passage, at)
        return subject, "subject of the sentence" if subject is not None else None

    def _signature(self, passage: SpeechPassage, at: int) -> Speaker | None:
        """Return who signs a quotation: “Better late than never.” — Mary Smith."""
        return self._signed_by(passage.units[at + 1 :]) if at == 0 else None

    def _point_back(self, passage: SpeechPassage, statements: Sequence[CuedStatement]) -> None:
        """Note whose the quotation before is, if a passage says so: “Lo dice Ana Ruiz”."""
        last = self._found[-1] if self._found else None
        if last is None or not statements or last.rule not in _UNSIGNED:
            return
        said, is_near = statements[0], passage.paragraph.number - last.paragraph <= 1
        if is_near and said.source.text is not None and points_back(passage.units, said.cue.first):
            place = _cue_place(passage, said)
            self._found[-1] = last._replace(source=said.source, rule="cue after", cue=place)

    def _sign(self, passage: SpeechPassage) -> bool:
        """Return whether a passage is the signature of the quotation before, and note it."""
        signed = self._signed_by(passage.units) or self._credited(passage)
        last = self._found[-1] if self._found else None
        if signed is None or last is None or last.rule not in _UNSIGNED:
            return False
        if passage.paragraph.number - last.paragraph > 1:
            return False
        self._found[-1] = last._replace(source=signed, rule="signed")
        return True

    def _signed_by(self, units: Sequence[SpeechUnit]) -> Speaker | None:
        """Return the name that follows a dash, if nothing else does."""
        if len(units) <= 1 or units[0].text not in COMMAS - {","}:
            return None
        rest = [unit for unit in units[1:] if unit.kind != "mark"]
        if not rest or len(rest) > _LONGEST_SIGNATURE or any(each.kind == "quote" for each in rest):
            return None
        name = rest[0].name
        if name is not None:
            return self._resolver.of_name(name)
        if all(unit.text[0].isupper() for unit in rest):
            text = self._text[rest[0].start : rest[-1].end]
            return Speaker(text, "description", "owner")
        return None

    def _credited(self, passage: SpeechPassage) -> Speaker | None:
        """Return the person whose name and role are all of a passage: “Mary Smith, the mayor.”"""
        units = passage.units
        name = units[0].name
        if name is None or name.kind != "person" or len(units) < _SHORTEST_CREDIT:
            return None
        role = self._resolver.role_beginning(passage, _SHORTEST_CREDIT - 1)
        is_role = units[1].text == "," and role is not None
        is_whole = is_role and all(unit.text == "." for unit in units[role or 0 :])
        return self._resolver.of_name(name) if is_whole else None

    def _headline(self, passage: SpeechPassage, at: int) -> Speaker | None:
        """Return whose words a headline gives: “Smith: ‘We go on’”."""
        units = passage.units
        if at > 1 and units[1].text == ":" and units[0].name is not None:
            return self._resolver.of_name(units[0].name)
        follows = at + 2 < len(units) and text_at(units, at + 1) in _HEADLINE_JOINTS
        if at != 0 or not follows or not passage.paragraph.is_heading:
            return None
        return self._resolver.beginning(passage, at + 2)

    def quotes(self) -> Iterator[FoundQuote]:
        """Yield all quotations, those without a cue given to whom their place speaks for."""
        for quote in settled(self._found):
            start, end = self._trimmed(quote.marked)
            source, rule = quote.source, quote.rule or "last speaker"
            yield FoundQuote(
                start=start,
                end=end,
                speaker=source.text if source is not None else None,
                role=self._role(source),
                cue=quote.cue,
                confidence=quote.confidence,
                rule=f"{rule}, {source.reference if source is not None else 'unknown'}",
            )

    def _role(self, source: Speaker | None) -> str | None:
        if source is None:
            return None
        if source.role is None:
            return source.name.role if source.name is not None else None
        start, end = source.role
        return self._text[start:end]

    def _trimmed(self, marked: MarkedText) -> Place:
        start, end = marked.start, marked.end
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        return start, end


def _is_titled(passage: SpeechPassage) -> bool:
    """Return whether a heading is a title and the name of a paper or site: “Late again” - Echo."""
    units = passage.units
    if len(units) != _TITLED or not passage.paragraph.is_heading:
        return False
    title, joint, name = units
    is_site = name.name is not None and name.name.kind == "organisation"
    return title.kind == "quote" and joint.text in _TITLE_JOINTS and is_site


_TITLED: Final = 3
"""Units of a title, a mark and a name."""

_TITLE_JOINTS: Final = frozenset(("—", "–", "-", "|", "·"))
_UNSIGNED: Final = frozenset((None, "last speaker", "subject of the sentence"))
_SHORTEST_CREDIT: Final = 3
"""Units of a name, a comma and a role."""

_LONGEST_SIGNATURE: Final = 6
_HEADLINE_JOINTS: Final = frozenset((":", "—", "–", "-"))


def _rule_of(attribution: Attribution) -> QuoteRule:
    if attribution.statement.cue.kind == "noun":
        return "noun of saying"
    if attribution.is_beside:
        return "cue after" if attribution.tie == "after" else "cue before"
    return "cue in the sentence"


def _cue_place(passage: SpeechPassage, statement: CuedStatement) -> Place:
    cue = statement.cue
    return passage.units[cue.first].start, passage.units[cue.last - 1].end
