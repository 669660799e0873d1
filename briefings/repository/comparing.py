"""Finds the briefings whose figures can be held against those of one, by the library's index."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import suppress
from math import inf
from typing import Final, NamedTuple

from briefings.comparing.comparing import compare
from briefings.comparing.comparison import Compared
from briefings.comparing.told import ToldFigure, ToldFigures, told_figures
from briefings.comparing.values import range_of
from briefings.errors import BriefingsError
from briefings.extract.tensions.word_stems import is_act
from briefings.index.library_index import LibraryIndex
from briefings.model import Briefing
from briefings.repository.briefings import BriefingRepository
from briefings.repository.texts import LibraryShelf, LibraryTexts
from briefings.search.needs import AllOf, AnyOf, FigureRange, IndexToken, Need
from briefings.store import JournalDB
from briefings.store.hint_file import HintFileError

_WRITTEN: Final = 200
"""So many texts that changed are written into the index before it is asked."""

_OF_VALUE: Final = 12
_OF_THING: Final = 12
"""So many briefings are asked for that have a value, and as many that have another one."""

_MOST_READ: Final = 24
"""So many briefings are read at most, those first that several figures lead to."""

_WITHOUT_INDEX: Final = 150
"""So many are read, the newest, where no index tells which."""

_MOST_ASKED: Final = 40
"""For so many figures of a briefing others are looked for."""

_MOST_WORDS: Final = 10
_KEPT: Final = 200


class _Candidates(NamedTuple):
    """Briefings that may have something to say, and whether there are others."""

    ids: list[str]
    more: bool


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
        self._texts = LibraryTexts(db, briefings, index)
        self._index = index
        self._stamp = stamp
        self._kept: OrderedDict[Hashable, ToldFigures] = OrderedDict()

    def figure(self, briefing_id: str, item_id: str) -> Compared | None:
        """Return what other briefings say to a figure, other values too; `None` if it has no unit.

        Raises:
            NotFoundError: there is no such briefing.
        """
        own = told_figures(self._briefings.get(briefing_id))
        told = own.of(item_id)
        if told is None:
            return None
        asked = self._asked([told], wide=True)
        others = self._others(briefing_id, asked.ids, told.units)
        found = compare(own, others, more=asked.more)
        return next(each for each in found if each.item == item_id)

    def briefing(self, briefing: Briefing) -> list[Compared]:
        """Return what other briefings say to each figure of one, as far as it is the same or not.

        Figures that nothing can be held against, as they have no unit, are left out.
        """
        own = told_figures(briefing)
        asked = self._asked(own.figures, wide=False)
        units = frozenset().union(*(each.units for each in own.figures))
        return compare(own, self._others(own.id, asked.ids, units), more=asked.more)

    def _others(
        self, own_id: str, ids: Iterable[str], units: frozenset[str]
    ) -> Iterator[ToldFigures]:
        stamp = self._stamp()
        for each in ids:
            if each == own_id:
                continue
            with suppress(BriefingsError):  # what cannot be read says nothing
                yield self._told(each, units, stamp)

    def _told(self, briefing_id: str, units: frozenset[str], stamp: Hashable) -> ToldFigures:
        key = (stamp, briefing_id, units)
        with self._db.lock:
            if (kept := self._kept.get(key)) is None:
                kept = self._kept[key] = told_figures(self._briefings.get(briefing_id), units)
            self._kept.move_to_end(key)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return kept

    # -- which briefings --------------------------------------------------------------------------

    def _asked(self, figures: Sequence[ToldFigure], *, wide: bool) -> _Candidates:
        if not figures:
            return _Candidates([], more=False)
        if self._is_indexed():
            try:
                return self._by_index(figures[:_MOST_ASKED], wide=wide)
            except HintFileError:
                self._db.give_up_hints()
        page = self._briefings.ask(lambda index: index.page(0, _WITHOUT_INDEX + 1))
        ids = [each.entry.id for each in page]
        return _Candidates(ids[:_WITHOUT_INDEX], more=len(ids) > _WITHOUT_INDEX)

    def _is_indexed(self) -> bool:
        """Bring the index up to date, and return whether it is."""
        waiting = self._texts.waiting()
        if waiting is None or waiting.due > _WRITTEN:
            return False
        with suppress(HintFileError):
            return not waiting.due or self._texts.write(_WRITTEN, newest=True) >= waiting.due
        return False

    def _by_index(self, figures: Sequence[ToldFigure], *, wide: bool) -> _Candidates:
        shelf = LibraryShelf(self._db, self._briefings, self._index, lambda _: (), None)
        votes: dict[str, int] = {}
        more = False
        for told in figures:
            asked = [(_with_value(told), _OF_VALUE)]
            if wide:
                asked.append((_of_thing(told), _OF_THING))
            for need, most in asked:
                rows = shelf.candidates(need, None, most + 1)
                more = more or len(rows) > most
                for row in rows[:most]:
                    votes[row.id] = votes.get(row.id, 0) + 1
        # Of those with as many votes, the newest come first in each answer.
        best = sorted(votes, key=lambda each: -votes[each])
        return _Candidates(best[:_MOST_READ], more or len(best) > _MOST_READ)


def _with_value(told: ToldFigure) -> Need:
    """Return what a briefing has that tells the value of one thing, or may."""
    low, high = range_of(told.figure.value)
    words = _words(told.said.stems - told.about) or _words(told.said.stems | told.about)
    return AllOf((FigureRange(tuple(sorted(told.units)), low, high), AnyOf(words)))


def _of_thing(told: ToldFigure) -> Need:
    """Return what a briefing has that tells any value of one thing, or may."""
    thing = _words(told.thing) or _words(told.said.stems & told.about)
    others = _words(told.said.names - told.thing) or _words(told.about)
    units = FigureRange(tuple(sorted(told.units)), -inf, inf)
    return AllOf((units, AnyOf(thing), AnyOf(others)))


def _words(stems: Iterable[str]) -> tuple[Need, ...]:
    """Return the needs of some stems; acts have no word that all languages begin alike."""
    plain = sorted((each for each in stems if not is_act(each)), key=lambda e: (-len(e), e))
    return tuple(IndexToken(each, begins=True) for each in plain[:_MOST_WORDS])
