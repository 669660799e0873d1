"""Drafts that wait for somebody to go on with them, as they stand in the directory."""

from collections.abc import Container
from contextlib import suppress
from math import inf
from pathlib import Path

import msgspec

from briefings.errors import DamagedError
from briefings.notes.drafts.folder import DraftFolder, is_id
from briefings.notes.drafts.model import Claim, Draft, decode_draft, digest
from briefings.notes.model import Content, Target


class Waiting(msgspec.Struct, frozen=True):
    """A draft that no handle of these `Drafts` writes.

    `live` says whether the window that writes it is still there: on another terminal perhaps,
    or stuck behind a line that dropped.
    """

    draft: Draft
    live: bool


class WaitingDrafts:
    """Reads the drafts of a directory, claims them, and tidies up after killed windows.

    `own` holds the ids of the drafts that this program writes.
    """

    def __init__(self, folder: DraftFolder, own: Container[str]) -> None:
        self._folder = folder
        self._own = own

    def tidy(self) -> None:
        """Finish what killed windows left half done, as far as the disk allows it."""
        for suffix, mend in (
            (".taken", self._folder.settle),
            (".tmp", self._folder.remove_if_abandoned),
        ):
            for draft_id in self._folder.ids(suffix):
                with suppress(OSError):
                    mend(draft_id)

    def replace(self, earlier: Draft) -> None:
        """Throw a dead draft away in whose place one came that an editor left."""
        for draft_id in self._folder.ids(".json"):
            with suppress(DamagedError):
                found = None if draft_id in self._own else self.read(draft_id)
                if found and not found.live and _says(found.draft) == _says(earlier):
                    self.claim(found.draft)

    def list(self, problems: list[str]) -> list[Waiting]:
        """Return the drafts of others; a sentence on each that cannot be read goes to `problems`.

        Raises:
            OSError: the directory cannot be read.
        """
        found: list[Waiting] = []
        for draft_id in self._folder.ids(".json"):
            try:
                waiting = None if draft_id in self._own else self.read(draft_id)
            except DamagedError as error:
                problems.append(str(error))
            else:
                found += [waiting] if waiting is not None else []
        return found

    def read(self, draft_id: str) -> Waiting | None:
        """Return a draft, `None` if it is not there or is somebody's already."""
        if not is_id(draft_id):
            return None
        path = self._folder.path(draft_id, ".json")
        claim = self._folder.claim_of(draft_id)
        if claim is not None and claim.is_purge:
            return None
        try:
            found = self._folder.look(draft_id)
            draft = decode_draft(found.raw, draft_id)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unreadable(path, f"cannot be read ({error.strerror or error})") from error
        except DamagedError as error:
            raise _unreadable(path, str(error)) from error
        if claim is not None and claim.covers(draft.content):
            return None
        return Waiting(draft, found.live)

    def claim(self, draft: Draft) -> bool:
        """Say that this text was taken or thrown away; return whether nobody had before."""
        return self._claim(draft.id, Claim(digest(draft.content)))

    def forget(self, note_id: str) -> int:
        """Remove every draft of a note and every temporary file, and return how many drafts."""
        mine = [i for i in self._folder.ids(".json") if self._is_of(i, note_id)]
        for draft_id in mine:
            self._forget_draft(draft_id)
        for draft_id in self._folder.ids(".tmp"):
            self._folder.remove_if_abandoned(draft_id, after=-inf)
        return len(mine)

    def _claim(self, draft_id: str, claim: Claim) -> bool:
        first = self._folder.claim(draft_id, claim)
        self._folder.settle(draft_id)
        return first

    def _is_of(self, draft_id: str, note_id: str) -> bool:
        try:
            raw = self._folder.look(draft_id).raw
        except (OSError, DamagedError):
            return False
        try:
            return decode_draft(raw, draft_id).note == note_id
        except DamagedError:
            return b'"note":' + msgspec.json.encode(note_id) in raw

    def _forget_draft(self, draft_id: str) -> None:
        purge = Claim(None)
        self._claim(draft_id, purge)
        self._folder.remove(draft_id, ".tmp")
        if self._folder.claim_of(draft_id) == purge:
            self._folder.blank(draft_id)


def _says(draft: Draft) -> tuple[Target, str | None, Content]:
    return draft.target, draft.note, draft.content


def _unreadable(path: Path, why: str) -> DamagedError:
    return DamagedError(
        f"{path} {why}: it is kept, and if you do not miss any text you can remove it."
    )
