"""All texts of a library that were lent to an editor, and what becomes of those left behind."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from math import inf
from pathlib import Path

from briefings.errors import DamagedError
from briefings.notes.drafts.external_edit import SUFFIX, Lent
from briefings.notes.drafts.files import Folder
from briefings.notes.drafts.model import Draft


class Lending:
    """The folders of lent texts beside the drafts; see `briefings.notes.drafts.external_edit`."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    def take_in(self, replaced: Callable[[Draft], object]) -> list[str]:
        """Make drafts of what dead editors left; return what cannot be taken in, a sentence each.

        Of what an editor left besides its text that is said once; `leftovers` has it as long as
        it is there. `replaced` hears of each draft in whose place such a one comes.
        """
        problems: list[str] = []
        for lent in self._all():
            try:
                lent.remove_if_abandoned()
                with lent.held() as lock:
                    if lock is None:
                        continue
                    earlier = lent.take_in()
                if earlier is not None:
                    replaced(earlier)
                if lent.is_to_be_told():
                    problems.append(_left(lent.directory))
            except DamagedError as error:
                problems.append(str(error))
            except OSError:
                continue  # a disk that fails now will be asked again
        return problems

    def leftovers(self) -> list[Path]:
        """Return what editors left besides their texts, and nobody has open."""
        found: list[Path] = []
        with suppress(OSError):  # a folder that is none of ours has none
            for lent in self._all():
                with suppress(OSError), lent.held() as lock:
                    found += lent.leftovers() if lock is not None else ()
        return found

    def forget(self, note_id: str) -> None:
        """Remove what was lent of a note, but for what an editor has open: see `lent_out`."""
        for lent in self._all():
            lent.remove_if_abandoned(after=-inf)
            with suppress(FileNotFoundError), lent.held() as lock:
                if lock is not None and self._is_of(lent, note_id):
                    lent.remove()

    def lent_out(self, note_id: str) -> list[Path]:
        """Return the files in which an editor has the text of a note open."""
        return [lent.path for lent in self._all() if self._is_of(lent, note_id)]

    def _all(self) -> Iterator[Lent]:
        for lent_id in self._folder.ids(SUFFIX):
            lent = Lent(self._folder, lent_id)
            with suppress(OSError):
                if lent.directory.is_dir() and not lent.directory.is_symlink():
                    yield lent

    def _is_of(self, lent: Lent, note_id: str) -> bool:
        with suppress(OSError, DamagedError):
            return lent.draft().note == note_id
        return False


def _left(folder: Path) -> str:
    return (
        f"What was saved is a draft. More may be in {folder}: have the editor recover it (as "
        "`vim -r` does), or remove that."
    )
