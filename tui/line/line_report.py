"""What was found out about the line and the terminal, as rows for a person or a program."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import astuple
from typing import Final, NamedTuple

from tui.line.capabilities import TRUE_COLOUR, Terminal, advice, with_answer
from tui.line.cells import ATTRIBUTES
from tui.line.connection import mode_for
from tui.line.probe import Answers

LINE: Final = "The line"
TERMINAL: Final = "The terminal"
ANSWERS: Final = "Its answers"
ADVICE: Final = "Advice"

_COMPRESSION: Final = (
    "Log in with `ssh -C`, if you have not: what is sent is compressed then, and a panel that was "
    "shown before takes about 100 bytes."
)

_CAPABILITIES: Final = {
    "alternate": "has an alternate screen",
    "back_colour_erase": "erases in colour (bce)",
    "erase_characters": "erases characters (ECH)",
    "repeat": "repeats characters (REP)",
    "column": "goes to a column (CHA)",
    "row": "goes to a row (VPA)",
    "region": "has margins (DECSTBM)",
    "scroll": "scrolls by many (SU, SD)",
    "index": "scrolls by one (LF, RI)",
    "palette": "takes colours by OSC",
}


Found = tuple[str, str, object, str]
"""A row without its group."""


class ReportRow(NamedTuple):
    """One thing that was found out."""

    group: str
    id: str
    label: str
    value: object
    """What a program reads: `None`, a boolean, a number, a text or several of these."""
    text: str
    """What a person reads; empty where there is nothing to say."""


def rows(
    environ: Mapping[str, str],
    terminal: Terminal,
    answers: Answers | None,
    *,
    wire: str = "auto",
    platform: str = sys.platform,
) -> list[ReportRow]:
    """Return what is known; `answers` is `None` where the terminal was not asked."""
    if answers and answers.attributes:
        terminal = with_answer(terminal, answers.attributes)
    groups = {
        LINE: _line(environ, terminal, mode_for(wire, platform), platform),
        TERMINAL: _terminal(terminal),
        ANSWERS: _answers(answers),
        ADVICE: _advice(environ, terminal),
    }
    return [ReportRow(group, *found) for group, all_ in groups.items() for found in all_]


def _advice(environ: Mapping[str, str], terminal: Terminal) -> Iterator[Found]:
    better = advice(terminal)
    yield "advice", "", better, better or ""
    # Nobody can see from here whether the login compresses already.
    compression = _COMPRESSION if _ssh(environ) else None
    yield "compression", "", compression, compression or ""


def _ssh(environ: Mapping[str, str]) -> str | None:
    """Return the variable that tells of a login by SSH."""
    return next((name for name in ("SSH_CONNECTION", "SSH_TTY") if environ.get(name)), None)


def _line(
    environ: Mapping[str, str], terminal: Terminal, wire: str, platform: str
) -> Iterator[Found]:
    ssh = _ssh(environ)
    # mosh leaves no other trace with the programs that it runs, and others set this as well.
    mosh = environ.get("NCURSES_NO_UTF8_ACS") == "1"
    inside = [name for name, sign in (("tmux", "TMUX"), ("screen", "STY")) if environ.get(sign)]
    beyond = not inside and terminal.name.startswith(("screen", "tmux"))

    yield ("wire", "the screen is sent", wire, f"{wire} ({platform})")
    yield ("ssh", "through ssh", bool(ssh), f"yes ({ssh})" if ssh else "no sign of it")
    yield (
        "mosh",
        "through mosh",
        "perhaps" if mosh else None,
        "perhaps (NCURSES_NO_UTF8_ACS)" if mosh else "no sign of it",
    )
    yield (
        "multiplexer",
        "inside tmux or screen",
        inside or (["perhaps"] if beyond else []),
        " and ".join(inside) or (f"perhaps (TERM={terminal.name})" if beyond else "no sign of it"),
    )


def _terminal(terminal: Terminal) -> Iterator[Found]:
    known = "in terminfo" if terminal.known else "not in terminfo: taken for a VT100"
    if terminal.foreign:
        known = "in terminfo, but not ANSI: taken for a VT100"
    yield ("term", "TERM", terminal.name, terminal.name or "not set")
    yield ("terminfo", "is known to this host", terminal.known, known)
    count = "24 bits" if terminal.colours == TRUE_COLOUR else str(terminal.colours or "none")
    yield ("colours", "colours", terminal.colours, count)
    shown = [name for name, bit in ATTRIBUTES.items() if terminal.attributes & bit]
    yield ("attributes", "attributes", shown, ", ".join(shown) or "none")
    for field, label in _CAPABILITIES.items():
        has = bool(getattr(terminal, field))
        yield (field, label, has, "yes" if has else "no")


def _answers(answers: Answers | None) -> Iterator[Found]:
    asked = answers is not None
    silence = "no answer in time" if asked else ""
    attributes, position, seconds, typed, _ = astuple(answers or Answers())

    yield ("asked", "was asked", asked, "yes" if asked else "no, none here would answer")
    yield (
        "device_attributes",
        "device attributes (DA1)",
        attributes,
        " ".join(map(str, attributes)) if attributes else silence,
    )
    yield (
        "cursor",
        "cursor (CPR)",
        position,
        "row {}, column {}".format(*position) if position else silence,
    )
    colour = answers.background if answers else None
    background = None if colour is None else "light" if colour.is_light else "dark"
    yield ("background", "background (OSC 11)", background, background or "")
    ms = None if seconds is None else round(seconds * 1000, 1)
    yield ("round_trip_ms", "round trip", ms, silence if ms is None else f"{ms} ms")
    lost = f"{len(typed)} bytes that were typed meanwhile" if typed else ""
    yield ("lost_bytes", "was lost", len(typed), lost)
