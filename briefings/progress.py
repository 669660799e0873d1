"""How far the review of a briefing is, and how sure the program was of what it proposed."""

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple, Protocol

from briefings.model import AnyItem, Briefing, Review

Band = Literal["sure", "check", "weak"]

SURE: Final = 0.9
"""From this confidence on items may be accepted as a block."""

WEAK: Final = 0.6
"""Below this confidence items are folded away and counted."""


class _Weighing(Protocol):
    @property
    def weighs(self) -> bool: ...


class Reviewable(Protocol):
    """What of an item a count of a review takes."""

    @property
    def review(self) -> Review: ...

    @property
    def suggestion(self) -> _Weighing | None: ...


class ReviewProgress(NamedTuple):
    """How many of the items that a brief would show have been decided about."""

    reviewed: int
    of: int

    @property
    def is_done(self) -> bool:
        return self.reviewed == self.of


def band(item: AnyItem) -> Band | None:
    """Return how sure the program was of an item; `None` where it did not propose it."""
    if item.suggestion is None:
        return None
    confidence = item.suggestion.confidence
    return "sure" if confidence >= SURE else "check" if confidence >= WEAK else "weak"


def is_open(item: Reviewable) -> bool:
    """Return whether an item is proposed and nobody has decided about it."""
    return item.review == "proposed"


def weighs(item: Reviewable) -> bool:
    """Return whether a review counts an item that the program proposed."""
    return item.suggestion is not None and item.suggestion.weighs


def progress(briefing: Briefing) -> ReviewProgress:
    """Return how far the review is; what was rejected is reviewed."""
    return progress_of(briefing.items, briefing.rejected)


def progress_of(items: Iterable[AnyItem], rejected: Iterable[AnyItem]) -> ReviewProgress:
    """Return how far the review of some items is, and of those that were rejected."""
    counted = [item for item in items if weighs(item)]
    turned_down = sum(map(weighs, rejected))
    reviewed = sum(not is_open(item) for item in counted)
    return ReviewProgress(reviewed + turned_down, len(counted) + turned_down)


def also_proposed(briefing: Briefing) -> int:
    """Return how many items a review does not count that nobody has decided about."""
    return sum(is_open(item) and not weighs(item) for item in briefing.items)
