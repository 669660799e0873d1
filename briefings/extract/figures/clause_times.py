"""Which times of a sentence are those of a figure's clause."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefings.extract.figures.outlays import TO_COME, is_money
from briefings.extract.figures.sentence_reading import SentenceReading
from briefings.extract.figures.time_mention import TimeMention
from briefings.extract.figures.time_words import time_words
from briefings.extract.figures.verb_groups import VerbGroup

_BESIDE: Final = 5
"""Tokens between a figure and a date that belongs to it alone."""
AT_START: Final = 4
"""Tokens before a date that still begins its sentence."""
_IN_OPENING: Final = 9
"""The same, where a comma comes after the date: “Of what was done in 2012, ...”."""
_SAID: Final = ("present", "told")
_JOINING: Final = frozenset(("and", "but", "y", "e", "pero"))
_FURTHEST_STOCK: Final = 16
"""Tokens before a figure among which the word for a debt stands."""


class FigureSpot(NamedTuple):
    """A figure in its sentence, `tokens[first:last]`, with its unit and governing verb."""

    first: int
    last: int
    unit: str | None
    verb: VerbGroup | None
    is_ahead: bool = False
    """It is aimed at or reckoned."""


class ClauseTimes:
    """Reads how the times of a sentence stand to its figures."""

    def __init__(self, reading: SentenceReading, spots: Sequence[FigureSpot]) -> None:
        self._reading = reading
        self._spots = spots
        self._lists = time_words(reading.language).lists

    def is_beside(self, spot: FigureSpot, time: TimeMention) -> bool:
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

    def governs(self, time: TimeMention, spot: FigureSpot) -> bool:
        """Return whether a date is that of the figure's clause."""
        reading = self._reading
        stock = self.stock(spot)
        if stock is not None and time.last <= stock and self._has_other_before(stock):
            return False
        distance = time.first - reading.sentence.first
        is_apart = (
            reading.tokens[time.last].text == "," if time.last < len(reading.tokens) else False
        )
        is_at_start = distance <= AT_START or (is_apart and distance <= _IN_OPENING)
        if is_at_start and reading.verb_before(time.first) is None:
            return True
        if self._belongs(time, spot) or self._is_when(time, spot):
            return True
        if self._is_of_other_verb(time, spot) or self._is_of_next_verb(time, spot):
            return False
        first, last = min(time.first, spot.last), max(time.last, spot.first)
        strong = [each for each in reading.breaks_between(first, last) if not each.is_weak]
        is_right_behind = len(strong) == 1 and strong[0].first == spot.last
        if strong and not (is_right_behind and reading.tokens[spot.last].text != ";"):
            return False
        return not self.is_said_then(time, spot)

    def _is_when(self, time: TimeMention, spot: FigureSpot) -> bool:
        """Return whether “in June 2022, when” begins the clause of a figure."""
        behind = self._reading.tokens[time.last : time.last + 2]
        is_when = any(token.lower in self._lists.when for token in behind)
        return is_when and time.last <= spot.first

    def _is_of_other_verb(self, time: TimeMention, spot: FigureSpot) -> bool:
        """Return whether a date is behind another verb than that of a figure: “was founded in
        1898 and works in 70 countries”.
        """
        own, verb = spot.verb, self._reading.verb_before(time.first)
        if own is None or verb is None or not verb.is_finite or own.first < time.last:
            return False
        is_apart = bool(self._reading.breaks_between(time.last, own.first))
        return spot.first >= time.last and own.mood == "present" and is_apart

    def _is_of_next_verb(self, time: TimeMention, spot: FigureSpot) -> bool:
        """Return whether a date is behind a verb that tells of another time than the figure's:
        “employs 900 people and will close in 2030”.
        """
        own, verb = spot.verb, self._reading.verb_before(time.first)
        if own is None or verb is None or not verb.is_finite or verb.first < spot.last:
            return False
        is_other = own.mood in _SAID and verb.mood in ("told", *TO_COME) and verb.mood != own.mood
        between = self._reading.tokens[max(own.last, spot.last) : verb.first]
        return is_other and any(token.lower in _JOINING for token in between)

    def _belongs(self, time: TimeMention, spot: FigureSpot) -> bool:
        """Return whether words join money to a span behind it: “which correspond to”."""
        if "/" not in (time.iso or "") or not is_money(spot.unit):
            return False
        between = self._reading.tokens[spot.last : time.first]
        return any(token.lower.startswith(self._lists.belonging) for token in between)

    def _has_other_before(self, at: int) -> bool:
        """Return whether another figure or verb stands before a debt, which the date is of."""
        has_figure = any(spot.last <= at for spot in self._spots)
        return has_figure or self._reading.verb_before(at) is not None

    def is_said_then(self, time: TimeMention, spot: FigureSpot) -> bool:
        """Return whether a date is that of saying it: “announced on January 4”."""
        verb = self._reading.verb_before(time.first)
        if verb is None or verb == spot.verb:
            return False
        is_paper = verb.verb.startswith(self._lists.saying)
        return is_paper or any(
            hit.kind == "say" for hit in self._reading.hits_in(verb.first, verb.last)
        )

    def stock(self, spot: FigureSpot) -> int | None:
        """Return the word before a figure by which it is a debt, of no budget's year."""
        first = max(spot.first - _FURTHEST_STOCK, self._reading.sentence.first)
        for at in range(spot.first - 1, first - 1, -1):
            if self._reading.tokens[at].text == ";":
                return None
            if self._reading.tokens[at].lower in self._lists.stocks:
                return at
        return None


def gap(time: TimeMention, spot: FigureSpot) -> tuple[int, int]:
    """Return the tokens between a time and a figure."""
    return min(time.last, spot.last), max(time.first, spot.first)
