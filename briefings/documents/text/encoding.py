"""Which encoding a text is in, where nobody says it: UTF-8, or what its bytes look like."""

import codecs
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from briefings.errors import DamagedError


class DecodedText(NamedTuple):
    """A text, and the encoding that it was found in, as people call it.

    `strays` is how many of its characters were bytes of another encoding.
    """

    text: str
    encoding: str
    strays: int = 0

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be said of it: nothing where it is UTF-8."""
        if self.strays:
            return (f"{self.strays:,} of the file's bytes are no UTF-8: taken for Windows-1252.",)
        if self.encoding == _UTF_8:
            return ()
        return (f"The file was taken to be in {self.encoding}, since it is not UTF-8.",)


_UTF_8: Final = "UTF-8"

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", _UTF_8),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
"""The byte order marks, with codec and name; that of UTF-16 begins as that of UTF-32 does."""

_CANDIDATES: Final = [
    *("cp1250", "iso8859_2", "cp1251", "koi8_r", "cp866", "cp1253", "cp1254", "cp1255", "cp1256"),
    *("cp1258", "cp932", "euc_jp", "gb18030", "big5", "cp949", "tis_620"),
    *("mac_roman", "cp850", "cp437", "utf_16_le", "utf_16_be"),
]
"""The encodings in which texts are found, besides those that are recognised without help."""

_STRAY: Final = re.compile("[\udc80-\udcff]")
"""What Python decodes a byte to that is no UTF-8."""

_BEYOND_ASCII: Final = re.compile("[^\x00-\x7f]")
_STRAYS: Final = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)
}
_LEAST_RIGHT: Final = 3
"""So many characters must be UTF-8 for each byte that is none."""

_LOOKED_AT: Final = 1 << 16
"""Bytes, or characters, by which an encoding is told."""

_NOT_A_LETTER: Final = "’‘“”«»´`·•…–—\xa0\xad"
"""Signs that may stand between two letters, also where a blank was forgotten."""

_FOREIGN_MIXES: Final = (
    ("øØ", "áíýèìùÁÍÝÈÌÙ", "æåÆÅ"),  # Czech, Slovak
    ("õÕûÛ", "öüÖÜ", "äàâçÄÀÂÇ"),  # Hungarian
    ("ýþðÝÞÐ", "çüÇÜ", "æÆ"),  # Turkish
    ("ãÃ", "þÞ", "çõÇÕ"),  # Romanian
)
"""Letters that no Western text has together, unless it has one of the third kind."""

_MOST_ACCENTS: Final = 0.25
_MOST_ODD: Final = 0.1
_EURO_OF_LATIN_9: Final = re.compile(r"\d\s?¤|¤\s?\d")
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS: Final = 0.02


def decoded(raw: bytes, name: str) -> DecodedText:
    """Decode a text file; a byte order mark is no part of the text.

    Raises:
        DamagedError: it is no text, or damaged.
    """
    text = _by_its_mark(raw, name) or _without_mark(raw)
    what = "its bytes are no letters" if text is None else _no_text(text.text)
    if text is None or what:
        raise DamagedError(f"{name} is no text ({what}): name a file with an article in it.")
    return text


def _no_text(text: str) -> str | None:
    """Return why something cannot be text, `None` where it can."""
    if "\0" in text:
        return "it holds zero bytes"
    head = text[:_LOOKED_AT]
    is_control = len(_CONTROL.findall(head)) > _MOST_CONTROLS * len(head)
    return "it holds control characters" if is_control else None


def _by_its_mark(raw: bytes, name: str) -> DecodedText | None:
    for mark, codec, label in _MARKS:
        if raw.startswith(mark):
            try:
                return DecodedText(raw[len(mark) :].decode(codec), label)
            except UnicodeDecodeError as error:
                if codec == "utf-8" and (found := _mostly_utf_8(raw[len(mark) :])):
                    return found
                raise DamagedError(
                    f"{name} is damaged {label} (byte {len(mark) + error.start}): save it as UTF-8."
                ) from None
    return None


def _without_mark(raw: bytes) -> DecodedText | None:
    if b"\0" in raw[:_LOOKED_AT]:
        return _utf_16(raw) or DecodedText(raw.decode("latin-1"), "Latin-1")
    try:
        return DecodedText(raw.decode("utf-8"), _UTF_8)
    except UnicodeDecodeError:
        return _mostly_utf_8(raw) or _western(raw) or _guessed(raw)


def _mostly_utf_8(raw: bytes) -> DecodedText | None:
    """Decode UTF-8 with some bytes in it that are none, as texts have that were put together.

    No text in another encoding has sequences of UTF-8 by chance but a few.
    """
    text = raw.decode("utf-8", "surrogateescape")
    strays = len(_STRAY.findall(text))
    right = len(_BEYOND_ASCII.findall(text)) - strays
    if right < _LEAST_RIGHT * strays:
        return None
    return DecodedText(text.translate(_STRAYS), _UTF_8, strays)


def _utf_16(raw: bytes) -> DecodedText | None:
    """Decode UTF-16 without a mark: line ends and blanks are where the other order has none."""
    found = []
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        usual = sum(text[:_LOOKED_AT].count(each) for each in " \n\r.,\u3000\u3001\u3002")
        found.append((usual, text))
    usual, text = max(found, default=(0, ""))
    return DecodedText(text, "UTF-16") if usual else None


def _western(raw: bytes) -> DecodedText | None:
    """Decode Windows-1252, or the Latin-1 and Latin-9 that it holds, where it reads like that."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    if not _reads_western(text[:_LOOKED_AT]):
        return None
    if any("\x80" <= each <= "\x9f" for each in raw.decode("latin-1")):
        return DecodedText(text, "Windows-1252")
    if _EURO_OF_LATIN_9.search(text):
        return DecodedText(raw.decode("iso8859-15"), "Latin-9")
    return DecodedText(text, "Latin-1")


def _reads_western(text: str) -> bool:
    accents = [char for char in text if char > "\x7f"]
    letters = sum(map(str.isalpha, text))
    if sum(map(str.isalpha, accents)) > _MOST_ACCENTS * letters:
        return False
    present = set(accents)
    for some, others, unless in _FOREIGN_MIXES:
        if present & set(some) and present & set(others) and not present & set(unless):
            return False
    return sum(_odd_places(text)) <= _MOST_ODD * len(accents)


def _odd_places(text: str) -> Iterator[bool]:
    """Yield for each character beyond ASCII but the outermost whether it is odd where it stands.

    Signs within a word are, and capitals after a small letter.
    """
    for before, char, after in zip(text, text[1:], text[2:], strict=False):
        if char <= "\x7f":
            continue
        if char.isalpha() and char not in "ªº":
            yield char.isupper() and before.islower()
        else:
            yield char not in _NOT_A_LETTER and before.isalpha() and after.isalpha()


def _guessed(raw: bytes) -> DecodedText | None:
    """Decode what is neither, as the frequencies of its letters suggest."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - few files need it

    best = from_bytes(raw, cp_isolation=_CANDIDATES, enable_fallback=False).best()
    if best is None:
        return None
    return DecodedText(str(best).removeprefix("\ufeff"), _label(best.encoding))


def _label(codec: str) -> str:
    number = codec.removeprefix("cp")
    if number.startswith("125"):
        return f"Windows-{number}"
    return codec.replace("_", "-").upper()
