"""Whether two articles tell of one event: in any language their values are the same.

That one value stands in both says little; that several do, within some days, is no chance. So
what is counted need not be called by the same words then, which in two languages it never is.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from briefings.comparing.told import ToldFigures
from briefings.comparing.values import digits
from briefings.model import Figure

_DAYS: Final = 14
_FEWEST: Final = 4
"""So many values are told by both at least, if they have little else in common."""
_SHARE: Final = 0.1
"""So much of the values of the one that has fewer; of long lists some are always the same."""
_FEWEST_NAMED: Final = 2
"""Fewer values do, if these have so many digits together, and the articles so many words."""
_FEWEST_DIGITS: Final = 4
_FEWEST_WORDS: Final = 2


def is_one_event(one: ToldFigures, other: ToldFigures) -> bool:
    """Return whether two articles tell of one event, as far as their values and names say so."""
    if not _is_near(one, other):
        return False
    shared = _numbers(one.values & other.values)
    if len(shared) < _SHARE * min(len(_numbers(one.values)), len(_numbers(other.values))):
        return False
    words = (one.names | one.about) & (other.names | other.about)
    if len(shared) >= _FEWEST:
        return bool(words)
    is_telling = len(shared) >= _FEWEST_NAMED and sum(map(digits, shared)) >= _FEWEST_DIGITS
    return is_telling and len(words) >= _FEWEST_WORDS


def is_of_event(figure: Figure, published: dt.date | None) -> bool:
    """Return whether a figure may be of what its article reports, and not of some earlier year."""
    if figure.period is None or published is None:
        return True
    years = {published.year, (published - dt.timedelta(days=_DAYS)).year}
    return any(str(year) in figure.period for year in years)


def _numbers(values: Iterable[tuple[str, float]]) -> set[float]:
    """Return values without their units, each of which has several names."""
    return {value for _, value in values}


def _is_near(one: ToldFigures, other: ToldFigures) -> bool:
    first, second = one.source.published, other.source.published
    return first is not None and second is not None and abs((first - second).days) <= _DAYS
