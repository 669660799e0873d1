"""The keys that sort and filter Notes."""

from tui.actions.status_text import Template
from tui.controllers.peek import PeekController
from tui.controllers.reader_page import ReaderPage
from tui.controllers.selection import SelectionController
from tui.reading.tab_pages import NOTES
from tui.session import Actions
from tui.widgets.prompt import EntryQuestion


class NoteListController:
    """Filters the notes by the words typed, and sorts them by place or by time."""

    def __init__(
        self, page: ReaderPage, selection: SelectionController, peek: PeekController
    ) -> None:
        self._page = page
        self._selection = selection
        self._peek = peek
        self.actions: Actions = {"note.filter": self.filter, "note.sort": self.sort}

    def filter(self) -> None:
        """Open the entry row and show only the notes that contain the words typed."""
        page, reading = self._page, self._page.reading
        if reading.tab != NOTES:
            page.update_status(Template("{note.filter} filters Notes: {tab.notes} opens them."))
            return
        self._selection.leave()
        if self._peek.leave():
            page.show_all()
        page.prompt.ask(
            EntryQuestion(self._accepted, self._cancelled, self._edited), "filter", reading.filter
        )

    def sort(self) -> None:
        """Show the notes by time, or by place again."""
        reading = self._page.reading
        reading.open(NOTES)
        reading.by_time = not reading.by_time
        reading.lay_out_anew()
        self._page.jumped()

    # -- what is typed ----------------------------------------------------------------------------

    def _edited(self, text: str) -> None:
        """Show the notes that have it."""
        reading = self._page.reading
        reading.filter = text
        reading.lay_out_anew()
        self._page.show_all()
        self._page.prompt.found(f"{len(reading.listed())} of {len(reading.notes.notes)}")

    def _accepted(self, text: str) -> None:  # noqa: ARG002
        """Leave the notes filtered."""
        self._page.prompt.end(self._page.body)
        self._page.update_status()

    def _cancelled(self) -> None:
        """Show all notes again."""
        self._page.prompt.end(self._page.body)
        self._edited("")
