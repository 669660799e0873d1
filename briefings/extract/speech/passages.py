"""A text as passages: sentences with all quotations that belong to them."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from briefings.extract.findings import FoundName
from briefings.extract.scanned_text import ScannedText, TextParagraph
from briefings.extract.speech.dashes import dashed_in
from briefings.extract.speech.marks import MarkedText, marked_in
from briefings.extract.speech.unclosed import without_cue
from briefings.extract.speech.units import SpeechUnit, units_of
from briefings.extract.speech.vocabulary import Vocabulary

_ENDS_SOFTLY: Final = frozenset("?!…")
_CUE_AFTER: Final = 7
"""Units within which a cue follows a question that somebody asks: “Why?” Mayor John Smith said."""


class SpeechPassage(NamedTuple):
    """A sentence with all quotations that belong to it."""

    units: Sequence[SpeechUnit]
    paragraph: TextParagraph

    @property
    def start(self) -> int:
        return self.units[0].start


def passages_of(
    scan: ScannedText, names: Sequence[FoundName], words: Vocabulary
) -> tuple[list[SpeechPassage], list[MarkedText]]:
    """Return the passages of a text, and all that stands in quotation marks."""
    marked = _marked(scan, words)
    units = units_of(scan, marked, names)
    return list(_passages(scan, units, words)), marked


def _marked(scan: ScannedText, words: Vocabulary) -> list[MarkedText]:
    """Return what stands in marks; what is not closed may go on in the next paragraph."""
    found: list[MarkedText] = []
    open_one: MarkedText | None = None
    for paragraph in scan.paragraphs:
        own = dashed_in(scan.text, paragraph.start, paragraph.end, words) or marked_in(
            scan.text, paragraph.start, paragraph.end
        )
        goes_on = bool(own) and own[0].outer_start == paragraph.start
        if open_one is not None and goes_on:
            own[0] = own[0]._replace(continues=True)
        elif open_one is not None:
            found[-1] = without_cue(scan.text, open_one, words)
        found += own
        open_one = own[-1] if own and not own[-1].closed else None
    if open_one is not None:
        found[-1] = without_cue(scan.text, open_one, words)
    return found


def _passages(
    scan: ScannedText, units: Sequence[SpeechUnit], words: Vocabulary
) -> Iterator[SpeechPassage]:
    """Yield the passages: a sentence's end within a quotation ends none."""
    ends = {sentence.end for sentence in scan.sentences}
    at = 0
    for paragraph in scan.paragraphs:
        first = at
        while at < len(units) and units[at].start < paragraph.end:
            is_end = units[at].end in ends
            at += 1
            if is_end and not _goes_on(scan.text, units, at, paragraph.end, words):
                yield SpeechPassage(units[first:at], paragraph)
                first = at
        if first < at:
            yield SpeechPassage(units[first:at], paragraph)


def _goes_on(text: str, units: Sequence[SpeechUnit], at: int, end: int, words: Vocabulary) -> bool:
    """Return whether the cue of a quotation follows it: “Why?” Mayor John Smith said."""
    before = units[at - 1]
    if before.marked is None or not before.marked.closed:
        return False
    if text[before.marked.end - 1] not in _ENDS_SOFTLY:
        return False
    for unit in units[at : at + _CUE_AFTER]:
        if unit.start >= end or unit.kind in ("mark", "quote"):
            return False
        if unit.lower in words.verbs and unit.kind == "word":
            return True
    return False
