"""What the store's tests share."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from briefings.store import JournalDB
from briefings.store.files import Files
from briefings.store.format import decode_header, decode_line, sealed
from briefings.store.watermark import mark_path

ROOT = Path(__file__).parents[3]

LIBRARY = "00000000-0000-4000-8000-000000000000"

Contents = dict[str, list[tuple[int, str]]]


class NoSync(Files):
    """Leaves syncing out, for tests that are not about the disk."""

    def sync(self, fd: int) -> None:
        pass

    def sync_directory(self, path: Path) -> None:
        pass


def contents(db: JournalDB | Any) -> Contents:
    """All that can be read, in order; as text, so that 1, 1.0 and True differ."""
    return {
        name: [(document.doc_id, repr(dict(document))) for document in db.table(name)]
        for name in sorted(db.tables())
    }


def read_back(path: Path) -> Contents:
    with JournalDB(path, read_only=True) as db:
        return contents(db)


def start_python(code: str, *args: object) -> "subprocess.Popen[str]":
    """Run `code` in a process of its own, with pipes to and from it."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, args)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def check_every_line(path: Path) -> None:
    """The file is the header and good lines, nothing else."""
    first, *lines = path.read_bytes().split(b"\n")
    assert decode_header(first) is not None
    assert lines.pop() == b""
    assert all(decode_line(line) is not None for line in lines)


def spoil(path: Path, offset: int) -> None:
    """Change one byte, not into a line feed."""
    data = bytearray(path.read_bytes())
    data[offset] = ord("#") if data[offset] != ord("#") else ord("%")
    path.write_bytes(data)


def line_starts(path: Path) -> list[int]:
    data = path.read_bytes()
    return [0, *(at + 1 for at, byte in enumerate(data[:-1]) if byte == ord("\n"))]


def numbers(log: Path) -> list[int]:
    with JournalDB(log) as db:
        return [document["n"] for document in db]


def mark_that(log: Path, **says: object) -> None:
    """Let the mark say something else, as a good mark."""
    fields = {**json.loads(mark_path(log).read_bytes()), **says}
    del fields["c"]
    body = json.dumps(fields, separators=(",", ":")).encode()
    mark_path(log).write_bytes(sealed(body.removesuffix(b"}")).ljust(256))
