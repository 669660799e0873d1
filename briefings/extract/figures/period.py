"""The time that a figure is of, as far as its clause says it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefings.extract.figures.sentence_reading import SentenceReading
from briefings.extract.figures.time_mentions import TimeMention, time_words
from briefings.extract.figures.verb_groups import VerbGroup

_BESIDE: Final = 5
"""Tokens between a figure and a date that belongs to it alone."""
_AT_START: Final = 4
"""Tokens before a date that still begins its sentence."""
_IN_OPENING: Final = 9
"""The same, where a comma comes after the date: “Of what was done in 2012, ...”."""
_SPANS: Final = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))


class FigurePeriod(NamedTuple):
    """A period as in ISO 8601, and whether the sentence before lent it."""

    period: str | None
    candidates: tuple[str, ...] = ()
    is_carried: bool = False


class FigureSpot(NamedTuple):
    """A figure in its sentence, `tokens[first:last]`, with its unit and governing verb."""

    first: int
    last: int
    unit: str | None
    verb: VerbGroup | None


class PeriodReader:
    """Tells the periods of a sentence's figures; `earlier` are the times of the one before it."""

    def __init__(
        self,
        reading: SentenceReading,
        spots: Sequence[FigureSpot],
        times: Sequence[TimeMention],
        earlier: Sequence[str],
    ) -> None:
        self._reading = reading
        self._spots = spots
        self._times = times
        self._earlier = tuple(dict.fromkeys(earlier))
        self._lists = time_words(reading.language).lists
        self._owned = {time.first: spot.first for time in times for spot in self._owners(time)}

    def _owners(self, time: TimeMention) -> Sequence[FigureSpot]:
        """Return the figure that a date stands right beside: the one before it, else the next."""
        beside = [spot for spot in self._spots if self._is_beside(spot, time)]
        before = [spot for spot in beside if spot.last <= time.first]
        return before[-1:] or beside[:1]

    def period_of(self, spot: FigureSpot) -> FigurePeriod:
        times = self._times
        own = [time for time in times if self._owned.get(time.first) == spot.first]
        if not own and spot.unit not in _SPANS:
            free = [time for time in times if time.first not in self._owned]
            own = [time for time in free if self._governs(time, spot)]
        is_coming = spot.verb is not None and spot.verb.mood in ("future", "due", "expected")
        stated = list(
            dict.fromkeys(
                time.iso
                for time in own
                if time.iso and not time.is_open and not (time.yearless and is_coming)
            )
        )
        if len(stated) == 1:
            return FigurePeriod(stated[0])
        if times:
            return FigurePeriod(None, self._candidates(times))
        return self._carried()

    def _candidates(self, times: Sequence[TimeMention]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(time.iso for time in times if time.iso))

    def _carried(self) -> FigurePeriod:
        """Return the time of the sentence before, where “that year” takes it up."""
        sentence = self._reading.sentence
        same = time_words(self._reading.language).same
        is_same = any(same.find(self._reading.tokens, sentence.first, sentence.last))
        if is_same and len(self._earlier) == 1:
            return FigurePeriod(self._earlier[0], is_carried=True)
        return FigurePeriod(None, self._earlier)

    def _is_beside(self, spot: FigureSpot, time: TimeMention) -> bool:
        """Return whether only small words stand between a figure and a date."""
        if time.first >= spot.last:
            first, last = spot.last, time.first
        else:
            first, last = time.last, spot.first
        if last - first > _BESIDE:
            return False
        between = [token.lower for token in self._reading.tokens[first:last]]
        if time.first < spot.first and between and between[-1] == ",":
            return False
        return all(word in self._lists.beside for word in between)

    def _governs(self, time: TimeMention, spot: FigureSpot) -> bool:
        """Return whether a date is that of the figure's clause."""
        reading = self._reading
        distance = time.first - reading.sentence.first
        is_apart = (
            reading.tokens[time.last].text == "," if time.last < len(reading.tokens) else False
        )
        is_at_start = distance <= _AT_START or (is_apart and distance <= _IN_OPENING)
        if is_at_start and reading.verb_before(time.first) is None:
            return True
        first, last = min(time.first, spot.last), max(time.last, spot.first)
        strong = [each for each in reading.breaks_between(first, last) if not each.is_weak]
        if strong and not (len(strong) == 1 and strong[0].first == spot.last):
            return False
        return not self._is_said_then(time, spot)

    def _is_said_then(self, time: TimeMention, spot: FigureSpot) -> bool:
        """Return whether a date is that of saying it: “announced on January 4”."""
        verb = self._reading.verb_before(time.first)
        if verb is None or verb == spot.verb:
            return False
        return any(hit.kind == "say" for hit in self._reading.hits_in(verb.first, verb.last))
