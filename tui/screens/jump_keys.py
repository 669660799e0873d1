"""The keys that go there and back, for the screen that reads a briefing."""

from briefings.model import Spot
from briefings.search.hit import Hit
from tui.keys import keyed
from tui.messages import (
    ExportWanted,
    LibraryWanted,
    MarksWanted,
    PagerWanted,
    QuitWanted,
    RelatedWanted,
)
from tui.reading.find import Finding
from tui.reading.state import Reading
from tui.reading.tab_pages import NOTES, SOURCE
from tui.screens.base import PageScreen
from tui.type_ahead import ask

NO_LIST = (
    "Nothing to list: choose a tension, or a passage with {move.next_item} and "
    "{move.previous_item}."
)


class JumpKeys(PageScreen):
    """What a reader's screen does for items, evidence, tensions, marks and the way back."""

    reading: Reading
    finding: Finding

    def show_all(self, message: str | None = None) -> None:
        """Draw the whole screen anew, in one frame."""
        raise NotImplementedError

    def jumped(self, message: str | None = None) -> None:
        """Draw all after a jump, or say why there was none."""
        raise NotImplementedError

    def keep_soon(self) -> None:
        """Have the place kept once the keys rest."""
        raise NotImplementedError

    def action_move_next_item(self) -> None:
        """Go to the next item; in Source, to the next cited passage."""
        self._step_item(1)

    def action_move_previous_item(self) -> None:
        """Go to the previous item; in Source, to the previous cited passage."""
        self._step_item(-1)

    def _step_item(self, direction: int) -> None:
        if self.reading.tab == SOURCE:
            self.jumped(self.reading.step_span(direction))
        else:
            self.reading.view.step_item(direction)
            self.moved()

    def action_evidence(self) -> None:
        """Go from the item to its evidence; in Source, from a passage to what stands on it."""
        reading = self.reading
        if reading.tab == SOURCE and reading.chosen and not reading.evidence_number()[0]:
            self.action_related()
        else:
            self.jumped(reading.to_evidence())

    def action_related(self) -> None:
        """Go to what goes with the item or the passage, by a list where there is more than one."""
        related = self.reading.related()
        if len(related) > 1:
            ask(self, RelatedWanted())
        elif related:
            self.go_to_item(related[0].id)
        else:
            self.update_status(keyed(NO_LIST))

    def go_to_item(self, item_id: str) -> None:
        """Jump to an item."""
        self.reading.show_item(item_id)
        self.jumped()

    def action_tension(self) -> None:
        """Go from the item to the tension that concerns it."""
        self.jumped(self.reading.to_tension())

    def action_back(self) -> None:
        """Take the filter away, else go back to where the last jump came from; see `_go_back`."""
        if self.is_filtered:
            self.reading.filter = ""
            self.reading.lay_out_anew()
            self.jumped("All notes are shown again.")
        elif self._go_back():
            self.jumped()
        else:
            self.update_status(keyed("Nothing to go back to: {quit} quits, {library} lists all."))

    @property
    def is_filtered(self) -> bool:
        """Whether Notes is shown, and a filter may hide some."""
        return bool(self.reading.filter) and self.reading.tab == NOTES

    def _go_back(self) -> bool:
        """Go back from a jump, and say whether there was one; with a search's own, that ends too.

        A search that no jump is left of, as after a start, ends by itself.
        """
        ends = self.finding.ends_with_back()
        went = self.reading.back()
        if ends:
            self.finding.clear()
        return went or ends

    def action_quit(self) -> None:
        """Go back from Source, else quit."""
        if self.reading.tab == SOURCE and self._go_back():
            self.jumped()
        else:
            self.post_message(QuitWanted())

    def action_mark_set(self) -> None:
        """Set a mark at the present spot."""
        spot = self.reading.spot()
        if spot in self.reading.marks:
            self.update_status(keyed("There is a mark here already: {mark.list} lists them."))
            return
        self.reading.marks.append(spot)
        self.reading.removed = [mark for mark in self.reading.removed if mark != spot]
        self.keep_soon()
        number = len(self.reading.marks)
        self.update_status(keyed(f"Mark {number} set: {{mark.list}} lists them."))

    def action_mark_list(self) -> None:
        """Ask for the list of marks."""
        if self.reading.marks:
            ask(self, MarksWanted())
        else:
            self.update_status(keyed("No mark set yet: {mark.set} sets one."))

    def action_library(self) -> None:
        """Ask for the catalogue."""
        ask(self, LibraryWanted())

    def action_export(self) -> None:
        """Ask for the export of the briefing."""
        ask(self, ExportWanted(self.reading.briefing))

    def action_page(self) -> None:
        """Ask for the pager."""
        ask(self, PagerWanted())

    def go_to_hit(self, hit: Hit) -> None:
        """Jump to what a search found: the note, the very words, or the item."""
        self.reading.show_hit(hit)
        if hit.marks:
            words = hit.snippet[hit.marks[0].start : hit.marks[0].end]
            span = hit.spans[0] if hit.spans else None
            self.finding.mark(words, self.reading.view.item, span)
        self.jumped()

    def remove_mark(self, spot: Spot) -> None:
        """Forget a mark."""
        self.reading.remove_mark(spot)
        self.keep_soon()

    def go_to(self, spot: Spot) -> None:
        """Go to a mark."""
        self.reading.remember()
        self.reading.go_to(spot)
        self.jumped()
