"""From what a search needs to what an index is asked."""

import datetime as dt

from briefings.index.conditions import Condition, Every, HasFigure, HasWord, IsAmong, IsOfDays, Some
from briefings.search.needs import AllOf, Among, AnyOf, DateRange, FigureRange, IndexToken, Need
from briefings.store.records import document_id


def condition_of(need: Need) -> Condition:
    match need:
        case IndexToken(word, begins, in_note):
            return HasWord(word, begins, in_note)
        case FigureRange(units, low, high):
            return HasFigure(units, low, high)
        case DateRange(first, last):
            return IsOfDays(_ordinal(first), _ordinal(last))
        case Among(ids):
            return IsAmong(tuple(map(document_id, ids)))
        case AllOf(needs):
            return Every(tuple(map(condition_of, needs)))
        case AnyOf(needs):
            return Some(tuple(map(condition_of, needs)))


def _ordinal(day: dt.date | None) -> int | None:
    return None if day is None else day.toordinal()
