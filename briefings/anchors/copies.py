"""Whether two articles are one that two papers printed, by the sentences they share."""

from typing import Final

FEWEST_SHARED: Final = 3
"""So many sentences at least must be shared: one alone is a saying."""

_MOST: Final = 2 / 3
"""So much of the one or the other must be shared."""


def is_copy(shared: int, new: int, old: int) -> bool:
    """Return whether two papers' texts are one: each may have left out the most of it."""
    return shared >= FEWEST_SHARED and shared >= _MOST * min(new, old)
