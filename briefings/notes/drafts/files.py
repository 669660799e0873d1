"""The directory of drafts: which files it has, whose they are, and who may touch them.

=============  ====================================================================
``ID.json``    a draft, replaced whole at every write
``ID.tmp``     the next state of it, not yet complete
``ID.taken``   a `Claim`: the draft was taken over, thrown away, or its note purged
=============  ====================================================================

**One writer for each name.** An id is given to one window and never to another, so no window can
write over another's text, however late its write comes. Taking a draft over means writing its
text under a new id, and then leaving a claim beside the old file.

**What is locked** is the draft's file itself (`flock`). The temporary file is locked before it is
renamed, so that whatever the name stands for is locked as long as its writer lives; the system
drops the lock of a killed one. Nobody else takes this lock: others only look whether they could
share it.

Any other file in the directory is none of ours and is left alone.
"""

import fcntl
import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from briefings.errors import DamagedError
from briefings.notes.drafts.model import (
    Claim,
    Draft,
    decode_claim,
    decode_draft,
    encode_claim,
    encode_draft,
)
from briefings.store.files import Files, keep_beside, write_all

LARGEST: Final = 1 << 26
"""The most bytes that a draft's file may have: 64 MiB."""

_ID = re.compile(r"[0-9a-f]{32}")
_LOOKS: Final = 5
_LOCK_TRIES: Final = 50
_LARGEST_CLAIM: Final = 4096
ABANDONED_AFTER: Final = 60.0


class DraftFiles(Files):
    """The system's files, as drafts need them; every method may raise `OSError`.

    A directory of drafts that is a link has none, and takes none.
    """

    def names(self, directory: Path) -> list[str]:
        """Return the names in a directory, none if it is not there."""
        self.check_directory(directory)
        try:
            return [path.name for path in directory.iterdir()]
        except FileNotFoundError:
            return []

    def open(self, path: Path, *, write: bool, create: bool = False) -> int:
        """Open a plain file of the directory."""
        self.check_directory(path.parent)
        return super().open(path, write=write, create=create)

    def open_new(self, path: Path) -> int:
        """Create a file of the directory."""
        self.check_directory(path.parent)
        return super().open_new(path)

    def remove(self, path: Path) -> None:
        """Remove a file of the directory."""
        self.check_directory(path.parent)
        super().remove(path)

    def is_held(self, fd: int) -> bool:
        """Say whether somebody holds the lock that `try_lock` takes."""
        try:
            fcntl.flock(fd, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        fcntl.flock(fd, fcntl.LOCK_UN)
        return False

    def age(self, fd: int) -> float:
        """Return for how many seconds nothing was written to the file."""
        return time.time() - os.fstat(fd).st_mtime


class Found(NamedTuple):
    """A file of the directory as it was found: its bytes, and whether its writer lives."""

    raw: bytes
    live: bool


class Folder:
    """The directory of drafts, for looking at what others wrote."""

    def __init__(self, directory: Path, files: DraftFiles) -> None:
        self.directory = directory
        self.files = files

    def path(self, draft_id: str, suffix: str) -> Path:
        """Return the name of one of a draft's files."""
        return self.directory / f"{draft_id}{suffix}"

    def ids(self, suffix: str) -> Iterator[str]:
        """Yield the ids that have a file with this suffix."""
        for name in sorted(self.files.names(self.directory)):
            stem = name.removesuffix(suffix)
            if stem != name and is_id(stem):
                yield stem

    def look(self, draft_id: str) -> Found:
        """Return the draft's file: one state of it, and whether the writer of that state lives.

        Raises:
            OSError: it cannot be read, or is not there.
            DamagedError: it is larger than any draft.
        """
        found = Found(b"", live=True)
        for _ in range(_LOOKS):
            found, current = self._look_once(self.path(draft_id, ".json"))
            if current:
                break
        return found

    def _look_once(self, path: Path) -> tuple[Found, bool]:
        fd = self.files.open(path, write=False)
        try:
            opened = self.files.fstat(fd)
            if opened.size > LARGEST:
                raise DamagedError("is larger than any draft")
            raw = self.files.read(fd, 0, opened.size + 1)
            found = Found(raw, self._held(fd))
            named = self.files.stat(path)
            return found, named is not None and named.same_file(opened)
        finally:
            self.files.close(fd)

    def _held(self, fd: int) -> bool:
        """Say whether the writer lives; where files cannot be locked, nobody is known to."""
        try:
            return self.files.is_held(fd)
        except OSError:
            return False

    def claim_of(self, draft_id: str) -> Claim | None:
        """Return the claim that lies beside a draft; what cannot be read claims nothing."""
        try:
            fd = self.files.open(self.path(draft_id, ".taken"), write=False)
        except OSError:
            return None
        try:
            return decode_claim(self.files.read(fd, 0, _LARGEST_CLAIM))
        finally:
            self.files.close(fd)

    def claim(self, draft_id: str, claim: Claim) -> bool:
        """Leave a claim beside a draft; return false where the same was claimed before.

        A claim on an earlier state of the draft gives way, and any other to a purge.
        """
        path, data = self.path(draft_id, ".taken"), encode_claim(claim)
        while not keep_beside(self.files, path, data):
            there = self.claim_of(draft_id)
            if there is not None and (there == claim or there.is_purge):
                return False
            self.remove(draft_id, ".taken")
        return True

    def settle(self, draft_id: str) -> None:
        """Do what a claim says on behalf of a writer that is dead; wait for one that lives."""
        claim = self.claim_of(draft_id)
        if claim is None:
            return
        with suppress(FileNotFoundError, DamagedError):
            found = self.look(draft_id)
            if found.live:
                return
            if claim.is_purge or claim.covers(decode_draft(found.raw, draft_id).content):
                self.remove(draft_id, ".json")
        self.remove(draft_id, ".taken")

    def remove(self, draft_id: str, suffix: str) -> bool:
        """Remove one of a draft's files for good; return whether there was one."""
        try:
            self.files.remove(self.path(draft_id, suffix))
        except FileNotFoundError:
            return False
        self.files.sync_directory(self.directory)
        return True

    def remove_if_abandoned(self, draft_id: str, after: float = ABANDONED_AFTER) -> None:
        """Remove a temporary file that nobody writes any more, `after` seconds old or older."""
        try:
            fd = self.files.open(self.path(draft_id, ".tmp"), write=False)
        except OSError:
            return
        try:
            if self.files.age(fd) >= after and not self.files.is_held(fd):
                self.remove(draft_id, ".tmp")
        finally:
            self.files.close(fd)

    def blank(self, draft_id: str) -> None:
        """Empty the file of a writer that lives, so that its lock still tells that it does."""
        with suppress(FileNotFoundError):
            fd = self.files.open(self.path(draft_id, ".json"), write=True)
            try:
                self.files.truncate(fd, 0)
                self.files.sync(fd)
            finally:
                self.files.close(fd)


class OwnFile:
    """The file of one draft, for the thread that writes it; every method may raise `OSError`."""

    def __init__(self, folder: Folder) -> None:
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


def is_id(text: str) -> bool:
    """Say whether `text` can be the id of a draft, and so part of a file's name."""
    return _ID.fullmatch(text) is not None
