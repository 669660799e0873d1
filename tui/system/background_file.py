"""What the terminal has said of its background, kept from one start to the next.

Nothing heavy is imported here: a start goes by it before anything else is loaded.
"""

from __future__ import annotations

from tui.line import private_files

TYPE_CHECKING = False  # as in typing, which takes longer to import than all of this
if TYPE_CHECKING:
    from typing import Literal

_BACKGROUNDS: dict[bytes, Literal["dark", "light"]] = {b"dark": "dark", b"light": "light"}


def path() -> str:
    """Return where it is kept."""
    return f"{private_files.cache_folder('briefings')}/background"


def read() -> Literal["dark", "light"] | None:
    """Return what was said last; `None` if nothing was."""
    return _BACKGROUNDS.get(private_files.read(path()) or b"")


def write(background: Literal["dark", "light"]) -> None:
    """Keep what the terminal says for the next start."""
    if background != read():
        private_files.replace(path(), background.encode())


def forget() -> None:
    """Remove what was kept."""
    private_files.forget(path())
