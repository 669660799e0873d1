"""The app: it has the controllers, and shows the screens."""

import asyncio
import gc
import inspect
import os
import signal
from io import StringIO
from typing import Any, Protocol, runtime_checkable

from rich.console import Console
from textual import events
from textual.geometry import Offset
from textual.screen import Screen
from textual.worker import Worker

from briefings import Library
from briefings.choices import shows_evidence
from briefings.config import Config
from briefings.model import Briefing
from tui.actions.keys import Keys
from tui.actions.status_text import Template
from tui.actions.table import ACTIONS
from tui.controllers.adding import AddingController
from tui.controllers.comparing import ComparingController
from tui.controllers.copying import CopyController
from tui.controllers.current_reader import current_reader
from tui.controllers.drafts import DraftsController
from tui.controllers.editor import EditorController
from tui.controllers.export import ExportController
from tui.controllers.items import ItemController
from tui.controllers.lens import LensController
from tui.controllers.library import LeftAt, LibraryController
from tui.controllers.notes import NotesController
from tui.controllers.palette import PaletteController
from tui.controllers.pane_choice import PaneController
from tui.controllers.remarks import RemarksController
from tui.controllers.removal import RemovalController
from tui.controllers.review import ReviewController
from tui.controllers.saved_searches import SavedSearchesController
from tui.controllers.search import SearchController
from tui.controllers.system import SystemController
from tui.controllers.unavailable import explain
from tui.controllers.undo import UndoController
from tui.controllers.undo_history import UndoHistory
from tui.controllers.versions import VersionsController
from tui.line.connection import Connection
from tui.line.driver import driver_for
from tui.line.unknown_output import UnknownOutputError
from tui.messages import KeysReady, PlaceChanged
from tui.reading.review import can_run
from tui.screens.reader import ReaderScreen
from tui.session import Actions, Session
from tui.style.background import BackgroundTheme
from tui.style.looks import looks_of
from tui.style.themes import DARK, Theme
from tui.system.fault_report import FaultReport
from tui.system.faults import record
from tui.system.plain_ascii import outgoing
from tui.system.terminal import cells
from tui.type_ahead import TypeAhead

_REVIEWS = frozenset(action.id for action in ACTIONS if action.contexts == ("review",))
READ_ONLY = "This library is read-only: your place and marks will not be kept."


@runtime_checkable
class ActionHolder(Protocol):
    """A screen or a widget that has actions."""

    @property
    def actions(self) -> Actions:
        """What it can do."""


class BriefingsApp(FaultReport, inherit_bindings=False):
    """Reads the briefings of one library. It is begun with a briefing or with the catalogue."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "briefings"

    def __init__(
        self,
        library: Library,
        briefing: Briefing | None = None,
        connection: Connection | None = None,
        config: Config | None = None,
        config_problems: tuple[str, ...] = (),
        *,
        keys: Keys | None = None,
        theme: Theme = DARK,
    ) -> None:
        self.connection = connection or Connection()
        self.connection.outgoing = outgoing(os.environ)
        super().__init__(driver_class=driver_for(self.connection), ansi_color=True)
        self.keys = keys or Keys()
        config = config or Config()
        wants_pane = shows_evidence(setting=config.evidence)
        typed = TypeAhead(self, super().on_event)
        self.session = Session(
            self, library, config, self.connection, self.keys, typed, wants_pane=wants_pane
        )
        self._config_problems = config_problems
        self.arrival = ""
        """What there is to say, to begin with, of how the briefing came to be there."""
        self._first = briefing
        self._control(self.session, UndoHistory(library.notes, library.reviews))
        self.background_theme = BackgroundTheme(self, config.theme)
        self.connection.on_background = self.background_theme.answered
        self.error_console = Console(file=StringIO())
        self.set_keymap(self.keys.textual_keymap())
        self.use_theme(theme)

    def use_theme(self, theme: Theme) -> None:
        """Have all that is drawn from now on look so."""
        self.theme_in_use = theme
        self.looks = looks_of(theme)
        self.theme = theme.base

    def _control(self, session: Session, history: UndoHistory) -> None:
        """Make the controllers."""
        self.notes = NotesController(session)
        self.remarks = RemarksController(session)
        self.library = LibraryController(session, self.notes, self.remarks)
        editor = EditorController(session, self.notes, history)
        self.drafts = DraftsController(session, editor)
        self.copying = CopyController(session)
        versions = VersionsController(session, self.library)
        self.adding = AddingController(session, versions)
        self.system = SystemController(session)
        self.actions: Actions = {}
        for controller in (
            self.library,
            editor,
            self.drafts,
            self.copying,
            self.system,
            reviews := ReviewController(session, history),
            ItemController(session, reviews),
            UndoController(session, self.notes, reviews, history),
            SearchController(session, self.library),
            SavedSearchesController(session),
            ComparingController(session, self.library),
            self.adding,
            versions,
            RemovalController(session),
            LensController(session, self.library),
            ExportController(session, self.copying),
            PaneController(session),
            PaletteController(session, self.action_run),
        ):
            self.actions |= controller.actions

    @property
    def left_at(self) -> LeftAt | None:
        """Where the reader was when the app was left."""
        return self.library.left_at

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the briefing that was asked for, else with the catalogue."""
        library = self.session.library
        if self._first:
            return ReaderScreen(self.session, self._first, library.places.load(self._first.id))
        return self.library.first_screen()

    def on_mount(self) -> None:
        """Leave in good order when the line is hung up or the machine goes down."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self.library.leave)
        self.app_resume_signal.subscribe(self, self._draw_again)
        self.connection.on_unknown_output = self._go_on_plainly
        self.notes.watch()
        self.call_after_refresh(self._report_problems)
        # What is there by now stays: looking through all of it would stop a key now and then.
        self.call_after_refresh(gc.freeze)
        if reader := current_reader(self.session):
            if self.session.library.read_only:
                self.session.announce(READ_ONLY)
            self.notes.refresh()
            self.remarks.look_up(reader)
        self.drafts.look()

    def on_unmount(self) -> None:
        self.notes.stop()
        self.adding.stop()

    def _report_problems(self) -> None:
        terminal = self.connection.terminal
        if problems := self.session.library.problems:
            self.session.announce(problems[0])
        elif self._config_problems:
            self._report_settings(self._config_problems)
        elif self.connection.mode == "thrift" and not terminal.known:
            unknown = "TERM={} is not known here: drawn as a VT100; {wire} says more."
            self.session.announce(Template(unknown, (terminal.name,)))
        elif self.arrival:
            self.session.announce(self.arrival)

    def _report_settings(self, problems: tuple[str, ...]) -> None:
        """Say the one thing that is wrong if it fits, else how many are and who names them."""
        said = problems[0]
        if len(problems) > 1 or cells(said) + 2 > self.size.width:
            number = f"{len(problems)} bad setting{'s' * (len(problems) > 1)}"
            said = f"{number}: `briefings config` says why."
        self.session.announce(said)

    # -- keys ------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Let keys and pastes in one at a time."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self.session.type_ahead.take(event)
        else:
            await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Say of a key that nothing does anything by here where it does."""
        # This is asked of every key, before Textual looks at what the key is bound to.
        explain(self.session, event.key)

    async def on_keys_ready(self, event: KeysReady) -> None:
        """Let in what was typed while a screen was opening."""
        typed = self.session.type_ahead
        if event.screen is None or not typed.is_waiting_beyond(event.screen):
            await typed.ready()

    async def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Let in what was typed while some work was done, however that has ended."""
        if event.worker.is_finished:
            await self.session.type_ahead.ended(event.worker)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether an action may run: else Textual goes on to what its key does elsewhere."""
        if action == "run" and parameters and parameters[0] in _REVIEWS:
            reader = current_reader(self.session)
            return reader is not None and can_run(str(parameters[0]), reader.reading)
        return super().check_action(action, parameters)

    async def action_run(self, action_id: str) -> None:
        """Do what the key table has under an id: what has the focus, the screen or the app can."""
        for actor in (self.focused, self.screen, self):
            if isinstance(actor, ActionHolder) and (do := actor.actions.get(action_id)):
                done = do()
                if inspect.isawaitable(done):
                    await done
                return

    def on_place_changed(self, event: PlaceChanged) -> None:
        self.library.keep(event)

    # -- the terminal ------------------------------------------------------------------------------

    @property
    def cursor_position(self) -> Offset:
        """Where Textual leaves the terminal's own cursor, after all that it draws.

        It stays hidden: what is current looks different anyway. But braille displays and
        magnifiers follow it all the same, and input methods open beside it.
        """
        wanted = getattr(self.screen, "cursor_offset", None)
        return wanted if isinstance(wanted, Offset) else Offset(0, 0)

    @cursor_position.setter
    def cursor_position(self, offset: Offset) -> None:
        """Ignore the positions that widgets set themselves: they do not fit this layout."""

    def _draw_again(self, _: object) -> None:
        """Draw all after somebody else had the terminal; a thrifty line does that by itself."""
        if self.connection.mode == "plain":
            self.call_later(self.system.redraw)

    def _go_on_plainly(self, surprise: UnknownOutputError) -> None:
        """Draw all of the screen in Textual's own way: ours met something unknown."""
        record(surprise, str(surprise))
        self.call_later(self.system.redraw)
