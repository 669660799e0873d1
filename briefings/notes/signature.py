"""Who signs the notes of a library: a setting in its log."""

from typing import Final

from briefings.errors import NobodyError
from briefings.notes.validation import checked_author
from briefings.store import JournalDB
from briefings.store.records import Keyed, Records

NOBODY: Final = (
    "Nobody has said yet who writes notes in this library: `briefings note author NAME` says it."
)

SETTINGS: Final = "settings"
_AUTHOR: Final = "author"


class _Setting(Keyed, frozen=True, kw_only=True):
    value: object


class Signature:
    """The name that notes are signed with."""

    def __init__(self, db: JournalDB) -> None:
        self._db = db
        self._settings = Records(db, SETTINGS, _Setting)

    def name(self) -> str | None:
        """Return the name, `None` before it was given."""
        found = self._settings.get(_AUTHOR)
        return None if found is None else str(found.value)

    def set_name(self, name: str) -> None:
        """Sign with this name from now on.

        Raises:
            UsageError: it is blank, too long, or holds control characters.
        """
        name = checked_author(name)
        if name != self.name():
            self._settings.put(_Setting(key=_AUTHOR, value=name))

    def required(self) -> str:
        """Return the name.

        Raises:
            NobodyError: it was never given.
        """
        name = self.name()
        if name is None:
            raise NobodyError(NOBODY)
        return name

    def other_than(self, author: str) -> str | None:
        """Return who changes something about an author's words, where that is somebody else."""
        name = self.required()
        return None if name == author else name
