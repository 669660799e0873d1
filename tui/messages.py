"""What screens ask of the app: they have no library, and know of no other screen."""

from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen

from briefings.model import Briefing, ReadingPlace, Spot
from briefings.notes.model import Note
from briefings.notes.notebook import Notebook
from tui.writing import Writing

if TYPE_CHECKING:
    from briefings.citation import Subject


class PlaceChanged(Message):
    """The reader has come to rest somewhere else; `removed` are marks that are to go."""

    def __init__(self, briefing_id: str, place: ReadingPlace, removed: tuple[Spot, ...]) -> None:
        super().__init__()
        self.briefing_id = briefing_id
        self.place = place
        self.removed = removed


class OtherWanted(Message):
    """The next (1) or previous (-1) briefing of the library is wanted."""

    def __init__(self, direction: int) -> None:
        super().__init__()
        self.direction = direction


class BriefingChosen(Message):
    """A briefing was chosen in the catalogue that the app began with."""

    def __init__(self, briefing_id: str) -> None:
        super().__init__()
        self.briefing_id = briefing_id


class PaneWanted(Message):
    """The evidence is to be shown beside panels, or not any more."""


class MarksWanted(Message):
    """The list of marks is wanted."""


class MarkRemoved(Message):
    """A mark is not wanted any more; `mark` is its number in the list, from 0."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self.mark = mark


class RelatedWanted(Message):
    """The list of what goes with the item or passage under the cursor is wanted."""


class WriteWanted(Message):
    """A note is to be written, or one is to be edited.

    `opening` is what the editor begins with: nothing, `tags`, `external` ($EDITOR), or
    `highlight`: a passage is to be kept without text, and who writes is still to be asked.
    """

    def __init__(self, writing: Writing, opening: str = "") -> None:
        super().__init__()
        self.writing = writing
        self.opening = opening


class HighlightWanted(Message):
    """A passage is to be highlighted without text."""

    def __init__(self, writing: Writing) -> None:
        super().__init__()
        self.writing = writing


class NoteWanted(Message):
    """Something is to be done with a note: `delete`, `undo`, `redo` or `history`.

    `note` is the one under the cursor. `told` is the id of the one that the status row still
    speaks of: while there is one, undoing and redoing go on as they went before.
    """

    def __init__(self, what: str, note: Note | None, told: str | None = None) -> None:
        super().__init__()
        self.what = what
        self.note = note
        self.told = told


class DraftWanted(Message):
    """The draft that waits is to be opened."""


class SaveWanted(Message):
    """The note being written is to be saved; `author` is who writes, if that was asked for."""

    def __init__(self, author: str | None) -> None:
        super().__init__()
        self.author = author


class NotesRead(Message):
    """The notes of a briefing were read (`None`: they could not be, and `fault` says why)."""

    def __init__(self, briefing_id: str, notes: Notebook | None, fault: str = "") -> None:
        super().__init__()
        self.briefing_id = briefing_id
        self.notebook = notes
        self.fault = fault


class GradesWanted(Message):
    """The list of grades is wanted."""


class SearchWanted(Message):
    """The library is to be searched."""


class LibraryWanted(Message):
    """The catalogue is wanted."""


class ExportWanted(Message):
    """A briefing is to be exported."""

    def __init__(self, briefing: Briefing) -> None:
        super().__init__()
        self.briefing = briefing


class CopyWanted(Message):
    """Something is to be copied with its citation; `to_file` says that a file is to take it."""

    def __init__(self, briefing: Briefing, what: "Subject", *, to_file: bool) -> None:
        super().__init__()
        self.briefing = briefing
        self.what = what
        self.to_file = to_file


class PagerWanted(Message):
    """The tab that is shown is wanted in the user's pager."""


class QuitWanted(Message):
    """The reader wants to leave this briefing."""


class KeysReady(Message):
    """What was asked for is there, and has the focus. `screen` is what has come up, if one has."""

    def __init__(self, screen: Screen[str | None] | None = None) -> None:
        super().__init__()
        self.screen = screen


class WireWanted(Message):
    """What the line costs is to be shown."""


class HelpWanted(Message):
    """The keys are asked for."""


class PaletteWanted(Message):
    """The list of all actions is asked for."""
