"""All drafts of a library that are or were in external editors, and what they left behind."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from math import inf
from pathlib import Path

from briefings.errors import DamagedError
from briefings.notes.drafts.external_edit import SUFFIX, ExternalEdit
from briefings.notes.drafts.folder import DraftFolder
from briefings.notes.drafts.model import Draft


class ExternalEdits:
    """Their folders, beside the drafts; see `briefings.notes.drafts.external_edit`."""

    def __init__(self, folder: DraftFolder) -> None:
        self._folder = folder

    def take_in(self, replaced: Callable[[Draft], object]) -> list[str]:
        """Make drafts of what dead editors left; return what cannot be taken in, a sentence each.

        Of what an editor left besides its text that is said once; `leftovers` has it as long as
        it is there. `replaced` hears of each draft in whose place such a one comes.
        """
        problems: list[str] = []
        for edit in self._all():
            try:
                edit.remove_if_abandoned()
                with edit.held() as lock:
                    if lock is None:
                        continue
                    earlier = edit.take_in()
                if earlier is not None:
                    replaced(earlier)
                if edit.is_newly_left():
                    problems.append(_left(edit.directory))
            except DamagedError as error:
                problems.append(str(error))
            except OSError:
                continue  # a disk that fails now will be asked again
        return problems

    def leftovers(self) -> list[Path]:
        """Return what editors left besides their texts, and nobody has open."""
        found: list[Path] = []
        with suppress(OSError):  # a folder that is none of ours has none
            for edit in self._all():
                with suppress(OSError), edit.held() as lock:
                    found += edit.leftovers() if lock is not None else ()
        return found

    def forget(self, note_id: str) -> None:
        """Remove what is of a note, but for what an editor has open; see `open_in_editors`."""
        for edit in self._all():
            edit.remove_if_abandoned(after=-inf)
            with suppress(FileNotFoundError), edit.held() as lock:
                if lock is not None and self._is_of(edit, note_id):
                    edit.remove()

    def open_in_editors(self, note_id: str) -> list[Path]:
        """Return the files in which an editor has the text of a note open."""
        return [edit.path for edit in self._all() if self._is_of(edit, note_id)]

    def _all(self) -> Iterator[ExternalEdit]:
        for lent_id in self._folder.ids(SUFFIX):
            edit = ExternalEdit(self._folder, lent_id)
            with suppress(OSError):
                if edit.directory.is_dir() and not edit.directory.is_symlink():
                    yield edit

    def _is_of(self, edit: ExternalEdit, note_id: str) -> bool:
        with suppress(OSError, DamagedError):
            return edit.draft().note == note_id
        return False


def _left(folder: Path) -> str:
    return (
        f"What was saved is a draft. More may be in {folder}: have the editor recover it (as "
        "`vim -r` does), or remove that."
    )
