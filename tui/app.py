"""The app: the library on one side, the screens on the other."""

import asyncio
import gc
import os
import signal
from io import StringIO

from rich.console import Console
from textual import work
from textual.message import Message
from textual.screen import Screen

from briefings import Library, choices
from briefings.config import Config
from briefings.errors import BriefingsError
from briefings.layout.catalogue import summary
from briefings.model import Briefing, CatalogueEntry, ReadingPlace
from briefings.search.hit import Hit, SearchResult
from tui.actions.keys import Keys
from tui.changes import Changes
from tui.export_desk import ExportDesk
from tui.keys import key_of
from tui.library_work import library_work
from tui.line.connection import Connection
from tui.line.driver import driver_for
from tui.line.unknown_output import UnknownOutputError
from tui.list_desk import ListDesk
from tui.messages import BriefingChosen, OtherWanted, PlaceChanged
from tui.pane_desk import PaneDesk
from tui.screens.choice import CatalogueScreen, Choice
from tui.screens.help import HelpScreen
from tui.screens.reader import ReaderScreen
from tui.screens.search import SearchScreen
from tui.screens.wire import WireScreen
from tui.style.looks import looks_of
from tui.style.themes import DARK, Theme
from tui.system.background import Ground
from tui.system.faults import record
from tui.system.plain_ascii import outgoing
from tui.system.programs import page_text
from tui.system.terminal import cells
from tui.told import Told

READ_ONLY = "This library is read-only: your place and marks will not be kept."

TYPED_AHEAD = 0.3
"""Seconds after a pager in which what was typed ahead of it comes in, and is forgotten."""


class BriefingsApp(ExportDesk, ListDesk, PaneDesk, inherit_bindings=False):
    """Reads the briefings of one library. It is begun with a briefing or with the catalogue."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "briefings"

    class Loaded(Message):
        """A briefing that was asked for has been read; `number` counts the askings."""

        def __init__(self, briefing: Briefing, place: ReadingPlace | None, number: int) -> None:
            super().__init__()
            self.briefing = briefing
            self.place = place
            self.number = number

    class Failed(Message):
        """What was asked for cannot be had; `sentence` says why."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    def __init__(
        self,
        library: Library,
        briefing: Briefing | None = None,
        wire: Connection | None = None,
        config: Config | None = None,
        config_problems: tuple[str, ...] = (),
        *,
        keys: Keys | None = None,
        theme: Theme = DARK,
    ) -> None:
        self.wire = wire or Connection()
        self.wire.outgoing = outgoing(os.environ)
        super().__init__(driver_class=driver_for(self.wire), ansi_color=True)
        self.library = library
        self.changes = Changes(library.notes)
        self.config = config or Config()
        self.wants_pane = choices.shows_evidence(setting=self.config.evidence)
        self._config_problems = config_problems
        self.left_at: tuple[Briefing, ReadingPlace] | None = None
        self._first = briefing
        self._asked = 0
        self._searched = ""
        self._wanted_hit: Hit | None = None
        self.ground = Ground(self, self.config.theme)
        self.wire.on_background = self.ground.is_said
        self.error_console = Console(file=StringIO())
        self.keys = keys or Keys()
        self.set_keymap(self.keys.textual_keymap())
        self.use_theme(theme)

    def use_theme(self, theme: Theme) -> None:
        """Have all that is drawn from now on look so."""
        self.theme_in_use = theme
        self.looks = looks_of(theme)
        self.theme = theme.base

    def get_default_screen(self) -> Screen[str | None]:
        """Begin with the briefing that was asked for, else with the catalogue."""
        if self._first:
            return ReaderScreen(self._first, self.library.place(self._first.id))
        return CatalogueScreen("Library", _choices(self.library.catalogue()))

    def on_mount(self) -> None:
        """Leave in good order when the line is hung up or the machine goes down."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self.action_leave)
        self.app_resume_signal.subscribe(self, self._draw_again)
        self.wire.on_surprise = self._go_on_plainly
        self.watch_library()
        self.call_after_refresh(self._report_problems)
        # What is there by now stays: looking through all of it would stop a key now and then.
        self.call_after_refresh(gc.freeze)
        if self.reader:
            self.refresh_notes(Told(READ_ONLY) if self.library.read_only else None)
        self.look_for_drafts()

    def _report_problems(self) -> None:
        terminal = self.wire.terminal
        if problems := self.library.problems:
            self.announce(problems[0])
        elif self._config_problems:
            self._report_settings(self._config_problems)
        elif self.wire.mode == "thrift" and not terminal.known:
            unknown = f"TERM={terminal.name} is not known here: drawn as a VT100"
            self.announce(f"{unknown}; {key_of('wire')} says more.")

    def _report_settings(self, problems: tuple[str, ...]) -> None:
        """Say the one thing that is wrong if it fits, else how many are and who names them."""
        said = problems[0]
        if len(problems) > 1 or cells(said) + 2 > self.size.width:
            number = f"{len(problems)} bad setting{'s' * (len(problems) > 1)}"
            said = f"{number}: `briefings config` says why."
        self.announce(said)

    # -- screens ---------------------------------------------------------------------------

    def open_briefing(self, briefing_id: str | None) -> None:
        """Read a briefing of the library and show it; `None` leaves all as it is."""
        if briefing_id:
            self._asked += 1
            self._load(briefing_id, self._asked)

    @work(thread=True, group="load")
    def _load(self, briefing_id: str, number: int) -> None:
        try:
            briefing = self.library.get(briefing_id)
            place = self.library.place(briefing_id)
        except BriefingsError as error:
            self.post_message(self.Failed(str(error)))
        else:
            self.post_message(self.Loaded(briefing, place, number))

    def on_briefings_app_loaded(self, event: Loaded) -> None:
        if event.number != self._asked:
            return
        reader = self.reader
        if reader is None:
            self.push_screen(ReaderScreen(event.briefing, event.place))
        else:
            self._keep(reader)
            reader.load(event.briefing, event.place)
            reader.jumped()
        self.read_notes(event.briefing)
        if self._wanted_hit and self.reader:
            self.call_after_refresh(self.reader.go_to_hit, self._wanted_hit)
            self._wanted_hit = None

    def on_briefings_app_failed(self, event: Failed) -> None:
        self._wanted_hit = None
        self.announce(event.sentence)

    def on_library_wanted(self) -> None:
        """Show the catalogue over the reader, the cursor on what is being read."""
        self._list_library(over=self.reader)

    @library_work("catalogue")
    def _list_library(self, over: ReaderScreen | None) -> None:
        entries = self.library.catalogue()
        at = over.briefing.id if over else None
        self.call_from_thread(
            self.push_screen,
            CatalogueScreen("Library", _choices(entries), at=at),
            self.open_briefing,
        )

    def on_briefing_chosen(self, event: BriefingChosen) -> None:
        """Read the briefing chosen in the catalogue that the app began with."""
        self.open_briefing(event.briefing_id)

    @library_work("load")
    def on_other_wanted(self, event: OtherWanted) -> None:
        """Show the briefing before or after the one being read, in the catalogue's order."""
        ids = self.library.ids()
        reader = self.reader
        at = ids.index(reader.briefing.id) + event.direction if reader else 0
        if 0 <= at < len(ids):
            self.call_from_thread(self.open_briefing, ids[at])
        else:
            said = f"No further briefing this way: {key_of('library')} lists them all."
            self.post_message(self.Failed(said))

    def on_search_wanted(self) -> None:
        """Search the library; the place that is chosen is opened at its very words."""
        screen = SearchScreen(self._searched)

        def go(chosen: str | None) -> None:
            self._searched = screen.query_text
            if chosen and screen.result:
                match, hit = (int(part) for part in chosen.split(":"))
                found = screen.result.matches[match]
                self._open_hit(found.id, found.hits[hit])

        self.push_screen(screen, go)

    @library_work("search", exclusive=True)
    def on_search_screen_asked(self, event: SearchScreen.Asked) -> None:
        """Search for what is typed; a later letter makes the answer stale."""
        result = self.library.search(event.query)
        self.call_from_thread(self._show_found, event.query, result)

    def _show_found(self, query: str, result: SearchResult) -> None:
        if isinstance(self.screen, SearchScreen) and self.screen.query_text == query:
            self.screen.take(result)

    def _open_hit(self, briefing_id: str, hit: Hit) -> None:
        reader = self.reader
        if reader and reader.briefing.id == briefing_id:
            reader.go_to_hit(hit)
            return
        self._wanted_hit = hit
        self.open_briefing(briefing_id)

    def on_place_changed(self, event: PlaceChanged) -> None:
        """Keep a place, off the event loop."""
        self._keep_place(event)

    @library_work("place", exclusive=True)
    def _keep_place(self, event: PlaceChanged) -> None:
        self.library.keep_place(event.briefing_id, event.place, event.removed)

    def _keep(self, reader: ReaderScreen) -> None:
        self.library.keep_place(reader.briefing.id, reader.place, reader.removed)

    # -- actions ----------------------------------------------------------------------------

    def on_quit_wanted(self) -> None:
        """Go back to the catalogue if the reader was opened from it, else leave."""
        reader = self.reader
        if reader and len(self.screen_stack) > 1:
            self._keep(reader)
            self.pop_screen()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Quit from anywhere; the place is kept."""
        if reader := self.reader:
            self._keep(reader)
            self.left_at = reader.briefing, reader.place
        self.library.drafts.flush()
        self.exit()

    def action_redraw(self) -> None:
        """Draw every cell anew, in case the terminal's content is not what we think."""
        self.wire.forget()
        self.screen.refresh(layout=True)

    def _draw_again(self, _: object) -> None:
        """Draw all after somebody else had the terminal; a thrifty line does that by itself."""
        if self.wire.mode == "plain":
            self.call_later(self.action_redraw)

    def _go_on_plainly(self, surprise: UnknownOutputError) -> None:
        """Draw all of the screen in Textual's own way: ours met something unknown."""
        record(surprise, str(surprise))
        self.call_later(self.action_redraw)

    def action_suspend(self) -> None:
        """Go back to the shell until `fg`."""
        self.action_suspend_process()

    def on_help_wanted(self) -> None:
        """Show the keys."""
        self.push_screen(HelpScreen())

    def on_wire_wanted(self) -> None:
        """Show what the line has carried."""
        self.push_screen(WireScreen(self.wire))

    def on_pager_wanted(self) -> None:
        """Show the tab that is being read in the user's pager."""
        reader = self.reader
        if reader is None:
            return
        page = reader.reading.view.page
        text = "\n".join(page.line(row, cells) for row in range(len(page.rows)))
        try:
            page_text(self, f"{text}\n")
        except BriefingsError as error:
            reader.update_status(str(error))
        # A key that was held opened the pager once; what else it sent is still coming in.
        self.set_timer(TYPED_AHEAD, self.drop_keys)


def _choices(entries: list[CatalogueEntry]) -> list[Choice]:
    return [Choice(entry.id, entry.title, summary(entry)) for entry in entries]
