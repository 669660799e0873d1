"""Reading the user's file, whatever stands where it should be."""

import os
import stat
from pathlib import Path
from typing import Any

from briefings.text import displayable

LARGEST = 1 << 18
"""Bytes that a file of settings may have; every action with a key takes a fiftieth of it."""

_WHY = 160
"""Characters of what TOML's reader says; names in a file may be long."""


class UnreadableError(Exception):
    """Nothing of the file holds. The message goes on where the file's name ends."""


def read(path: Path, kind: str = "settings") -> dict[str, Any] | None:
    """Return what a file of some kind says; `None` where there is none.

    Raises:
        UnreadableError: it is no file of TOML, or cannot be read.
    """
    try:
        data = regular(path, LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        why = error.strerror or error
        raise UnreadableError(f" cannot be read ({why}): make it readable.") from None
    if data is None:
        raise UnreadableError(" is no file: put a file of TOML there, or name another one.")
    if len(data) > LARGEST:
        raise UnreadableError(f" has more than {LARGEST:,} bytes: it is hardly a {kind} file.")
    import tomllib  # noqa: PLC0415 - who has no file need not wait for it

    try:
        # Some editors begin a file with a mark of their own.
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f", line {line}, is not UTF-8: save it as UTF-8.") from None
    except RecursionError:
        raise UnreadableError(f" is nested too deeply: no {kind} file needs that.") from None
    except ValueError as error:  # numbers can be too long, and that is no TOMLDecodeError
        why = displayable(str(error)[-_WHY:])
        raise UnreadableError(
            f" is not TOML: {why}. Mend it; until then nothing in the file holds."
        ) from None


def regular(path: Path, most: int) -> bytes | None:
    """Return the first `most` bytes of a file, `None` of what is no file, such as a pipe.

    Raises:
        OSError: it is not there or cannot be read.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        return None
    # Not blocking: it may have become a pipe that nobody writes to.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        return file.read(most)
