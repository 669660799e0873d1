"""The pages of a briefing's tabs at one size, and what is in view of each."""

import datetime as dt
from collections.abc import Mapping

from briefings.folding import folded_text
from briefings.layout.digest import Folding, is_reviewed
from briefings.layout.notes import NOTE_PREFIX, notes_page
from briefings.layout.overview import Hints, OverviewOptions, overview_page
from briefings.layout.page import Cells, Page
from briefings.layout.panel import PanelOptions, panel_page
from briefings.layout.source import source_page
from briefings.model import Briefing
from briefings.notes.model import Note
from briefings.notes.notebook import NO_NOTES, Notebook, Placed
from briefings.notes.states import state
from briefings.overview.overview import overview
from briefings.today import today
from tui.actions.keys import Keys
from tui.reading.viewport import Viewport

OVERVIEW = "overview"
SOURCE = "source"
NOTES = "notes"

AIRY = 16
"""From this many rows on, sections are set apart."""

NOTHING_YET = "No notes here yet: {note.add} writes one on the briefing, in a panel on the item."
UNFOLDS = "{review.folded} shows them."
SAYS_INTEREST = "{evidence} says it"
BEGINS, GOES_ON = "{review.next} begins", "{review.next} goes on"
UNFOLDS_FIGURES = "{review.folded} shows them"
NO_MATCH = "No note has all of the filter's words: {prompt.cancel} takes the filter away."


class TabPages:
    """Lays tabs out when they are first looked at, and anew when size or notes change."""

    def __init__(
        self,
        briefing: Briefing,
        width: int,
        height: int,
        cells: Cells,
        notes: Notebook = NO_NOTES,
        keys: Keys | None = None,
    ) -> None:
        self.keys = keys or Keys()
        self.briefing = briefing
        self.notes = notes
        self.remarks: Mapping[str, str] = {}
        """Sentences on figures in the light of other articles, by their ids."""
        self.drafts = 0
        """How many drafts wait in the library."""
        self.today: dt.date = today()
        self.by_time = False
        self.filter = ""
        self.is_unfolded = False
        self.kept: set[str] = set()
        """The ids of items that panels show although they are rejected: they were before, here."""
        self.tabs = tabs_of(briefing)
        self.tab = home_of(briefing)
        self.width, self.height, self.cells = width, height, cells
        self._pages: dict[str, Page] = {}
        self._views: dict[str, Viewport] = {}
        self._outdated: set[str] = set()
        """The tabs whose views are of a page as it was laid out before."""
        self._anchor: int | None = None
        self._awaited: str | None = None
        """The item to go to once there are notes."""

    def page(self, tab: str) -> Page:
        """Return a tab's page at the present width."""
        if tab not in self._pages:
            self._pages[tab] = self._lay_out(tab)
        return self._pages[tab]

    def view_of(self, tab: str) -> Viewport:
        """Return a tab's viewport."""
        view = self._views.get(tab)
        if view is None:
            view = self._views[tab] = Viewport(
                self.page(tab), self.height, text=tab == SOURCE, may_hang=_is_note
            )
            view.marks_rows = is_reviewed(self.briefing)
        elif tab in self._outdated:
            offset = self._held_offset() if tab == SOURCE else None
            self._outdated.discard(tab)
            view.relay(self.page(tab), self.height)
            view.marks_rows = is_reviewed(self.briefing)
            if offset is not None:
                self.source_to(offset)
        return view

    @property
    def view(self) -> Viewport:
        """The viewport of the tab that is shown."""
        return self.view_of(self.tab)

    @property
    def note(self) -> Note | None:
        placed = placed_note(self)
        return placed.note if placed else None

    def _lay_out(self, tab: str) -> Page:
        if tab == OVERVIEW:
            return _overview_page(self, self.keys)
        if tab == SOURCE:
            return source_page(self.briefing, self.width, self.cells, self.notes)
        if tab == NOTES:
            order = "time" if self.by_time else "place"
            nothing = self.keys.keyed(NO_MATCH if self.notes.notes else NOTHING_YET)
            return notes_page(self.briefing, self.listed(), self.width, self.cells, order, nothing)
        return page_of_panel(self, tab, is_open=self.is_unfolded)

    def listed(self) -> list[Placed]:
        """Return the notes that Notes shows: those with all words of the filter."""
        notes = self.notes.by_time() if self.by_time else self.notes.by_place(self.briefing)
        wanted = folded_text(self.filter).split()
        return [p for p in notes if all(word in _searched(p.note) for word in wanted)]

    def take_notes(self, notes: Notebook, drafts: int = 0) -> None:
        """Show other notes, and how many drafts wait.

        Cursor and place stay where they are as far as they can. A place on a note is there only
        now, unless the reader has moved meanwhile.
        """
        self.notes, self.drafts = notes, drafts
        self.lay_out_anew()
        if self._awaited:
            self.view.go_to_item(self._awaited)
            self._awaited = None

    def lay_out_anew(self) -> None:
        """Have each tab laid out with what has changed, once it is looked at."""
        self._pages.clear()
        self._outdated.update(self._views)

    def resize(self, width: int, height: int) -> bool:
        """Take a size; what is under the cursor or on top stays in view.

        Returns whether it is another one.
        """
        if (width, height) == (self.width, self.height):
            return False
        self._anchor = self._held_offset()
        before = self.width, self.height >= AIRY
        self.width, self.height = width, height
        if before != (width, height >= AIRY):
            self._pages.clear()
        self._outdated.update(self._views)
        return True

    def settle(self) -> None:
        """Forget the offset that a resize holds on to, and a note to go to: the reader moved."""
        self._anchor = None
        self._awaited = None

    def source_offset(self) -> int | None:
        """Return the offset of the first code point of the article that is in view."""
        if SOURCE not in self._views:
            return None
        return self.page(SOURCE).offset_of(self.view_of(SOURCE).top)

    def _held_offset(self) -> int | None:
        view = self._views.get(SOURCE)
        return view.page.offset_of(view.top) if view and self._anchor is None else self._anchor

    def source_to(self, offset: int) -> None:
        """Bring `offset` of the article to the top of Source."""
        view = self.view_of(SOURCE)
        view.top = min(_row_of_offset(view.page, offset), view.max_top)


def page_of_panel(pages: TabPages, tab: str, *, is_open: bool) -> Page:
    """Return the page of a panel, with what is folded away or without.

    While it is reviewed it is dense, and the cursor has one row: what comes next is to be on the
    screen, at few bytes a decision.
    """
    panel = next(p for p in pages.briefing.panels if p.topic.key == tab)
    says = pages.keys.keyed(UNFOLDS)
    folding = Folding(says, is_open, frozenset(pages.kept), is_brief=True)
    shown = (pages.briefing, panel, pages.width, pages.cells, pages.notes, folding)
    is_airy = pages.height >= AIRY and is_reviewed(pages.briefing)
    return panel_page(*shown, PanelOptions(is_airy, pages.remarks))


def unfold(pages: TabPages) -> bool:
    """Show what is folded away in panels; return whether anything may be."""
    if pages.is_unfolded or pages.tab in (SOURCE, NOTES):
        return False
    pages.is_unfolded = True
    pages.lay_out_anew()
    return True


def tabs_of(briefing: Briefing) -> tuple[str, ...]:
    """Return the keys of a briefing's tabs."""
    return (OVERVIEW, *(panel.topic.key for panel in briefing.shown_panels), SOURCE, NOTES)


def home_of(briefing: Briefing) -> str:
    """Return the tab that a briefing opens on; without panels that is the article itself."""
    return OVERVIEW if briefing.shown_panels else SOURCE


def _overview_page(pages: TabPages, keys: Keys) -> Page:
    contents = overview(pages.briefing, pages.notes)
    review = GOES_ON if contents.progress.reviewed else BEGINS
    options = OverviewOptions(
        today=pages.today,
        drafts=pages.drafts,
        is_unfolded=pages.is_unfolded,
        hints=Hints(*map(keys.keyed, (SAYS_INTEREST, review, UNFOLDS_FIGURES))),
    )
    return overview_page(pages.briefing, contents, pages.width, pages.cells, options)


def placed_note(pages: TabPages) -> Placed | None:
    """Return the note under the cursor, and where it stands."""
    item = pages.view.item or ""
    if not _is_note(item):
        return None
    wanted = item.removeprefix(NOTE_PREFIX)
    return next((p for p in pages.notes.notes if p.note.id == wanted), None)


def _row_of_offset(page: Page, offset: int) -> int:
    row = 0
    for index in range(len(page.rows)):
        at = page.offset_of(index)
        if at is None or at > offset:
            break
        row = index
    return row


def _is_note(item: str) -> bool:
    return item.startswith(NOTE_PREFIX)


def _searched(note: Note) -> str:
    content = note.content
    tags = (f"#{tag}" for tag in content.tags)
    return folded_text(" ".join((content.body, note.author, *tags, state(note) or "")))
