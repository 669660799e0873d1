"""The keys for help, the pager, the shell, and what the line costs."""

from briefings.errors import BriefingsError
from tui.controllers.current_reader import current_reader
from tui.screens.help import HelpScreen
from tui.screens.line_report import LineReportScreen
from tui.session import Actions, Session
from tui.system.programs import page_text
from tui.system.terminal import cells

TYPED_AHEAD = 0.3
"""Seconds after a pager in which what was typed ahead of it comes in, and is forgotten."""


class SystemController:
    """Shows help and the line's cost, and hands the terminal to other programs."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.actions: Actions = {
            "help": self.help,
            "wire": self.wire,
            "page": self.page,
            "redraw": self.redraw,
            "suspend": session.app.action_suspend_process,
        }

    def help(self) -> None:
        self._session.open(HelpScreen(self._session))

    def wire(self) -> None:
        """Show what the line has carried."""
        self._session.open(LineReportScreen(self._session))

    def page(self) -> None:
        """Show the tab that is being read in the user's pager."""
        session = self._session
        reader = current_reader(session)
        if reader is None:
            return
        page = reader.reading.view.page
        text = "\n".join(page.line(row, cells) for row in range(len(page.rows)))
        session.type_ahead.hold(session.app.screen)
        try:
            page_text(session.app, f"{text}\n")
        except BriefingsError as error:
            reader.update_status(str(error))
        # A key that was held opened the pager once; what else it sent is still coming in.
        session.app.set_timer(TYPED_AHEAD, session.type_ahead.drop)

    def redraw(self) -> None:
        """Draw every cell anew, in case the terminal's content is not what we think."""
        self._session.connection.forget()
        self._session.app.screen.refresh(layout=True)
