"""What a library learns of a decision: names with their kinds, speakers, and units of figures.

Only what somebody has seen teaches: an item that they confirmed, or rejected.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from briefings.model import Actor, AnyItem, Figure, Place, Statement
from briefings.repository.memory import RememberedKind
from briefings.review.item_states import ItemState

_COMMON_UNITS: Final = frozenset(
    {"percent", "point", "hectare", "tonne", "kilogram", "kilometre", "year", "person"}
)


class Lesson(msgspec.Struct, frozen=True, kw_only=True):
    """That a name is of a kind, has other forms and a role, or speaks."""

    name: str
    kind: RememberedKind
    aliases: tuple[str, ...] = ()
    role: str | None = None
    speaks: bool = False


def lessons(state: ItemState | None, items: Iterable[AnyItem]) -> Iterator[Lesson]:
    """Yield what the state of an item teaches; `items` are those of the briefing."""
    # What an editor's file says is no decision: nobody saw it here.
    if state is None or state.shelf == "gone" or state.item.edited is None:
        return
    item = state.item
    if isinstance(item, Actor | Place):
        kind: RememberedKind = item.type if isinstance(item, Actor) else "place"
        if state.shelf == "rejected":
            yield Lesson(name=item.text, kind="none")
        elif item.review == "confirmed":
            yield Lesson(name=item.text, kind=kind, aliases=item.names, role=item.role)
    elif state.shelf == "items" and item.review == "confirmed":
        yield from _used(item, items)


def _used(item: AnyItem, items: Iterable[AnyItem]) -> Iterator[Lesson]:
    if isinstance(item, Statement) and item.speaker:
        named = next((a for a in items if isinstance(a, Actor) and a.text == item.speaker), None)
        if named is not None:
            yield Lesson(name=named.text, kind=named.type, role=item.role, speaks=True)
    if isinstance(item, Figure) and item.unit and _is_counted(item.unit):
        yield Lesson(name=item.unit, kind="unit")


def _is_counted(unit: str) -> bool:
    """Return whether a unit is a noun that one article has: neither money nor a common measure."""
    return unit.islower() and "/" not in unit and unit not in _COMMON_UNITS
