"""How files are to be taken in."""

from collections.abc import Callable
from typing import Final, NamedTuple

import msgspec

LARGEST_ORIGINAL: Final = 20
"""Megabytes that a file may have to be kept as it came, where the settings say nothing."""


class AddOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What goes along, and how many files are read at once.

    `replace` lets a folder take the place of a briefing that was edited in the library since.
    `attachments` takes in what is inside a mail; `mend` undoes a wrong decoding that was
    recognised. Files of more than `largest_original` megabytes are not kept as they came, and
    none is without `originals`. `jobs` that are `None` are as many as suit the machine.
    """

    replace: bool = False
    attachments: bool = False
    mend: bool = False
    originals: bool = True
    largest_original: int = LARGEST_ORIGINAL
    jobs: int | None = None


AS_USUAL: Final = AddOptions()


class Progress(NamedTuple):
    """How many files are done, of how many."""

    done: int
    files: int


def always() -> bool:
    """Go on: nobody asks to stop."""
    return True


def unheard(_progress: Progress) -> None:
    """Tell nobody."""


GoesOn = Callable[[], bool]
"""Asked before each file: whether to go on."""

Tell = Callable[[Progress], None]
