"""The screen that shows a briefing: its panels, its source, and the way between them."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.timer import Timer

from briefings.layout.notebook import Notebook
from briefings.layout.panel import paragraphs
from briefings.model import Briefing, ReadingPlace, Spot
from briefings.search.hit import Hit
from tui.bindings import bindings
from tui.finding import Finding
from tui.messages import (
    LibraryWanted,
    MarksWanted,
    OtherWanted,
    PagerWanted,
    PlaceChanged,
    QuitWanted,
    RelatedWanted,
)
from tui.reading import NOTES, SOURCE, Reading
from tui.screens.base import TEXT_WIDTH
from tui.screens.note_keys import NoteKeys
from tui.terminal import cells
from tui.widgets.bars import Line, Tabs
from tui.widgets.pane import EvidencePane
from tui.widgets.rows import Rows
from tui.widgets.selector import Selector

PANE_FROM = 116
"""From this many columns on, the evidence stands beside the panel."""

BODY_WITH_PANE = TEXT_WIDTH + 2
REST = 0.4
"""Seconds after the last key until the place is kept."""


class ReaderScreen(NoteKeys):
    """Reads one briefing. What needs the library or another screen is asked for by message."""

    CONTEXT = "read"
    BINDINGS = bindings("read")
    CHROME_ROWS = 3
    DEFAULT_CSS = f"""
    ReaderScreen #columns {{ height: 1fr; }}
    ReaderScreen.-pane #body {{ width: {BODY_WITH_PANE}; }}
    ReaderScreen.-pane EvidencePane {{ display: block; }}
    """

    def __init__(self, briefing: Briefing, place: ReadingPlace | None = None) -> None:
        super().__init__()
        self._rest: Timer | None = None
        self._notice: str | None = None
        self.load(briefing, place)

    def load(self, briefing: Briefing, place: ReadingPlace | None) -> None:
        """Take up a briefing where it was left."""
        self.briefing = briefing
        self.reading = Reading(briefing, *self.measure(), cells)
        self.finding = Finding(self.reading)
        if place:
            self.reading.marks = list(place.marks)
            self.finding.look_for(place.query)
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
        size = self.measure()
        if size != (self.reading.width, self.reading.height):
            self.reading.resize(*size)
            self.show_all()

    def take_notes(self, notes: Notebook, sentence: str | None = None) -> None:
        """Show other notes; the cursor stays on what it is on."""
        changed = notes != self.reading.notes
        if changed:
            self.reading.take_notes(notes)
        if sentence:
            self._notice = sentence
        if self.is_laid_out and (changed or sentence):
            self.show_all()

    def announce(self, sentence: str) -> None:
        """Say something in the status row until the reader does something."""
        self._notice = sentence
        if self.is_laid_out:
            self.update_status()

    @property
    def is_laid_out(self) -> bool:
        """Whether the screen has its widgets yet."""
        return bool(self.query("#body"))

    # -- drawing ------------------------------------------------------------------------------

    def show_all(self, message: str | None = None) -> None:
        """Draw the whole screen anew, in one frame."""
        with self.app.batch_update():
            article = self.briefing.article
            date = article.published.isoformat()
            origin = date if self.is_narrow else f"{article.publisher} · {date}"
            self.query_one("#title", Line).show(article.title, origin)
            self.query_one(Tabs).show(self._tabs(), self.reading.tabs.index(self.reading.tab))
            self.set_class(self._has_pane, "-pane")
            self.body.show(self.reading.view, self.finding.marks())
            self._show_pane()
            self.update_status(message)

    def _tabs(self) -> tuple[tuple[str, str], ...]:
        names = [panel.topic.short for panel in self.briefing.panels]
        count = len(self.reading.notes.notes)
        notes = f"Notes {count}" if count else "Notes"
        topics = ((str(n), name) for n, name in enumerate(names, 1))
        return (*topics, ("9", "Source"), ("0", notes))

    @property
    def _has_pane(self) -> bool:
        return self.app.size.width >= PANE_FROM and self.reading.tab not in (SOURCE, NOTES)

    def _show_pane(self) -> None:
        if self._has_pane:
            width = self.app.size.width - BODY_WITH_PANE - 1
            self.query_one(EvidencePane).show_item(
                self.briefing, self.reading.item, width, self.reading.height
            )

    def moved(self) -> None:
        """Draw what moved; the place is kept once the keys rest."""
        self.reading.settle()
        self._notice = None
        self.body.redraw()
        self._show_pane()
        self.update_status()
        self._keep_soon()

    def jumped(self, message: str | None = None) -> None:
        """Draw all after a jump, or say why there was none."""
        self._notice = None
        self.show_all(message)
        self._keep_soon()

    def update_status(self, message: str | None = None) -> None:
        """Say where we are, or `message` in its place, and which keys matter."""
        self.say(self._where(), self._keys(), message or self._notice)

    def _keys(self) -> tuple[str, str, str]:
        """Return the three actions that matter now."""
        if self.selection:
            return "select.sentence", "note.add", "select.highlight"
        if self.reading.note:
            return "note.edit", "note.delete", "help"
        first = "back" if self.reading.tab == SOURCE else "evidence"
        return first, "find.next" if self.finding.query else "find", "help"

    def _where(self) -> list[str]:
        reading = self.reading
        parts = [f"{reading.view.percent}%"]
        if reading.tab == SOURCE:
            parts = [f"¶{reading.paragraph}", self._passage(), *parts]
        else:
            number, count = reading.view.position
            stands = paragraphs(reading.item, most=1) if reading.item else ""
            parts = [stands, f"{number or '-'}/{count}", *parts]
        if self.finding.query:
            number, count = self.finding.overall()
            parts.append(f"hit {number}/{count}" if number else f"{count} hits")
        return parts

    def _passage(self) -> str:
        """Say which of the item's passages is chosen, or which of all that are cited."""
        number, count = self.reading.evidence_number()
        what = "evidence"
        if not number:
            number, count = self.reading.span_number()
            what = "passage"
        if not number:
            return ""
        return f"{number}/{count}" if self.is_narrow else f"{what} {number}/{count}"

    # -- tabs ---------------------------------------------------------------------------------

    def _open(self, tab: str) -> None:
        self.reading.open(tab)
        self.jumped()

    def action_tab(self, number: int) -> None:
        """Open one of the lens's topics, `number` counting from 1."""
        panels = self.briefing.panels
        if number <= len(panels):
            self._open(panels[number - 1].topic.key)
        else:
            self.update_status(f"This lens has {len(panels)} topics: press 1 to {len(panels)}.")

    def action_tab_source(self) -> None:
        """Open the article."""
        self._open(SOURCE)

    def action_tab_notes(self) -> None:
        """Open the notes."""
        self._open(NOTES)

    def action_tab_next(self) -> None:
        """Open the tab to the right."""
        self.reading.turn(1)
        self.jumped()

    def action_tab_previous(self) -> None:
        """Open the tab to the left."""
        self.reading.turn(-1)
        self.jumped()

    def action_briefing_next(self) -> None:
        """Ask for the library's next briefing."""
        self.post_message(OtherWanted(1))

    def action_briefing_previous(self) -> None:
        """Ask for the library's previous briefing."""
        self.post_message(OtherWanted(-1))

    # -- there and back -------------------------------------------------------------------------

    def action_move_next_item(self) -> None:
        """Go to the next item; in Source, to the next cited passage."""
        self._step_item(1)

    def action_move_previous_item(self) -> None:
        """Go to the previous item; in Source, to the previous cited passage."""
        self._step_item(-1)

    def _step_item(self, direction: int) -> None:
        if self.reading.tab == SOURCE:
            self.jumped(self.reading.step_span(direction))
        else:
            self.reading.view.step_item(direction)
            self.moved()

    def action_evidence(self) -> None:
        """Go from the item to its evidence; in Source, from a passage to what stands on it."""
        reading = self.reading
        if reading.tab == SOURCE and reading.chosen and not reading.evidence_number()[0]:
            self.action_related()
        else:
            self.jumped(reading.to_evidence())

    def action_related(self) -> None:
        """Go to what goes with the item or the passage, by a list where there is more than one."""
        related = self.reading.related()
        if len(related) > 1:
            self.post_message(RelatedWanted())
        elif related:
            self.go_to_item(related[0].id)
        else:
            self.update_status("Nothing to list: choose a tension, or a passage with l and h.")

    def go_to_item(self, item_id: str) -> None:
        """Jump to an item."""
        self.reading.show_item(item_id)
        self.jumped()

    def action_tension(self) -> None:
        """Go from the item to the tension that concerns it."""
        self.jumped(self.reading.to_tension())

    def action_back(self) -> None:
        """Go back to where the last jump came from; with nowhere to go, drop the hits."""
        if self.reading.back():
            self.jumped()
        elif self.finding.query:
            self.finding.clear()
            self.jumped()
        else:
            self.update_status("Nothing to go back to: q quits, L is the library.")

    def action_quit(self) -> None:
        """Go back from Source, else quit."""
        if self.reading.tab == SOURCE and self.reading.back():
            self.jumped()
        else:
            self.post_message(QuitWanted())

    def action_mark_set(self) -> None:
        """Set a mark at the present spot."""
        spot = self.reading.spot()
        if spot in self.reading.marks:
            self.update_status("There is a mark here already: M lists them.")
            return
        self.reading.marks.append(spot)
        self.reading.removed = [mark for mark in self.reading.removed if mark != spot]
        self._keep_soon()
        self.update_status(f"Mark {len(self.reading.marks)} set: M lists them.")

    def action_mark_list(self) -> None:
        """Ask for the list of marks."""
        if self.reading.marks:
            self.post_message(MarksWanted())
        else:
            self.update_status("No mark set yet: m sets one.")

    def action_library(self) -> None:
        """Ask for the catalogue."""
        self.post_message(LibraryWanted())

    def action_page(self) -> None:
        """Ask for the pager."""
        self.post_message(PagerWanted())

    def go_to_hit(self, hit: Hit) -> None:
        """Jump to what a search found: the note, the very words, or the item."""
        self.reading.show_hit(hit)
        self.jumped()

    def remove_mark(self, spot: Spot) -> None:
        """Forget a mark."""
        self.reading.remove_mark(spot)
        self._keep_soon()

    def go_to(self, spot: Spot) -> None:
        """Go to a mark."""
        self.reading.remember()
        self.reading.go_to(spot)
        self.jumped()

    # -- the place --------------------------------------------------------------------------------

    def _keep_soon(self) -> None:
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
        return self.reading.place(self.finding.query)
