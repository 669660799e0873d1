"""The app in a terminal of its own, with a driver that writes down what it is to draw.

`python -m tests.frames.recorder LIBRARY RECORD SIZE` goes through all journeys and writes JSON
lines: `["size", columns, rows]`, `["frame", what Textual wrote]`, `["screen", class name]`.
"""

import fcntl
import json
import struct
import sys
import termios
from pathlib import Path
from typing import Any, ClassVar, TextIO

from textual import events
from textual.drivers.linux_driver import LinuxDriver
from textual.pilot import Pilot

from briefings import Library
from briefings.curation import seeding
from tests.frames.journeys import steps
from tests.samples import CUSTOMS
from tui.app import BriefingsApp

SAMPLE = "vraem-2014"

PACE = 0.02
"""Seconds between keys, once the app has taken them: that many frames."""

PATIENCE = 10.0
"""Seconds that a key's answer is waited for."""

NAMED = {
    "space": " ", "slash": "/", "colon": ":", "question_mark": "?", "full_stop": ".",
    "enter": "\r", "tab": "\t", "escape": "\x1b", "backspace": "\x7f",
}  # fmt: skip
_NAMES = {character: name for name, character in NAMED.items()}


class RecordingDriver(LinuxDriver):
    """Keeps what is written between two flushes as one frame; the terminal gets nothing."""

    record: ClassVar[TextIO]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._recorded_size = (0, 0)
        self._written = ""
        self._is_on = True

    @classmethod
    def note(cls, *entry: object) -> None:
        cls.record.write(json.dumps(entry) + "\n")

    def write(self, data: str) -> None:
        self._written += data

    def flush(self) -> None:
        if not self._is_on:
            return
        size = (self._app.size.width, self._app.size.height)
        if size != self._recorded_size:
            self.note("size", *size)
            self._recorded_size = size
        self.note("frame", self._written)
        self._written = ""

    def stop_application_mode(self) -> None:
        self._is_on = False
        super().stop_application_mode()


async def _travel(pilot: Pilot[Any], size: str) -> None:
    app = pilot.app
    assert isinstance(app, BriefingsApp)
    await pilot.pause()
    for step in steps(size):
        if step.startswith("resize:"):
            await _resize(pilot, step.removeprefix("resize:"))
        else:
            name = _NAMES.get(step, step)
            app.post_message(events.Key(name, NAMED.get(name, name if len(name) == 1 else None)))
            await pilot.pause(PACE)
            await _answered(pilot)
        RecordingDriver.note("screen", type(app.screen).__name__)
        if app.fault:
            raise app.fault
    await app.workers.wait_for_complete()
    await pilot.pause()
    app.exit()


async def _answered(pilot: Pilot[Any]) -> None:
    """Wait for what a key has asked for, as a person does who looks before the next key."""
    for _ in range(round(PATIENCE / PACE)):
        if not any(worker.is_running for worker in pilot.app.workers):
            return
        await pilot.pause(PACE)


async def _resize(pilot: Pilot[Any], size: str) -> None:
    columns, rows = map(int, size.split("x"))
    await pilot.pause()
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    while pilot.app.size != (columns, rows):
        await pilot.pause(PACE)
    await pilot.pause(PACE)


def main() -> None:
    folder, record, size = sys.argv[1:]
    packaged = list(seeding.seeds())
    seeding.seeds = lambda: iter((*packaged, CUSTOMS.seed))

    async def travel(pilot: Pilot[Any]) -> None:
        await _travel(pilot, size)

    with Library(folder) as library, Path(record).open("w", encoding="utf-8") as file:
        RecordingDriver.record = file
        library.notes.set_author("A. Tester")
        app = BriefingsApp(library, library.get(SAMPLE))
        app.driver_class = RecordingDriver
        app.run(mouse=False, auto_pilot=travel)
        if app.fault:
            raise app.fault


if __name__ == "__main__":
    main()
