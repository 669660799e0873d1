"""Which pieces of a brief two pages hold, and how many gave way."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from briefings.export.brief.blocks import Block
from briefings.export.brief.measuring import BREAK, PAGE, PAGES, rows_of_blocks
from briefings.export.brief.sections import KEPT, BriefPiece, BriefSection, Name

BYTES: Final = 6 * 1024
"""What a brief takes at most in a format that counts its bytes."""

Shares = Mapping[Name, float]
"""Parts of the pages, and of the bytes, that sections take."""

FIRST: Final[Shares] = {
    "head": 0.04,
    "interest": 0.08,
    "assessments": 0.12,
    "recommendations": 0.08,
    "scales": 0.05,
    "bottom_lines": 0.12,
    "tensions": 0.12,
    "sources": 0.1,
    "figures": 0.16,
    "notes": 0.06,
}
"""What is a section's own before any has more."""

MOST: Final[Shares] = {
    "interest": 0.15,
    "assessments": 0.25,
    "recommendations": 0.2,
    "bottom_lines": 0.35,
    "tensions": 0.35,
    "sources": 0.3,
    "figures": 0.35,
}
"""What a section takes at most, or it crowds out others; all there is where it is not here."""

MOST_OF_SEVERAL: Final[Shares] = {
    **MOST,
    "bottom_lines": 0.16,
    "tensions": 0.2,
    "figures": 0.5,
}
"""The same in a brief of several articles: who reads all of them compares their figures."""

ROOM: Final = PAGES * PAGE - BREAK
"""Rows of all pages."""

_LEADING: Final[Name] = "bottom_lines"
_FOLLOWING: Final[frozenset[Name]] = frozenset(("key_points", "statements"))
"""What tells less than a bottom line, and gives way before any does."""

_MOST_LEADING: Final = 0.6
"""The part that bottom lines take before what follows them is left to the end."""

_LINE_ROWS: Final = 1.5
_LINE_BYTES: Final = 40

Order = Sequence[tuple[BriefSection, int]]
"""Sections and the numbers of their pieces, in the order in which these are taken."""

Size = Callable[[tuple[Block, ...]], int]
"""How many bytes a brief of these blocks takes, its title and all; 0 where they do not matter."""


class Fitted(NamedTuple):
    """The blocks that fit, the notes in them, and how many pieces of each section gave way."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...]
    gave_way: Mapping[Name, int]


def fit(
    sections: Sequence[BriefSection],
    order: Order,
    size: Size,
    rows: float,
    closing: Callable[[Mapping[Name, int]], tuple[Block, ...]],
) -> Fitted:
    """Return what so many rows, and 6 KB if they matter, hold of sections in the brief's order.

    Pieces are taken in one order whatever the room: see `taking_order`. A long one that finds no
    room does not keep a short one out, but a bottom line keeps out what tells less. `closing` are
    the blocks at the end, which say what gave way.
    """
    room = _Room(rows, BYTES - size(()))
    every = {each.name: len(each.pieces) for each in sections}
    room.exchange((), closing(every), size)
    taken: dict[Name, set[int]] = {section.name: set() for section in sections}
    kept_out: set[Name] = set()
    for section, at in order:
        if room.is_full:
            break
        if section.name in kept_out:
            continue
        here = taken[section.name]
        before = section.blocks(_chosen(section, here))
        after = section.blocks(_chosen(section, here | {at}))
        if room.exchange(before, after, size):
            here.add(at)
        elif section.name == _LEADING:
            kept_out |= _FOLLOWING
    chosen = {section.name: _chosen(section, taken[section.name]) for section in sections}
    gave_way = {name: count - len(chosen[name]) for name, count in every.items()}
    blocks = [block for section in sections for block in section.blocks(chosen[section.name])]
    notes = [note for section in sections for piece in chosen[section.name] for note in piece.notes]
    return Fitted(
        blocks=(*blocks, *closing(gave_way)),
        notes=tuple(dict.fromkeys(notes)),
        gave_way={name: count for name, count in gave_way.items() if count},
    )


def taking_order(sections: Sequence[BriefSection], shares: Shares = MOST) -> Order:
    """Return all pieces in the order in which they are taken, the same for every format.

    Each section has a part of its own first. Then each has what it may have at most by `shares`, in
    the order of `KEPT`, and then the rest; no key point and no statement stands before a bottom
    line.
    """
    queue = _Queue()
    ordered = sorted(sections, key=lambda each: KEPT.index(each.name))
    leading = next((each for each in ordered if each.name == _LEADING), None)
    for section in ordered:
        queue.take(section, FIRST.get(section.name, 0.0), goes_on=False)
    for section in ordered:
        if leading and section.name in _FOLLOWING:
            queue.take(leading, _MOST_LEADING, goes_on=True)
            if not queue.has_all(leading):
                continue
        queue.take(section, shares.get(section.name, 1.0), goes_on=True)
    for section in ordered:
        queue.take(section, 1.0, goes_on=True)
    return queue.pieces


class _Queue:
    """Pieces in the order in which they are taken."""

    def __init__(self) -> None:
        self.pieces: list[tuple[BriefSection, int]] = []
        self._taken: dict[Name, set[int]] = {}

    def take(self, section: BriefSection, most: float, *, goes_on: bool) -> None:
        """Take pieces up to a part of the pages; with `goes_on` beyond the first too long one."""
        taken = self._taken.setdefault(section.name, set())
        for at in _by_weight(section.pieces):
            if at in taken:
                continue
            if most < 1:
                blocks = section.blocks(_chosen(section, taken | {at}))
                if rows_of_blocks(blocks) > most * ROOM:
                    if goes_on:
                        continue
                    break
            taken.add(at)
            self.pieces.append((section, at))

    def has_all(self, section: BriefSection) -> bool:
        return len(self._taken.get(section.name, ())) == len(section.pieces)


class _Room:
    """What is left of the pages, and of the bytes."""

    def __init__(self, rows: float, size: int) -> None:
        self._rows = rows
        self._size = size

    @property
    def is_full(self) -> bool:
        """Whether not even a short line would find room."""
        return self._rows < _LINE_ROWS or self._size < _LINE_BYTES

    def exchange(self, before: tuple[Block, ...], after: tuple[Block, ...], size: Size) -> bool:
        """Put blocks in the place of others if there is room."""
        rows = self._rows - rows_of_blocks(after) + rows_of_blocks(before)
        if rows < 0:  # counting bytes takes longer
            return False
        left = self._size - size(after) + size(before)
        if left < 0:
            return False
        self._rows, self._size = rows, left
        return True


def _by_weight(pieces: Sequence[BriefPiece]) -> list[int]:
    return sorted(range(len(pieces)), key=lambda at: pieces[at].weight)


def _chosen(section: BriefSection, taken: Iterable[int]) -> tuple[BriefPiece, ...]:
    return tuple(section.pieces[at] for at in sorted(taken))
