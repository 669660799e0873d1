"""Whether a folder is on another machine's disk.

SQLite's write-ahead log needs memory that all who use a file share: programs on two machines would
each believe their own.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_MOUNTS: Final = Path("/proc/self/mountinfo")
_MOST: Final = 1 << 20
_REMOTE: Final = frozenset({
    "9p", "afs", "beegfs", "ceph", "cifs", "davfs", "fuse", "glusterfs", "gpfs", "lustre", "ncpfs",
    "nfs", "nfs4", "ocfs2", "orangefs", "smb3", "smbfs", "virtiofs", "vboxsf", "vmhgfs",
})  # fmt: skip
_MOUNT: Final = re.compile(r"^(?:\S+ ){4}(?P<at>\S+) .*? - (?P<kind>\S+)", re.MULTILINE)
_OCTAL: Final = re.compile(r"\\([0-7]{3})")


def is_remote(folder: Path) -> bool:
    """Return whether a folder's file system is known to be one that machines share."""
    try:
        with _MOUNTS.open(encoding="utf-8", errors="surrogateescape") as file:
            told = file.read(_MOST)
        there = folder.resolve()
        above = {there, *there.parents}
    except (OSError, RuntimeError):
        return False
    found = [(len(at.parts), n, kind) for n, (at, kind) in enumerate(_mounts(told)) if at in above]
    # Of two in one place the later one covers the other.
    kind = max(found, default=(0, 0, ""))[2]
    return kind.partition(".")[0] in _REMOTE


def _mounts(told: str) -> Iterator[tuple[Path, str]]:
    """Yield where something is mounted, and its kind."""
    for found in _MOUNT.finditer(told):
        yield Path(_OCTAL.sub(lambda code: chr(int(code[1], 8)), found["at"])), found["kind"]
