"""Finds the briefings whose figures can be held against those of one, by the library's index."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from math import inf
from typing import Final, NamedTuple

from briefings.comparing import wording
from briefings.comparing.comparing import compare
from briefings.comparing.comparison import Compared, FigureStanding, counted
from briefings.comparing.judging import may_differ
from briefings.comparing.told import ToldFigure, ToldFigures, figures, told_figures, unit_keys
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

_ASKED_FOR: Final = 8
"""So many briefings are asked for that have a figure's value, and as many that have any other."""

_MOST_READ: Final = 12
"""So many briefings are read at most, those first that several figures lead to."""

_WITHOUT_INDEX: Final = 150
"""So many are read, the newest, where no index tells which."""

_MOST_ASKED: Final = 40
"""For so many figures of a briefing others are looked for."""

_TWO: Final = 2
_MOST_ARRIVALS: Final = 10
_MOST_WORDS: Final = 6
_KEPT: Final = 200


class _Candidates(NamedTuple):
    """Briefings that may have something to say, and whether there are others."""

    ids: list[str]
    more: bool


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
        self._texts = LibraryTexts(db, briefings, index)
        self._index = index
        self._stamp = stamp
        self._kept: OrderedDict[Hashable, ToldFigures] = OrderedDict()

    def figure(self, briefing_id: str, item_id: str) -> Compared | None:
        """Return what other briefings say to a figure, other values too; `None` if it has no unit.

        Raises:
            NotFoundError: there is no such briefing.
        """
        briefing = self._briefings.get(briefing_id)
        units = next((unit_keys(e.unit) for e in figures(briefing) if e.id == item_id), None)
        own = told_figures(briefing, units)
        told = own.of(item_id)
        if not units or told is None:
            return None
        asked = self._asked([told])
        found = compare(own, self._others(briefing_id, asked.ids), more=asked.more)
        return next((each for each in found if each.item == item_id), None)

    def briefing(self, briefing: Briefing) -> list[Compared]:
        """Return what other briefings say to each figure of one; those without a unit are left out.

        Of a briefing with many figures those others are looked at that many of them lead to.
        """
        if self._briefings.ask(lambda index: index.count()) < _TWO:
            return []
        own = told_figures(briefing)
        asked = self._asked(own.figures)
        return compare(own, self._others(own.id, asked.ids), more=asked.more)

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

    def _others(self, own_id: str, ids: Iterable[str]) -> Iterator[ToldFigures]:
        stamp = self._stamp()
        for each in ids:
            if each == own_id:
                continue
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

    # -- which briefings --------------------------------------------------------------------------

    def _asked(self, told: Sequence[ToldFigure]) -> _Candidates:
        if not told:
            return _Candidates([], more=False)
        if self._is_indexed():
            try:
                return self._by_index(told[:_MOST_ASKED])
            except HintFileError:
                if not self._index.is_known:
                    self._db.give_up_hints()
        page = self._briefings.ask(lambda index: index.page(0, _WITHOUT_INDEX + 1))
        ids = [each.entry.id for each in page]
        return _Candidates(ids[:_WITHOUT_INDEX], more=len(ids) > _WITHOUT_INDEX)

    def _is_indexed(self) -> bool:
        """Bring the index up to date, and return whether it is."""
        with suppress(HintFileError):
            following = self._texts.follow()
            due = following.waiting.due
            if following.is_whole and due <= _WRITTEN:
                return not due or self._texts.write(_WRITTEN, newest=True) >= due
        return False

    def _by_index(self, asked: Sequence[ToldFigure]) -> _Candidates:
        shelf = LibraryShelf(self._db, self._briefings, self._index, lambda _: (), None)
        votes: Counter[str] = Counter()
        more = False
        for told in asked:
            for need in _needs(told):
                rows = shelf.candidates(need, None, _ASKED_FOR + 1)
                more = more or len(rows) > _ASKED_FOR
                votes.update(row.id for row in rows[:_ASKED_FOR])
        # Of those with as many votes, the newest that have a value come first.
        best = [each for each, _ in votes.most_common()]
        return _Candidates(best[:_MOST_READ], more or len(best) > _MOST_READ)


def _needs(told: ToldFigure) -> Iterator[Need]:
    yield _with_value(told)
    if may_differ(told):
        yield from _of_thing(told)


def _with_value(told: ToldFigure) -> Need:
    """Return what a briefing has that tells the value of one thing, or may."""
    low, high = range_of(told.figure.value)
    value = FigureRange(tuple(sorted(told.units)), low, high)
    said = told.said.stems
    telling = sorted(said - told.about, key=lambda e: (e not in told.said.names, -len(e), e))
    return AllOf((value, AnyOf(_words(telling) or _words(sorted(said | told.about)))))


def _of_thing(told: ToldFigure) -> Iterator[Need]:
    """Yield what a briefing has that tells any value of one thing, or may.

    It calls the thing the same; or it is in another language, and has the same names.
    """
    units = FigureRange(tuple(sorted(told.units)), -inf, inf)
    where = AnyOf(_words(sorted(told.scope | told.places | told.said.names)))
    thing = AnyOf(_words(sorted(told.thing)) or _words(sorted(told.said.stems & told.about)))
    if where.needs:
        yield AllOf((units, thing, where))
        yield AllOf((units, where))
    else:
        yield AllOf((units, thing))


def _words(stems: Iterable[str]) -> tuple[Need, ...]:
    """Return the needs of the first stems; acts have no word that all languages begin alike."""
    plain = (each for each in stems if not is_act(each))
    return tuple(IndexToken(each, begins=True) for each in islice(plain, _MOST_WORDS))
