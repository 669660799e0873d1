"""The notes of the briefing that is shown: read, watched for what others change, and shown."""

from contextlib import suppress

from textual import work

from briefings import Library
from briefings.config import Config
from briefings.errors import BriefingsError
from briefings.model import Briefing
from briefings.notes.notebook import notebook
from tui.changes import Changes
from tui.messages import KeysReady, NotesRead
from tui.screens.base import PageScreen
from tui.screens.reader import ReaderScreen
from tui.system.fault_report import FaultReport
from tui.told import Told
from tui.watching import Watch

WATCH = 1.0
"""Seconds between two looks whether another program has written to the library."""


class NoteShelf(FaultReport, inherit_bindings=False):
    """Has the library, and shows its notes where they belong."""

    library: Library
    config: Config
    changes: Changes
    """What was changed here, and can be undone."""

    _watch: Watch | None = None
    _untold: Told | None = None
    """What is to be said with the notes that are being read."""

    @property
    def reader(self) -> ReaderScreen | None:
        """The screen that reads a briefing, if one does."""
        found = [screen for screen in self.screen_stack if isinstance(screen, ReaderScreen)]
        return found[-1] if found else None

    def tell(self, sentence: str) -> None:
        """Answer in the reader's status row: what was asked for does not come."""
        self.call_later(self.keys_ready)
        self.announce(sentence)

    def announce(self, sentence: str) -> None:
        """Say something that nobody waits for, in the status row of what is shown."""
        screen = self.screen
        if isinstance(screen, PageScreen) and not isinstance(screen, ReaderScreen):
            if screen.is_laid_out:
                screen.update_status(sentence)
            else:
                screen.call_after_refresh(screen.update_status, sentence)
        elif self.reader:
            self.reader.announce(sentence)

    def read_notes(self, briefing: Briefing, told: Told | None = None) -> None:
        """Read a briefing's notes, then have them shown, and `told` said."""
        self._untold = told or self._untold
        self._read_notes(briefing)

    @work(thread=True, group="notes", exclusive=True)
    def _read_notes(self, briefing: Briefing) -> None:
        try:
            found = notebook(briefing, self.library.notes.list(briefing.id))
        except BriefingsError as error:
            self.post_message(NotesRead(briefing.id, None, str(error)))
        else:
            self.post_message(NotesRead(briefing.id, found))

    async def on_keys_ready(self, event: KeysReady) -> None:
        """Let in what was typed while a screen was opening."""
        if event.screen is None or not self.is_waiting_beyond(event.screen):
            await self.keys_ready()

    async def on_notes_read(self, event: NotesRead) -> None:
        """Show notes where they belong."""
        reader = self.reader
        if reader is None or reader.briefing.id != event.briefing_id:
            return
        # A reading that another one has overtaken leaves its sentence to that one.
        told, self._untold = self._untold, None
        if event.notebook is not None:
            reader.take_notes(event.notebook, told)
        else:
            reader.announce(event.fault)
        if told or event.fault:
            await self.keys_ready()

    def watch_library(self) -> None:
        """Look from time to time whether another program has changed the notes."""
        self._watch = Watch(self.library.stamp, self._changed_elsewhere, WATCH)

    def on_unmount(self) -> None:
        """Look no more."""
        if self._watch:
            self._watch.stop()

    def _changed_elsewhere(self) -> None:
        with suppress(RuntimeError):  # the loop has ended
            self.call_later(self.refresh_notes)

    def refresh_notes(self, told: Told | None = None) -> None:
        """Read the notes of the briefing that is shown anew."""
        if self.reader:
            self.read_notes(self.reader.briefing, told)
