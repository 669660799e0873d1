"""How terminals differ, made up for with sequences that xterm.js understands.

xterm.js fills what it erases, and what scrolls in, with the current background. Others do so in
one of the two cases, or in none. Before such a sequence the stream is given the default
background, and after it the one that it had.
"""

import re
from enum import Enum

_TOKEN = re.compile(r"\x1b\[(?P<sgr>[0-9;]*)m|\x1b\[[0-9;?]*([@-~])|\x1bM|\n|[^\x1b\n]+|\x1b.")

_ERASING = frozenset("JKXP@LM")
_SCROLLING = frozenset("ST")

_COLOUR = {"5": 3, "2": 5}
"""How many parameters a colour has, by the one after 38 or 48."""


class Dialect(Enum):
    """What a terminal fills with the current background."""

    FILLS_ALL = "all"
    FILLS_ERASED = "what is erased"
    FILLS_NOTHING = "nothing"


def spoken(dialect: Dialect, stream: str, background: str = "49") -> tuple[str, str]:
    """Turn a stream into one that does on xterm.js what the stream does in a dialect.

    Args:
        dialect: the terminal's.
        stream: what is sent to it.
        background: the parameters of SGR that make the background with which it begins.

    Returns:
        The stream, and the background with which it ends.
    """
    out = []
    for token in _TOKEN.finditer(stream):
        if token["sgr"] is not None:
            background = _background(token["sgr"], background)
        if background != "49" and _is_unfilled(dialect, token):
            out.append(f"\x1b[49m{token[0]}\x1b[{background}m")
        else:
            out.append(token[0])
    return "".join(out), background


def _is_unfilled(dialect: Dialect, token: re.Match[str]) -> bool:
    scrolls = token[0] in ("\n", "\x1bM") or token[2] in _SCROLLING
    erases = token[2] in _ERASING
    return (scrolls and dialect is not Dialect.FILLS_ALL) or (
        erases and dialect is Dialect.FILLS_NOTHING
    )


def _background(parameters: str, before: str) -> str:
    """Return the background that holds after an SGR."""
    parts, found = parameters.split(";"), before
    while parts:
        length = _COLOUR[parts[1]] if parts[0] in ("38", "48") else 1
        code = int(parts[0] or 0)
        if code == 0:
            found = "49"
        elif 40 <= code <= 49 or 100 <= code <= 107:
            found = ";".join(parts[:length])
        parts = parts[length:]
    return found
