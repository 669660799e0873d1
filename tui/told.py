"""What the status row says of a note."""

from typing import NamedTuple


class Told(NamedTuple):
    """A sentence on what became of a note, whose id is `note`.

    While it stands, `u` and `U` go on with that. With `shows`, the cursor is to go to the note if
    the tab that is open has it. With `is_new`, `sentence` only begins what is said: where the note
    is to be found is known when it is shown.
    """

    sentence: str
    note: str | None = None
    shows: bool = False
    is_new: bool = False
