"""Text as people look for it: what is typed and what is written are made the same letters.

`fold` keeps the way back to the original's code points. Most text folds one character to one;
such a text needs no table for the way back, and is folded ten times as fast.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

import msgspec

_ALIKE: Final = {
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "ʺ": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'", "‹": "'", "›": "'",
    "ʹ": "'", "ʻ": "'", "ʼ": "'",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "⁄": "/", "∕": "/", "™": "", "℠": "",
}  # fmt: skip
"""Marks that have no key of their own; a sign of trade is no letter of the word before it."""

_LETTERS: Final = {
    "æ": "ae", "œ": "oe", "þ": "th", "ƕ": "hv", "ƣ": "oi", "ȣ": "ou",
    **{letter: base for base, letters in {
        "a": "ⱥ", "b": "ƀɓƃ", "c": "ȼƈ", "d": "đðɖɗƌȡ", "e": "ɇəɛǝ", "f": "ƒ", "g": "ǥɠ",
        "h": "ħⱨ", "i": "ıɨɩ", "j": "ɉȷ", "k": "ƙⱪ", "l": "łƚɫȴ", "n": "ŋɲƞȵ", "o": "øɵɔ",
        "p": "ƥᵽ", "q": "ɋĸ", "r": "ɍɽ", "s": "ȿ", "t": "ŧƭʈȶⱦƫ", "u": "ʉ", "v": "ʋ", "w": "ⱳ",
        "y": "ɏƴ", "z": "ƶȥɀⱬ",
    }.items() for letter in letters},
}  # fmt: skip
"""Letters that Unicode does not take apart, as Unicode's transform Latin-ASCII writes them."""

_SPELLED: Final = str.maketrans(_ALIKE | _LETTERS)

_IGNORABLE: Final = frozenset(
    chr(code)
    for first, last in (
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5),
        (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164),
        (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8),
        (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0001, 0xE0001), (0xE0020, 0xE007F),
        (0xE0100, 0xE01EF),
    )
    for code in range(first, last + 1)
)  # fmt: skip
"""Unicode's Default_Ignorable_Code_Point: soft hyphens, zero-width and directional characters.

Those that Unicode has kept for later are left out.
"""

_SPACES: Final = re.compile("  +")
_ASCII: Final = bytes(range(128))

_ANY: Final = "surrogatepass"

_BETWEEN: Final = "\0"
"""It folds to itself, and is no white space that would join what stands beside it."""

_NO_WORD: Final = re.compile(r"[\W_]")
_APART: Final = {code: chr(code) if chr(code).isalnum() else " " for code in range(128)}

_FEW: Final = 24
"""So many different characters are replaced one after the other."""


class Folded(msgspec.Struct, frozen=True):
    """Folded text, and for each of its characters the range of the original it came from.

    `starts` has one entry more than `text`: the original's length.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Turn a range of the folded text into the range of the original that it covers.

        Combining marks that follow the last character belong to it, and a character of which
        only a part is in the range (the `s` of a folded `ß`) belongs to it whole. Invisible
        characters belong to it where they stand inside.
        """
        if start >= end:
            return self.starts[start], self.starts[start]
        last = bisect_right(self.starts, self.starts[end - 1]) - 1
        return self.starts[start], self.ends[last]

    def index(self, offset: int) -> int:
        """Return where in the folded text that stands which stands at `offset` of the original."""
        return bisect_left(self.starts, offset, hi=len(self.text))


class _Folds(dict[int, str]):
    """What each character folds to, found out when it is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _fold_char(char)
        if len(folded) != 1:
            self.uneven.add(char)
        self[code] = folded
        return folded


_FOLDS: Final = _Folds()


def fold(text: str) -> Folded:
    """Fold `text` for comparison: no accents, no case, one kind of quotation mark and dash.

    Runs of white space become one space, so that a phrase is found across a wrapped line. What
    Unicode takes apart is taken apart (NFKD: `²` is 2, `…` three points), letters with strokes
    and joined ones become plain ones (`_LETTERS`), case goes by Unicode's full case folding, and
    invisible characters go.
    """
    folded = folded_text(text)
    if is_even(text, folded):
        return Folded(folded, range(len(text) + 1), range(1, len(text) + 1))
    starts: list[int] = []
    ends: list[int] = []
    after_space = False
    for index, char in enumerate(text):
        piece = _FOLDS[ord(char)]
        if not piece:
            if ends and unicodedata.category(char).startswith("M"):
                ends[-1] = index + 1
        elif piece == " " and after_space:
            ends[-1] = index + 1
        else:
            starts += [index] * len(piece)
            ends += [index + 1] * len(piece)
            after_space = piece == " "
    return Folded(folded, (*starts, len(text)), tuple(ends))


def folded_text(text: str) -> str:
    """Return `fold(text).text`."""
    folded = _in_ascii(text).translate(_FOLDS)
    return _SPACES.sub(" ", folded) if "  " in folded else folded


def folded_texts(texts: Sequence[str]) -> list[str]:
    """Return `folded_text` of each; what becomes ASCII is folded all at once, which is faster."""
    joined = _BETWEEN.join(texts)
    if joined.count(_BETWEEN) >= len(texts):
        return list(map(folded_text, texts))
    others = [c for c in _not_ascii(joined) if not _FOLDS[ord(c)].isascii()]
    apart = [any(char in text for char in others) for text in texts]
    plain = (text for text, is_apart in zip(texts, apart, strict=True) if not is_apart)
    folded = iter(folded_text(_BETWEEN.join(plain)).split(_BETWEEN))
    return [
        folded_text(text) if is_apart else next(folded)
        for text, is_apart in zip(texts, apart, strict=True)
    ]


def _in_ascii(text: str) -> str:
    """Return a text with its few other characters folded, if that makes it ASCII.

    Python translates ASCII many times as fast; it is folded once more, which changes nothing.
    """
    if text.isascii():
        return text
    others = _not_ascii(text)
    if len(others) > _FEW or not all(_FOLDS[ord(each)].isascii() for each in others):
        return text
    for each in others:
        text = text.replace(each, _FOLDS[ord(each)])
    return text


def _not_ascii(text: str) -> set[str]:
    """Return a text's characters that are not ASCII; bytes are sifted faster than characters."""
    if text.isascii():
        return set()
    return set(text.encode("utf-8", _ANY).translate(None, _ASCII).decode("utf-8", _ANY))


def folded_words(folded: str) -> list[str]:
    """Return the words of a folded text, its runs of letters and digits, in order."""
    return words_apart(folded).split()


def words_apart(folded: str) -> str:
    """Return a folded text with a blank for each character that is no letter and no digit."""
    for other in _not_ascii(folded):
        if other.isalnum():
            return _NO_WORD.sub(" ", folded)
        folded = folded.replace(other, " ")
    return folded.translate(_APART)


def is_even(text: str, folded: str) -> bool:
    """Return whether offsets in `folded`, the folded text of `text`, are offsets in `text`."""
    if len(text) != len(folded):
        return False
    return text.isascii() or _FOLDS.uneven.isdisjoint(_not_ascii(text))


@lru_cache(maxsize=1024)
def way_back(text: str) -> Folded:
    """Return `fold(text)`, remembered for the texts that are being shown."""
    return fold(text)


def bare(text: str) -> Folded:
    """Return `text` without its invisible characters and otherwise as it is, with the way back."""
    kept = [index for index, char in enumerate(text) if char not in _IGNORABLE]
    ends = [index + 1 for index in kept]
    return Folded("".join(text[index] for index in kept), (*kept, len(text)), tuple(ends))


def is_unwritten(char: str) -> bool:
    """Return whether a character is no more than an accent, or not seen at all."""
    return not _FOLDS[ord(char)]


def _fold_char(char: str) -> str:
    if char.isspace():
        return " "
    if char in _IGNORABLE:
        return ""
    if ord(char) in _SPELLED:
        return char.translate(_SPELLED)
    apart = unicodedata.normalize("NFKD", char)
    if apart.startswith(" "):
        return char  # An accent that stands alone is no space.
    return _plain(apart).casefold().translate(_SPELLED)


def _plain(chars: Iterable[str]) -> str:
    return "".join(c for c in chars if not unicodedata.combining(c) and c not in _IGNORABLE)
