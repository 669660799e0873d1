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

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from briefings.errors import DamagedError
from briefings.notes.drafts.files import DraftFiles
from briefings.notes.drafts.model import Claim, decode_claim, decode_draft, encode_claim
from briefings.store.files import keep_beside

LARGEST: Final = 1 << 26
"""The most bytes that a draft's file may have: 64 MiB."""

ABANDONED_AFTER: Final = 60.0
"""Seconds after which a temporary file that nobody has locked is nobody's."""

_ID = re.compile(r"[0-9a-f]{32}")
_LOOKS: Final = 5
_LARGEST_CLAIM: Final = 4096


class Found(NamedTuple):
    """A file of the directory as it was found: its bytes, and whether its writer lives."""

    raw: bytes
    live: bool


class DraftFolder:
    """The directory of drafts, for looking at what others wrote."""

    def __init__(self, directory: Path, files: DraftFiles) -> None:
        self.directory = directory
        self.files = files

    def path(self, draft_id: str, suffix: str) -> Path:
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
        """Return whether the writer lives; where files cannot be locked, nobody is known to."""
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


def is_id(text: str) -> bool:
    """Return whether `text` can be the id of a draft, and so part of a file's name."""
    return _ID.fullmatch(text) is not None
