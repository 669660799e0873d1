"""The time that a figure is of, as far as its clause says it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefings.extract.figures.clause_times import AT_START, ClauseTimes, FigureSpot, gap
from briefings.extract.figures.outlays import TO_COME, is_money
from briefings.extract.figures.sentence_reading import SentenceReading
from briefings.extract.figures.status_words import is_among
from briefings.extract.figures.time_mention import TimeMention
from briefings.extract.figures.time_words import time_words
from briefings.extract.neighbours import lower_at
from briefings.time_units import is_time

_DAY: Final = len("2025-05-05")
_APPOSING: Final = frozenset(
    (
        *(
            "a",
            "an",
            "the",
            "up",
            "down",
            "of",
            "rise",
            "fall",
            "drop",
            "increase",
            "some",
            "about",
        ),
        *("un", "una", "el", "la", "de", "alza", "caída", "baja", "aumento", "descenso"),
    )
)
_APPOSED: Final = 8
_LONGEST_LIST: Final = 12
_ANDS: Final = ("and", "y", "e")


class FigurePeriod(NamedTuple):
    """A period as in ISO 8601, and what lent it: `the sentence before`, `the heading`."""

    period: str | None
    candidates: tuple[str, ...] = ()
    lender: str = ""


def _longest(times: Sequence[str]) -> tuple[str, ...]:
    """Return times without the days, if some are longer: those are when it was told."""
    longer = [iso for iso in times if len(iso) != _DAY]
    return tuple(dict.fromkeys(longer or times))


class PeriodReader:
    """Tells the periods of a sentence's figures; `earlier` are the times of the one before it,
    `over` is the one that stands over its paragraph, `above` are those of the paragraph before.
    """

    def __init__(
        self,
        reading: SentenceReading,
        spots: Sequence[FigureSpot],
        times: Sequence[TimeMention],
        earlier: Sequence[str],
        over: str | None = None,
        above: Sequence[str] = (),
    ) -> None:
        self._reading = reading
        self._spots = spots
        self._times = times
        self._earlier = _longest(earlier)
        self._above = _longest(above)
        self._over = over
        self._clauses = ClauseTimes(reading, spots)
        self._lists = time_words(reading.language).lists
        self._owned = {time.first: spot.first for time in times for spot in self._owners(time)}

    def _owners(self, time: TimeMention) -> Sequence[FigureSpot]:
        """Return the figure that a date stands right beside: the one before it, else the next."""
        beside = [spot for spot in self._spots if self._clauses.is_beside(spot, time)]
        before = [spot for spot in beside if spot.last <= time.first]
        return before[-1:] or beside[:1]

    def period_of(self, spot: FigureSpot) -> FigurePeriod:
        times = self._times
        own = [time for time in times if self._owned.get(time.first) == spot.first]
        if not own and not is_time(spot.unit):
            free = [
                time for time in times if time.first not in self._owned and not time.is_compared
            ]
            own = [time for time in free if self._clauses.governs(time, spot)]
            own = list(self._nearest(own, spot))
        own = list(self._nearest_clause(own, spot))
        stated = list(dict.fromkeys(iso for time in own if (iso := self._iso_of(time, spot))))
        if len(stated) == 1:
            return FigurePeriod(stated[0])
        if not own and (shared := self._shared(spot)):
            return FigurePeriod(shared, lender="the clause before")
        if times:
            return FigurePeriod(None, self._candidates(times))
        return self._carried(spot)

    def _iso_of(self, time: TimeMention, spot: FigureSpot) -> str | None:
        """Return the time that a mention states for a figure."""
        is_coming = spot.verb is not None and spot.verb.mood in TO_COME
        if time.is_term and time.coming and (is_coming or spot.is_ahead):
            return time.coming
        if time.is_open and not (time.is_meant and self._is_meant(spot)):
            return None
        is_now = spot.verb is not None and spot.verb.mood == "present"
        if is_now and time.yearless and "/" not in (time.iso or ""):
            return None  # “expires in April” may be of this year or the next
        return time.coming if is_coming else time.iso

    def _nearest_clause(
        self, times: Sequence[TimeMention], spot: FigureSpot
    ) -> Sequence[TimeMention]:
        """Return the times of a figure's own clause, if there are any: “said on Friday that”."""
        reading = self._reading
        if len(times) < 2:  # noqa: PLR2004 - nothing to choose
            return times
        near = [each for each in times if not reading.is_cut(*gap(each, spot))] or times
        nearer = [each for each in near if not self._reading.has_verb(*gap(each, spot))]
        return nearer or near

    def _shared(self, spot: FigureSpot) -> str | None:
        """Return the only time of the sentence, where a clause goes on with what it tells:
        “counted 40 in 2023 and put output at 30”, “40 in 2023, a rise of 5%”.
        """
        closed = [
            time
            for time in self._times
            if self._iso_of(time, spot)
            and not (time.is_compared or self._clauses.is_said_then(time, spot))
        ]
        if len(closed) != 1 or is_time(spot.unit):
            return None
        (time,) = closed
        owner = next(
            (each for each in self._spots if each.first == self._owned.get(time.first)), None
        )
        if owner is None or spot.verb is None:
            return None
        is_shared = (
            self._goes_on(time, spot) if time.last <= spot.first else self._is_listed(owner, spot)
        )
        return self._iso_of(time, spot) if is_shared or self._is_end(owner, spot) else None

    def _goes_on(self, time: TimeMention, spot: FigureSpot) -> bool:
        tokens, verb = self._reading.tokens, spot.verb
        if verb is None or lower_at(tokens, spot.first - 1) in self._lists.apart:
            return False
        between = [token.lower for token in tokens[time.last : spot.first]]
        while between and between[-1] in _APPOSING:
            between.pop()
        is_near = len(between) <= _APPOSED and between[-1:] == [","]
        if is_near and not self._reading.has_verb(time.last, spot.first):
            return True
        if verb.mood != "told" or self._reading.is_cut(time.last, spot.first):
            return False
        return verb.first >= time.last and any(word in _ANDS for word in between)

    def _is_listed(self, owner: FigureSpot, spot: FigureSpot) -> bool:
        """Return whether “40 labs and 27 pits in 2024” is meant."""
        if not spot.last <= owner.first:
            return False
        between = [token.lower for token in self._reading.tokens[spot.last : owner.first]]
        is_list = any(word in (*_ANDS, ",") for word in between)
        is_near = len(between) <= _LONGEST_LIST
        is_even = is_near and (
            not self._reading.has_verb(spot.last, owner.first) or self._is_joined(spot)
        )
        return is_list and is_even and self._lists.apart.isdisjoint(between)

    def _is_joined(self, spot: FigureSpot) -> bool:
        """Return whether “burnt 40 homes and forced 1,200 to flee on Monday” is meant."""
        verb = self._reading.verb_reaching(spot.last + 1)
        if verb is None or spot.verb is None or not verb.mood == spot.verb.mood == "told":
            return False
        return lower_at(self._reading.tokens, verb.first - 1) in _ANDS

    def _is_end(self, owner: FigureSpot, spot: FigureSpot) -> bool:
        """Return whether “rose 0.7% on Friday to $742” is meant."""
        before = lower_at(self._reading.tokens, spot.first - 1)
        return (
            owner.verb == spot.verb and owner.last <= spot.first and before in ("to", "a", "hasta")
        )

    def _is_meant(self, spot: FigureSpot) -> bool:
        """Return whether a figure is money, or a change, that may be meant for a year."""
        changing = self._reading.words.verbs.changing
        is_changed = spot.verb is not None and is_among(spot.verb.verb, changing)
        return is_changed or spot.unit in (None, "percent") or is_money(spot.unit)

    def _nearest(self, times: Sequence[TimeMention], spot: FigureSpot) -> Sequence[TimeMention]:
        """Return the times on a figure's side of a semicolon, if there are any."""
        stretch = self._stretch(spot.first)
        near = [time for time in times if self._stretch(time.first) == stretch]
        return near or times

    def _stretch(self, at: int) -> int:
        tokens, first = self._reading.tokens, self._reading.sentence.first
        return sum(token.text == ";" for token in tokens[first:at])

    def _candidates(self, times: Sequence[TimeMention]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(time.iso for time in times if time.iso))

    def _carried(self, spot: FigureSpot) -> FigurePeriod:
        """Return the time of the sentence before, where “that year” or “also” takes it up, or
        the one that stands over the paragraph.
        """
        sentence, words = self._reading.sentence, time_words(self._reading.language)
        tokens, start = self._reading.tokens, min(sentence.first + AT_START, sentence.last)
        is_same = any(words.same.find(tokens, sentence.first, sentence.last))
        verb = spot.verb
        is_line = verb is not None and verb.first == sentence.first  # more likely a noun
        is_done = verb is None or verb.mood == "told" or (verb.mood == "present" and is_line)
        is_past = is_done and self._reading.moods.isdisjoint(TO_COME)
        is_kept = is_past and self._clauses.stock(spot) is None and not is_time(spot.unit)
        goes_on = is_kept and any(words.going_on.find(tokens, sentence.first, start))
        if (is_same or goes_on) and len(self._earlier) == 1:
            return FigurePeriod(self._earlier[0], lender="the sentence before")
        if is_same and not self._earlier and len(self._above) == 1:
            return FigurePeriod(self._above[0], lender="the paragraph before")
        if is_kept and self._over and not self._earlier:
            return FigurePeriod(self._over, lender="the heading")
        return FigurePeriod(None, self._earlier or ((self._over,) if self._over else ()))
