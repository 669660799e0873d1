"""The terminals that frames are made for: xterm, and what is left of it without this or that."""

from dataclasses import fields, replace
from typing import Any

from tests.frames.dialects import Dialect
from tui.line.capabilities import TRUE_COLOUR, VT100, XTERM, Terminal

_FLAGS = (
    "back_colour_erase", "erase_characters", "repeat", "column", "row", "region", "scroll", "index",
)  # fmt: skip


def _without(*flags: str) -> Terminal:
    missing: dict[str, Any] = dict.fromkeys(flags, False)
    return replace(XTERM, **missing)


TERMINALS: dict[str, Terminal] = {
    "xterm-256color": XTERM,
    "xterm-direct": replace(XTERM, colours=TRUE_COLOUR),
    "xterm-16color": replace(XTERM, colours=16),
    "linux": replace(XTERM, colours=8, attributes=VT100.attributes, repeat=False),
    "vt100": VT100,
    "xterm-mono": replace(XTERM, colours=0),
    **{f"xterm without {flag}": _without(flag) for flag in _FLAGS},
    "xterm with nothing": _without(*_FLAGS),
}
"""By a name for the reports."""

_DRAWS_NOTHING = {"alternate", "foreign", "insert", "known", "palette", "true_colour_said"}

assert set(_FLAGS) | _DRAWS_NOTHING == {
    field.name for field in fields(Terminal) if field.type in (bool, "bool")
}, "a capability is not tried"


def dialects(terminal: Terminal) -> tuple[Dialect, ...]:
    """Return how such a terminal may fill what it erases and what scrolls in."""
    if terminal.back_colour_erase:
        return (Dialect.FILLS_ALL, Dialect.FILLS_ERASED)
    return tuple(Dialect)
