"""The text that a frame cannot do without: what no driver could leave out."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

PANE_AT = 80
"""The column from which something else may stand beside the text."""

_GAP = re.compile(" {5,}")
_JUMP = "    "
"""What it takes to jump over a gap, about."""


def bare(before: Sequence[str], after: Sequence[str]) -> int:
    """Return the bytes of the rows of a screen that were nowhere on the one before it.

    Counted is the text alone, each row with one byte to go to it: no style, no cursor. What
    stays or scrolls is taken to cost nothing, at each side of the pane's edge by itself.
    """
    edges = (0, PANE_AT, max(map(len, (*before, *after)), default=0))
    return sum(
        _new([row[start:end] for row in before], [row[start:end] for row in after])
        for start, end in pairwise(edges)
        if start < end
    )


def _words(row: str) -> str:
    """Leave out the cursor at the row's beginning, which moves without the row."""
    return row.removeprefix(">").strip()


def _new(before: Sequence[str], after: Sequence[str]) -> int:
    new = Counter(map(_words, after)) - Counter(map(_words, before))
    return sum(
        count * (len(_GAP.sub(_JUMP, row).encode()) + 1) for row, count in new.items() if row
    )
