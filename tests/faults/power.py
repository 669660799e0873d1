"""Disks that lose power."""

import random
from pathlib import Path

from briefings.store.files import Files

SECTOR = 512

GONE = Path("/a file that lost its name")


class PowerGone(BaseException):
    """There is no program any more to handle this."""


class PowerCut(Files):
    """Keeps what a disk would hold: what was synced for certain, the rest by chance, in sectors.

    The power goes at the call that `countdown` says; from then on every call fails.
    """

    def __init__(self, chance: random.Random, root: Path) -> None:
        self.chance = chance
        self.root = root
        self.countdown = -1
        self.gone = False
        self.paths: dict[int, Path] = {}
        self.synced = {path: path.read_bytes() for path in root.iterdir()}
        self.named = set(self.synced)

    def _step(self) -> None:
        self.countdown -= 1
        if self.gone or self.countdown == 0:
            self.gone = True
            raise PowerGone

    def open(self, path: Path, *, write: bool, create: bool = False) -> int:
        self._step()
        fd = super().open(path, write=write, create=create)
        self.paths[fd] = path
        return fd

    def open_new(self, path: Path) -> int:
        self._step()
        fd = super().open_new(path)
        self.paths[fd] = path
        return fd

    def close(self, fd: int) -> None:
        del self.paths[fd]
        super().close(fd)

    def write(self, fd: int, data: bytes | memoryview, offset: int) -> int:
        if self.countdown == 1:
            super().write(fd, data[: self.chance.randrange(len(data))], offset)
        self._step()
        return super().write(fd, data, offset)

    def sync(self, fd: int) -> None:
        self._step()
        self.synced[self.paths[fd]] = self.paths[fd].read_bytes()

    def sync_directory(self, path: Path) -> None:
        self._step()
        self.named |= set(path.iterdir())

    def truncate(self, fd: int, size: int) -> None:
        self._step()
        super().truncate(fd, size)

    def try_lock(self, fd: int) -> bool:
        self._step()
        return super().try_lock(fd)

    def cut(self) -> None:
        """Leave in the directory what the disk would hold."""
        for path in sorted(self.root.iterdir()):
            if path not in self.named and self.chance.random() < 0.5:
                path.unlink()
            else:
                path.write_bytes(self._what_is_left(self.synced.get(path, b""), path.read_bytes()))

    def _what_is_left(self, synced: bytes, current: bytes) -> bytes:
        shorter, longer = sorted([len(synced), len(current)])
        size = self.chance.choice([len(synced), len(current), self.chance.randint(shorter, longer)])
        left = bytearray()
        for start in range(0, size, SECTOR):
            source = self.chance.choice([synced, current])
            left += source[start : start + SECTOR].ljust(SECTOR, b"\0")
        return bytes(left[:size])


class RenamingPowerCut(PowerCut):
    """A `PowerCut` whose last renames and removals may not have reached the disk.

    They are kept in order, as a journalling file system does: some number of the first of them
    are on the disk, and those that a synced directory confirmed for certain.
    """

    def __init__(self, chance: random.Random, root: Path) -> None:
        super().__init__(chance, root)
        self.calls = 0
        self._pending: list[tuple[Path | None, Path, bytes, bytes]] = []

    def _step(self) -> None:
        self.calls += 1
        super()._step()

    def replace(self, source: Path, target: Path) -> None:
        if self.countdown == 1 and self.chance.random() < 0.5:
            self._rename(source, target)
            self._step()
        self._step()
        self._rename(source, target)

    def _rename(self, source: Path, target: Path) -> None:
        self._pending.append((source, target, target.read_bytes(), self.synced.get(target, b"")))
        super().replace(source, target)
        self.synced[target] = self.synced.pop(source, b"")
        moved = {source: target, target: GONE}
        self.paths = {fd: moved.get(path, path) for fd, path in self.paths.items()}

    def remove(self, path: Path) -> None:
        self._step()
        self._pending.append((None, path, path.read_bytes(), self.synced.get(path, b"")))
        super().remove(path)

    def sync_directory(self, path: Path) -> None:
        super().sync_directory(path)
        self._pending.clear()

    def cut(self) -> None:
        kept = self.chance.randint(0, len(self._pending))
        for source, target, current, synced in reversed(self._pending[kept:]):
            if source is not None:
                source.write_bytes(target.read_bytes())
                self.synced[source] = self.synced.get(target, b"")
            target.write_bytes(current)
            self.synced[target] = synced
        super().cut()
