"""What a window does with its draft's file, one step at a time; the thread is elsewhere."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec

from briefings.errors import NoSpaceError, ReadOnlyError
from briefings.notes.drafts.file import DraftFile
from briefings.notes.drafts.folder import DraftFolder
from briefings.notes.drafts.model import Draft
from briefings.notes.model import Content
from briefings.store.failures import explain

Inherit = Callable[[], bool]
"""Leaves word with the window that a draft was taken from, once its text stands under the new id;
false if another window had done so before. May raise `OSError`, and is then called again."""


class DraftWriter:
    """Writes one draft. Only one thread may call its methods; any may read its attributes.

    Attributes:
        written: the content that needs no writing: on the disk, or what the editor began with.
        lost: whether another window took the draft over or threw it away.
        beaten: whether another window was first at taking over the draft this one stems from.
        purged: whether the note that the draft was of was removed for good.
    """

    def __init__(self, folder: DraftFolder, draft: Draft, inherit: Inherit | None = None) -> None:
        self.written = None if inherit else draft.content
        self.lost = False
        self.beaten = False
        self.purged = False
        self._folder = folder
        self._draft = draft
        self._inherit = inherit
        self._own = DraftFile(folder)

    @property
    def holds_file(self) -> bool:
        """Whether there is a file that another window could take over."""
        return self._own.exists

    def step(self, content: Content) -> None:
        """Write what is not written, and notice whether the draft is still ours.

        Raises:
            OSError: the disk did not take it; the last good file is as it was.
            DamagedError: it is too large.
        """
        if content != self.written and not self._is_purged():
            self._write(content)
        if self._inherit is not None:
            self.beaten = not self._inherit()
            self._inherit = None
        self._give_way()

    def drop(self) -> None:
        """Remove the draft, and the one that it was taken over from.

        Raises:
            OSError: the disk did not let it go.
        """
        self._own.remove(self._draft.id)
        if self._inherit is not None:
            self._inherit()

    def release(self) -> None:
        """Let the draft wait for whoever takes it."""
        self._own.release()

    def _write(self, content: Content) -> None:
        now = dt.datetime.now(dt.UTC)
        self._own.write(msgspec.structs.replace(self._draft, content=content, saved=now))
        self.written = content

    def _is_purged(self) -> bool:
        claim = self._folder.claim_of(self._draft.id)
        self.purged = self.purged or (claim is not None and claim.is_purge)
        return self.purged

    def _give_way(self) -> None:
        """Notice a claim, and keep only what was not taken: that is a second draft.

        This comes after the write, so a write that was on its way when the claim was left is
        found as well.
        """
        claim = self._folder.claim_of(self._draft.id)
        if claim is None:
            return
        self.lost = True
        self.purged = self.purged or claim.is_purge
        if self.written is not None and claim.covers(self.written):
            self._own.remove(self._draft.id)
        self._folder.remove(self._draft.id, ".taken")


def explain_unsaved(error: Exception, directory: Path) -> str:
    """Return the sentence that tells a writer what became of a draft, and what to do."""
    reason = explain(error, directory) if isinstance(error, OSError) else error
    if isinstance(reason, NoSpaceError):
        return (
            "The disk is full, and only this window has what you type: free some space where "
            f"{directory} is."
        )
    if isinstance(reason, ReadOnlyError):
        return (
            "Only this window has what you type, because nothing can be written in "
            f"{directory}: change its permissions, or copy the text elsewhere."
        )
    said = error.strerror if isinstance(error, OSError) else str(error)
    return (
        f"Only this window has what you type, because the draft in {directory} cannot be "
        f"written ({said}): copy the text elsewhere."
    )
