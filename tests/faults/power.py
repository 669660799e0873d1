"""A disk that loses power, for programs that also rename and remove files."""

import random
from pathlib import Path

from tests.faults.test_store_faults import PowerCut

GONE = Path("/a file that lost its name")


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
