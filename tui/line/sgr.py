"""Select graphic rendition: `CSI … m` (ECMA-48, 8.3.117), read and written."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Final

from tui.line.cells import (
    BLINK,
    BOLD,
    CONCEAL,
    DEFAULT,
    DIM,
    DOUBLE,
    ITALIC,
    OVERLINE,
    REVERSE,
    STRIKE,
    UNDERLINE,
    Style,
)
from tui.line.unknown_output import UnknownOutputError

_ON: Final = {
    1: BOLD, 2: DIM, 3: ITALIC, 4: UNDERLINE, 5: BLINK, 6: BLINK, 7: REVERSE, 8: CONCEAL,
    9: STRIKE, 21: DOUBLE, 53: OVERLINE,
}  # fmt: skip
_OFF: Final = {
    22: BOLD | DIM, 23: ITALIC, 24: UNDERLINE | DOUBLE, 25: BLINK, 27: REVERSE, 28: CONCEAL,
    29: STRIKE, 55: OVERLINE,
}  # fmt: skip
_CODES: Final = {flag: str(code) for code, flag in reversed(_ON.items())}
_UNSHOWN: Final = (51, 52, 54)
"""Framed and encircled: no terminal shows them."""

_COLOUR_PARAMETERS: Final = {"5": 3, "2": 5}
"""How many parameters an extended colour has, by the one after 38 or 48."""


@lru_cache(maxsize=1 << 12)
def applied(style: Style, parameters: str) -> Style:
    """Return what `CSI parameters m` makes of a style.

    Raises:
        UnknownOutputError: a parameter is none that we know.
    """
    rest = parameters.split(";")
    while rest:
        length = 1
        if rest[0] in ("38", "48"):
            length = _COLOUR_PARAMETERS.get(rest[1] if len(rest) > 1 else "", len(rest) + 1)
        if length > len(rest) or not all(part.isdecimal() or not part for part in rest[:length]):
            raise UnknownOutputError(f"SGR {parameters}")
        style = _one(style, rest[:length])
        rest = rest[length:]
    return style


def _one(style: Style, parameters: list[str]) -> Style:
    code = int(parameters[0] or 0)
    if code == 0:
        return DEFAULT
    if code in _ON:
        # One line or two: the later replaces the earlier.
        off = _OFF[24] if code in (4, 21) else 0
        return style._replace(attributes=style.attributes & ~off | _ON[code])
    if code in _OFF:
        return style._replace(attributes=style.attributes & ~_OFF[code])
    if code in _UNSHOWN:
        return style
    if code in chain(range(30, 40), range(90, 98)):
        return style._replace(foreground="" if code == 39 else ";".join(parameters))  # noqa: PLR2004
    if code in chain(range(40, 50), range(100, 108)):
        return style._replace(background="" if code == 49 else ";".join(parameters))  # noqa: PLR2004
    raise UnknownOutputError(f"SGR {code}")


@lru_cache(maxsize=1 << 12)
def change(old: Style | None, new: Style) -> str:
    """Return the shortest sequence that makes the cursor's style `new`; `None` is not known."""
    if old == new:
        return ""
    if new == DEFAULT:
        return "\x1b[m"
    anew = ["0", *_parameters(DEFAULT, new)]
    ways = [anew] if old is None else [list(_parameters(old, new)), anew]
    return min((f"\x1b[{';'.join(way)}m" for way in ways), key=len)


def _parameters(old: Style, new: Style) -> Iterator[str]:
    kept = old.attributes
    for code, flags in _OFF.items():
        if kept & flags & ~new.attributes:
            kept &= ~flags
            yield str(code)
    for flag, code_on in _CODES.items():
        if new.attributes & ~kept & flag:
            yield code_on
    if old.foreground != new.foreground:
        yield new.foreground or "39"
    if old.background != new.background:
        yield new.background or "49"
