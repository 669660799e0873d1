"""Libraries whose bytes were damaged, and what of their notes must still be there."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from briefings.store.format import sealed
from briefings.store.watermark import mark_path

SECTOR = 512

Damage = Callable[[bytearray, random.Random], None]


def flip(data: bytearray, chance: random.Random) -> None:
    """Flip a bit."""
    data[_somewhere(data, chance)] ^= 1 << chance.randrange(8)


def flip_last(data: bytearray, chance: random.Random) -> None:
    """Flip a bit of the last byte, a line feed."""
    data[-1] ^= 1 << chance.randrange(8)


def overwrite(data: bytearray, chance: random.Random) -> None:
    """Put other bytes over some."""
    at = _somewhere(data, chance)
    length = min(chance.choice([1, 3, 40]), len(data) - at)
    data[at : at + length] = chance.randbytes(length)


def zero_sector(data: bytearray, chance: random.Random) -> None:
    """Zero a sector, or what there is of the last one."""
    start = _somewhere(data, chance) // SECTOR * SECTOR
    end = min(start + SECTOR, len(data))
    data[start:end] = bytes(end - start)


def zero_last_sector(data: bytearray, chance: random.Random) -> None:
    """Zero the last sector from its beginning or from a later byte on."""
    start = (len(data) - 1) // SECTOR * SECTOR
    start = chance.choice([start, chance.randrange(start, len(data))])
    data[start:] = bytes(len(data) - start)


def insert(data: bytearray, chance: random.Random) -> None:
    """Insert what an editor may: some text, an empty line, half a line."""
    at = chance.choice([_somewhere(data, chance), len(data)])
    data[at:at] = chance.choice([b"\n", b"x", b"dd\n", b"{", b"\r", chance.randbytes(20)])


def insert_much(data: bytearray, chance: random.Random) -> None:
    """Insert more than a line, so that a mark points far before the end."""
    at = _somewhere(data, chance)
    data[at:at] = b"#" * chance.randrange(200, 2000) + chance.choice([b"", b"\n"])


def remove_bytes(data: bytearray, chance: random.Random) -> None:
    """Take some bytes out."""
    at = _somewhere(data, chance)
    del data[at : at + chance.choice([1, 2, 30])]


def truncate(data: bytearray, chance: random.Random) -> None:
    """Cut the end off."""
    del data[-chance.choice([1, 2, 40, 300]) :]


def split_line(data: bytearray, chance: random.Random) -> None:
    """Put a line feed over a byte."""
    data[_somewhere(data, chance)] = ord("\n")


def join_lines(data: bytearray, chance: random.Random) -> None:
    """Put another byte over a line feed."""
    feeds = [at for at, byte in enumerate(data) if byte == ord("\n")]
    if feeds:
        data[chance.choice(feeds)] = chance.choice(b"\0 \x0b}x")


SORTS: tuple[Damage, ...] = (
    flip, flip_last, overwrite, zero_sector, zero_last_sector, insert, insert_much, remove_bytes,
    truncate, split_line, join_lines,
)  # fmt: skip


def _somewhere(data: bytearray, chance: random.Random) -> int:
    """Return a place: anywhere, or near the end, or in the first line."""
    near = chance.choice([len(data), 600, 160])
    first = max(0, len(data) - near) if chance.random() < 0.9 else 0
    return chance.randrange(first, max(first + 1, min(first + near, len(data))))


def damage(log: Path, chance: random.Random) -> None:
    """Damage a log once or more often, and often its mark."""
    data = bytearray(log.read_bytes())
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        chance.choice(SORTS)(data, chance)
        if not data:
            break
    log.write_bytes(data)
    _damage_mark(mark_path(log), len(data), chance)


def _damage_mark(mark: Path, size: int, chance: random.Random) -> None:
    what = chance.random()
    if what < 0.35 or not mark.exists():
        return
    raw = bytearray(mark.read_bytes())
    if what < 0.75:
        says = json.loads(raw)
        del says["c"]
        says["size"] = size if what < 0.55 else chance.randrange(1, size + 1)
        raw = bytearray(sealed(json.dumps(says).encode().removesuffix(b"}")).ljust(256))
    elif what < 0.9:
        flip(raw, chance)
    else:
        mark.unlink()
        return
    mark.write_bytes(raw)


class Written(NamedTuple):
    """A note as it was acknowledged: its text, and the very lines that hold it."""

    body: str
    lines: tuple[bytes, bytes]

    def is_whole_in(self, lines: frozenset[bytes]) -> bool:
        """Say whether a damaged log still has both its line and the one that closes it."""
        return lines.issuperset(self.lines)


def written(log: Path) -> dict[str, Written]:
    """Return the notes of a sound log by their ids, read without the code that is tested."""
    found = {}
    lines = log.read_bytes().split(b"\n")
    for at, raw in enumerate(lines[:-1]):
        record = json.loads(raw)
        if record.get("t") == "notes" and record.get("d"):
            document = record["d"]
            closing = next(line for line in lines[at:] if b'"n":' in line and b'"t":' not in line)
            found[document["id"]] = Written(document["content"]["body"], (raw, closing))
    return found


def whole_lines(log: Path) -> frozenset[bytes]:
    """Return what still stands between two line feeds in a log."""
    return frozenset(log.read_bytes().split(b"\n"))


def copy(library: Path, to: Path) -> None:
    """Make a library of its own from another."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(library, to)
