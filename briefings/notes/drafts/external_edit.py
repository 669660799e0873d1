"""A draft open in the user's own editor: what that saves is kept, however the editor ends.

============================  ==========================================================
``ID.lent/draft.json``        the draft as it was given; locked while the editor runs
``ID.lent/note.md``           its text, for the editor
``ID.lent/told``              there once it was reported what else the editor left
``ID.lent/`` anything else    what the editor put there: copies, swap files
============================  ==========================================================

It is a folder beside the drafts, its owner's alone, so that nothing is left elsewhere. The lock on
``draft.json`` is handed to the editor: it is held as long as either program lives. A folder that
nobody holds belongs to programs that were killed or hung up. What was saved there becomes a draft
under the folder's id, in the place of the one that it came from.
"""

import datetime as dt
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from briefings.errors import DamagedError
from briefings.notes.drafts.file import DraftFile
from briefings.notes.drafts.folder import ABANDONED_AFTER, LARGEST, DraftFolder
from briefings.notes.drafts.model import Draft, decode_draft, encode_draft
from briefings.store.files import keep_beside

SUFFIX: Final = ".lent"
TEXT: Final = "note.md"

_DRAFT: Final = "draft.json"
_REPORTED: Final = "told"
_RESCUED: Final = (f"{TEXT}.save", f"#{TEXT}#")
"""Where nano and Emacs put an unsaved text when the line is hung up."""


class ExternalEdit:
    """One draft in an external editor. Every method may raise `OSError`."""

    def __init__(self, folder: DraftFolder, lent_id: str) -> None:
        self.id = lent_id
        self.directory = folder.path(lent_id, SUFFIX)
        self.path = self.directory / TEXT
        self._folder = folder
        self._files = folder.files

    def write(self, draft: Draft) -> None:
        """Put down a draft under this id, and its text for the editor."""
        self._files.make_directory(self._folder.directory)
        self.directory.mkdir(0o700)
        draft = replace(draft, id=self.id)
        keep_beside(self._files, self.path, draft.content.body.encode("utf-8", "replace"))
        keep_beside(self._files, self.directory / _DRAFT, encode_draft(draft))

    @contextmanager
    def held(self) -> Iterator[int | None]:
        """Hold the lock and yield its descriptor; `None` where somebody else has it.

        It is only closed in the end, not given back: whoever inherited it still holds it.
        """
        fd = self._files.open(self.directory / _DRAFT, write=False)
        try:
            yield fd if self._files.try_lock(fd) else None
        finally:
            self._files.close(fd)

    def remove_if_abandoned(self, after: float = ABANDONED_AFTER) -> None:
        """Remove what was being put down `after` seconds ago or earlier, and was not to the end."""
        age = time.time() - self.directory.lstat().st_mtime
        if age >= after and not (self.directory / _DRAFT).exists():
            self.remove()

    def draft(self) -> Draft:
        """Return the draft as it was given to the editor.

        Raises:
            DamagedError: it cannot be read.
        """
        path = self.directory / _DRAFT
        try:
            return decode_draft(self._read(path), self.id)
        except DamagedError as error:
            raise DamagedError(
                f"{path} {error}: it is kept, with the text beside it in {TEXT}."
            ) from None

    def text(self) -> str | None:
        """Return what the editor saved, `None` where that is what it was given.

        Editors end the last line, and a note does not.

        Raises:
            DamagedError: it is not UTF-8, or larger than any draft.
        """
        return self._text_of(self.path)

    def rescued(self) -> str | None:
        """Return what is left by an editor that was killed: what it rescued, else what it saved.

        Raises:
            DamagedError: as `text`.
        """
        for name in (*_RESCUED, TEXT):
            try:
                return self._text_of(self.directory / name)
            except FileNotFoundError:
                continue
        return None

    def take_in(self) -> Draft | None:
        """Make a draft of what a dead editor left; return the one that it takes the place of.

        `None` where nothing was changed. What else the editor left there stays.
        """
        draft, text = self.draft(), self.rescued()
        if text is not None:
            content = replace(draft.content, body=text)
            own = DraftFile(self._folder)
            own.write(replace(draft, content=content, saved=dt.datetime.now(dt.UTC)))
            own.release()
        for name in (*_RESCUED, TEXT):
            (self.directory / name).unlink(missing_ok=True)
        if not self.leftovers():
            self.remove()
        return draft if text is not None else None

    def leftovers(self) -> list[Path]:
        """Return what else the editor has put there."""
        ours = {_DRAFT, TEXT, _REPORTED, *_RESCUED}
        return sorted(path for path in self.directory.iterdir() if path.name not in ours)

    def is_newly_left(self) -> bool:
        """Return whether the editor has left something else there."""
        if not self.directory.exists() or not self.leftovers():
            return False
        return keep_beside(self._files, self.directory / _REPORTED, b"")

    def remove(self) -> None:
        """Remove the folder with all that is in it; what cannot be removed stays."""
        shutil.rmtree(self.directory, ignore_errors=True)

    def _text_of(self, path: Path) -> str | None:
        raw, given = self._read(path), self.draft().content.body
        if raw == given.encode("utf-8", "replace"):
            return None
        try:
            text = raw.decode("utf-8").removesuffix("\n")
        except UnicodeDecodeError:
            raise DamagedError(f"{path} is not UTF-8: it is kept, convert it.") from None
        return None if text == given else text

    def _read(self, path: Path) -> bytes:
        fd = self._files.open(path, write=False)
        try:
            raw = self._files.read(fd, 0, LARGEST + 1)
        finally:
            self._files.close(fd)
        if len(raw) > LARGEST:
            raise DamagedError(f"{path} is larger than any draft: it is kept, make it smaller.")
        return raw
