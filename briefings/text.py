"""Text as it is safe to show, and as it is handed on: the power is taken from what somebody wrote.

`displayable` is for the screen and keeps the way back to the original's code points. `exportable`
does not: it is for what leaves the program.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = (
    "\u00ad\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060\u2061\u2062\u2063\u2064"
    "\u206a\u206b\u206c\u206d\u206e\u206f\u3164\ufeff\uffa0"
)


def _symbols() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}
    table[0x7F] = "␡"
    table |= dict.fromkeys(range(0x80, 0xA0), "�")
    table |= dict.fromkeys(map(ord, _BIDI), "⇄")
    table |= dict.fromkeys(map(ord, _INVISIBLE), "·")
    table |= dict.fromkeys((0x2028, 0x2029), "␤")
    table |= dict.fromkeys(range(0xFFF9, 0xFFFC), "�")
    table |= dict.fromkeys(range(0xFDD0, 0xFDF0), "�")
    table |= {plane << 16 | last: "�" for plane in range(0x11) for last in (0xFFFE, 0xFFFF)}
    table |= dict.fromkeys(range(0xD800, 0xE000), "�")
    table |= dict.fromkeys((*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B)), "·")
    table |= dict.fromkeys(range(0xE0000, 0xE1000), "�")
    return table


_SYMBOLS = _symbols()
_UNSEEN = dict.fromkeys(map(ord, _INVISIBLE))


TAB = 4
"""Cells from one tab stop to the next, wherever text with tabs is shown."""


def displayable(text: str) -> str:
    """Show what would otherwise act on the terminal or hide from the reader.

    Control characters become their Unicode control pictures, bidirectional controls `⇄`,
    invisible characters `·`, and what has no picture `�`. One character for one: offsets
    hold in the result.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_SYMBOLS)


_BREAK: Final = re.compile(r"[^\S\n]*\n\s*")


def wrappable(paragraph: str) -> str:
    """Show a paragraph as `displayable` does, for `briefings.layout.wrap` to break it anew.

    Where its author has broken a line stands a line feed, and a blank for each other character of
    white space around it.
    """
    return "\n".join(map(displayable, _BREAK.sub(_blanks, paragraph).split("\n")))


def flowing(text: str) -> str:
    """Return words of the article as they are read: a line's end is a space."""
    return _BREAK.sub(" ", text)


def _blanks(found: re.Match[str]) -> str:
    return "\n".ljust(len(found[0]))


@cache
def _own() -> dict[int, str | None]:
    table: dict[int, str | None] = {**_SYMBOLS}
    table |= dict.fromkeys(map(ord, _INVISIBLE))
    table |= dict.fromkeys((*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B)))
    table |= dict.fromkeys(range(0xE0000, 0xE1000))
    table |= dict.fromkeys(map(ord, "\r\x0b\x0c\x85\u2028\u2029"), "\n")
    for mark in "\n\t\u061c\u200e\u200f":
        del table[ord(mark)]
    return table


def exportable(text: str) -> str:
    """Return `text` as it leaves the program: its own words, and nothing that would act.

    What no reader sees (soft hyphens, zero-width characters, byte-order marks) is left out, and
    every line end is a line feed. Tabs and the marks LRM, RLM and ALM stay, since right-to-left
    text needs these to be read. Control characters and bidirectional overrides and isolates,
    which could make it say something else, stand there as `displayable` shows them. Not one
    character for one: offsets do not hold in the result.
    """
    if text.isascii() and text.isprintable():
        return text
    return text.replace("\r\n", "\n").translate(_own())


def shortened(text: str, most: int = 60) -> str:
    """Return a text on one line, and no more than its beginning where it is long."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[:most].rstrip()} …"


def one_line(text: str) -> str:
    """Return `text` as it leaves the program, on one line with single spaces."""
    return " ".join(exportable(text).split())


def lines(text: str) -> list[str]:
    """Return the lines of `text` as they leave the program, no blank ones at either end."""
    shown = [each.rstrip() for each in exportable(text).expandtabs(TAB).split("\n")]
    while shown and not shown[-1]:
        shown.pop()
    while shown and not shown[0]:
        shown.pop(0)
    return shown


def seen(text: str) -> str:
    """Leave out what is not seen and says nothing: soft hyphens, zero-width spaces, fillers."""
    return text.translate(_UNSEEN)


def in_words(text: str) -> str:
    """Return what stands in words of a text, as the inside of a class of a regular expression.

    To Python a vowel sign of Devanagari is no part of a word, as an accent of its own is none.
    """
    marks = [char for char in set(text) if unicodedata.category(char)[0] == "M"]
    return r"\w\u200c\u200d" + "".join(sorted(marks))


_ASCII = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-",
        "—": "-", "…": ".", "¶": "P", "·": "-", "•": "*", "█": "#", "░": "=", "│": "|",
        "→": ">", "¡": "!", "¿": "?", "×": "x", "±": "~", "⇄": "?",
        "␛": "?", "␡": "?", "↑": "^", "↓": "v",
    }
)  # fmt: skip


def ascii_only(text: str) -> str:
    """Put `text` into ASCII, one character for one, for terminals without UTF-8."""
    if text.isascii():
        return text
    return "".join(map(_ascii_char, text.translate(_ASCII)))


@lru_cache(maxsize=1024)
def _ascii_char(char: str) -> str:
    base = unicodedata.normalize("NFKD", char)[0]
    return base if base.isascii() and base.isprintable() else "?"


def file_name(path: object) -> str:
    """Return a path as it may stand in a sentence: on one line, whatever bytes it has."""
    return one_line(str(path).encode("utf-8", "replace").decode())
