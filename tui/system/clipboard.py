"""The way of a text into the clipboard of the terminal, which may be far away: OSC 52.

`ESC ] 52 ; c ; BASE64 BEL` ("XTerm Control Sequences", Operating System Commands) asks the
terminal to put a text into the clipboard of the machine that it runs on. No terminal says whether
it has done so, and several are told by their users not to. So nothing here claims that it worked.

What lies between has to let it through. tmux takes it where its `set-clipboard` is `on`, keeps
the text as a buffer of its own and hands it on. GNU screen passes over it, prints what is longer
than 768 bytes, and hands on what comes in device control strings of fewer bytes than that (256
before its edition 4.2). mosh takes 16,384 bytes of a sequence and hands on what it took as if that
were all; and it takes none that does not begin `52;c;`, which tmux's does only if it is told so.
"""

import base64
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from briefings.config import Clipboard

LIMIT: Final = 74_994
"""Bytes of text that fit into 100,000 bytes of sequence, which is where several terminals stop."""

MOSH_LIMIT: Final = 12_282
"""Bytes of text that arrive whole by way of mosh: `52;c;` and their base64 in 16,384 bytes."""

TMUX_FOR_MOSH: Final = r'''set -as terminal-overrides ",*:Ms=\\E]52;c;%p2%s\\7"'''
"""What tmux needs in its configuration so that mosh takes copies from it."""

FAR_LIMIT: Final = 2048
"""Bytes of text that a line with a long way to answer should not be made to carry unasked."""

PIECE: Final = 250
"""Bytes of a sequence that any edition of screen takes at a time."""

SWALLOWED: Final = 760
"""Bytes of a sequence that screen passes over as a whole."""

HEAD, TAIL = "\x1b]52;c;", "\x07"

Way = Literal["terminal", "tmux", "screen", "either"]
"""What takes the sequence first; `either` is tmux or screen, and there is no telling which."""

_SAID: Final[dict[Way, str]] = {
    "terminal": "paste to see if the terminal took it",
    "tmux": "taken if set-clipboard is on",
    "screen": "paste to see if it went through",
    "either": "paste to see if it went through",
}
_SAID_OVER_MOSH: Final[dict[Way, str]] = {
    "tmux": f"it and mosh need set-clipboard on and {TMUX_FOR_MOSH}",
}
_THROUGH: Final[dict[Way, str]] = {
    "terminal": "",
    "tmux": " to tmux",
    "screen": " through screen",
    "either": " to tmux or screen",
}

_WITHOUT: Final = ("linux", "vt", "dumb", "unknown", "ansi", "cons25", "sun", "putty", "nsterm")
"""How the names of terminals begin that have no clipboard, or show the sequence as text."""

_VTE: Final = ("xterm-256color", "vte", "gnome")
"""How the names begin that terminals built on GNOME's VTE go by."""


class Plan(NamedTuple):
    """What becomes of a text of `size` bytes: the `sequence` is sent, or the file takes it.

    The sequence is empty where the file does. `said` goes on with a sentence: where it was sent
    and what comes of that, else why it was not, which may need no words.
    """

    size: int
    sequence: str
    said: str


def plan(
    text: str,
    environ: Mapping[str, str],
    clipboard: Clipboard = "auto",
    *,
    far: bool = False,
    mosh: bool = False,
) -> Plan:
    """Choose what becomes of a text.

    `far` says that the line has a long way to answer, `mosh` that mosh may carry it.
    """
    way, size = _way(environ), len(text.encode())
    if clipboard == "file":
        return Plan(size, "", "")
    if clipboard == "auto" and (why := _why_not(size, way, environ, far=far, mosh=mosh)):
        return Plan(size, "", f": {why}")
    if way == "either" and not _is_swallowed(size):
        way = "screen"
    said = f"{_THROUGH[way]} ({size:,} bytes): {_comes_of(size, way, environ, mosh=mosh)}."
    return Plan(size, sequence(text, way), said)


def _comes_of(size: int, way: Way, environ: Mapping[str, str], *, mosh: bool) -> str:
    """Return what is known of a text that is sent."""
    if size > MOSH_LIMIT and mosh:
        return f"mosh may be between, and hands on {MOSH_LIMIT:,} of them"
    if size > MOSH_LIMIT and (environ.get("SSH_CONNECTION") or environ.get("SSH_TTY")):
        return f"if mosh is on the way, {MOSH_LIMIT:,} of them arrive: paste to see"
    return _SAID_OVER_MOSH.get(way, _SAID[way]) if mosh else _SAID[way]


def sequence(text: str, way: Way) -> str:
    """Return what asks the terminal to take a text."""
    plain = f"{HEAD}{base64.b64encode(text.encode()).decode()}{TAIL}"
    if way in ("terminal", "tmux"):
        return plain
    pieces = (plain[at : at + PIECE] for at in range(0, len(plain), PIECE))
    wrapped = "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    # tmux passes over the wrapped one, screen over the plain one.
    return wrapped + plain if way == "either" else wrapped


def _way(environ: Mapping[str, str]) -> Way:
    """Return what takes the sequence, as far as the environment tells.

    Logins hand on `TERM` alone, and both tmux and screen may call it `screen`; `screen.xterm` and
    the like are screen's. Where one runs in the other, `TERM` alone tells which is the inner one.
    """
    term = environ.get("TERM", "")
    tmux, screen = bool(environ.get("TMUX")), bool(environ.get("STY"))
    if term.startswith("tmux") or (tmux and not screen):
        return "tmux"
    if term.startswith("screen.") or (screen and not tmux and term.startswith("screen")):
        return "screen"
    return "either" if screen or term.startswith("screen") else "terminal"


def _why_not(size: int, way: Way, environ: Mapping[str, str], *, far: bool, mosh: bool) -> str:
    """Return in a few words why a text is not sent; nothing where it is."""
    if way == "terminal" and (lacks := _without(environ)):
        return f"{lacks} takes no copies"
    if size > LIMIT:
        return f"{LIMIT:,} is the most a terminal takes"
    if mosh and size > MOSH_LIMIT:
        return f"mosh may be between, and takes {MOSH_LIMIT:,} at most"
    if far and size > FAR_LIMIT:
        return "the line is slow for so many"
    if way == "either" and not _is_swallowed(size):
        return f"too long while TERM={environ.get('TERM', '')} may be tmux's or screen's"
    return ""


def _is_swallowed(size: int) -> bool:
    """Return whether screen passes over the plain sequence of a text of `size` bytes."""
    return len(HEAD + TAIL) + (size + 2) // 3 * 4 <= SWALLOWED


def _without(environ: Mapping[str, str]) -> str:
    """Name a terminal that is known to take nothing; empty where it may."""
    term, program = environ.get("TERM", ""), environ.get("TERM_PROGRAM", "")
    if not term:
        return "a terminal without TERM"
    if term.startswith(_WITHOUT):
        return f"TERM={term}"
    if program == "Apple_Terminal":
        return "Apple's Terminal"
    # What is started from such a terminal inherits its variable, and has others of its own.
    others = program or environ.get("XTERM_VERSION")
    if environ.get("VTE_VERSION") and term.startswith(_VTE) and not others:
        return "this terminal (VTE)"
    return ""
