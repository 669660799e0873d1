"""A stretch of a passage that a cue claims."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from briefings.extract.speech.units import SpeechUnit

_FARTHEST_QUOTE: Final = 6
"""Units between a cue and the quotation that it introduces."""

_POINTING: Final = frozenset(("lo", "así", "quien"))


class Claimed(NamedTuple):
    """Units that are claimed; `has_clause` is whether “that” or the like introduces them."""

    first: int
    last: int
    has_clause: bool = False


def words_in(units: Sequence[SpeechUnit]) -> int:
    return sum(unit.kind in ("word", "name") for unit in units)


def points_back(units: Sequence[SpeechUnit], at: int) -> bool:
    """Return whether a cue at `at` says whose the words before are: “Lo dice Ana Ruiz”."""
    return 0 < at <= len(_POINTING) and all(unit.lower in _POINTING for unit in units[:at])


def introduces_quote(units: Sequence[SpeechUnit], at: int) -> bool:
    """Return whether a cue that ends at `at` is that of a quotation after it."""
    return any(unit.kind == "quote" for unit in units[at : at + _FARTHEST_QUOTE])
