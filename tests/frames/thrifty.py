"""A session through the parser and the encoder, as the driver feeds them."""

from collections.abc import Iterable, Sequence
from copy import copy
from unicodedata import normalize

from tests.frames.dialects import Dialect, spoken
from tests.frames.oracle import Frame
from tui.line.capabilities import Terminal
from tui.line.cells import Grid
from tui.line.encoder import Encoder
from tui.line.output_parser import OutputParser

SPOILT = (
    "\x1b[2;3r\x1b[1;9;44;31mBroadcast message from root\r\n\n\nThe line is going down\x1b[2;2H"
)
"""What may stand on a terminal that nobody knows any more: text, styles, margins."""


class Thrifty:
    """Makes of what Textual writes what is sent. `size` is columns and rows."""

    def __init__(self, size: tuple[int, int], terminal: Terminal) -> None:
        self.grid = Grid(*size)
        self._parser = OutputParser(self.grid)
        self._encoder = Encoder(*size, terminal)

    def resize(self, size: tuple[int, int]) -> None:
        self.grid.resize(*size)
        self._encoder.forget()

    def forget(self) -> None:
        self._encoder.forget()

    def text(self) -> list[str]:
        """Return the rows that are wanted, composed (NFC)."""
        return [normalize("NFC", "".join(c.text for c in row)) for row in self.grid.rows]

    def draw(self, raw: str) -> None:
        """Take what Textual wrote; nothing is sent yet."""
        self._parser.feed(raw)

    def without_cursor(self) -> str:
        """Return what would be sent if no cursor were wanted; nothing comes of it."""
        cursor, self.grid.cursor = self.grid.cursor, None
        sent = copy(self._encoder).encode(self.grid)
        self.grid.cursor = cursor
        return sent

    def send(self, raw: str) -> str:
        """Return what is sent for what Textual wrote between two flushes."""
        self.draw(raw)
        return self._encoder.encode(self.grid)

    def send_parts(self, raw: str, size: int, most: int | None = None) -> list[str]:
        """Return the parts of what is sent, of about `size` bytes; no more than `most` of them.

        Whatever is left out is overtaken by what is written next.
        """
        self.draw(raw)
        parts: list[str] = []
        while most is None or len(parts) < most:
            parts.append(self._encoder.encode(self.grid, size))
            if not self._encoder.rest:
                break
        return parts


def sent(
    thrifty: Thrifty, frames: Iterable[str], spoilt_before: Iterable[int] = (0,)
) -> list[Frame]:
    """Return the frames, each with what is sent for it.

    Before some of them somebody else writes on the terminal, and the encoder is told.
    """
    spoilt = frozenset(spoilt_before)
    made = []
    for number, raw in enumerate(frames):
        if number in spoilt:
            thrifty.forget()
        made.append(Frame(raw, (SPOILT if number in spoilt else "") + thrifty.send(raw)))
    return made


def sent_in_parts(
    thrifty: Thrifty, frames: Sequence[str], size: int, overtaken: Sequence[int | None]
) -> list[Frame]:
    """Return the frames that come to be shown whole, with what is sent until then.

    `overtaken` says after how many parts a frame is overtaken by the next one; `None` is not.
    """
    made, raw, candidate = [], "", ""
    for number, frame in enumerate(frames):
        most = overtaken[number] if number < len(frames) - 1 else None
        raw += frame
        candidate += "".join(thrifty.send_parts(frame, size, most))
        if most is None:
            made.append(Frame(raw, candidate))
            raw = candidate = ""
    return made


def as_spoken(dialect: Dialect, frames: Iterable[Frame]) -> list[Frame]:
    """Return the frames with what a terminal of that dialect would make of them."""
    background, made = "49", []
    for frame in frames:
        translated, background = spoken(dialect, frame.candidate, background)
        made.append(frame._replace(candidate=translated))
    return made
