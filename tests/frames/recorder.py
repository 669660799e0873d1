"""The app in a terminal of its own, with a driver that writes down what it is to draw.

`python -m tests.frames.recorder LIBRARY RECORD SIZE` goes all journeys and appends JSON lines:
`["size", columns, rows]`, `["frame", what Textual wrote]`, `["screen", the name of its class]`.
"""

import fcntl
import json
import struct
import sys
import termios
from pathlib import Path
from typing import Any, ClassVar

from textual.drivers.linux_driver import LinuxDriver
from textual.pilot import Pilot

from briefings import Library, seeding
from tests import samples
from tests.frames.journeys import all_keys
from tui.app import BriefingsApp

SAMPLE = "vraem-2014"


class RecordingDriver(LinuxDriver):
    """Keeps what is written between two flushes as one frame; the terminal gets nothing."""

    record: ClassVar[Path]

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._size_before = (0, 0)
        self._written = ""
        self._is_on = True

    @classmethod
    def note(cls, *entry: object) -> None:
        with cls.record.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")

    def write(self, data: str) -> None:
        self._written += data

    def flush(self) -> None:
        if not self._is_on:
            return
        size = (self._app.size.width, self._app.size.height)
        if size != self._size_before:
            self.note("size", *size)
            self._size_before = size
        self.note("frame", self._written)
        self._written = ""

    def stop_application_mode(self) -> None:
        self._is_on = False
        super().stop_application_mode()


async def _step(pilot: Pilot[Any], step: str) -> None:
    if step.startswith("resize:"):
        columns, rows = map(int, step.removeprefix("resize:").split("x"))
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        while pilot.app.size != (columns, rows):
            await pilot.pause(0.01)
    else:
        await pilot.press({" ": "space", "?": "question_mark"}.get(step, step))
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    RecordingDriver.note("screen", type(pilot.app.screen).__name__)


def main() -> None:
    folder, record, size = sys.argv[1:]
    RecordingDriver.record = Path(record)
    packaged = list(seeding.seeds())
    made_up = seeding.Seed("customs-2022", samples.ARTICLE.encode(), samples.BRIEFING.encode())
    seeding.seeds = lambda: [*packaged, made_up]  # type: ignore[assignment]

    async def travel(pilot: Pilot[Any]) -> None:
        for step in all_keys(size):
            await _step(pilot, step)
        pilot.app.exit()

    with Library(folder) as library:
        library.notes.set_author("A. Tester")
        app = BriefingsApp(library, library.get(SAMPLE))
        app.driver_class = RecordingDriver
        app.run(mouse=False, auto_pilot=travel)
        if app.fault:
            raise app.fault


if __name__ == "__main__":
    main()
