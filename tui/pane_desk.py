"""What the app does to show the evidence beside panels, or not."""

import threading
from typing import Final

from briefings import choices
from tui.keys import keyed
from tui.library_work import library_work
from tui.note_shelf import NoteShelf
from tui.style.chrome import PANE_FROM

NO_ROOM: Final = f"Words stand beside panels from {PANE_FROM} columns on: {{peek}} shows them here."
HIDDEN: Final = (
    "Words stand beside panels no more: {pane} brings them back, {peek} shows an item's."
)
SHOWN: Final = "Words stand beside panels: {pane} takes them away."


class PaneDesk(NoteShelf, inherit_bindings=False):
    """Knows whether the evidence is wanted beside panels, and keeps what the user chose."""

    wants_pane: bool
    """Whether it is, where there is room."""

    _choosing = threading.Lock()

    def on_pane_wanted(self) -> None:
        """Show the evidence beside panels, or not any more."""
        if self.size.width < PANE_FROM:
            self.announce(keyed(NO_ROOM))
            return
        self.wants_pane = not self.wants_pane
        if self.reader:
            self.reader.show_all()
        self.announce(keyed(SHOWN if self.wants_pane else HIDDEN))
        self._keep_choice()

    @library_work("choice")
    def _keep_choice(self) -> None:
        with self._choosing:
            choices.keep_evidence(evidence=self.wants_pane, setting=self.config.evidence)
