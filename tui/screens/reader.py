"""The screen that shows a briefing: its panels, its source, and the way between them."""

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer

from briefings.model import Briefing, ReadingPlace, Spot
from briefings.notes.notebook import Notebook
from briefings.wording import paragraphs
from tui.actions.bindings import bindings
from tui.host import host
from tui.keys import key_of, keyed
from tui.messages import (
    OtherWanted,
    PlaceChanged,
)
from tui.reading.cursor_cell import At
from tui.reading.find import Finding
from tui.reading.state import ASIDE, Reading
from tui.reading.tab_pages import NOTES, SOURCE
from tui.saved import show_new
from tui.screens.copy_keys import CopyKeys
from tui.style import chrome
from tui.system.terminal import cells
from tui.told import Told
from tui.widgets.bars import Line, Tabs
from tui.widgets.pane import EvidencePane
from tui.widgets.rows import Rows
from tui.widgets.selector import Selector

if TYPE_CHECKING:
    from tui.app import BriefingsApp

REST = 0.4
"""Seconds after the last key until the place is kept."""


class ReaderScreen(CopyKeys):
    """Reads one briefing. What needs the library or another screen is asked for by message."""

    CONTEXT = "read"
    BINDINGS = bindings("read")
    CHROME_ROWS = chrome.READER_ROWS
    DEFAULT_CSS = f"""
    ReaderScreen #columns {{ height: 1fr; }}
    ReaderScreen.-pane #body {{ width: {chrome.BODY_WITH_PANE}; }}
    ReaderScreen.-pane EvidencePane {{ display: block; }}
    """

    def __init__(self, briefing: Briefing, place: ReadingPlace | None = None) -> None:
        super().__init__()
        self._rest: Timer | None = None
        self._notice: str | None = None
        self._columns = self.app.size.width
        self.load(briefing, place)

    def load(self, briefing: Briefing, place: ReadingPlace | None) -> None:
        """Take up a briefing where it was left."""
        self.briefing = briefing
        self.reading = Reading(briefing, *self.measure(), cells)
        self.finding = Finding(self.reading)
        if place:
            self.reading.marks = list(place.marks)
            self.finding.last = place.query
            self.reading.go_to(place.spot)

    def compose_body(self) -> ComposeResult:
        """Lay out tabs, rows and the evidence pane."""
        yield Tabs(id="tabs")
        with Horizontal(id="columns"):
            yield Rows(id="body")
            yield EvidencePane()
        yield Selector()

    def on_mount(self) -> None:
        self.show_all()

    def on_resize(self) -> None:
        size, columns = self.measure(), self.app.size.width
        if size != (self.reading.width, self.reading.height):
            self.reading.resize(*size)
        elif columns == self._columns:
            return
        # The page may be as wide as before, and what stands around it not.
        self._columns = columns
        if self.is_laid_out:
            self.show_all()

    def take_notes(self, notes: Notebook, told: Told | None = None) -> None:
        """Show other notes; the cursor stays on what it is on."""
        changed = notes != self.reading.notes
        if changed:
            self.reading.take_notes(notes)
        if told:
            self._notice, self.told = told.sentence, told.note
        if told and told.note and told.is_new:
            self._notice = show_new(self.reading, told.sentence, told.note)
        elif told and told.note and told.shows:
            self.reading.show_note(told.note)
        if self.is_laid_out and (changed or told):
            self.show_all()

    def announce(self, sentence: str) -> None:
        """Say something in the status row until the reader does something."""
        self._notice, self.told = sentence, None
        if self.is_laid_out:
            self.update_status()

    def unsay(self) -> None:
        """Take away what was said."""
        self._notice = self.told = None
        self.update_status()

    # -- drawing ------------------------------------------------------------------------------

    def show_all(self, message: str | None = None) -> None:
        """Draw the whole screen anew, in one frame."""
        self.leave_peek()
        with self.app.batch_update():
            columns = self.app.size.width
            tabs = chrome.tabs(self.briefing, host(self).keys, len(self.reading.notes.notes))
            self.query_one("#title", Line).show(*chrome.title(self.briefing, columns))
            self.query_one(Tabs).show(tabs, self.reading.tabs.index(self.reading.tab))
            self.set_class(self.shows_pane, "-pane")
            self.body.show(self.reading.view, self.finding.marks())
            self._show_pane()
            self.update_status(message)

    @property
    def _pane_width(self) -> int:
        wanted = cast("BriefingsApp", self.app).wants_pane
        return chrome.pane_width(self.reading.tab, self.app.size.width) if wanted else 0

    @property
    def shows_pane(self) -> bool:
        """Whether the evidence stands beside the panel."""
        return self._pane_width > 0

    def pointed(self) -> At | None:
        """Return the end of a selection that moves, else the passage chosen, else the hit."""
        reading, hit = self.reading, self.finding.here
        span = self.selection.head if self.selection else reading.chosen
        if span:
            ranges = reading.page(reading.tab).ranges(span.start, span.end)
            return next((At(block, start) for block, start, _ in ranges), None)
        return At(hit.block, hit.start) if hit else None

    def _show_pane(self) -> None:
        """Show the words of the item; on a far line once the answer to the last key is seen."""
        if width := self._pane_width:
            trip = self.wire.pacer.round_trip or 0.0
            self.query_one(EvidencePane).show_item(
                self.briefing,
                self.reading.item,
                width,
                self.reading.height,
                after=REST + trip if self.wire.is_far else 0.0,
            )

    def moved(self) -> None:
        """Draw what moved; the place is kept once the keys rest."""
        self.reading.settle()
        self.leave_peek()
        self._notice = self.told = None
        self.body.redraw()
        self._show_pane()
        self.update_status()
        self.keep_soon()

    def jumped(self, message: str | None = None) -> None:
        """Draw all after a jump, or say why there was none."""
        self._notice = self.told = None
        self.show_all(message)
        self.keep_soon()

    def update_status(self, message: str | None = None) -> None:
        """Say where we are, or `message` in its place, and which keys matter."""
        self.say(self._where(), self._keys(), message or self._notice)

    def _keys(self) -> tuple[str, ...]:
        """Return the actions that matter now, of which the last but one goes first."""
        if self.selection:
            return "select.sentence", "note.add", "select.highlight"
        if self.peek:
            ahead = ("peek next",) if self.peek.number[1] > 1 else ()
            return *ahead, "evidence Source", "back"
        if self.reading.note:
            return "note.edit", "note.delete", "help"
        if self.is_filtered:
            return "note.filter", "back", "help"
        find = "find.next" if self.finding.query else "find"
        if self.reading.tab in ASIDE:
            return "back", "note.add", find, "help"
        item = self.reading.item
        flagged = item is not None and item.id in self.briefing.tensions_by_item
        words = "evidence peek" if self.peeks_first else "evidence"
        return *(["tension"] if flagged else []), words, "note.add", find, "help"

    def _where(self) -> list[str]:
        reading = self.reading
        parts = [f"{reading.view.percent}%"]
        if reading.tab == SOURCE:
            parts = [f"¶{reading.paragraph}", self._passage(), *parts]
        else:
            number, count = reading.view.position
            stands = paragraphs(reading.item, most=1) if reading.item else ""
            if self.peek:
                stands = f"¶{self.peek.paragraph}"
            parts = [stands, f"{number or '-'}/{count}", *parts]
            if self.peek and self.peek.number[1] > 1:
                parts.append(self._said_of("evidence", *self.peek.number))
        if self.is_filtered:
            parts.append(f"filter {reading.filter}")
        if self.finding.query:
            parts.append(self._hits())
        return parts

    def _hits(self) -> str:
        """Say which of all hits is the current one, and what makes them go."""
        number, count = self.finding.overall()
        said = f"hit {number}/{count}" if number else f"{count} hits"
        ends = self.finding.ends_with_back() and not self.is_filtered and not self.is_narrow
        return keyed(f"{said}, {{back}} ends it") if ends else said

    def _passage(self) -> str:
        """Say which of the item's passages is chosen, or which of all that are cited."""
        number, count = self.reading.evidence_number()
        what = "evidence"
        if not number:
            number, count = self.reading.span_number()
            what = "passage"
        return self._said_of(what, number, count) if number else ""

    def _said_of(self, what: str, number: int, count: int) -> str:
        return f"{number}/{count}" if self.is_narrow else f"{what} {number}/{count}"

    # -- tabs ---------------------------------------------------------------------------------

    def _open(self, tab: str) -> None:
        self._leave_selection()
        self.reading.visit(tab)
        self.jumped()

    def action_tab(self, number: int) -> None:
        """Open one of the lens's topics, `number` counting from 1."""
        panels = self.briefing.panels
        if number <= len(panels):
            self._open(panels[number - 1].topic.key)
        else:
            keys = f"{key_of('tab.1')} to {key_of(f'tab.{len(panels)}')}"
            self.update_status(f"This lens has {len(panels)} topics: press {keys}.")

    def action_tab_source(self) -> None:
        """Open the article."""
        self._open(SOURCE)

    def action_tab_notes(self) -> None:
        """Open the notes."""
        self._open(NOTES)

    def action_tab_next(self) -> None:
        """Open the tab to the right."""
        self._leave_selection()
        self.reading.turn(1)
        self.jumped()

    def action_tab_previous(self) -> None:
        """Open the tab to the left."""
        self._leave_selection()
        self.reading.turn(-1)
        self.jumped()

    def action_briefing_next(self) -> None:
        """Ask for the library's next briefing."""
        self.post_message(OtherWanted(1))

    def action_briefing_previous(self) -> None:
        """Ask for the library's previous briefing."""
        self.post_message(OtherWanted(-1))

    # -- the place --------------------------------------------------------------------------------

    def keep_soon(self) -> None:
        """Have the place kept once the keys rest."""
        if self._rest is None:
            self._rest = self.set_timer(REST, self.keep_place)
        else:
            self._rest.reset()

    def keep_place(self) -> None:
        """Have the present place kept."""
        self._rest = None
        self.post_message(PlaceChanged(self.briefing.id, self.place, self.removed))

    @property
    def removed(self) -> tuple[Spot, ...]:
        """The marks that were removed here."""
        return tuple(self.reading.removed)

    @property
    def place(self) -> ReadingPlace:
        """What is kept of this reading."""
        return self.reading.place(self.finding.query or self.finding.last)
