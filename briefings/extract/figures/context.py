"""What the clause around a figure says of it: status, period, place, and who says so."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

import msgspec

from briefings.extract.figures.clause_times import FigureSpot
from briefings.extract.figures.coupled import leaders
from briefings.extract.figures.leading_times import LeadingTimes
from briefings.extract.figures.period import FigurePeriod, PeriodReader
from briefings.extract.figures.scope import FigureScopes
from briefings.extract.figures.sentence_reading import SentenceReading
from briefings.extract.figures.sources import FigureSources
from briefings.extract.figures.status import FigureStatus, StatusReader
from briefings.extract.figures.time_mention import TimeMention
from briefings.extract.figures.time_mentions import published, times_in
from briefings.extract.findings import FoundDate, FoundFigure, FoundName
from briefings.extract.neighbours import lower_at
from briefings.extract.scanned_text import ScannedText, Sentence
from briefings.extract.speech.speech import Speech

_AHEAD: Final = frozenset(("goal", "estimate", "hypothetical"))
_ANDS: Final = frozenset(("and", "but", "y", "e", "pero"))
_UNSURE: Final = 0.85
"""The most that a figure's confidence is where its clause can be read in two ways."""
_LONGEST_WORD: Final = 40
"""Characters of the words that are quoted as what gave a status."""
_LONGEST: Final = 300
"""Tokens of a sentence that is read: longer ones are lists or no prose at all."""


def in_context(
    scan: ScannedText,
    figures: Sequence[FoundFigure],
    dates: Sequence[FoundDate],
    names: Sequence[FoundName],
    speech: Speech,
) -> list[FoundFigure]:
    """Return figures with what their clauses say of them; what none says stays unknown."""
    return list(_ContextReader(scan, dates, names, speech).read(figures))


class _ContextReader:
    """Reads the sentences of an article that have figures."""

    def __init__(
        self,
        scan: ScannedText,
        dates: Sequence[FoundDate],
        names: Sequence[FoundName],
        speech: Speech,
    ) -> None:
        self._scan = scan
        self._dates = sorted(dates, key=lambda each: each.start)
        self._sources = FigureSources(scan, speech)
        self._scopes = FigureScopes(scan, names)
        self._today = published(scan, dates)
        self._known_times: dict[int, list[TimeMention]] = {}
        self._leading = LeadingTimes(scan, self._times)

    def read(self, figures: Sequence[FoundFigure]) -> Iterator[FoundFigure]:
        for sentence, group in groupby(figures, lambda each: self._scan.sentence_at(each.start)):
            yield from self._in_sentence(sentence, list(group))

    def _in_sentence(
        self, sentence: Sentence, figures: Sequence[FoundFigure]
    ) -> Iterator[FoundFigure]:
        if sentence.last - sentence.first > _LONGEST:
            yield from figures
            return
        reading = SentenceReading(self._scan, sentence)
        readers = [self._status(reading, figure) for figure in figures]
        statuses = [reader.status() for reader in readers]
        spots = [
            FigureSpot(*self._tokens(figure), figure.unit, reader.verb, told.status in _AHEAD)
            for figure, reader, told in zip(figures, readers, statuses, strict=True)
        ]
        over = self._leading.over(sentence.paragraph)
        times = self._times(sentence)
        earlier, above = self._earlier(sentence), self._above(sentence)
        periods = PeriodReader(reading, spots, times, earlier, over, above)
        places = [spot[:3] for spot in spots]
        led = leaders(reading, places)
        told_with = leaders(reading, places, with_appositions=True)
        for at, figure in enumerate(figures):
            status = self._unless_denied(reading, figure, statuses[told_with.get(at, at)])
            told = self._told(figure, status, periods.period_of(spots[led.get(at, at)]))
            yield msgspec.structs.replace(
                told,
                source=self._sources.source_of(figure, reading),
                scope=self._scopes.scope_of(figure, reading),
            )

    def _unless_denied(
        self, reading: SentenceReading, figure: FoundFigure, status: FigureStatus
    ) -> FigureStatus:
        """Return a status, or that the figure is denied where a whole statement is."""
        claim = self._sources.claim_on(figure)
        if claim is None or claim.polarity != "denied" or status.status == "denied":
            return status
        if _is_said_anew(reading, claim.end, figure.start):
            return status
        return FigureStatus("denied", (claim.start, claim.end))

    def _tokens(self, figure: FoundFigure) -> tuple[int, int]:
        first, last = self._scan.token_at(figure.start), self._scan.token_at(figure.end)
        return first, max(last, first + 1)

    def _status(self, reading: SentenceReading, figure: FoundFigure) -> StatusReader:
        return StatusReader(reading, *self._tokens(figure), figure.unit)

    def _times(self, sentence: Sentence) -> list[TimeMention]:
        """Return the times of a sentence, which those behind it ask for again."""
        known = self._known_times.get(sentence.start)
        if known is None:
            known = self._known_times[sentence.start] = self._read_times(sentence)
        return known

    def _read_times(self, sentence: Sentence) -> list[TimeMention]:
        first = bisect_left(self._dates, sentence.start, key=lambda each: each.start)
        last = bisect_left(self._dates, sentence.end, key=lambda each: each.start)
        dates = self._dates[first:last]
        return times_in(self._scan, sentence, dates, self._today)

    def _earlier(self, sentence: Sentence) -> list[str]:
        """Return the times of the sentence before in the same paragraph."""
        before = self._scan.sentence_at(max(sentence.start - 1, 0))
        if before.start == sentence.start or before.paragraph != sentence.paragraph:
            return []
        return [time.iso for time in self._times(before) if time.iso and not time.is_open]

    def _above(self, sentence: Sentence) -> list[str]:
        """Return the times of the paragraph's last sentence before one that opens the next."""
        before = self._scan.sentence_at(max(sentence.start - 1, 0))
        if before.start == sentence.start or before.paragraph + 1 != sentence.paragraph:
            return []
        return [time.iso for time in self._times(before) if time.iso and not time.is_open]

    def _told(self, figure: FoundFigure, status: FigureStatus, period: FigurePeriod) -> FoundFigure:
        why = figure.why
        if status.word:
            start, end = status.word
            why = (
                *why,
                f"{status.status} by “{self._scan.text[start : min(end, start + _LONGEST_WORD)]}”",
            )
        if status.candidates:
            why = (*why, f"status open: {' or '.join(status.candidates)}")
        if period.lender:
            why = (*why, f"period from {period.lender}")
        is_sure = status.is_sure and not period.lender
        return msgspec.structs.replace(
            figure,
            status=status.status,
            period=period.period,
            period_candidates=() if period.period else period.candidates,
            confidence=figure.confidence if is_sure else min(figure.confidence, _UNSURE),
            why=why,
        )


def _is_said_anew(reading: SentenceReading, start: int, end: int) -> bool:
    """Return whether another verb of saying is joined to a denial: “denied it and said that”."""
    tokens = reading.tokens
    return any(
        hit.kind == "say"
        and start <= tokens[hit.first].start < end
        and lower_at(tokens, hit.first - 1) in _ANDS
        for hit in reading.hits
    )
