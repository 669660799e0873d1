"""The file of one draft, as the window that writes it keeps it: replaced whole, locked."""

import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefings.errors import DamagedError
from briefings.notes.drafts.folder import LARGEST, DraftFolder
from briefings.notes.drafts.model import Draft, encode_draft
from briefings.store.files import write_all

_LOCK_TRIES: Final = 50


class DraftFile:
    """The file of one draft, for the thread that writes it; every method may raise `OSError`."""

    def __init__(self, folder: DraftFolder) -> None:
        self._folder = folder
        self._files = folder.files
        self._held: int | None = None

    @property
    def exists(self) -> bool:
        """Whether this window has written the draft and not removed it."""
        return self._held is not None

    def write(self, draft: Draft) -> None:
        """Let the draft's file hold this state, synced; the last good one stays on a failure.

        Raises:
            DamagedError: the draft is too large to be read back.
        """
        data = encode_draft(draft)
        if len(data) > LARGEST:
            raise DamagedError("is larger than any draft")
        self._files.make_directory(self._folder.directory)
        temporary = self._folder.path(draft.id, ".tmp")
        fd = self._fresh(temporary)
        try:
            self._hold(fd)
            write_all(self._files, fd, data, 0)
            self._files.sync(fd)
            self._files.replace(temporary, self._folder.path(draft.id, ".json"))
        except BaseException:
            self._files.close(fd)
            with suppress(OSError):
                self._files.remove(temporary)
            raise
        self.release()
        self._held = fd
        self._files.sync_directory(self._folder.directory)

    def _fresh(self, temporary: Path) -> int:
        with suppress(FileNotFoundError):
            self._files.remove(temporary)
        return self._files.open_new(temporary)

    def _hold(self, fd: int) -> None:
        """Lock a new file. A draft that cannot be locked is better than none."""
        with suppress(OSError):
            for _ in range(_LOCK_TRIES):
                if self._files.try_lock(fd):
                    return
                time.sleep(0.001)

    def remove(self, draft_id: str) -> None:
        """Remove what this window wrote."""
        if self.exists:
            self._folder.remove(draft_id, ".json")
        self.release()

    def release(self) -> None:
        """Let the file be a draft that nobody writes."""
        if self._held is not None:
            fd, self._held = self._held, None
            with suppress(OSError):
                self._files.unlock(fd)
            self._files.close(fd)
