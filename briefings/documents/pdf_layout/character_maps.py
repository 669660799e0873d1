"""Which letters the codes and the named signs of a PDF's fonts stand for."""

import re
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from pypdf._codecs import adobe_glyphs
from pypdf.generic import DictionaryObject, StreamObject

MOST_CODES: Final = 70_000
"""No font has more codes; a file that says so is not followed further."""

_LONGEST_LETTERS: Final = 64
_DIGITS_OF_A_BYTE: Final = 2
_LENGTHS: Final = {"beginbfchar": 2, "beginbfrange": 3}
_Entry = bytes | list[bytes]
_NUMBERED: Final = re.compile(r"/[a-zA-Z]{0,2}(\d{1,3})$")
_VARIANT: Final = re.compile(r"\.[\w.]+$")
_CODE_NAME: Final = re.compile(r"/(?:uni([0-9A-F]{4})+|u[0-9A-F]{4,6})$")
_TEX_SIGNS: Final = {
    **dict(zip(range(11, 16), ("ff", "fi", "fl", "ffi", "ffl"), strict=True)),
    **dict(zip(range(16, 23), "“”„«»–—", strict=True)),
    189: "¡",
    190: "¿",
    **dict(zip(range(27, 32), ("ff", "fi", "fl", "ffi", "ffl"), strict=True)),
}
_CMAP_TOKEN: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])|([A-Za-z]+)")


@cache
def letters_of(name: str) -> str:
    """Return the letters that a glyph's name stands for, `U+FFFD` where it does not say.

    `f_i` is two letters, `a.sc` a small capital, `uni00E9` and `u1F600` are code points; a font
    made of drawings may number its letters by their codes.
    """
    known = adobe_glyphs.get(name, "")
    if known and unicodedata.category(known[0]) != "Cc":
        return known
    if name == "/.notdef":
        return ""
    bare = _VARIANT.sub("", name)
    if bare != name:
        return letters_of(bare) if bare != "/" else ""
    if "_" in name:
        return "".join(letters_of("/" + part) for part in name[1:].split("_") if part)
    if _CODE_NAME.match(name):
        digits = name[4:] if name.startswith("/uni") else name[2:]
        step = 4 if name.startswith("/uni") else len(digits)
        codes = [int(digits[at : at + step], 16) for at in range(0, len(digits), step)]
        return "".join(chr(code) for code in codes if code <= sys.maxunicode)
    number = _NUMBERED.match(name)
    return _numbered(int(number[1])) if number else "\ufffd"


def _numbered(code: int) -> str:
    """Return the letter of a font of TeX's that is made of drawings, named after their codes."""
    if code in _TEX_SIGNS:
        return _TEX_SIGNS[code]
    return chr(code) if chr(code).isprintable() else "\ufffd"


def letters_by_code(resource: DictionaryObject) -> dict[int, str]:
    """Read the table that says which letters a code stands for, if the font has one."""
    stream = resource.get("/ToUnicode")
    stream = stream.get_object() if stream is not None else None
    if not isinstance(stream, StreamObject):
        return {}
    letters: dict[int, str] = {}
    for kind, entry in _entries(stream.get_data()):
        if kind == "beginbfchar":
            _add_range(letters, entry[0], entry[0], entry[1])
        else:
            _add_range(letters, *entry)
        if len(letters) > MOST_CODES:
            break
    return letters


def _entries(table: bytes) -> Iterator[tuple[str, list[_Entry]]]:
    """Yield the entries of a table: two hexadecimal numbers each, or three."""
    entry: list[_Entry] = []
    inside: list[bytes] | None = None
    kind = ""
    for found in _CMAP_TOKEN.finditer(table):
        number, opening, closing, word = found.groups()
        if word is not None:
            kind, entry = word.decode("ascii"), []
        elif opening:
            inside = []
        elif closing and inside is not None:
            entry.append(inside)
            inside = None
        elif number is not None:
            digits = number.translate(None, b" \r\n\t\f")
            if inside is None:
                entry.append(digits)
            else:
                inside.append(digits)
        if len(entry) == _LENGTHS.get(kind):
            yield kind, entry
            entry = []


def _add_range(letters: dict[int, str], first: _Entry, last: _Entry, target: _Entry) -> None:
    if isinstance(first, list) or isinstance(last, list) or not (first and last):
        return
    start, end = int(first, 16), int(last, 16)
    end = min(end, start + MOST_CODES)
    if isinstance(target, list):
        for code, digits in zip(range(start, end + 1), target, strict=False):
            letters[code] = _utf16(digits)
        return
    text = _utf16(target)
    letters[start] = text
    if text and len(text) <= _LONGEST_LETTERS:
        for code in range(start + 1, end + 1):
            letters[code] = text[:-1] + chr(min(ord(text[-1]) + code - start, sys.maxunicode))


def _utf16(digits: bytes) -> str:
    if len(digits) <= _DIGITS_OF_A_BYTE:
        return chr(int(digits, 16)) if digits else ""
    raw = bytes.fromhex(digits.decode("ascii")[: len(digits) // 4 * 4])
    return raw[: _LONGEST_LETTERS * 2].decode("utf-16-be", "replace")
