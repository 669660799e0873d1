"""From a page's bytes to its characters, by what the page says of them and by what they are."""

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED: Final = re.compile(
    rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_HEAD: Final = 8192
_WESTERN: Final = frozenset(("iso8859-1", "latin-1", "ascii", "us-ascii"))


def decoded(raw: bytes, told: str | None = None) -> str:
    """Return a page's characters; `told` is what a header beside it says of its encoding.

    What is UTF-8 is read as such, whatever the page says: hardly any other text is it by chance.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    wide = _wide(raw[:_HEAD])
    if wide is not None:
        return raw.decode(wide, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(raw, 0, _HEAD)
    own = declared[1].decode("ascii", "replace") if declared else None
    return raw.decode(_known(told) or _known(own) or "cp1252", "replace")


def _wide(head: bytes) -> str | None:
    """Return the encoding of text with two bytes a character and no mark that says so."""
    if len(head) < 8 or head.count(0) < len(head) // 4:  # noqa: PLR2004
        return None
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _known(name: str | None) -> str | None:
    try:
        encoding = codecs.lookup(name or "").name
    except LookupError:
        return None
    if encoding.startswith("utf-"):
        return "utf-8"
    return "cp1252" if encoding in _WESTERN else encoding
