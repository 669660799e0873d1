"""The key that lists what a whole briefing has of names, statements and figures."""

from tui.controllers.reader_page import ReaderPage
from tui.reading.related_items import jump_to
from tui.screens.choice import ChoiceScreen
from tui.screens.choice_list import Choice
from tui.screens.tables import TABLES
from tui.session import Actions


class TablesController:
    """Lists the tables, shows the one chosen, and goes to the item chosen in it."""

    def __init__(self, page: ReaderPage) -> None:
        self._page = page
        self.actions: Actions = {"tables": self.list_tables}

    def list_tables(self) -> None:
        """Ask which table is to be shown; of one without rows nothing is said."""
        briefing = self._page.reading.briefing
        counted = {key: len(rows(briefing)) for key, (_, rows) in TABLES.items()}
        choices = [
            Choice(key, title, f"{counted[key]} rows")
            for key, (title, _) in TABLES.items()
            if counted[key]
        ]
        if not choices:
            self._page.update_status("Nothing to list: no panel has names, statements or figures.")
            return
        session = self._page.session
        session.open(ChoiceScreen(session, "Tables", choices), self.show)

    def show(self, key: str | None) -> None:
        """Show a table; its filter narrows it."""
        if key is None:
            return
        title, rows = TABLES[key]
        session = self._page.session
        choices = rows(self._page.reading.briefing)
        session.open(ChoiceScreen(session, title, choices), self._go_to)

    def _go_to(self, item_id: str | None) -> None:
        if item_id is not None:
            jump_to(self._page.reading, item_id)
            self._page.jumped()
