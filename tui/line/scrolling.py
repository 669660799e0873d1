"""What has only moved: rows that stand elsewhere on the screen and can be scrolled there."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from tui.line.cells import Cell, Row, blank
from tui.line.cursor_writer import Region
from tui.line.row_diff import difference

VOTING_PART: Final = 2 / 3
"""Which part of a row has to be the same; what stands at its right may be another thing."""

SPARED: Final = 8
"""Bytes that setting margins takes, about; so many cells may be written instead."""

CANDIDATES: Final = 2
"""How many shifts are looked at."""

Key = tuple[Cell | None, ...]


class Shift(NamedTuple):
    """Rows of a region move up by `by`, down if it is negative."""

    region: Region
    by: int


def shifts(
    have: Sequence[Sequence[Cell | None]], want: Sequence[Row], margins: Region
) -> list[Shift]:
    """Return the shifts that would put most rows where they are wanted, the best one first.

    A shift's region reaches no further than the rows that speak for it: a status row that has
    changed would only be scrolled along. But the margins that are set already may reach further
    if that does no harm, since others would have to be sent.
    """
    columns = max(int(len(want[0]) * VOTING_PART), 1)
    nothing = (blank(),) * columns
    places: defaultdict[Key, list[int]] = defaultdict(list)
    for y, row in enumerate(have):
        places[tuple(row[:columns])].append(y)
    voters: defaultdict[int, list[int]] = defaultdict(list)
    for y, row in enumerate(want):
        key = tuple(row[:columns])
        if key == nothing or key == tuple(have[y][:columns]):
            continue
        for source in places.get(key, ()):
            voters[source - y].append(y)
    votes = Counter({by: len(rows) for by, rows in voters.items()})
    return [
        _kept(Shift(_region(voters[by], by), by), margins, have, want)
        for by, _ in votes.most_common(CANDIDATES)
    ]


def _kept(
    shift: Shift, margins: Region, have: Sequence[Sequence[Cell | None]], want: Sequence[Row]
) -> Shift:
    """Return the shift within the margins that are set, if no more has to be written then."""
    (top, bottom), by = shift
    if margins == shift.region or not margins[0] <= top <= bottom <= margins[1]:
        return shift
    wider = Shift(margins, by)
    bound = distance(shifted(have, shift), want) + SPARED
    return wider if distance(shifted(have, wider), want) <= bound else shift


def distance(have: Sequence[Sequence[Cell | None]], want: Sequence[Row]) -> int:
    """Return how many cells differ, by a quick count."""
    return sum(map(difference, have, want))


def _region(rows: list[int], by: int) -> Region:
    return min(rows) + min(by, 0), max(rows) + max(by, 0)


def shifted(have: Sequence[Sequence[Cell | None]], shift: Shift) -> list[Sequence[Cell | None]]:
    """Return what the terminal shows after a shift: blank rows have come in."""
    (top, bottom), by = shift
    count = min(abs(by), bottom - top + 1)
    empty: list[Sequence[Cell | None]] = [[blank()] * len(have[0]) for _ in range(count)]
    moved = list(have[top : bottom + 1])
    moved = moved[count:] + empty if by > 0 else empty + moved[:-count]
    return [*have[:top], *moved, *have[bottom + 1 :]]
