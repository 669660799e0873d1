"""A briefing in one line."""

from briefings.model import CatalogueEntry

_COUNTED = (
    ("figure", "figures"),
    ("statement", "statements"),
    ("tension", "tensions"),
    ("open_question", "open questions"),
)


def summary(entry: CatalogueEntry) -> str:
    """Say where a briefing is from and what it holds."""
    counts = [f"{entry.counts[k]} {name}" for k, name in _COUNTED if entry.counts.get(k)]
    return f"{entry.publisher} · {entry.published.isoformat()} · {', '.join(counts)} · {entry.id}"
