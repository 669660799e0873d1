"""A briefing in one line."""

from typing import Final

from briefings.kinds import KINDS, Kind
from briefings.model import CatalogueEntry, Standing
from briefings.origin import published, publisher

UNTOUCHED: Final = "untouched"
"""What nobody has decided anything about: new is what a saved search did not find before."""


def summary(entry: CatalogueEntry) -> str:
    """Return where a briefing stands, where it is from and what it holds."""
    counts = ", ".join(
        _count(number, kind)
        for kind in KINDS
        if kind.counted and (number := entry.counts.get(kind.tag))
    )
    where = standing(entry.standing)
    parts = (where, publisher(entry), published(entry), counts, entry.id)
    return " · ".join(part for part in parts if part)


def standing(known: Standing | None) -> str:
    """Return in words where a briefing stands: `4 of 12 reviewed`."""
    if known is None:
        return ""
    if known.stage == "new":
        return UNTOUCHED
    if known.stage != "begun":
        return known.stage
    return f"{known.reviewed} of {known.of} reviewed" if known.of else f"{known.reviewed} reviewed"


def _count(number: int, kind: Kind) -> str:
    return f"{number} {kind.name if number == 1 else kind.heading.lower()}"
