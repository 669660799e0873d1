"""A screen kept from last time, and painted before the program is loaded.

Nothing heavy is imported here: this is done before anything else is loaded.
"""

from __future__ import annotations

import os
from binascii import crc32

from tui.line import tty
from tui.line.private_files import forget, read, replace

TYPE_CHECKING = False  # as in typing, which takes longer to import than all of this
if TYPE_CHECKING:
    from collections.abc import Sequence

MAGIC, MAGIC_FAR = b"thrift-boot 1\n", b"thrift-boot 1 far\n"
"""How a screen begins that was kept on a near line, and on a far one."""


def paint(path: str, key: Sequence[str]) -> str | None:
    """Paint what was kept under `key`, and return it as Textual would write it.

    `None` if nothing was, or if it cannot be trusted. From here on nothing that is typed is
    echoed, and it waits to be read.
    """
    kept = _kept(path, key)
    if kept is None or not all(map(os.isatty, (tty.INPUT, 1, tty.OUTPUT))):
        return None
    parts, screen = kept
    return screen if tty.paint(parts) else None


def was_far(path: str) -> bool | None:
    """Return whether the line was far when something was kept last; `None` if nothing was."""
    data = read(path)
    if data is None or not data.startswith((MAGIC, MAGIC_FAR)):
        return None
    return data.startswith(MAGIC_FAR)


def head(path: str) -> list[str] | None:
    """Return the key that a screen was kept under; `None` if none is kept there."""
    data = read(path)
    if data is None or not data.startswith((MAGIC, MAGIC_FAR)):
        return None
    return [os.fsdecode(line) for line in data.partition(b"\n\n")[0].split(b"\n")[1:]]


def keep(path: str, key: Sequence[str], parts: Sequence[bytes], screen: str) -> None:
    """Keep a screen under a key: what is sent to paint it, and as Textual would write it.

    It is sent in parts where the line is far.

    Whatever was kept before is replaced. The file is its owner's alone; that it cannot be written
    is no fault, the next start will only be slower.
    """
    head = _head(key)
    if head is None or not path.startswith("/"):  # of a home that is not known
        forget(path)
        return
    body = b"".join(parts) + screen.encode()
    figures = b" ".join(b"%d" % size for size in (*map(len, parts), len(body)))
    magic = MAGIC_FAR if len(parts) > 1 else MAGIC
    data = b"%s%s\n\n%s %d\n%s" % (magic, head, figures, crc32(figures + body), body)
    replace(path, data)


def _head(key: Sequence[str]) -> bytes | None:
    if any("\n" in part for part in key):
        return None
    return b"\n".join([os.fsencode(part) for part in key])


def _kept(path: str, key: Sequence[str]) -> tuple[list[bytes], str] | None:
    head = _head(key)
    data = read(path)
    if head is None or data is None or not data.startswith((MAGIC, MAGIC_FAR)):
        return None
    _, _, rest = data.partition(b"\n")
    if not rest.startswith(head + b"\n\n"):
        return None
    figures, _, body = rest[len(head) + 2 :].partition(b"\n")
    try:
        lengths, _, checksum = figures.rpartition(b" ")
        *sizes, length = map(int, lengths.split())
        if not sizes or len(body) != length or crc32(lengths + body) != int(checksum):
            return None
        ends = [sum(sizes[: number + 1]) for number in range(len(sizes))]
        parts = [body[end - size : end] for end, size in zip(ends, sizes, strict=True)]
        return parts, body[ends[-1] :].decode()
    except ValueError:
        return None
