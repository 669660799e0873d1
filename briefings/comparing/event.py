"""Whether two articles tell of one event: in any language their values are the same.

That one value stands in both says little; that several do, within some days, is no chance. So
what is counted need not be called by the same words then, which in two languages it never is.
"""

from typing import Final

from briefings.comparing.told import ToldFigures

_DAYS: Final = 14
_FEWEST: Final = 4
"""So many values are told by both at least."""
_SHARE: Final = 0.1
"""So much of the values of the one that has fewer; of long lists some are always the same."""


def is_one_event(one: ToldFigures, other: ToldFigures) -> bool:
    """Return whether two articles tell of one event, as far as their values say so."""
    shared = len({value for _, value in one.values & other.values})
    fewest = min(len(one.values), len(other.values))
    is_enough = shared >= _FEWEST and shared >= _SHARE * fewest
    return is_enough and _is_near(one, other) and bool(one.about & other.about)


def _is_near(one: ToldFigures, other: ToldFigures) -> bool:
    first, second = one.source.published, other.source.published
    return first is not None and second is not None and abs((first - second).days) <= _DAYS
