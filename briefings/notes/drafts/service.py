"""Drafts: what is being typed survives a kill, a hang-up, a dead disk and a second login.

A draft is a small file beside the library's log, not a line in it: it changes every second and
is thrown away in the end. `briefings.notes.drafts.folder` says which files there are, what is
locked, and why no window can write over another's text.

Nothing here needs an event loop.
"""

import atexit
import datetime as dt
import threading
import time
import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from briefings.errors import ConflictError, NotFoundError
from briefings.notes.drafts.external_edits import ExternalEdits
from briefings.notes.drafts.files import DraftFiles
from briefings.notes.drafts.folder import DraftFolder
from briefings.notes.drafts.model import Draft
from briefings.notes.drafts.open_draft import INTERVAL, PATIENCE, Listener, OpenDraft
from briefings.notes.drafts.waiting import Waiting, WaitingDrafts
from briefings.notes.drafts.writer import Inherit
from briefings.notes.model import Content, Target
from briefings.store.failures import explained

__all__ = ["INTERVAL", "PATIENCE", "Draft", "Drafts", "OpenDraft", "Waiting"]

_NOTHING: Final = Content()


class Drafts:
    """The drafts of one library, in `directory`, safe to use from several threads and programs.

    `interval` is how many seconds a change may wait for its write.
    """

    def __init__(
        self, directory: Path, files: DraftFiles | None = None, *, interval: float = INTERVAL
    ) -> None:
        self._folder = DraftFolder(directory, files or DraftFiles())
        self._external_edits = ExternalEdits(self._folder)
        self._interval = interval
        self._handles: dict[str, OpenDraft] = {}
        self._waiting = WaitingDrafts(self._folder, self._handles)
        self._problems: tuple[str, ...] = ()
        self._closed_at_exit = False

    @property
    def problems(self) -> tuple[str, ...]:
        """The files that `waiting` last found and could not read, a sentence each."""
        return self._problems

    def begin(
        self,
        target: Target,
        note: str | None = None,
        based_on: int = 0,
        content: Content = _NOTHING,
        on_change: Listener | None = None,
    ) -> OpenDraft:
        """Return a new draft; nothing is on the disk until something was typed.

        Args:
            target: what is written about.
            note: the note being edited; `None` for a new one.
            based_on: the revision of that note; 0 for a new one.
            content: what the editor begins with.
            on_change: is called on another thread when `problem` or `lost` of the handle has
                changed.
        """
        draft = Draft(
            id=uuid.uuid4().hex,
            target=target,
            content=content,
            saved=dt.datetime.now(dt.UTC),
            note=note,
            based_on=based_on,
        )
        return self._open(draft, on_change=on_change)

    def briefings(self) -> set[str]:
        """Return the ids of the briefings that drafts wait on."""
        return {each.draft.target.briefing for each in self.waiting()}

    def waiting(self) -> list[Waiting]:
        """Return the drafts that could be taken over, the one written last first.

        Those that this object's own handles write are not among them. Files that are no whole
        drafts are kept, and named in `problems`; a directory that cannot be read has none.
        """
        problems: list[str] = []
        found: list[Waiting] = []
        try:
            self._waiting.tidy()
            problems += self._external_edits.take_in(self._waiting.replace)
            found = self._waiting.list(problems)
        except OSError as error:
            problems.append(
                f"The drafts in {self._folder.directory} cannot be listed "
                f"({error.strerror or error}): change its permissions, or move it away."
            )
        self._problems = tuple(problems)
        return sorted(found, key=lambda w: (w.draft.saved, w.draft.id), reverse=True)

    def leftovers(self) -> list[Path]:
        """Return files that editors left besides the texts that were taken in from them."""
        return self._external_edits.leftovers()

    def take_over(self, draft_id: str, on_change: Listener | None = None) -> OpenDraft:
        """Return a handle on the newest text of a draft, whether its window lives or not.

        The handle has a new id. The other window finds out within a second of running again:
        its handle is `lost`, and what it had not written yet stays a draft under the old id.
        If the disk takes nothing the text is in the handle all the same, its `problem` says so,
        and the old draft is left as it is until the new one is written.

        Raises:
            NotFoundError: there is no such draft, or another window took it.
            ConflictError: another window took it at the same moment.
            DamagedError: it cannot be read.
        """
        found = self._waiting.read(draft_id)
        if found is None:
            raise NotFoundError(
                "This draft is no longer there: it was saved, discarded, or taken over in another "
                "window."
            )
        taken_over = self._open(
            msgspec.structs.replace(found.draft, id=uuid.uuid4().hex),
            inherit=partial(self._waiting.claim, found.draft),
            on_change=on_change,
        )
        taken_over.flush(PATIENCE)
        if taken_over.beaten:
            taken_over.discard()
            raise ConflictError("Another window has just taken over this draft: go on there.")
        return taken_over

    def discard(self, draft_id: str) -> None:
        """Throw a draft away as it stands on the disk; nothing happens if it is not there.

        What a window that still lives types after that is kept.

        Raises:
            DamagedError: it cannot be read, and is kept.
            BriefingsError: the disk did not let it go.
        """
        handle = self._handles.get(draft_id)
        if handle is not None:
            handle.discard()
            return
        found = self._waiting.read(draft_id)
        if found is not None:
            with explained(self._folder.directory):
                self._waiting.claim(found.draft)

    def forget(self, note_id: str) -> int:
        """Remove every draft of a note and every temporary file, and return how many drafts.

        A window that still edits the note loses its draft for good and keeps no other. A file
        that is damaged goes too if it names the note.

        Raises:
            BriefingsError: the disk did not let them go.
        """
        with explained(self._folder.directory):
            drafts = self._waiting.forget(note_id)
            self._external_edits.forget(note_id)
            self._waiting.tidy()
        for handle in list(self._handles.values()):
            if handle.note == note_id:
                handle.flush()
        return drafts

    def open_in_editors(self, note_id: str) -> list[Path]:
        """Return the files in which the user's own editor has a note's text open.

        `forget` leaves them alone: who writes there decides what becomes of it.
        """
        return self._external_edits.open_in_editors(note_id)

    def flush(self, timeout: float = PATIENCE) -> bool:
        """Write all that these handles hold, and return whether that took at most `timeout` s.

        May be called from a signal handler in the main thread.
        """
        return self._all(OpenDraft.ask_to_flush, timeout)

    def close(self, timeout: float = PATIENCE) -> bool:
        """Close every handle and keep its draft; the same happens when the program ends.

        Returns whether everything was written within `timeout` seconds.
        """
        atexit.unregister(self.close)
        self._closed_at_exit = False
        return self._all(OpenDraft.ask_to_close, timeout)

    def _all(self, ask: Callable[[OpenDraft], threading.Event], timeout: float) -> bool:
        deadline = time.monotonic() + timeout
        asked = [(handle, ask(handle)) for handle in list(self._handles.values())]
        for handle, done in asked:
            handle.wait(done, deadline - time.monotonic())
        return all(handle.saved for handle, _ in asked)

    def _open(
        self, draft: Draft, *, inherit: Inherit | None = None, on_change: Listener | None = None
    ) -> OpenDraft:
        if not self._closed_at_exit:
            atexit.register(self.close)
            self._closed_at_exit = True
        handle = OpenDraft(
            self._folder,
            draft,
            inherit=inherit,
            on_change=on_change,
            on_end=self._ended,
            interval=self._interval,
        )
        self._handles[draft.id] = handle
        return handle

    def _ended(self, handle: OpenDraft) -> None:
        self._handles.pop(handle.id, None)
