"""The keys that find words in the briefing that is read."""

from functools import partial

from tui.actions.status_text import Template
from tui.controllers.peek import PeekController
from tui.controllers.reader_page import ReaderPage
from tui.controllers.selection import SelectionController
from tui.session import Actions
from tui.style.chrome import NARROW
from tui.widgets.prompt import EntryQuestion


class FindController:
    """Finds what is typed, as it is typed."""

    def __init__(
        self, page: ReaderPage, selection: SelectionController, peek: PeekController
    ) -> None:
        self._page = page
        self._selection = selection
        self._peek = peek
        self.actions: Actions = {
            "find": self.find,
            "find.next": partial(self._step, 1),
            "find.previous": partial(self._step, -1),
        }

    def find(self) -> None:
        """Open the entry row and look for what is typed."""
        self._page.finding.begin()
        self._selection.leave()
        if self._peek.leave():
            self._page.show_all()
        self._page.prompt.ask(
            EntryQuestion(self._accepted, self._cancelled, self._edited, self._stepped), "/"
        )

    def _step(self, direction: int) -> None:
        page, finding = self._page, self._page.finding
        finding.take_up()
        if not finding.query:
            page.update_status(Template("No search: {find} finds."))
        elif finding.step(direction):
            page.jumped()
        else:
            page.update_status(f"“{finding.query}” is not in this briefing.")

    # -- what is typed ----------------------------------------------------------------------------

    def _edited(self, text: str) -> None:
        """Look for it; one letter is nearly everywhere, and not looked for before Enter."""
        page, finding = self._page, self._page.finding
        finding.look_for(text if len(text.strip()) > 1 else "")
        with page.session.app.batch_update():
            page.body.show(page.reading.view, finding.marks())
            page.prompt.found(self._found())

    def _accepted(self, text: str) -> None:
        """Keep the hit."""
        page, finding = self._page, self._page.finding
        if text and text != finding.query:
            finding.look_for(text)
        if not text:
            finding.take_up()
        query = text or finding.query
        found = finding.accept()
        page.prompt.end(page.body)
        page.jumped(None if found or not query else f"“{query}” is not in this briefing.")

    def _cancelled(self) -> None:
        """Go back to where the search began."""
        self._page.prompt.end(self._page.body)
        self._page.finding.cancel()
        self._page.show_all()

    def _stepped(self, direction: int) -> None:
        """Go to the next hit while one types."""
        if self._page.finding.step(direction):
            self._page.show_all()
            self._page.prompt.found(self._found())

    def _found(self) -> str:
        finding, session = self._page.finding, self._page.session
        if not finding.query.strip():
            return ""
        number, here = finding.number()
        elsewhere = finding.count() - here
        if here and session.app.size.width < NARROW:
            return f"{number}/{here} +{elsewhere}"
        if here:
            return f"{number}/{here} here, {elsewhere} elsewhere"
        accept = session.keys.key_of("prompt.accept")
        return f"{accept}: {elsewhere} elsewhere" if elsewhere else "not found"
