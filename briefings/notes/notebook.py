"""The notes of one briefing, by what they are about."""

from collections.abc import Iterable

import msgspec

from briefings.anchors.selectors import resolve
from briefings.kinds import sections
from briefings.model import Briefing, Panel, Span
from briefings.notes.model import Note
from briefings.weight import heaviest_first


class Placed(msgspec.Struct, frozen=True):
    """A note, and where in the article its passage stands now (`None`: nowhere any more).

    `how` is how the passage was found: `exact`, `moved`, `fuzzy` or `orphan`.
    """

    note: Note
    span: Span | None = None
    how: str = "exact"


class Notebook(msgspec.Struct, frozen=True, kw_only=True):
    """The notes of one briefing, oldest first."""

    notes: tuple[Placed, ...] = ()

    def on_item(self, item_id: str) -> list[Note]:
        """Return the notes on an item."""
        return [p.note for p in self.notes if p.note.target.item == item_id]

    def in_panel(self, panel: Panel) -> list[Placed]:
        """Return the notes on a panel, and on passages that its items stand on."""
        evidence = [e for item in (*panel.items, panel.summary) for e in item.evidence]
        return [
            placed
            for placed in self.notes
            if placed.note.target.panel == panel.topic.key
            or (placed.span and placed.span.overlaps_any(evidence))
        ]

    def passages(self) -> list[Span]:
        """Return the passages that notes are on."""
        return [placed.span for placed in self.notes if placed.span]

    def spans(self, briefing: Briefing) -> list[Span]:
        """Return the passages that notes are on, and those that noted items stand on first."""
        noted = {placed.note.target.item for placed in self.notes}
        items = (item for item in briefing.items if item.id in noted and item.evidence)
        return [*self.passages(), *(item.spans[0] for item in items)]

    def by_place(self, briefing: Briefing) -> list[Placed]:
        """Return all notes in the order of the panels, each where it stands first.

        Those on the whole briefing come before, those that no panel shows after, in the order of
        the article, and at last those on what is no longer there.
        """
        shown = [placed for placed in self.notes if placed.note.target.is_whole]
        for panel in briefing.panels:
            for item in (
                item for _, items in sections(heaviest_first(panel.items)) for item in items
            ):
                shown += [placed for placed in self.notes if placed.note.target.item == item.id]
            shown += self.in_panel(panel)
        end = len(briefing.article.text)
        shown += sorted(self.notes, key=lambda note: note.span.start if note.span else end)
        return list({placed.note.id: placed for placed in shown}.values())

    def by_time(self) -> list[Placed]:
        """Return all notes, the one changed last first."""
        return sorted(self.notes, key=lambda p: p.note.modified, reverse=True)


NO_NOTES = Notebook()


def notebook(briefing: Briefing, notes: Iterable[Note]) -> Notebook:
    """Place the notes of a briefing on its article."""
    return Notebook(notes=tuple(_place(briefing, note) for note in notes))


def _place(briefing: Briefing, note: Note) -> Placed:
    passage = note.target.passage
    if passage is None:
        return Placed(note)

    found = resolve(briefing.article.text, passage)
    return Placed(note, found.span, found.how)
