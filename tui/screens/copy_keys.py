"""The keys that copy, for the screen that reads a briefing."""

from typing import TYPE_CHECKING

from briefings.model import Span
from tui.keys import keyed
from tui.messages import CopyWanted
from tui.reading.tab_pages import SOURCE
from tui.screens.note_keys import NoteKeys

if TYPE_CHECKING:
    from briefings.citation import Subject

NOTHING = "Nothing to copy here: {move.next_item} goes to the next item."
NO_WORDS = "Nothing of the article here: {move.up} goes up to it."


class CopyKeys(NoteKeys):
    """What a reader's screen does to copy; cursor and place stay as they are."""

    def action_copy(self) -> None:
        """Copy what is under the cursor, or the passage, with its citation."""
        self._copy(to_file=False)

    def action_copy_file(self) -> None:
        """Put the same into a file."""
        self._copy(to_file=True)

    def _copy(self, *, to_file: bool) -> None:
        what = self._to_copy()
        # As vi's yank does: what was chosen stays chosen, and the choosing is over.
        self._leave_selection()
        if what is None:
            self.update_status(keyed(NO_WORDS if self.reading.tab == SOURCE else NOTHING))
        else:
            self.post_message(CopyWanted(self.reading.briefing, what, to_file=to_file))

    def _to_copy(self) -> "Subject | None":
        reading = self.reading
        if reading.tab == SOURCE:
            return self._words()
        if note := reading.note:
            return next(placed for placed in reading.notes.notes if placed.note.id == note.id)
        return reading.item

    def _words(self) -> Span | None:
        """Return the passage being chosen or chosen, else the paragraph of the hit or on top."""
        reading = self.reading
        if self.selection:
            return self.selection.span
        if reading.chosen:
            return reading.chosen
        offset = self._hit_in_view()
        if offset is None:
            offset = reading.page(SOURCE).offset_of(reading.view.top)
        if offset is None:
            return None
        paragraph = reading.briefing.article.paragraph_at(offset)
        return Span(paragraph.start, paragraph.end)

    def _hit_in_view(self) -> int | None:
        """Return where in the article the current hit stands, if it is there and in view."""
        if not self.finding.number()[0] or self.finding.current is None:
            return None
        hit = self.finding.current[1]
        page = self.reading.page(SOURCE)
        origin, row = page.blocks[hit.block].origin, page.row_of(hit.block, hit.start)
        seen = row is not None and self.reading.view.sees(row)
        return origin + hit.start if seen and origin is not None else None
