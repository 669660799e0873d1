"""How much a tension weighs, and what it marks: an item, or the source as a whole."""

from collections.abc import Iterable
from typing import Final

from briefings.model import AnyItem, Briefing, Figure, Severity, Statement, Tension

SEVERITIES: Final[tuple[Severity, ...]] = ("high", "medium", "low")
"""The heaviest first. High is what makes a figure or a statement unusable as it stands."""

WEIGHTY: Final[frozenset[Severity]] = frozenset(("high",))
"""What a first page tells of tensions, and what is marked brightly; the others are counted."""

_MANY: Final = 4
"""A tension that concerns fewer items than this marks them one by one."""


def by_severity(tensions: Iterable[Tension]) -> tuple[Tension, ...]:
    """Return tensions with the heaviest first, those of one weight as they came."""
    return tuple(sorted(tensions, key=lambda tension: SEVERITIES.index(tension.severity)))


def heaviest_first(items: Iterable[AnyItem]) -> list[AnyItem]:
    """Return items as they came, but for tensions, which follow by their weight."""
    every = list(items)
    others = [item for item in every if not isinstance(item, Tension)]
    return [*others, *by_severity(item for item in every if isinstance(item, Tension))]


def is_blanket(briefing: Briefing, tension: Tension) -> bool:
    """Return whether a tension is about the source and not about single items.

    It is where it concerns more than half of all figures, or of all statements: "most figures rest
    on authorities that are not named" tells nothing of any one of ten figures.
    """
    concerned = set(tension.items)
    for struct in (Figure, Statement):
        every = [item.id for item in briefing.items if isinstance(item, struct)]
        hit = len(concerned.intersection(every))
        if hit >= _MANY and 2 * hit > len(every):
            return True
    return False


def marks(briefing: Briefing) -> dict[str, Severity]:
    """Return the weight of the heaviest tension that marks each item, by the item's id.

    Tensions that mark the source mark no item.
    """
    found: dict[str, Severity] = {}
    for tension in by_severity(briefing.tensions):
        if not is_blanket(briefing, tension):
            for item in tension.items:
                found.setdefault(item, tension.severity)
    return found
