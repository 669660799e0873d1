"""What comes in from a terminal: keys, pastes and answers, each complete.

No named tuples: of those, a key and a report with the same text would be equal.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyInput:
    """A run of plain characters, or one complete sequence that a key sends."""

    text: str


@dataclass(frozen=True, slots=True)
class Escape:
    """The Esc key itself."""


@dataclass(frozen=True, slots=True)
class Paste:
    """What was pasted, as it is, escapes included; only NUL is taken out."""

    text: str


@dataclass(frozen=True, slots=True)
class Position:
    """Where the cursor is, as asked for with `CSI 6 n`; both count from 1."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the terminal says it can do, as asked for with `CSI c`: its level, then features."""

    parameters: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Background:
    """The background's colour, as asked for with `OSC 11`: red, green and blue from 0 to 1."""

    red: float
    green: float
    blue: float

    @property
    def is_light(self) -> bool:
        """Whether it is nearer to white than to black, as bright as the eye finds its colours."""
        return 0.299 * self.red + 0.587 * self.green + 0.114 * self.blue > 1 / 2


@dataclass(frozen=True, slots=True)
class TerminalReport:
    """Whatever else a terminal says by itself: the mouse, the focus, its modes, a late answer.

    Nobody asked for the mouse or the focus: a program that ended with its line has left the
    reports on.
    """

    text: str


Answer = Position | Attributes | Background | TerminalReport
Awaited = type[Position] | type[Attributes] | type[Background]
"""An answer that was asked for."""

InputEvent = KeyInput | Escape | Paste | Answer
