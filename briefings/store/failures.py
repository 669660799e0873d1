"""What can go wrong underneath, turned into sentences a person can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

from briefings.errors import (
    BriefingsError,
    DamagedError,
    NoSpaceError,
    ReadOnlyError,
    UsageError,
)
from briefings.store.files import ForeignFileError

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_NOT_A_FILE: Final = frozenset({errno.EISDIR, errno.ENOTDIR})
_NO_LOCKS: Final = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})


class BusyError(BriefingsError):
    """Somebody else is writing, for longer than the timeout."""


class NoLocksError(ReadOnlyError):
    """Two programs could not keep out of each other's way here."""


class UnstorableError(UsageError, TypeError):
    """A value that JSON cannot hold exactly; a `TypeError`, as in TinyDB's own storages."""


class Refusal(NamedTuple):
    """Why this library takes no changes, kept to be raised at every attempt."""

    error: type[BriefingsError]
    sentence: str

    def raise_it(self) -> None:
        raise self.error(self.sentence)


def reading_only(path: object) -> Refusal:
    """Return why a log that may not be written takes nothing."""
    return Refusal(
        ReadOnlyError,
        f"{path} is open for reading only, so nothing was saved: open it where you may write.",
    )


def not_written(error: OSError, name: object, hint: str = "") -> BriefingsError:
    """Return why a file was not written; `hint` goes on after the reason."""
    if is_full(error):
        return NoSpaceError(f"The disk is full and {name} was not written: free some space first.")
    if is_forbidden(error):
        return ReadOnlyError(f"{name} was not written: the system does not let you{hint}.")
    return BriefingsError(f"{name} was not written: {error.strerror or error}{hint}.")


def is_full(error: OSError) -> bool:
    """Return whether there is no room: on the disk, in the user's share of it, or in one file."""
    return error.errno in _FULL


def is_forbidden(error: OSError) -> bool:
    """Return whether the system refuses the change, rather than fails at it."""
    return error.errno in _FORBIDDEN


def explain_lock(error: OSError, path: object) -> BriefingsError:
    """Return the sentence for a lock that the system did not give."""
    if error.errno not in _NO_LOCKS:
        return explain(error, path)
    return NoLocksError(
        f"The file system that {path} is on has no locks, so nothing is saved there: move the "
        "library to a local disk, or mount this one with locks."
    )


def explain(error: OSError, path: object) -> BriefingsError:
    """Return the sentence for what the system said about `path`."""
    if isinstance(error, ForeignFileError):
        named = error.filename or path
        return UsageError(f"{named} is {error.strerror}: move it away, then try again.")
    if is_full(error):
        return NoSpaceError(
            f"The disk is full and nothing was saved: free some space where {path} is, "
            "then save again."
        )
    if is_forbidden(error):
        return ReadOnlyError(
            f"The system does not let you open or change {path}, and nothing was saved: change "
            "its permissions, or work on a copy that is yours."
        )
    if error.errno in _NOT_A_FILE:
        return UsageError(f"{path} cannot be a library: name a file in a directory.")
    return DamagedError(
        f"{path} could not be read or written ({error.strerror or error}): check the disk, "
        "then open the library again."
    )


@contextmanager
def explained(path: object) -> Iterator[None]:
    """Let no `OSError` out of the block unexplained."""
    try:
        yield
    except OSError as error:
        raise explain(error, path) from error
