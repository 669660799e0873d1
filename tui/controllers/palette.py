"""The key that lists all actions by name."""

from collections.abc import Awaitable, Callable

from tui.screens.base import PageScreen
from tui.screens.choice import PaletteScreen
from tui.screens.choice_list import Choice
from tui.screens.settings import SettingsScreen
from tui.session import Actions, Session

SOUGHT = (
    "find", "search", "note.add", "evidence", "tension", "export", "copy", "tab.overview",
    "tab.source", "tab.notes", "library", "note.undo", "select", "mark.set", "mark.list", "back",
    "help", "leave",
)  # fmt: skip
"""What people look for by name, first; everything else follows in the order of the key table."""

SETTINGS = Choice("settings", "settings: theme, keys, export, wire", "briefings config")
"""No action: what is changed in a file needs no key."""


class PaletteController:
    """Lists the screen's actions; `run` does the one chosen."""

    def __init__(self, session: Session, run: Callable[[str], Awaitable[None]]) -> None:
        self._session = session
        self._run = run
        self.actions: Actions = {"palette": self.list_actions}

    def list_actions(self) -> None:
        session = self._session
        screen = session.app.screen
        if not isinstance(screen, PageScreen):
            return
        sought = {action_id: at for at, action_id in enumerate(SOUGHT)}
        actions = session.keys.in_context(screen.CONTEXT)
        if screen.CONTEXT == "read":
            actions += session.keys.in_context("review")
        in_order = sorted(actions, key=lambda a: sought.get(a.id, len(sought)))
        choices = [
            Choice(a.id, a.help, f"{a.key_names}  {a.id}", other_words=a.other_words)
            for a in in_order
        ]

        async def do(action_id: str | None) -> None:
            if action_id == SETTINGS.id:
                session.show(SettingsScreen(session))
            elif action_id:
                await self._run(action_id)

        session.open(PaletteScreen(session, [*choices, SETTINGS]), do)
