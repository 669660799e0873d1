"""The screen that shows a briefing: its panels, its source, and the way between them."""

from collections.abc import Callable
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal

from briefings.layout.proposals import is_proposed
from briefings.model import Briefing, ReadingPlace
from briefings.notes.notebook import Notebook
from briefings.search.hit import Hit
from tui.actions.bindings import bindings
from tui.actions.status_text import StatusText
from tui.controllers.evidence import EvidenceController
from tui.controllers.find import FindController
from tui.controllers.marks import MarksController
from tui.controllers.note_list import NoteListController
from tui.controllers.note_outcome import NoteOutcome
from tui.controllers.peek import PeekController
from tui.controllers.reading_place import PlaceController
from tui.controllers.saved_note import show_note
from tui.controllers.seeing import SeeingController
from tui.controllers.selection import SelectionController
from tui.controllers.side_pane import SidePaneController
from tui.controllers.tables import TablesController
from tui.controllers.tabs import TabController
from tui.reading.beside import beside
from tui.reading.cursor_cell import At
from tui.reading.find import Finding
from tui.reading.state import Reading
from tui.reading.tab_pages import SOURCE
from tui.screens.base import PageScreen
from tui.screens.reader_status import hints, where
from tui.session import Session
from tui.style import chrome
from tui.system.terminal import cells
from tui.widgets.bars import Line, Tabs
from tui.widgets.reviewed_rows import ReviewedRows
from tui.widgets.selector import Selector
from tui.widgets.side_pane import SidePane

CHOOSING: Final = ("select.sentence", "note.add", "select.highlight", "select.cancel")
TO_MAKE: Final = ("select.word", "note.add", "review.make", "select.cancel")
"""The keys of a passage, where items are proposed: what is missing among them is made of it."""


class ReaderScreen(PageScreen[None]):
    """Reads one briefing. What needs the library is done by the app's controllers."""

    CONTEXT = "read"
    BINDINGS = bindings("read")
    HAS_PANE = True
    CHROME_ROWS = chrome.READER_ROWS

    briefing: Briefing
    reading: Reading
    finding: Finding

    def __init__(
        self, session: Session, briefing: Briefing, place: ReadingPlace | None = None
    ) -> None:
        super().__init__(session)
        self._notice: StatusText | None = None
        self.outcome_note: str | None = None
        """The id of the note that the status row speaks of, while it does."""
        self.lists: list[Callable[[], None]] = []
        """What shows the lists again that led to the briefing, the last one last."""
        self._columns = self.app.size.width
        self.seeing = SeeingController(self, self)
        self.load(briefing, place)
        self.place = PlaceController(self, self)
        self.selection = SelectionController(self, lambda: self.query_one(Selector))
        self.pane = SidePaneController(session, lambda: self.query_one(SidePane))
        self.peek = PeekController(self, self.pane)
        self.evidence = EvidenceController(self, self.peek)
        for controller in (
            self.selection,
            self.peek,
            self.evidence,
            TabController(self, self.selection),
            FindController(self, self.selection, self.peek),
            NoteListController(self, self.selection, self.peek),
            MarksController(self, self.place),
            TablesController(self),
        ):
            self.actions |= controller.actions

    def load(self, briefing: Briefing, place: ReadingPlace | None) -> None:
        """Take up a briefing where it was left."""
        self.briefing = briefing
        self.reading = Reading(briefing, *self.measure(), cells, keys=self.session.keys)
        self.finding = Finding(self.reading)
        self.seeing.forget()
        if place:
            self.reading.marks = list(place.marks)
            self.finding.last = place.query
            self.reading.go_to(place.spot)

    def compose_body(self) -> ComposeResult:
        """Lay out tabs, rows and what stands beside them."""
        yield Tabs(id="tabs")
        with Horizontal():
            yield ReviewedRows(id="body")
            yield SidePane()
        yield Selector()

    def on_mount(self) -> None:
        self.show_all()

    def on_resize(self) -> None:
        columns = self.app.size.width
        if not self.reading.resize(*self.measure()) and columns == self._columns:
            return
        # The page may be as wide as before, and what stands around it not.
        self._columns = columns
        if self.is_laid_out:
            self.show_all()

    def take_notes(
        self, notes: Notebook, outcome: NoteOutcome | None = None, *, drafts: int | None = None
    ) -> None:
        """Show other notes, and the result of an action on one; the cursor stays where it is.

        `drafts` is how many wait, where that was looked up.
        """
        drafts = self.reading.drafts if drafts is None else drafts
        changed = (notes, drafts) != (self.reading.notes, self.reading.drafts)
        if changed:
            self.reading.take_notes(notes, drafts)
        if outcome:
            self._notice = outcome.sentence
            self.outcome_note = outcome.note.id if outcome.note else None
            if outcome.note and outcome.shows:
                show_note(self.reading, outcome.note.id)
        if self.is_laid_out and (changed or outcome):
            self.show_all()

    def go_to_hit(self, hit: Hit, list_again: Callable[[], None]) -> None:
        """Jump to what a search found: the note, the very words, or the item.

        Going back leads to the list of what was found.
        """
        self.finding.open_hit(hit, list_again)
        self.jumped()

    def announce(self, sentence: StatusText | None) -> None:
        """Say something in the status row until the reader does something."""
        self._notice, self.outcome_note = sentence, None
        if self.is_laid_out:
            self.update_status()

    # -- drawing ------------------------------------------------------------------------------

    def show_all(self, message: StatusText | None = None) -> None:
        """Draw the whole screen anew, in one frame."""
        self.peek.leave()
        with self.app.batch_update():
            columns = self.app.size.width
            tabs = chrome.tabs(self.briefing, self.session.keys, len(self.reading.notes.notes))
            self.query_one("#title", Line).show(*chrome.title(self.briefing, columns))
            self.query_one(Tabs).show(tabs, self.reading.tabs.index(self.reading.tab))
            self.pane.arrange(self.body)
            self.body.show(self.reading.view, self.finding.marks())
            self._fill_pane()
            self.update_status(message)
        self.seeing.drawn()

    def _fill_pane(self) -> None:
        reading = self.reading
        if self.pane.width:
            self.pane.fill(beside(reading), reading.height, scrolls=reading.tab == SOURCE)

    def pointed(self) -> At | None:
        """Return the end of a selection that moves, else the passage chosen, else the hit."""
        reading, hit = self.reading, self.finding.here
        chosen = self.selection.current
        span = chosen.head if chosen else reading.chosen
        if span:
            ranges = reading.page(reading.tab).ranges(span.start, span.end)
            return next((At(block, start) for block, start, _ in ranges), None)
        return At(hit.block, hit.start) if hit else None

    def moved(self) -> None:
        """Draw what moved; the place is kept once the keys rest."""
        self.reading.settle()
        self.peek.leave()
        self._notice = self.outcome_note = None
        self.body.redraw()
        self._fill_pane()
        self.update_status()
        self.seeing.drawn()
        self.place.keep_soon()

    def jumped(self, message: StatusText | None = None) -> None:
        """Draw all after a jump, or say why there was none."""
        self._notice = self.outcome_note = None
        self.show_all(message)
        self.place.keep_soon()

    def update_status(self, message: StatusText | None = None) -> None:
        """Say where we are, or `message` in its place, and which keys matter."""
        reading, finding, peek = self.reading, self.finding, self.peek.current
        columns = self.app.size.width
        keys: tuple[str, ...] = TO_MAKE if is_proposed(reading.briefing) else CHOOSING
        if not self.selection.current:
            keys = hints(reading, finding, peek, columns, peeks_first=self.peek.comes_first)
        here = where(reading, finding, peek, self.session.keys, columns)
        self.say(here, keys, message or self._notice)
