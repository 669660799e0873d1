"""A screen that is kept for the next start: planted, found, and what is seen of it."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from briefings import Library
from tests.terminal.starting import environment
from tests.wire.emulator import Emulator
from tui.line import kept_screen, tty
from tui.startup import boot_screen

MARK = "planted by a test"
"""What no app would paint: who shows it has painted what was kept."""

PAINT = (
    sys.executable,
    "-c",
    "import sys; from tui.startup import boot_screen; boot_screen.paint(sys.argv[1:])",
)
"""A start that goes no further than to paint what is kept, if it can be trusted."""


def cached(library: Path) -> Path:
    """Return where the screen of 80x24 is kept."""
    return library.parent / ".cache" / "briefings" / "screen-80x24"


def plant(
    library: Path,
    text: str = MARK,
    *,
    log: Path | None = None,
    briefing: str = "vraem-2014",
    asks: bool = False,
) -> Path:
    """Make the library, and keep a screen of it that shows `text`; return the file."""
    with Library(library) as opened:
        environ = environment(library)
        settings = [str(library.parent / ".config" / name) for name in ("settings", "theme")]
        key = boot_screen.key(briefing, str(log or opened.log), settings, environ)
    path = cached(library)
    question = tty.BACKGROUND.decode() if asks else ""
    kept_screen.keep(
        str(path), key, [f"\x1b[?1049h{question}\x1b[H{text}".encode()], f"\x1b[H{text}"
    )
    return path


def same_stamp(path: Path, change: Callable[[], object]) -> None:
    """Change a file so that it looks as before."""
    before = path.stat()
    change()
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def seen(raw: bytes, columns: int = 80, rows: int = 24) -> list[str]:
    """Return the rows that a terminal shows which was sent `raw`."""
    emulator = Emulator(columns, rows)
    emulator.feed(raw)
    return emulator.screen.text
