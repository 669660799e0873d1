"""What stands between an opening sequence and its end: pastes, and strings that answer."""

import re
from typing import Final, NamedTuple

from tui.line.escape_sequences import ESC
from tui.line.input_events import Background, Escape, InputEvent, Paste

PASTE_PART: Final = 1 << 20
"""Characters after which a paste is handed on in parts."""

STRING: Final = 4096
"""Characters after which a control string that does not end is given up, lest it swallow every
key that is typed from then on. Nothing that is asked here is answered at such length."""

_PASTE_END: Final = "\x1b[201~"
_PASTE_END_BEGUN: Final = re.compile(r"\x1b(?:\[(?:2(?:0(?:1)?)?)?)?\Z")
_COLOUR_BEGUN: Final = re.compile(
    r"(?:r(?:g(?:b(?:a?(?::[0-9a-fA-F/]{0,24})?)?)?)?|#[0-9a-fA-F]{0,12})?"
)
_COLOUR: Final = re.compile(r"rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})\b")
_CONTROL: Final = re.compile(r"[\x00-\x1f]")
_BELL: Final = "\x07"
_STRING_TERMINATOR: Final = "\x1b\\"


class Consumed(NamedTuple):
    """How far a body goes in what has come.

    While it is `open`, what comes after `end` is to be held and shown again with more behind it.
    """

    end: int
    open: bool
    events: list[InputEvent]
    broken: bool = False


class PasteBody:
    """Gathers what is pasted, whatever it holds, up to the end of the paste."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._size = 0

    def take(self, data: str, at: int) -> Consumed:
        """Take what belongs to the paste from `at` on."""
        end = data.find(_PASTE_END, at)
        if end >= 0:
            return Consumed(end + len(_PASTE_END), open=False, events=self._all(data[at:end]))
        begun = _PASTE_END_BEGUN.search(data, max(at, len(data) - len(_PASTE_END)))
        end = begun.start() if begun else len(data)
        self._parts.append(data[at:end])
        self._size += end - at
        return Consumed(end, open=True, events=self._all("") if self._size >= PASTE_PART else [])

    def give_up(self, held: str) -> list[InputEvent]:
        """Return what has been gathered of a paste whose end does not come."""
        return self._all(held)

    def _all(self, last: str) -> list[InputEvent]:
        text = "".join([*self._parts, last]).replace("\x00", "")
        self._parts, self._size = [], 0
        return [Paste(text)]


class StringBody:
    """Passes over a control string up to ST or BEL; any other control character breaks it off."""

    def __init__(self) -> None:
        self._left = STRING

    def take(self, data: str, at: int) -> Consumed:
        """Pass over what belongs to the string from `at` on."""
        limit = min(at + self._left, len(data))
        control = _CONTROL.search(data, at, limit)
        end = control.start() if control else limit
        self._left -= end - at
        ends = end == len(data) or (end == len(data) - 1 and data[end] == ESC)
        if ends:
            return Consumed(end, open=True, events=[])
        for terminator in (_BELL, _STRING_TERMINATOR):
            if data.startswith(terminator, end):
                return Consumed(end + len(terminator), open=False, events=[])
        return Consumed(end, open=False, events=[], broken=True)

    def give_up(self, held: str) -> list[InputEvent]:
        """Return the Esc that may have been pressed at last."""
        return [Escape()] if held else []


class ColourBody:
    """Takes the colour in an answer; what can be of none breaks it off."""

    def take(self, data: str, at: int) -> Consumed:
        """Take what belongs to the colour from `at` on; it is held as a whole."""
        begun = _COLOUR_BEGUN.match(data, at)
        end = begun.end() if begun else at
        for terminator in (_BELL, _STRING_TERMINATOR):
            if data.startswith(terminator, end):
                colour = background_of(data[at:end])
                events: list[InputEvent] = [colour] if colour else []
                return Consumed(end + len(terminator), open=False, events=events)
        if data[end:] in ("", ESC):
            return Consumed(at, open=True, events=[])
        return Consumed(end, open=False, events=[], broken=True)

    def give_up(self, held: str) -> list[InputEvent]:
        """Return the Esc that may have been pressed at last."""
        return [Escape()] if held.endswith(ESC) else []


def background_of(colour: str) -> Background | None:
    """Return the colour that X11 spells so, each part on the scale that its digits have."""
    found = _COLOUR.match(colour)
    if found is None:
        return None
    return Background(*(int(part, 16) / (16 ** len(part) - 1) for part in found.groups()))
