"""A terminal at the other end: what it shows, and what it answers when it is asked.

It answers as xterm does, at the very place in the stream where the question stands, so that a
position it reports is that of the moment.
"""

import re
from typing import Final

from tests.wire.screen import PRIVATE, Screen, Stream

ATTRIBUTES: Final = b"\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c"
"""What xterm answers to DA1: a VT420 with colours."""

_TOKEN = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    rb"|\x1b[\]PX^_].*?(?:\x1b\\|\x07)"  # strings: OSC, DCS, SOS, PM, APC
    rb"|\x1b[ -/]+[0-~]|\x1b[0-OQ-WYZ\\`-~]"
    rb"|\x1b(?=\x1b)|\x1b\[[0-?]*[ -/]*(?=[^ -~])"  # broken off
    rb"|[^\x1b]+",
    re.DOTALL,
)
_CSI = re.compile(rb"\x1b\[([<=>?]?)([0-9;:]*)([ -/]*)([@-~])")
_COLOUR = re.compile(rb"\x1b\](1[0-2]);\?")
BLACK: Final = b"0000/0000/0000"

_PLAIN: Final = {
    (b"", b"c", b""): ATTRIBUTES,
    (b"", b"c", b"0"): ATTRIBUTES,
    (b">", b"c", b""): b"\x1b[>41;390;0c",
    (b">", b"c", b"0"): b"\x1b[>41;390;0c",
    (b"", b"n", b"5"): b"\x1b[0n",
    (b">", b"q", b""): b"\x1bP>|XTerm(390)\x1b\\",
    (b">", b"q", b"0"): b"\x1bP>|XTerm(390)\x1b\\",
}

KNOWN_MODES: Final = frozenset(
    {1, 3, 5, 6, 7, 12, 25, 47, 1000, 1002, 1003, 1004, 1006, 1049, 2004}
)
"""Private modes that it knows. Of those that came later it has one: synchronized output."""

SYNCHRONIZED: Final = 2026


class Emulator:
    """Takes what a program writes, in pieces of any size, and returns the terminal's answers.

    `background` is the colour of what nothing is written on, as `OSC 11` answers it.
    """

    def __init__(self, columns: int, rows: int, background: bytes = BLACK) -> None:
        self.screen = Screen(columns, rows)
        self._colours = {b"10": b"e5e5/e5e5/e5e5", b"11": background, b"12": b"e5e5/e5e5/e5e5"}
        self._stream = Stream(self.screen)
        self._rest = b""

    def feed(self, data: bytes) -> bytes:
        """Show `data`; return what the terminal sends back, `b""` if it was not asked."""
        data = self._rest + data
        answers, end = [], 0
        for token in _TOKEN.finditer(data):
            if token.start() != end:  # an escape whose end is still to come
                break
            end = token.end()
            answers.append(self._take(token[0]))
        self._rest = data[end:]
        return b"".join(answers)

    def _take(self, token: bytes) -> bytes:
        csi = _CSI.fullmatch(token)
        if csi:
            return self._control(token, *csi.groups())
        if token == b"\x1b" or token[:2] == b"\x1b[":
            return b""
        if token[:2] in {b"\x1b]", b"\x1bP", b"\x1bX", b"\x1b^", b"\x1b_"}:
            return self._string(token)
        self._stream.feed(token)
        return b""

    def _control(
        self, token: bytes, prefix: bytes, given: bytes, between: bytes, final: bytes
    ) -> bytes:
        if between:
            return self._mode(int(given)) if (prefix, between, final) == (b"?", b"$", b"p") else b""
        if final == b"n" and given == b"6":
            return b"\x1b[%b%d;%dR" % (prefix, *self.screen.position)
        if final == b"t" and given == b"18":
            return b"\x1b[8;%d;%dt" % (self.screen.lines, self.screen.columns)
        if (prefix, final, given) in _PLAIN:
            return _PLAIN[prefix, final, given]
        public = not prefix and final not in b"cnqtu" and b":" not in given
        if public or (prefix == b"?" and final in b"hlJK"):
            self._stream.feed(token)  # anything else it would print
        return b""

    def _mode(self, mode: int) -> bytes:
        known = mode in KNOWN_MODES or mode == SYNCHRONIZED
        state = 1 if mode << PRIVATE in self.screen.mode else 2
        return b"\x1b[?%d;%d$y" % (mode, state if known else 0)

    def _string(self, token: bytes) -> bytes:
        """Answer a control string that asks for something; others are not shown."""
        if token.startswith((b"\x1bP+q", b"\x1bP$q")):
            return b"\x1bP0" + token[2:3] + b"r\x1b\\"
        colour = _COLOUR.match(token)
        return b"\x1b]%b;rgb:%b\x1b\\" % (colour[1], self._colours[colour[1]]) if colour else b""
