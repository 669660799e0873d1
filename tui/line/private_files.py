"""Small files that are their owner's alone, and the folder that they are kept in.

Nothing heavy is imported here: this is done before anything else is loaded.
"""

from __future__ import annotations

import os
import sys

_KIND_AND_OTHERS, _OWN_FILE = 0o170077, 0o100000
"""Of a file's mode: its kind and what others may do, and that it is a file and they may nothing."""

LARGEST = 1 << 18
"""Bytes; a file that is longer is none of ours."""


def read(path: str) -> bytes | None:
    """Read a file that is our own, and that nobody else can have written."""
    try:
        # Not blocking: what stands there may be a pipe that nobody writes to.
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
        descriptor = os.open(path, flags)
    except OSError:
        return None
    try:
        found = os.fstat(descriptor)
        if found.st_uid != os.geteuid() or found.st_mode & _KIND_AND_OTHERS != _OWN_FILE:
            return None
        return os.read(descriptor, LARGEST)
    except OSError:
        return None
    finally:
        os.close(descriptor)


def replace(path: str, data: bytes) -> None:
    """Write a file that is its owner's alone, whole or not at all."""
    fresh = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.replace(fresh, path)
    except OSError:
        forget(fresh)


def forget(path: str) -> None:
    """Remove what was kept."""
    try:
        os.unlink(path)
    except OSError:
        pass


def cache_folder(program: str) -> str:
    """Return where a program keeps what it can do without (XDG; `Library/Caches` on macOS)."""
    home = os.path.expanduser("~")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", program)
    given = os.environ.get("XDG_CACHE_HOME", "")
    return os.path.join(given if given.startswith("/") else os.path.join(home, ".cache"), program)
