"""What screens ask of the app: they have no library, and know of no other screen."""

from textual.message import Message

from briefings.model import ReadingPlace


class PlaceChanged(Message):
    """The reader has come to rest somewhere else."""

    def __init__(self, briefing_id: str, place: ReadingPlace) -> None:
        super().__init__()
        self.briefing_id = briefing_id
        self.place = place


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


class MarksWanted(Message):
    """The list of marks is wanted."""


class LibraryWanted(Message):
    """The catalogue is wanted."""


class PagerWanted(Message):
    """The tab that is shown is wanted in the user's pager."""


class QuitWanted(Message):
    """The reader wants to leave this briefing."""


class HelpWanted(Message):
    """The keys are asked for."""


class PaletteWanted(Message):
    """The list of all actions is asked for."""
