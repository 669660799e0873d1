"""The letters of a line of a PDF as words: ligatures, accents, spaces, and which way they run."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from briefings.documents.pdf_layout.shown_text import Glyph

SOFT_HYPHEN: Final = "\u00ad"

_LIGATURES: Final = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
    | dict.fromkeys("\u00a0\t\n\r", " ")
    | dict.fromkeys("\uf0b7\uf0a7\uf076\uf0d8\uf0a8\uf06e", "•")
)
_ACCENTS: Final = {
    "´": "\u0301", "ˊ": "\u0301", "`": "\u0300", "ˋ": "\u0300", "¨": "\u0308", "^": "\u0302",
    "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "¸": "\u0327", "˚": "\u030a", "ˇ": "\u030c",
    "˘": "\u0306", "¯": "\u0304", "˙": "\u0307", "˝": "\u030b", "˛": "\u0328",
}  # fmt: skip
"""Accents that old fonts draw over a letter as signs of their own, as the marks that combine."""

_DOTLESS: Final = {"ı": "i", "ȷ": "j"}
_UNSEEN: Final = frozenset({"Cc", "Co", "Cn", "Cs"})
_PRESENTED: Final = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]")
"""Hebrew and Arabic letters as they look beside others."""

_GAP: Final = 0.17
"""A gap wider than this part of the font's size parts two words."""

_GAP_BESIDE_SPACES: Final = 0.2
"""The same in a line that has spaces of its own."""

_NO_GAP: Final = 0.05
_SPACED: Final = 0.09
"""Letters that stand further apart than this are spaced to look solemn."""

_FEWEST_GAPS: Final = 3
_MOSTLY: Final = 0.85
_RAISED: Final = 0.6
_MIRRORED: Final = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


def readable(text: str) -> str:
    """Return what a sign of a font says, without what is not text."""
    if text.isascii() and text.isprintable():
        return text
    text = text.translate(_LIGATURES)
    if _PRESENTED.search(text):
        text = unicodedata.normalize("NFKC", text)
    return "".join(char for char in text if unicodedata.category(char) not in _UNSEEN)


def is_mark(glyph: Glyph) -> bool:
    return bool(glyph.text) and unicodedata.category(glyph.text[0]) == "Mn"


def lower_accents(glyphs: Sequence[Glyph]) -> None:
    """Put accents that were raised over a capital on its line; it stands next in the file."""
    for before, glyph, after in zip([None, *glyphs], glyphs, [*glyphs[1:], None], strict=False):
        if not is_mark(glyph) and glyph.text not in _ACCENTS:
            continue
        middle = (glyph.left + glyph.right) / 2
        for letter in (after, before):
            if letter is None or not letter.text[0].isalpha():
                continue
            is_over = letter.left <= middle <= letter.right
            if is_over and abs(letter.base - glyph.base) < _RAISED * letter.size:
                glyph.base = letter.base
                break


def accented(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Put accents that stand as signs of their own on their letters; `glyphs` go rightwards."""
    plain = [glyph for glyph in glyphs if not is_mark(glyph) and glyph.text not in _ACCENTS]
    if len(plain) == len(glyphs):
        return plain
    letters = [glyph for glyph in plain if glyph.text.strip()]
    for accent in glyphs:
        if not is_mark(accent) and accent.text not in _ACCENTS:
            continue
        middle = (accent.left + accent.right) / 2
        below = [
            letter
            for letter in letters
            if letter.text[0].isalpha()
            and letter.left - 0.1 * letter.size <= middle <= letter.right
        ]
        if not below:
            plain.append(accent)
            continue
        letter = min(below, key=lambda each: abs((each.left + each.right) / 2 - middle))
        base = _DOTLESS.get(letter.text, letter.text)
        mark = _ACCENTS.get(accent.text, accent.text)
        letter.text = unicodedata.normalize("NFC", base + mark)
    return sorted(plain, key=lambda glyph: glyph.left)


def words_of(glyphs: Sequence[Glyph]) -> str:
    """Return the text of a line whose glyphs go rightwards, in the order in which it is read."""
    visible = [glyph for glyph in glyphs if glyph.text and not glyph.text.isspace()]
    parts = _parted(glyphs, visible)
    if _is_spaced_by_spaces(parts):
        parts = _closed_up(visible)
    pieces = [each for part in parts for each in (*part, " ")][:-1]
    if any(_direction(piece) == "R" for piece in pieces):
        pieces = _logical(pieces)
    return unicodedata.normalize("NFC", "".join(pieces)).strip()


def _parted(glyphs: Sequence[Glyph], visible: Sequence[Glyph]) -> list[list[str]]:
    """Return the pieces of text of each word."""
    if not visible:
        return []
    spaces = len(glyphs) - len(visible)
    limit = _GAP_BESIDE_SPACES if spaces else _GAP
    gaps = [_gap(left, right) for left, right in pairwise(visible)]
    if len(gaps) > _FEWEST_GAPS:
        usual = median(gaps)
        limit = max(limit, usual + _GAP) if usual > _SPACED else limit
    parts = [[visible[0].text]]
    space_before = _after_spaces(glyphs)
    for gap, glyph in zip(gaps, visible[1:], strict=True):
        if id(glyph) in space_before or gap > limit:
            parts.append([])
        parts[-1].append(glyph.text)
    return parts


def _after_spaces(glyphs: Sequence[Glyph]) -> set[int]:
    """Return the glyphs before which there is a space, by identity.

    One that the next letter is drawn over is none: some programs move back behind it.
    """
    found: set[int] = set()
    before: Glyph | None = None
    space: Glyph | None = None
    for glyph in glyphs:
        if not glyph.text:
            continue
        if glyph.text.isspace():
            space = glyph
            continue
        is_behind = space is not None and not _is_over(before, space, glyph)
        if is_behind or glyph.text[0] == " " or (before is not None and before.text[-1] == " "):
            found.add(id(glyph))
        before, space = glyph, None
    return found


def _is_over(before: Glyph | None, space: Glyph, glyph: Glyph) -> bool:
    has_room = space.right - space.left > 2 * _NO_GAP * glyph.size
    return before is not None and has_room and _gap(before, glyph) < _NO_GAP


def _gap(left: Glyph, right: Glyph) -> float:
    return (right.left - left.right) / (max(left.size, right.size) or 1)


def _is_spaced_by_spaces(parts: Sequence[Sequence[str]]) -> bool:
    """Return whether letters are parted by spaces: `T I T L E`."""
    single = sum(len(part) == 1 and part[0].isalpha() for part in parts)
    return len(parts) > _FEWEST_GAPS + 1 and single > _MOSTLY * len(parts)


def _closed_up(visible: Sequence[Glyph]) -> list[list[str]]:
    steps = [right.left - left.right for left, right in pairwise(visible)]
    limit = 1.6 * max(median(steps), 0.01)
    parts = [[visible[0].text]]
    for step, glyph in zip(steps, visible[1:], strict=True):
        if step > limit:
            parts.append([])
        parts[-1].append(glyph.text)
    return parts


def _direction(piece: str) -> str:
    """Return L or R for letters, 1 for digits, "" for what is neither."""
    for char in piece:
        kind = unicodedata.bidirectional(char)
        if kind in {"R", "AL"}:
            return "R"
        if kind == "L":
            return "L"
        if kind in {"EN", "AN"}:
            return "1"
    return ""


def is_rightwards(text: str, *, otherwise: bool = True) -> bool:
    """Return whether most letters of a text run rightwards; `otherwise` if as many do not."""
    kinds = [_direction(char) for char in text]
    right, left = kinds.count("R"), kinds.count("L")
    return otherwise if right == left else right < left


def _logical(pieces: Sequence[str]) -> list[str]:
    """Return pieces that stand from left to right in the order in which they are read."""
    kinds = [_direction(piece) for piece in pieces]
    is_left = [kind in {"L", "1"} for kind in kinds]
    is_right = [kind == "R" for kind in kinds]
    if is_rightwards("".join(pieces), otherwise=False):
        return _turned(pieces, is_right, is_left)
    return _closed(_turned(pieces[::-1], is_left[::-1], is_right[::-1]))


def _closed(pieces: list[str]) -> list[str]:
    """Turn brackets that close before they open: some files name them by how they look."""
    text = "".join(pieces)
    opening, closing = text.find("("), text.find(")")
    if -1 < closing < opening:
        return [piece.translate(_MIRRORED) for piece in pieces]
    return pieces


def _turned(pieces: Sequence[str], is_turned: Sequence[bool], is_end: Sequence[bool]) -> list[str]:
    """Turn round each run of pieces that are to be turned, with what stands between them."""
    result: list[str] = []
    at = 0
    while at < len(pieces):
        if not is_turned[at]:
            result.append(pieces[at])
            at += 1
            continue
        last = at
        for ahead in range(at, len(pieces)):
            if is_end[ahead]:
                break
            if is_turned[ahead]:
                last = ahead
        result += reversed(pieces[at : last + 1])
        at = last + 1
    return result


def once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Return glyphs without those drawn twice, a hair apart, to look bold."""
    kept: list[Glyph] = []
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        near = max(0.15 * glyph.size, 0.01)
        column, row = int(glyph.left / near), int(glyph.base / near)
        if glyph.text.strip() and any(
            abs(other.left - glyph.left) < min(near, 0.4 * (glyph.right - glyph.left) or near)
            and abs(other.base - glyph.base) < near
            and abs(other.size - glyph.size) < near
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for other in seen.get((glyph.text, x, y), ())
        ):
            continue
        seen.setdefault((glyph.text, column, row), []).append(glyph)
        kept.append(glyph)
    return kept
