"""What is asked of briefings, as a tree over the words and figures that the index has of them."""

from collections.abc import Callable, Iterator
from typing import Final

import msgspec


class HasWord(msgspec.Struct, frozen=True, tag=True):
    """A word of the briefing or of a note on it, or with `begins` the beginning of one."""

    word: str
    begins: bool = False
    in_note: bool = False

    @property
    def expression(self) -> str:
        """The word as FTS5 has it."""
        return '"{}"{}'.format(self.word.replace('"', '""'), "*" if self.begins else "")


class HasFigure(msgspec.Struct, frozen=True, tag=True):
    """A figure from `low` to `high` in one of the units, in any if they are `None`."""

    units: tuple[str, ...] | None
    low: float
    high: float


class IsOfDays(msgspec.Struct, frozen=True, tag=True):
    """Published from one day to another, by their ordinals; either end may be open."""

    first: int | None = None
    last: int | None = None


class IsAmong(msgspec.Struct, frozen=True, tag=True):
    """One of the briefings with these documents."""

    doc_ids: tuple[int, ...]


class Every(msgspec.Struct, frozen=True, tag=True):
    """All of these; each may hold of another text of the briefing."""

    of: "tuple[Condition, ...]" = ()


class Some(msgspec.Struct, frozen=True, tag=True):
    """At least one of these."""

    of: "tuple[Condition, ...]" = ()


Leaf = HasWord | HasFigure | IsOfDays | IsAmong
Condition = Leaf | Every | Some

ANYTHING: Final = Every()
NOTHING: Final = Some()


def words_of(condition: Condition) -> Iterator[HasWord]:
    match condition:
        case Every(of) | Some(of):
            for each in of:
                yield from words_of(each)
        case HasWord():
            yield condition


def replaced(condition: Condition, change: Callable[[Leaf], Condition]) -> Condition:
    """Return a condition with its leaves changed; what is settled then is left out."""
    match condition:
        case Every(of):
            parts = tuple(replaced(each, change) for each in of)
            kept = tuple(each for each in parts if each != ANYTHING)
            return NOTHING if NOTHING in kept else kept[0] if len(kept) == 1 else Every(kept)
        case Some(of):
            parts = tuple(replaced(each, change) for each in of)
            kept = tuple(each for each in parts if each != NOTHING)
            return ANYTHING if ANYTHING in kept else kept[0] if len(kept) == 1 else Some(kept)
        case _:
            return change(condition)


def own(condition: Condition) -> Condition:
    """Return what must hold of a briefing on which there are no notes."""
    return replaced(
        condition, lambda leaf: NOTHING if isinstance(leaf, HasWord) and leaf.in_note else leaf
    )


def expression(condition: Condition) -> str | None:
    """Return an expression of FTS5, `None` where it cannot say all, or nothing is asked."""
    match condition:
        case HasWord():
            return condition.expression
        case Every(of) | Some(of) if of:
            parts = [expression(each) for each in of]
            joint = " AND " if isinstance(condition, Every) else " OR "
            said = [f"({part})" for part in parts if part is not None]
            return joint.join(said) if len(said) == len(parts) else None
        case _:
            return None


def conjuncts(condition: Condition) -> tuple[Condition, ...]:
    """Return the conditions that must hold together."""
    return condition.of if isinstance(condition, Every) else (condition,)
