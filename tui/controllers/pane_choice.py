"""The key that has words stand beside the page, or not."""

from functools import partial
from typing import Final

from briefings import choices
from tui.actions.status_text import Template
from tui.controllers.current_reader import current_reader
from tui.session import Actions, NewestOnly, Session
from tui.style.chrome import PANE_FROM

NO_ROOM: Final = Template(
    f"Words stand beside the page from {PANE_FROM} columns on: {{peek}} shows an item’s here."
)
HIDDEN: Final = Template(
    "Words stand beside the page no more: {pane} brings them back, {peek} shows an item’s."
)
SHOWN: Final = Template("Words stand beside the page: {pane} takes them away.")


class PaneController:
    """Has words shown beside the page, and keeps what the user chose."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._keep = NewestOnly()
        self.actions: Actions = {"pane": self.turn}

    def turn(self) -> None:
        """Show words beside the page, or not any more."""
        session = self._session
        if session.app.size.width < PANE_FROM:
            session.announce(NO_ROOM)
            return
        session.wants_pane = not session.wants_pane
        if reader := current_reader(session):
            reader.reading.resize(*reader.measure())
            reader.show_all()
        session.announce(SHOWN if session.wants_pane else HIDDEN)
        keep = partial(
            self._keep,
            choices.keep_evidence,
            evidence=session.wants_pane,
            setting=session.config.evidence,
        )
        session.start(keep, "choice")
