"""The window's end of a draft: what is typed goes in, and a thread puts it on the disk.

Only that thread touches files. The window's side takes no lock that a signal handler could find
held by the very code it interrupted: it assigns, and puts into a `SimpleQueue`, which is made for
that. A disk that hangs therefore holds up the thread and nobody else.
"""

import threading
import time
import uuid
from collections.abc import Callable
from contextlib import suppress
from enum import Enum, auto
from queue import Empty, SimpleQueue
from typing import Final

import msgspec

from briefings.errors import DamagedError
from briefings.notes.drafts.external_edit import ExternalEdit
from briefings.notes.drafts.folder import DraftFolder
from briefings.notes.drafts.model import Draft
from briefings.notes.drafts.writer import DraftWriter, Inherit, explain_unsaved
from briefings.notes.model import Content
from briefings.store.failures import explained
from briefings.unknown_fields import Unknown

INTERVAL: Final = 1.0
"""Seconds from the first change that is not on the disk to its write; users are promised 2."""

CHECK_INTERVAL: Final = 2.0
"""Seconds between two looks whether somebody took the draft over."""

PATIENCE: Final = 2.0
"""Seconds that a caller waits for the disk if it does not say how long."""

Listener = Callable[["OpenDraft"], None]


class _Order(Enum):
    TYPED = auto()
    FLUSH = auto()
    CLOSE = auto()
    DISCARD = auto()


_LAST = frozenset({_Order.CLOSE, _Order.DISCARD})


class _Request:
    def __init__(self, order: _Order) -> None:
        self.order = order
        self.at = time.monotonic()
        self.done = threading.Event()


class OpenDraft:
    """A draft that this window writes. Every method may be called from any thread.

    `content` is the newest, written or not. `problem` is why what was typed is not on the disk,
    in one sentence, and `None` while all is well; the write is tried again every `INTERVAL`
    seconds.

    The listener `on_change` is called when `problem` or `lost` has changed, on a thread of its
    own, so it may wait for the screen. It should read both: news can overtake each other.
    """

    def __init__(
        self,
        folder: DraftFolder,
        draft: Draft,
        *,
        inherit: Inherit | None = None,
        on_change: Listener | None = None,
        on_end: Listener | None = None,
        interval: float = INTERVAL,
    ) -> None:
        self.problem: str | None = None
        self.content = draft.content
        self._folder = folder
        self._draft = draft
        self._on_change = on_change
        self._on_end = on_end
        self._interval = interval
        self._writer = DraftWriter(folder, draft, inherit)
        self._is_queued = False
        self._closing = False
        self._ended = False
        self._notified: tuple[str | None, bool] = (None, False)
        self._requests: SimpleQueue[_Request] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="draft", daemon=True)
        self._thread.start()

    @property
    def id(self) -> str:
        return self._draft.id

    @property
    def note(self) -> str | None:
        """The note being edited; `None` for a new one."""
        return self._draft.note

    @property
    def unknown(self) -> Unknown:
        """What this program does not know of the content, as far as a note can hold it."""
        rest = self._draft.unknown.get("content")
        return {"content": rest} if rest else {}

    @property
    def saved(self) -> bool:
        """Whether everything that was typed is on the disk."""
        return self.content == self._writer.written

    @property
    def lost(self) -> bool:
        """Whether another window took the draft over or threw it away, or its note was purged.

        Nothing that this window writes reaches the other's draft: what it had not yet written,
        and whatever is typed into it later, is a second draft, under the old id. After a purge
        nothing more is kept.
        """
        return self._writer.lost

    @property
    def purged(self) -> bool:
        """Whether the draft is `lost` because its note was removed for good."""
        return self._writer.purged

    @property
    def beaten(self) -> bool:
        """Whether another window was first at taking over the draft that this one stems from."""
        return self._writer.beaten

    def update(self, content: Content) -> None:
        """Take what is typed now. Returns at once; on a closed handle nothing happens."""
        if self._closing:
            return
        self.content = content
        if not self._is_queued:
            self._is_queued = True
            self._requests.put(_Request(_Order.TYPED))

    def edit_externally(self) -> ExternalEdit:
        """Put the newest text where the user's own editor can have it.

        Raises:
            BriefingsError: the disk does not take it.
        """
        edit = ExternalEdit(self._folder, uuid.uuid4().hex)
        with explained(self._folder.directory):
            edit.write(msgspec.structs.replace(self._draft, content=self.content))
        return edit

    def flush(self, timeout: float = PATIENCE) -> bool:
        """Write now, and return whether everything is on the disk within `timeout` seconds.

        May be called from a signal handler in the main thread, whatever that thread was doing.
        """
        self.wait(self.ask_to_flush(), timeout)
        return self.saved

    def close(self, timeout: float = PATIENCE) -> bool:
        """Write what is left and let go of the draft, which then waits for whoever takes it.

        Returns whether everything is on the disk within `timeout` seconds. If not, the thread
        goes on for as long as the program runs, and lets go when the disk answers.
        """
        self.wait(self.ask_to_close(), timeout)
        return self.saved

    def discard(self, timeout: float = PATIENCE) -> bool:
        """Remove the draft: it became a note, or is not wanted.

        No later write brings it back. Returns whether it is gone within `timeout` seconds; if
        the disk hangs, it goes as soon as the disk answers.
        """
        self._closing = True
        return self.wait(self._ask(_Order.DISCARD), timeout) and self.problem is None

    def ask_to_flush(self) -> threading.Event:
        """Ask for everything to be written now, and return at once what `wait` waits for."""
        return self._ask(_Order.FLUSH)

    def ask_to_close(self) -> threading.Event:
        """Ask for what `close` does, and return at once what `wait` waits for."""
        self._closing = True
        return self._ask(_Order.CLOSE)

    def wait(self, done: threading.Event, timeout: float) -> bool:
        """Wait until something asked for is done, `timeout` seconds at most."""
        return self._ended or done.wait(max(0.0, timeout))

    def _ask(self, order: _Order) -> threading.Event:
        request = _Request(order)
        self._requests.put(request)
        return request.done

    def _run(self) -> None:
        due: float | None = None
        order: _Order | None = None
        try:
            while order not in _LAST:
                request = self._next(due)
                order = request.order if request is not None else None
                if request is not None and order is _Order.TYPED:
                    wanted = request.at + self._interval
                    due = wanted if due is None else min(due, wanted)
                    continue
                self._serve(order)
                if request is not None:
                    request.done.set()
                self._notify()
                due = self._next_step()
        finally:
            self._end()

    def _next(self, due: float | None) -> _Request | None:
        """Return the next request, or `None` when it is time to write or to look."""
        try:
            if due is None:
                return self._requests.get()
            return self._requests.get(timeout=max(0.0, due - time.monotonic()))
        except Empty:
            return None

    def _serve(self, order: _Order | None) -> None:
        self._is_queued = False
        try:
            if order is _Order.DISCARD:
                self._writer.drop()
            else:
                self._writer.step(self.content)
            self.problem = None
        except (OSError, ValueError, MemoryError, DamagedError) as error:
            self.problem = explain_unsaved(error, self._folder.directory)
        if order in _LAST:
            self._writer.release()

    def _next_step(self) -> float | None:
        if self.problem is not None:
            return time.monotonic() + self._interval
        return time.monotonic() + CHECK_INTERVAL if self._writer.holds_file else None

    def _notify(self) -> None:
        """Call the listener if there is news, and let it neither hold up nor stop the writing."""
        news = (self.problem, self.lost)
        if news != self._notified and self._on_change is not None:
            self._notified = news
            call = threading.Thread(
                target=self._call, args=(self._on_change,), name="draft-news", daemon=True
            )
            with suppress(RuntimeError):  # no thread starts while the program ends
                call.start()

    def _call(self, listener: Listener) -> None:
        with suppress(Exception):  # a screen that is gone; there is nobody left to tell
            listener(self)

    def _end(self) -> None:
        """Leave nobody waiting, whatever ended the thread."""
        self._closing = True
        self._ended = True
        self._writer.release()
        with suppress(Empty):
            while True:
                self._requests.get_nowait().done.set()
        if self._on_end is not None:
            self._on_end(self)
