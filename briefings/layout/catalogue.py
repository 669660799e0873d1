"""A briefing in one line."""

from briefings.kinds import KINDS, Kind
from briefings.model import CatalogueEntry
from briefings.origin import published, publisher


def summary(entry: CatalogueEntry) -> str:
    """Return where a briefing is from and what it holds."""
    counts = ", ".join(
        _count(number, kind)
        for kind in KINDS
        if kind.counted and (number := entry.counts.get(kind.tag))
    )
    parts = (publisher(entry), published(entry), counts, entry.id)
    return " · ".join(part for part in parts if part)


def _count(number: int, kind: Kind) -> str:
    return f"{number} {kind.name if number == 1 else kind.heading.lower()}"
