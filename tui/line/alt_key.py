"""The Alt key: an Esc before what the other key sends, or a modifier among its parameters.

Terminals write Alt and ← as `CSI 1;3 D` (xterm), `CSI 3 D` and `SS3 3 D` (older ones), with 9 in
place of 3 where Meta is another key, or as `ESC CSI D` (rxvt, PuTTY); Alt and a character as
`ESC character`, `CSI character;3 u` (kitty's protocol) or `CSI 27;3;character ~` (xterm's
modifyOtherKeys). With Alt an arrow goes by words.
"""

import re
from typing import Final, NamedTuple

from tui.line.escape_sequences import ESC

_ALT: Final = 2 | 8 | 32
"""Bits of the modifiers (one more is sent): Alt, xterm's Meta (kitty's Super), kitty's Meta."""

_LOCKS: Final = 64 | 128
"""Caps lock and num lock, which change nothing."""

_BY_WORDS: Final = {"C": "f", "D": "b"}
"""Which characters with Alt mean the same as right and left with Alt."""

_OTHER_KEYS: Final = "27"
"""The first parameter of modifyOtherKeys; the last is the character."""

_MODIFIED: Final = re.compile(r"\x1b[\[O](?P<parameters>[0-9:;]+)(?P<final>[@-~])\Z")
_ARROW: Final = re.compile(r"\x1b\x1b[\[O](?P<final>[CD])\Z")


class AltKey(NamedTuple):
    """A key that was pressed with Alt: its character, or "" for one that has no meaning."""

    character: str


def alt_key(text: str) -> AltKey | None:
    """Return which key was pressed with Alt, by its whole sequence; `None` where Alt was not.

    An arrow is called by the character that means the same with Alt.
    """
    if not text.startswith(ESC):
        return None
    if arrow := _ARROW.match(text):
        return AltKey(_BY_WORDS[arrow["final"]])
    if modified := _MODIFIED.match(text):
        return _modified(modified["parameters"].split(";"), modified["final"])
    if text.startswith(ESC * 2):
        return AltKey("")
    return AltKey(text[1]) if len(text) == 2 else None  # noqa: PLR2004 - Esc and a character


def _modified(parameters: list[str], final: str) -> AltKey | None:
    numbered = final in "~u^$@"
    modifiers = parameters[1:2] if numbered or parameters[1:] else parameters
    bits = _number(modifiers[0]) - 1 if modifiers else 0
    if bits < 0 or not bits & _ALT:
        return None
    if bits & ~(_ALT | _LOCKS):
        return AltKey("")
    if final == "u":
        return AltKey(_character(parameters[0]))
    if final == "~":
        return AltKey(_character(parameters[-1]) if parameters[0] == _OTHER_KEYS else "")
    return AltKey(_BY_WORDS.get(final, ""))


def _number(parameter: str) -> int:
    return int(parameter.partition(":")[0][:9] or 1)


def _character(parameter: str) -> str:
    code = _number(parameter)
    return chr(code) if code < 0x80 else ""  # noqa: PLR2004 - ASCII
