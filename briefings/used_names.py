"""What is confirmed brings the people, organisations and places along that it uses.

That is never kept: it is told anew whenever a briefing is read. So a log grows by the decisions
alone, whoever takes one back takes its names back with it, and the memory of names learns only of
those that somebody has decided about.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import msgspec

from briefings.folding import folded_text
from briefings.model import Actor, AnyItem, Evidence, Figure, Place, Statement
from briefings.progress import band, is_open


def with_used_names(items: Sequence[AnyItem], more: Iterable[Evidence]) -> tuple[AnyItem, ...]:
    """Return items with each undecided name `used` that something confirmed uses.

    That is one which a confirmed item names as its speaker, source or scope. Or it is not weak, and
    stands in the words of such an item, or among `more`, those of bottom lines that were written.
    """
    names = [item for item in items if isinstance(item, Actor | Place) and is_open(item)]
    confirmed = [
        item for item in items if item.review == "confirmed" and not isinstance(item, Actor | Place)
    ]
    words = [*more, *(each for item in confirmed for each in item.evidence)]
    if not names or not words:
        return tuple(items)
    used = _named(items, {folded_text(name) for item in confirmed for name in _names_in(item)})
    within = _Within(words)
    used |= {item.id for item in names if band(item) != "weak" and within.any_of(item.evidence)}
    return tuple(
        msgspec.structs.replace(item, review="used") if is_open(item) and item.id in used else item
        for item in items
    )


def as_kept(item: AnyItem) -> AnyItem:
    """Return an item as a library keeps it: that it is used is seen when it is read."""
    return msgspec.structs.replace(item, review="proposed") if item.review == "used" else item


def _names_in(item: AnyItem) -> Iterator[str]:
    """Yield the names in the fields of an item."""
    fields: tuple[str | None, ...] = ()
    if isinstance(item, Statement):
        fields = (item.speaker,)
    elif isinstance(item, Figure):
        fields = (item.source, item.scope)
    yield from filter(None, fields)


def _named(items: Iterable[AnyItem], names: set[str]) -> set[str]:
    """Return the ids of those that are called so; a second name counts if one alone has it."""
    first: dict[str, set[str]] = defaultdict(set)
    second: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if isinstance(item, Actor | Place):
            first[folded_text(item.text)].add(item.id)
            for name in item.names:
                second[folded_text(name)].add(item.id)
    found: set[str] = set()
    for name in names:
        ids = first.get(name) or second.get(name) or set()
        found |= ids if name in first or len(ids) == 1 else set()
    return found


class _Within:
    """Tells whether words stand within others."""

    def __init__(self, words: Iterable[Evidence]) -> None:
        places = sorted((each.start, each.end) for each in words)
        self._starts = [start for start, _ in places]
        self._ends = list(accumulate((end for _, end in places), max))

    def any_of(self, words: Iterable[Evidence]) -> bool:
        """Return whether some of the words do."""
        for each in words:
            before = bisect_right(self._starts, each.start)
            if before and self._ends[before - 1] >= each.end:
                return True
        return False
