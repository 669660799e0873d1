"""Which briefings may tell the figures of one too, or otherwise, by the library's index."""

from collections import Counter
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from math import inf
from typing import Final, NamedTuple

from briefings.comparing.judging import is_telling_alone
from briefings.comparing.told import ToldFigure
from briefings.comparing.values import digits, range_of
from briefings.extract.tensions.word_stems import is_act
from briefings.index.library_index import LibraryIndex
from briefings.repository.briefings import BriefingRepository
from briefings.repository.texts import LibraryShelf, LibraryTexts
from briefings.search.needs import AllOf, AnyOf, FigureRange, IndexToken, Need
from briefings.store import JournalDB
from briefings.store.hint_file import HintFileError

_ASKED_FOR: Final = 8
"""So many briefings are asked for that have a figure's value, and as many that have any other."""

_MOST_READ: Final = 12
"""So many briefings are read at most, those first that several figures lead to."""

_WITHOUT_INDEX: Final = 150
"""So many are read, the newest, where no index tells which."""

_MOST_ASKED: Final = 40
"""For so many figures of a briefing others are looked for."""

_TWO: Final = 2
_ROUND: Final = 2
"""Values of no more digits are told of many things."""
_MOST_WORDS: Final = 6


class Candidates(NamedTuple):
    """Briefings that may have something to say, and whether there are others.

    Of the figures that are `sought`, by their ids, all are there that might tell their value.
    """

    ids: Sequence[str]
    more: bool
    sought: frozenset[str]


class FigureCandidates:
    """Finds the briefings whose figures may be held against those of one.

    What the figures of the last one lead to is kept while the library's `stamp` stays: whoever asks
    for one of them has most often seen them all.
    """

    def __init__(
        self,
        db: JournalDB,
        briefings: BriefingRepository,
        index: LibraryIndex,
        stamp: Callable[[], Hashable],
    ) -> None:
        self._db = db
        self._briefings = briefings
        self._index = index
        self._stamp = stamp
        self._texts = LibraryTexts(db, briefings, index)
        self._last: tuple[Hashable, dict[str, _Lead]] = (None, {})

    def of(
        self, own_id: str, told: Sequence[ToldFigure], wanted: ToldFigure | None = None
    ) -> Candidates:
        """Return who may have something to say to figures of a briefing.

        That is whoever many of them lead to; and of one that is `wanted`, all that it leads to.
        """
        if not told or self._briefings.ask(lambda index: index.count()) < _TWO:
            return Candidates((), more=False, sought=frozenset())
        if self._is_indexed():
            try:
                return self._by_index(own_id, told[:_MOST_ASKED], wanted)
            except HintFileError:
                if not self._index.is_known:
                    self._db.give_up_hints()
        page = self._briefings.ask(lambda index: index.page(0, _WITHOUT_INDEX + 1))
        ids = [each.entry.id for each in page if each.entry.id != own_id]
        more = len(page) > _WITHOUT_INDEX
        telling = () if more else filter(is_telling_alone, told)
        sought = frozenset(each.figure.id for each in telling)
        return Candidates(ids[:_WITHOUT_INDEX], more=more, sought=sought)

    def _is_indexed(self) -> bool:
        """Bring the index up to date, and return whether it is."""
        with suppress(HintFileError):
            return self._texts.catch_up().has_all
        return False

    def _by_index(
        self, own_id: str, told: Sequence[ToldFigure], wanted: ToldFigure | None
    ) -> Candidates:
        leads = self._leads(own_id, told)
        first = leads.get(wanted.figure.id) if wanted else None
        if wanted and first is None:
            first = _Lead.of(wanted, partial(self._ids, own_id))
        votes = Counter(briefing_id for lead in leads.values() for briefing_id in lead.ids)
        # Of those with as many votes, the newest that have a value come first.
        best = [briefing_id for briefing_id, _ in votes.most_common()]
        read = dict.fromkeys((*(first.ids if first else ()), *best[:_MOST_READ]))
        telling = (each.figure.id for each in told if is_telling_alone(each))
        is_cut = len(best) > _MOST_READ or any(lead.more for lead in leads.values())
        return Candidates(
            list(read),
            first.more if first else is_cut,
            frozenset(each for each in telling if leads[each].is_covered(read)),
        )

    def _leads(self, own_id: str, told: Sequence[ToldFigure]) -> "dict[str, _Lead]":
        """Return the briefings that figures lead to, by their ids."""
        stamp, (known, leads) = self._stamp(), self._last
        # The figures of one that was read before others were rejected may be asked for, too.
        key = (own_id, stamp, tuple(each.figure for each in told))
        if stamp is None or known != key:
            ids = partial(self._ids, own_id)
            leads = {each.figure.id: _Lead.of(each, ids) for each in told}
            self._last = key, leads
        return leads

    def _ids(self, own_id: str, need: Need) -> list[str]:
        shelf = LibraryShelf(self._db, self._briefings, self._index, lambda _: (), None)
        rows = shelf.candidates(need, None, _ASKED_FOR + 2)
        return [row.id for row in rows if row.id != own_id]


class _Lead(NamedTuple):
    """The briefings that each need of a figure finds: those that may tell its value, and others."""

    of_value: list[list[str]]
    of_thing: list[list[str]]

    @classmethod
    def of(cls, told: ToldFigure, ids: Callable[[Need], list[str]]) -> "_Lead":
        of_thing = _of_thing(told) if is_telling_alone(told) else ()
        return cls(list(map(ids, _of_value(told))), list(map(ids, of_thing)))

    @property
    def ids(self) -> list[str]:
        return [each for found in (*self.of_value, *self.of_thing) for each in found[:_ASKED_FOR]]

    @property
    def more(self) -> bool:
        return any(len(found) > _ASKED_FOR for found in (*self.of_value, *self.of_thing))

    def is_covered(self, read: Container[str]) -> bool:
        """Return whether all that may tell the value are among those that are read."""
        return all(
            len(found) <= _ASKED_FOR and all(each in read for each in found)
            for found in self.of_value
        )


def _of_value(told: ToldFigure) -> Iterator[Need]:
    """Yield what a briefing has that tells the value of one thing, or may.

    It has the value as it may be rounded, and such words; or this very value, in other words.
    """
    low, high = range_of(told.figure.value)
    units, said = tuple(sorted(told.units)), told.said.stems
    telling = sorted(said - told.about, key=lambda e: (e not in told.said.names, -len(e), e))
    some = AnyOf(_words(telling) or _words(sorted(said | told.about)))
    yield AllOf((FigureRange(units, low, high), some))
    if is_telling_alone(told) and digits(told.figure.value) > _ROUND:
        yield FigureRange(units, told.figure.value, told.figure.value)


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
