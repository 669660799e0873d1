"""A briefing in one line."""

from briefings.model import CatalogueEntry

_COUNTED = ("figure", "statement", "tension", "open_question")


def summary(entry: CatalogueEntry) -> str:
    """Say where a briefing is from and what it holds."""
    counts = ", ".join(_count(n, kind) for kind in _COUNTED if (n := entry.counts.get(kind)))
    parts = (entry.publisher, entry.published.isoformat(), counts, entry.id)
    return " · ".join(part for part in parts if part)


def _count(number: int, kind: str) -> str:
    return f"{number} {kind.replace('_', ' ')}{'' if number == 1 else 's'}"
