"""What an article came from, given back by its briefing's id."""

from collections.abc import Iterator
from typing import NamedTuple

from briefings.errors import BriefingsError, NotFoundError
from briefings.originals import Originals
from briefings.repository.briefings import BriefingRepository
from briefings.repository.source_files import SourceFileRepository
from briefings.store.health import KeptFile


class OriginalFile(NamedTuple):
    """A file as it came, and what it was called."""

    name: str
    raw: bytes


class OriginalFiles:
    """Gives the files back that the library keeps."""

    def __init__(
        self, briefings: BriefingRepository, files: SourceFileRepository, kept: Originals
    ) -> None:
        self._briefings = briefings
        self._files = files
        self._kept = kept

    def get(self, briefing_id: str) -> OriginalFile:
        """Return the file that a briefing's article was made of.

        Raises:
            NotFoundError: there is no such briefing, or its file was not kept.
            DamagedError: the file is not what was kept.
        """
        sha256 = self._briefings.get(briefing_id).article.sha256
        raw = self._kept.get(sha256)
        if raw is None:
            raise NotFoundError(
                f"The file that {briefing_id} came in is not kept: it came in a pack or a "
                "briefing's folder, was too large, or was not to be kept. `briefings export "
                f"{briefing_id} --format txt` has the text."
            )
        known = self._files.find(sha256)
        return OriginalFile(known.name if known else briefing_id, raw)

    def problems(self) -> Iterator[str]:
        """Yield what is wrong with files that are kept; all of them are read."""
        for sha256, _ in self._kept.kept():
            try:
                self._kept.get(sha256)
            except BriefingsError as error:
                yield str(error)

    def strays(self) -> Iterator[KeptFile]:
        """Yield files that no article came in, and what was begun and not written."""
        nobodys = (path for sha256, path in self._kept.kept() if self._files.find(sha256) is None)
        for path in (*nobodys, *self._kept.leftovers()):
            name = str(path.relative_to(self._kept.directory.parent))
            yield KeptFile(name, "no article's", path.lstat().st_size)
