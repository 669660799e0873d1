"""What can go wrong, as sentences a person can act on.

Every error that the program raises on purpose is a `BriefingsError`. Its message is one
sentence that says what to do next. The app shows it in the status row; the command line
prints it to stderr and ends with `exit_code`.
"""

from typing import ClassVar


class BriefingsError(Exception):
    """Anything the user can be told about in one sentence."""

    exit_code: ClassVar[int] = 1


class UsageError(BriefingsError):
    """The call's words are off; nothing was tried."""

    exit_code: ClassVar[int] = 2


class NobodyError(UsageError):
    """Something is to be signed, and nobody has said yet who writes in this library."""


class NotFoundError(BriefingsError):
    """A briefing, panel or item that was named does not exist."""


class PurgedError(NotFoundError):
    """A note that was there a moment ago was removed for good by somebody else."""


class ConflictError(BriefingsError):
    """Somebody else changed the same thing first; both texts are kept."""


class DamagedError(BriefingsError):
    """A file is not what this program wrote, or not all of it."""


class ReadOnlyError(BriefingsError):
    """A change was asked of a library that can only be read."""


class NoSpaceError(BriefingsError):
    """The disk is full; the change was taken back whole."""
