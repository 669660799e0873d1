"""The keys that show an item's words without leaving it, for the screen that reads a briefing."""

from typing import TYPE_CHECKING, Final, cast

from tui.keys import keyed
from tui.line.connection import Connection
from tui.messages import PaneWanted
from tui.reading.peek import Peek, passages
from tui.reading.tab_pages import SOURCE
from tui.screens.jump_keys import JumpKeys

if TYPE_CHECKING:
    from tui.app import BriefingsApp

NO_PEEK: Final = "Nothing to show beneath: {move.next_item} goes to the next item."
IN_SOURCE: Final = "These are the article's words: {evidence} lists what stands on a passage."


class PeekKeys(JumpKeys):
    """What a reader's screen does to show words beneath an item, or beside the panel."""

    peek: Peek | None = None

    @property
    def wire(self) -> Connection:
        """The line to the terminal."""
        return cast("BriefingsApp", self.app).wire

    @property
    def peeks_first(self) -> bool:
        """Whether going to the evidence first shows it here: where going there takes long."""
        return self.wire.is_far and self.reading.tab != SOURCE and not self.shows_pane

    @property
    def shows_pane(self) -> bool:
        """Whether the words stand beside the panel anyway."""
        raise NotImplementedError

    def action_peek(self) -> None:
        """Show the words beneath the item; again: its next passage."""
        if self.peek:
            self.peek.turn()
            self._draw_peek(self.peek)
        elif not self._open_peek():
            self.update_status(keyed(IN_SOURCE if self.reading.tab == SOURCE else NO_PEEK))

    def _open_peek(self) -> bool:
        spans = passages(self.reading)
        if spans:
            self.peek = Peek(self.reading, spans, covers=self.shows_pane)
            self._draw_peek(self.peek)
        return bool(spans)

    def _draw_peek(self, peek: Peek) -> None:
        with self.app.batch_update():
            self.body.show(self.reading.view, self.finding.marks(), peek.inset)
            self.update_status()

    def leave_peek(self) -> bool:
        """Take the words away and say whether there were any; the next drawing shows it."""
        if self.peek is None:
            return False
        self.peek.close()
        self.peek = self.body.inset = None
        return True

    def action_evidence(self) -> None:
        """Go to the evidence; from a peek to its passage, and on a far line to a peek first."""
        if self.peek:
            span = self.peek.span
            self.leave_peek()
            self.reading.go_to_span(span)
            self.jumped()
        elif not (self.peeks_first and self._open_peek()):
            super().action_evidence()

    def action_back(self) -> None:
        """Leave the peek, else go back from a jump."""
        if self.leave_peek():
            self.jumped()
        else:
            super().action_back()

    def action_quit(self) -> None:
        """Leave the peek, else go back or quit."""
        if self.leave_peek():
            self.jumped()
        else:
            super().action_quit()

    def action_pane(self) -> None:
        """Ask for the evidence pane to come or go."""
        self.post_message(PaneWanted())
