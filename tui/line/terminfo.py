"""Terminfo, through Python's `curses`.

Python hands the first `TERM` that is found to ncurses and ignores all later ones without a word,
so one process reads one entry.
"""

import os
import re
from collections.abc import Callable
from typing import Any, Final, Protocol

PADDING: Final = re.compile(r"\$<[\d.*/]*>")
"""The pauses in milliseconds that terminals of the 1970s needed between control functions."""


class TerminfoEntry(Protocol):
    """What terminfo says about one terminal, by terminfo's names of the capabilities."""

    def flag(self, name: str) -> bool:
        """Return whether the terminal has the property `name`."""

    def number(self, name: str) -> int:
        """Return the number `name`; 0 where the entry has none."""

    def text(self, name: str, *parameters: int) -> str:
        """Return what is sent for `name`, without padding; empty where the entry has none."""


class _Curses:
    """The entry that this process has set up."""

    def __init__(self, curses: Any) -> None:  # noqa: ANN401 - a module that may be missing
        self._curses = curses

    def flag(self, name: str) -> bool:
        return bool(self._curses.tigetflag(name) > 0)

    def number(self, name: str) -> int:
        return max(int(self._curses.tigetnum(name)), 0)

    def text(self, name: str, *parameters: int) -> str:
        raw: bytes | None = self._curses.tigetstr(name)
        if raw and parameters:
            try:
                raw = self._curses.tparm(raw, *parameters)
            except self._curses.error:  # an entry that makes no sense
                return ""
        return PADDING.sub("", raw.decode("latin-1")) if raw else ""


def look_up(term: str) -> TerminfoEntry | None:
    """Return terminfo's entry for `term`; `None` where it has none or Python has no `curses`.

    Raises:
        RuntimeError: this process has read the entry of another terminal already.
    """
    try:
        import curses  # noqa: PLC0415 - a Python can be built without it
    except ImportError:
        return None
    if not term:
        return None
    try:
        _set_up(term, curses.setupterm)
    except curses.error:
        return None
    return _Curses(curses)


_read: Final[set[str]] = set()


def _set_up(term: str, setupterm: Callable[[str, int], None]) -> None:
    if term in _read:
        return
    if _read:
        raise RuntimeError(f"curses has read {_read} and cannot read {term} in the same process")
    # ncurses asks the descriptor it is given for its speed and size: the real one is Textual's.
    nowhere = os.open(os.devnull, os.O_RDWR)
    try:
        setupterm(term, nowhere)
    finally:
        os.close(nowhere)
    _read.add(term)
