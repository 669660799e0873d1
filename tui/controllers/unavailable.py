"""Says of a key that does nothing where it was pressed what it does, and where."""

from typing import Final

from briefings.layout.proposals import is_proposed
from tui.actions.status_text import StatusText, Template
from tui.actions.unavailable import only_elsewhere
from tui.reading.review import can_run
from tui.screens.base import PageScreen
from tui.screens.reader import ReaderScreen
from tui.session import Session
from tui.widgets.rows import Rows
from tui.widgets.selector import Selector

BY_HAND: Final = "Written by hand, not proposed: `briefings edit {}` changes it."
_DECIDES: Final = ("review.confirm", "review.reject")


def explain(session: Session, key: str) -> None:
    """Say why a key does nothing, if it is one of the table that does nothing where it went."""
    screen, focused = session.app.screen, session.app.focused
    if isinstance(screen, PageScreen) and isinstance(focused, Rows | Selector):
        chooses = isinstance(focused, Selector) and not only_elsewhere(session.keys, key, "select")
        if not chooses and (said := _why_not(session, screen, key)):
            session.announce(said)


def _why_not(session: Session, screen: PageScreen[object], key: str) -> StatusText | None:
    said = only_elsewhere(session.keys, key, screen.CONTEXT)
    if said and isinstance(screen, ReaderScreen):
        meant = [a.id for a in session.keys.going_by(key) if "review" in a.contexts]
        if any(can_run(each, screen.reading) for each in meant):
            return None
        if not is_proposed(screen.briefing) and any(each in _DECIDES for each in meant):
            return Template(BY_HAND, (screen.briefing.id,))
    return said
