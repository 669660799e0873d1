"""Which sequences a stream may use on a terminal of given capabilities."""

import re
from collections.abc import Iterator

from tui.line import cells
from tui.line.capabilities import Terminal

_TOKEN = re.compile(
    r"\x1b\[(?P<parameters>[0-9;]*)(?P<final>[A-Za-z])|(?P<reverse_index>\x1bM)"
    r"|(?P<plain>[^\x00-\x1f\x7f-\x9f]+|[\b\r\n])|(?P<unknown>.)",
    re.DOTALL,
)

_ALWAYS = "HABCDJK"
"""CUP, the four relative moves, ED and EL: every terminal that is driven at all has them."""

ANEW = "\x1b[m\x1b[r"
"""Begins a screen that is painted anew: whoever has no margins need not take them away."""

_ATTRIBUTES = {
    1: cells.BOLD, 2: cells.DIM, 3: cells.ITALIC, 4: cells.UNDERLINE, 5: cells.BLINK,
    7: cells.REVERSE, 8: cells.CONCEAL, 9: cells.STRIKE, 21: cells.DOUBLE, 53: cells.OVERLINE,
}  # fmt: skip


def strangers(stream: str, terminal: Terminal) -> list[str]:
    """Return the sequences of a stream that the terminal cannot be asked to understand."""
    may_be_sent = {
        "X": terminal.erase_characters, "b": terminal.repeat, "G": terminal.column,
        "d": terminal.row, "S": terminal.scroll, "T": terminal.scroll, "r": terminal.region,
        **dict.fromkeys(_ALWAYS, True),
    }  # fmt: skip
    found = []
    for token in _TOKEN.finditer(stream.removeprefix(ANEW)):
        if token["final"] == "m":
            is_known = all(_known(token["parameters"], terminal))
        elif token["final"]:
            is_known = may_be_sent.get(token["final"], False)
        else:
            is_known = bool(token["plain"] or (token["reverse_index"] and terminal.index))
        if not is_known:
            found.append(repr(token[0]))
    return found


def _known(parameters: str, terminal: Terminal) -> Iterator[bool]:
    """Say of each parameter of an SGR whether the terminal shows it."""
    parts = [int(part or 0) for part in parameters.split(";")]
    while parts:
        code, length = parts[0], 1
        if code in (38, 48):
            length = 3 if parts[1] == 5 else 5
            yield terminal.colours >= (256 if parts[1] == 5 else 1 << 24)
        elif 30 <= code <= 49:
            yield terminal.colours >= 8
        elif 90 <= code <= 107:
            yield terminal.colours >= 16
        elif code in _ATTRIBUTES:
            yield bool(terminal.attributes & _ATTRIBUTES[code])
        else:
            yield code in (0, 22, 23, 24, 25, 27, 28, 29, 55)
        parts = parts[length:]
