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
    "key_points": 0.06,
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

_LINE_ROWS: Final = 1.5
_LINE_BYTES: Final = 40

Size = Callable[[tuple[Block, ...]], int]
"""How many bytes a brief of these blocks takes, its title and all; 0 where they do not matter."""


class Fitted(NamedTuple):
    """The blocks that fit, the notes in them, and how many pieces of each section gave way."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...]
    gave_way: Mapping[Name, int]


def fit(
    sections: Sequence[BriefSection],
    size: Size,
    opening: float,
    closing: Callable[[Mapping[Name, int]], tuple[Block, ...]],
    shares: Shares = MOST,
) -> Fitted:
    """Return what two pages, and 6 KB if they matter, hold of sections in the order of the brief.

    Each section has a part of its own first. Then pieces are taken in the order of `KEPT` as long
    as there is room; a long one that finds none does not keep a short one out. `opening` is how
    many rows stand before all sections; `closing` are the blocks at the end, which say what gave
    way. `shares` are what sections take at most.
    """
    room = _Room(ROOM - opening, BYTES - size(()))
    every = {each.name: len(each.pieces) for each in sections}
    room.exchange((), closing(every), size)
    taken: dict[Name, set[int]] = {section.name: set() for section in sections}
    ordered = sorted(sections, key=lambda each: KEPT.index(each.name))
    for section in ordered:
        _take(section, taken[section.name], room, size, FIRST.get(section.name, 0.0), goes_on=False)
    for section in ordered:
        _take(section, taken[section.name], room, size, shares.get(section.name, 1.0), goes_on=True)
    chosen = {section.name: _chosen(section, taken[section.name]) for section in sections}
    gave_way = {name: count - len(chosen[name]) for name, count in every.items()}
    blocks = [block for section in sections for block in section.blocks(chosen[section.name])]
    notes = [note for section in sections for piece in chosen[section.name] for note in piece.notes]
    return Fitted(
        blocks=(*blocks, *closing(gave_way)),
        notes=tuple(dict.fromkeys(notes)),
        gave_way={name: count for name, count in gave_way.items() if count},
    )


def _take(
    section: BriefSection, taken: set[int], room: "_Room", size: Size, most: float, *, goes_on: bool
) -> None:
    """Take pieces up to a part of the room; with `goes_on` beyond the first that is too long."""
    for at in _by_weight(section.pieces):
        if at in taken:
            continue
        before = section.blocks(_chosen(section, taken))
        after = section.blocks(_chosen(section, taken | {at}))
        if room.exchange(before, after, size, most):
            taken.add(at)
        elif room.is_full or not goes_on:
            break


class _Room:
    """What is left of the pages, and of the bytes."""

    def __init__(self, rows: float, size: int) -> None:
        self._rows = rows
        self._size = size
        self._nothing = BYTES - size

    @property
    def is_full(self) -> bool:
        """Whether not even a short line would find room."""
        return self._rows < _LINE_ROWS or self._size < _LINE_BYTES

    def exchange(
        self, before: tuple[Block, ...], after: tuple[Block, ...], size: Size, most: float = 1.0
    ) -> bool:
        """Put blocks in the place of others if there is room, and they take no more than a part."""
        wanted = rows_of_blocks(after)
        rows = self._rows - wanted + rows_of_blocks(before)
        if rows < 0 or wanted > most * ROOM:  # counting bytes takes longer
            return False
        taken = size(after)
        left = self._size - taken + size(before)
        if left < 0 or taken - self._nothing > most * BYTES:
            return False
        self._rows, self._size = rows, left
        return True


def _by_weight(pieces: Sequence[BriefPiece]) -> list[int]:
    return sorted(range(len(pieces)), key=lambda at: pieces[at].weight)


def _chosen(section: BriefSection, taken: Iterable[int]) -> tuple[BriefPiece, ...]:
    return tuple(section.pieces[at] for at in sorted(taken))
