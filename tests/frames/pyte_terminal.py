"""The second opinion: pyte, which is written by others and in another way than xterm.js."""

from collections.abc import Iterable
from unicodedata import normalize

from tests.frames.oracle import Span
from tests.frames.page import Cluster, Page
from tests.wire.screen import Screen, Stream


class PyteTerminal:
    """Takes what is sent to a terminal that does not wrap. `size` is columns and rows."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._screen = Screen(*size)
        self._stream = Stream(self._screen)
        self.feed("\x1b[?1049h\x1b[?7l")

    def feed(self, stream: str) -> None:
        self._stream.feed(stream.encode())

    def resize(self, size: tuple[int, int]) -> None:
        columns, rows = size
        self._screen.resize(rows, columns)

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the cursor, from 0."""
        return self._screen.cursor.x, self._screen.cursor.y

    def text(self) -> list[str]:
        """Return all rows, blanks included."""
        return self._screen.display

    def differences(
        self, page: Page, ignored: Iterable[Span] = ()
    ) -> list[tuple[int, int, str, str]]:
        """Return row, column, text wanted and text shown of each cell that differs."""
        left_out = {(y, x) for y, start, end in ignored for x in range(start, end)}
        found = []
        for y, row in enumerate(page):
            for x, place in enumerate(row):
                wanted = place.text if isinstance(place, Cluster) else ""
                shown = self._screen.buffer[y][x].data
                if normalize("NFC", wanted) != shown and (y, x) not in left_out:
                    found.append((y, x, wanted, shown))
        return found
