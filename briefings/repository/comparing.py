"""Finds the briefings whose figures can be held against those of one, by the library's index."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import suppress
from typing import Final, NamedTuple

from briefings.comparing import wording
from briefings.comparing.comparing import compare, undecided
from briefings.comparing.comparison import Compared, FigureStanding, counted
from briefings.comparing.told import ToldFigure, ToldFigures, figures, told_figures
from briefings.errors import BriefingsError
from briefings.index.library_index import LibraryIndex
from briefings.model import Briefing
from briefings.repository.briefings import BriefingRepository
from briefings.repository.figure_candidates import FigureCandidates
from briefings.store import JournalDB

_MOST_ARRIVALS: Final = 10
_KEPT: Final = 200


class Arrival(NamedTuple):
    """How many figures of an article that came in are what, and a sentence on those that others
    tell too, or otherwise, if there are any."""

    counts: dict[FigureStanding, int]
    sentence: str | None


class Comparing:
    """Compares figures across the library; safe between threads."""

    def __init__(
        self,
        db: JournalDB,
        briefings: BriefingRepository,
        index: LibraryIndex,
        stamp: Callable[[], Hashable],
    ) -> None:
        self._db = db
        self._briefings = briefings
        self._candidates = FigureCandidates(db, briefings, index, stamp)
        self._stamp = stamp
        self._kept: OrderedDict[Hashable, ToldFigures] = OrderedDict()

    def figure(self, briefing_id: str, item_id: str) -> Compared | None:
        """Return what other briefings say to a figure, other values too; `None` if it has no unit.

        Raises:
            NotFoundError: there is no such briefing.
        """
        briefing = self._briefings.get(briefing_id)
        if not any(each.id == item_id and each.unit for each in figures(briefing)):
            return None
        own = told_figures(briefing)
        return self._compared(own, briefing, own.of(item_id))[item_id]

    def briefing(self, briefing: Briefing) -> list[Compared]:
        """Return what other briefings say to each figure of one.

        Of a briefing with many figures those others are looked at that many of them lead to.
        """
        return list(self._compared(told_figures(briefing), briefing).values())

    def arrivals(self, added: Iterable[str]) -> dict[str, Arrival]:
        """Return what others say to the figures of articles that came in, if these are few."""
        ids = list(added)
        if len(ids) > _MOST_ARRIVALS:
            return {}
        return {each: self._arrival(self._briefings.get(each)) for each in ids}

    def _arrival(self, briefing: Briefing) -> Arrival:
        compared = self.briefing(briefing)
        return Arrival(counted(compared), wording.arrival(briefing, compared))

    def remarks(self, briefing: Briefing) -> dict[str, str]:
        """Return a sentence on each figure that others tell too, or otherwise, by its id."""
        return wording.remarks(self.briefing(briefing))

    def _compared(
        self, own: ToldFigures, briefing: Briefing, wanted: ToldFigure | None = None
    ) -> dict[str, Compared]:
        asked = self._candidates.of(own.id, own.figures, wanted)
        others = list(self._others(asked.ids))
        found = compare(own, others)
        sought = asked.sought - undecided(own, others)
        return {
            each.id: Compared(
                item=each.id,
                published=own.source.published,
                found=found.get(each.id, ()),
                more=asked.more,
                is_sought=each.id in sought,
            )
            for each in figures(briefing)
        }

    def _others(self, ids: Iterable[str]) -> Iterator[ToldFigures]:
        stamp = self._stamp()
        for each in ids:
            with suppress(BriefingsError):  # what cannot be read says nothing
                yield self._told(each, stamp)

    def _told(self, briefing_id: str, stamp: Hashable) -> ToldFigures:
        key = (stamp, briefing_id)
        with self._db.lock:
            if (kept := self._kept.get(key)) is None:
                kept = self._kept[key] = told_figures(self._briefings.get(briefing_id))
            self._kept.move_to_end(key)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return kept
