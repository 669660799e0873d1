"""The panels of a document as far as they have notes: each note once, with what it is on."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from briefings.export.document import ItemPart, PanelPart
from briefings.notes.notebook import Placed


def noted_only(panels: Iterable[PanelPart]) -> tuple[PanelPart, ...]:
    """Return panels with what has notes alone; a note that several show stays in the first."""
    shown: set[str] = set()
    return tuple(filter(_has_notes, (_noted(panel, shown) for panel in panels)))


def _noted(panel: PanelPart, shown: set[str]) -> PanelPart:
    first = next(_entries(filter(None, (panel.bottom_line,)), shown), None)
    sections = (
        replace(section, entries=tuple(_entries(section.entries, shown)))
        for section in panel.sections
    )
    return replace(
        panel,
        bottom_line=first,
        sections=tuple(section for section in sections if section.entries),
        notes=_new(panel.notes, shown),
        passages=_new(panel.passages, shown),
    )


def _entries(entries: Iterable[ItemPart], shown: set[str]) -> Iterator[ItemPart]:
    for entry in entries:
        if notes := _new(entry.notes, shown):
            yield replace(entry, notes=notes, tensions=())


def _new(notes: Iterable[Placed], shown: set[str]) -> tuple[Placed, ...]:
    """Return the notes that were not shown before, and remember them."""
    found = tuple(placed for placed in notes if placed.note.id not in shown)
    shown.update(placed.note.id for placed in found)
    return found


def _has_notes(panel: PanelPart) -> bool:
    return bool(panel.bottom_line or panel.sections or panel.notes or panel.passages)
