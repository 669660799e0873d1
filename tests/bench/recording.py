"""Records what Textual writes for each kind of key.

`python -m tests.bench.recording LIBRARY RECORD SIZE` writes what `tests.frames.recorder` does,
and before the frames of a kind `["kind", name]`.
"""

import asyncio
import sys
from pathlib import Path
from typing import Any, Final

from textual import events
from textual.pilot import Pilot

from briefings import Library
from tests.bench.keys import KINDS
from tests.frames.recorder import NAMED, PACE, SAMPLE, RecordingDriver
from tests.terminal.starting import environment
from tests.wire.process import Process
from tui.app import BriefingsApp

_ROOT: Final = Path(__file__).parents[2]

_REST: Final = 0.4
"""Seconds after which whatever a key has caused is drawn, even a letter of find."""

_DEADLINE: Final = 10.0
"""Seconds that a recorder which has closed its terminal may still take to end."""


_TEXTUAL: Final = {"esc": "escape", "/": "slash", " ": "space", "?": "question_mark"}
"""How Textual names keys that have another name on the wire."""


async def _press(pilot: Pilot[Any], key: str, pace: float) -> None:
    name = _TEXTUAL.get(key, key)
    pilot.app.post_message(events.Key(name, NAMED.get(name, name)))
    await asyncio.sleep(pace)


async def _travel(pilot: Pilot[Any]) -> None:
    await asyncio.sleep(_REST)
    for kind in KINDS:
        RecordingDriver.note("kind", "")
        for key in kind.before:
            await _press(pilot, key, _REST)
        RecordingDriver.note("kind", kind.name)
        for key in kind.keys:
            await _press(pilot, key, PACE)
        await asyncio.sleep(_REST)
    pilot.app.exit()


def record(module: str, folder: Path, size: tuple[int, int]) -> Path:
    """Run a recorder on a terminal of that size, and return its record.

    Raises:
        RuntimeError: it failed; the text is what it wrote.
    """
    library, written = folder / "library", folder / "record"
    command = [sys.executable, "-m", module, str(library), str(written), "{}x{}".format(*size)]
    process = Process(command, *size, environment(library, PYTHONPATH=str(_ROOT)))
    try:
        said = b"".join(iter(lambda: process.take(1 << 16), b""))
        if process.wait(_DEADLINE):
            raise RuntimeError(said.decode(errors="replace"))
    finally:
        process.end()
    return written


def main() -> None:
    """Press all keys and write the record."""
    folder, written, _ = sys.argv[1:]
    with Library(folder) as library, Path(written).open("w", encoding="utf-8") as file:
        RecordingDriver.record = file
        library.notes.set_author("A. Tester")
        app = BriefingsApp(library, library.get(SAMPLE))
        app.driver_class = RecordingDriver
        app.run(mouse=False, auto_pilot=_travel)
        if app.fault:
            raise app.fault


if __name__ == "__main__":
    main()
