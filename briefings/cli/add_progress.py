"""How far many files are, on a terminal, and Ctrl-C: what is in stays in."""

import signal
from types import FrameType
from typing import Self

from briefings.adding.options import Progress
from briefings.cli.status_row import StatusRow, in_words


class AddProgress:
    """Shows rate, count and time left on stderr, and is told of the first Ctrl-C.

    The second one ends the program as ever.
    """

    def __init__(self) -> None:
        self.interrupted = False
        self._row = StatusRow()

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)
        self.clear()

    def goes_on(self) -> bool:
        return not self.interrupted

    def tell(self, progress: Progress) -> None:
        """Show how far it is, if somebody is there to see it."""

        def text(seconds: float) -> str:
            rate = progress.done / seconds
            left = in_words((progress.files - progress.done) / rate)
            return (
                f"{progress.done:,} of {progress.files:,} files, {rate:.0f} a second, {left} left"
            )

        self._row.show(text)

    def clear(self) -> None:
        """Leave the row to what comes now."""
        self._row.clear()

    def _interrupt(self, _signal: int, _frame: FrameType | None) -> None:
        if self.interrupted:
            raise KeyboardInterrupt
        self.interrupted = True
