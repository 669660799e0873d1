"""Reading the user's file, whatever stands where it should be."""

import os
import re
import stat
from pathlib import Path

from briefings.text import displayable

LARGEST = 1 << 18
"""Bytes that a file of settings may have; every action with a key takes a fiftieth of it."""

_AT = re.compile(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of .*)\)")

Table = dict[str, object]


class UnreadableError(Exception):
    """Nothing of the file holds. The message goes on where the file's name ends."""


def read(path: Path) -> Table | None:
    """Return what a file says; `None` where there is none.

    Raises:
        UnreadableError: it is no file of TOML, or cannot be read.
    """
    data = _bytes(path)
    if data is None:
        return None
    if len(data) > LARGEST:
        raise UnreadableError(f" has more than {LARGEST:,} bytes: it is hardly a settings file.")
    try:
        # Some editors begin a file with a mark of their own.
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(f", line {line}, is not UTF-8: save it as UTF-8.") from None
    return _parse(text)


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


def _bytes(path: Path) -> bytes | None:
    """Return a file's bytes, at most one more than it may have."""
    try:
        data = regular(path, LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        why = error.strerror or error
        raise UnreadableError(f" cannot be read ({why}): make it readable.") from None
    if data is None:
        raise UnreadableError(" is no file: put a file of TOML there, or name another one.")
    return data


def _parse(text: str) -> Table:
    import tomllib  # noqa: PLC0415 - who has no file need not wait for it

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise UnreadableError(" is nested too deeply: no setting needs that.") from None
    except ValueError as error:  # numbers can be too long, and that is no TOMLDecodeError
        raise UnreadableError(_where_it_breaks(text, str(error))) from None


def _where_it_breaks(text: str, message: str) -> str:
    found = _AT.fullmatch(message)
    if found is None:
        return f" is not TOML ({_short(message)}): mend it; until then nothing in it holds."
    line, column = found["line"], found["column"]
    if line is None:
        end = text.removesuffix("\n")
        line, column = end.count("\n") + 1, len(end) - (end.rfind("\n") + 1) + 1
    return (
        f", line {line}, column {column}: this is not TOML ({_short(found['what'])}); mend it, "
        "until then nothing in the file holds."
    )


def _short(message: str) -> str:
    return displayable(message if len(message) <= 80 else f"{message[:79]}…")  # noqa: PLR2004
