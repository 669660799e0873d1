"""Putting an export where it was asked for: whole or not at all, and over nothing by accident."""

import errno
import io
import itertools
import os
import re
import stat
import uuid
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from briefings.errors import BriefingsError, UsageError
from briefings.export.depth import Depth
from briefings.store.failures import not_written
from briefings.store.files import FILE_MODE, Files, write_all

_BRIEF_NAME = "brief"
_SEVERAL_NAME = "briefings"
"""What the file of several briefings is called before its suffix: of their brief, and of all."""

_UNFIT = re.compile(r"[^\w.-]+")
_UNLINKABLE = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)


class TakenError(BriefingsError):
    """Something is there already: `path` names it, `free` is a name for nothing yet."""

    def __init__(self, path: Path, free: Path) -> None:
        super().__init__(
            f"{path} is there already: choose another name, such as {free.name}, "
            "or replace it with --force."
        )
        self.path = path
        self.free = free


def default_name(ids: Sequence[str], suffix: str, depth: Depth = "full") -> str:
    """Return what the file of a briefing, or of several, is called if nobody says otherwise."""
    if len(ids) > 1:
        return f"{_BRIEF_NAME if depth == 'brief' else _SEVERAL_NAME}{suffix}"
    (briefing_id,) = ids
    stem = _UNFIT.sub("-", briefing_id).strip(".-") or "briefing"
    return f"{stem}{'' if depth == 'full' else f'-{depth}'}{suffix}"


def free_name(path: Path) -> Path:
    """Return `path`, or with a number behind its stem (`name-2.md`) if something is there."""
    numbered = (path.with_name(f"{path.stem}-{n}{path.suffix}") for n in itertools.count(2))
    return next(each for each in itertools.chain([path], numbered) if not os.path.lexists(each))


def save_folder(into: Path, data: bytes, *, force: bool = False) -> Path:
    """Put the folder of a Zip file that the program has made into a folder; return its full name.

    Errors are those of `save`.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    folder = into / next(iter(files)).partition("/")[0]
    taken = [into / name for name in files if os.path.lexists(into / name)]
    if taken and not force:
        raise TakenError(folder, free_name(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"The folder {folder} cannot be made: {error.strerror}.") from None
    for name, content in files.items():
        save(into / name, content, force=force)
    return folder.resolve()


def save(path: Path, data: bytes, *, force: bool = False, plain: bool = False) -> Path:
    """Put `data` into the file `path`, and return the file's full name.

    The name stands for the whole content, on the disk, or for what it stood for before. A new
    file is readable as the user's umask says, one that is replaced stays as it was. What is no
    plain file, such as a pipe, is written into, however long that takes; with `plain` it is
    refused.

    Raises:
        TakenError: a file is there and `force` is not given.
        UsageError: the folder is missing, or something else than a file is there.
        NoSpaceError: the disk is full.
        ReadOnlyError: the system does not allow it.
        BriefingsError: the system failed at it in another way.
    """

    def fill(fd: int) -> None:
        write_all(Files(), fd, data, 0)

    try:
        named, there = _found(path)
        if there is not None and not stat.S_ISREG(there.st_mode) and not plain:
            _write_into(named, there, data)
            return named
    except OSError as error:
        raise _explained(error, path) from error
    return save_made(path, fill, force=force, mode=0o666)


def save_made(
    path: Path, fill: Callable[[int], None], *, force: bool = False, mode: int = FILE_MODE
) -> Path:
    """Have `fill` write a file, which is given open for it, and let `path` name it when it has.

    Returns the file's full name. Where `fill` raises nothing is left of it. `mode` are the rights
    of a new file, less the user's umask. Errors are those of `save` with `plain`.
    """
    try:
        named, there = _found(path)
        if there is not None and not stat.S_ISREG(there.st_mode):
            raise UsageError(f"{path} is no plain file: choose another place.")
        target = named.resolve()  # what a link points to is replaced, not the link
        if there is not None and not force:
            raise _exists(named)
        _put(target, fill, stat.S_IMODE(there.st_mode) if there else None, mode, force=force)
    except OSError as error:
        raise _explained(error, path) from error
    return target


def _found(path: Path) -> tuple[Path, os.stat_result | None]:
    """Return the path without `~`, and what is there."""
    named = path
    with suppress(RuntimeError):  # `~name` of nobody is a name like any other
        named = path.expanduser()
    return named, _stat(named)


def _put(
    target: Path, fill: Callable[[int], None], kept: int | None, mode: int, *, force: bool
) -> None:
    """Let `target` name a new file, with the rights `kept` of the one that was there before."""
    files = Files()
    temporary = target.with_name(f".{uuid.uuid4().hex}.tmp")
    fd = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    try:
        try:
            if kept is not None:
                os.fchmod(fd, kept)
            fill(fd)
            files.sync(fd)
        finally:
            files.close(fd)
        if force:
            files.replace(temporary, target)
        else:
            _give_name(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
    with suppress(OSError):  # some file systems cannot, and the file is there
        files.sync_directory(target.parent)


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _write_into(target: Path, there: os.stat_result, data: bytes) -> None:
    if stat.S_ISDIR(there.st_mode):
        raise UsageError(f"{target} is a folder: name a file in it.")
    with target.open("wb", buffering=0) as stream:
        rest = memoryview(data)
        while rest:
            rest = rest[stream.write(rest) :]


def _give_name(temporary: Path, target: Path) -> None:
    """Let `target` name the file, unless it has come to name another one meanwhile."""
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise _exists(target) from None
    except OSError as error:
        if error.errno not in _UNLINKABLE:
            raise
        # A file system without links, as on a USB stick: the moment between is not to be had.
        if os.path.lexists(target):
            raise _exists(target) from None
        temporary.replace(target)


def _exists(path: Path) -> TakenError:
    return TakenError(path, free_name(path))


def _explained(error: OSError, path: Path) -> BriefingsError:
    if error.errno == errno.ENOTDIR:
        return UsageError(f"{path.parent} is no folder: choose another place.")
    if error.errno == errno.ENOENT and not os.path.isdir(os.path.expanduser(path.parent)):  # noqa: PTH111, PTH112
        return UsageError(f"There is no folder {path.parent}: make it, or choose another place.")
    return not_written(error, path, "; choose another place")
