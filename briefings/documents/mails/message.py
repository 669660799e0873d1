"""A mail's bytes as its parts: read within limits, whatever its header and its charsets say.

The header parser of `email.policy.default` takes quadratic time for long fields and fails on some
malformed ones, so fields stay as they are written until they are asked for here.
"""

import re
from email.errors import HeaderParseError
from email.feedparser import BytesFeedParser
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from typing import Final, TypeAlias

from briefings.documents.canonical_text import canonical
from briefings.errors import DamagedError

Mail: TypeAlias = Message

_LARGEST: Final = 100_000_000
_LONGEST_HEADER: Final = 500_000
_LONGEST_FIELD: Final = 16_000
_MOST_PARTS: Final = 1_000
_HEADER_END: Final = re.compile(rb"\r?\n\r?\n|\r\r")
_WORD: Final = r"=\?[^?\s]{1,60}\?[bq]\?[^?]*\?="
_ENCODED_WORDS: Final = re.compile(rf"{_WORD}(?:\s+{_WORD})*", re.IGNORECASE)
_NO_CHARACTER: Final = re.compile("[\ud800-\udfff]")
"""Halves of characters, which UTF-7 can spell."""

_SINGLE_BYTES: Final = re.compile(
    r"iso-?8859|latin|windows-?125|cp125|(?:us-)?ascii|ansi|8859|unknown|x-"
)
_SAME_AS: Final = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252",
    "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949", "shift_jis": "cp932", "iso-8859-8-i": "iso-8859-8", "cp-850": "cp850",
}  # fmt: skip
"""Charsets by the larger ones that programs mean when they name them."""

_NO_CHARSETS: Final = frozenset(
    {"idna", "punycode", "unicode_escape", "unicode-escape", "raw_unicode_escape", "undefined"}
)


class _TooManyPartsError(Exception):
    pass


class _FieldsAsWritten(Compat32):
    """Long fields are cut, and none is taken apart."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_FIELD]

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002
        return value


def parsed(raw: bytes, name: str) -> Mail:
    """Return a mail's parts.

    Raises:
        DamagedError: it is too large, or has more parts or more depth than anybody sends.
    """
    if len(raw) > _LARGEST:
        raise DamagedError(
            f"{name} is larger than {_LARGEST // 1_000_000} MB: save its text as a file of its own."
        )
    end = _HEADER_END.search(raw)
    if (end.start() if end else len(raw)) > _LONGEST_HEADER:
        raise DamagedError(f"{name} is no mail, or has a header without end: save its text alone.")
    count = 0
    fields = _FieldsAsWritten()

    def new_part(*, policy: _FieldsAsWritten = fields) -> Mail:
        nonlocal count
        count += 1
        if count > _MOST_PARTS:
            raise _TooManyPartsError
        return Message(policy)

    parser = BytesFeedParser(new_part, policy=fields)
    try:
        parser.feed(raw)
        return parser.close()
    except (_TooManyPartsError, RecursionError):
        raise DamagedError(
            f"{name} has parts within parts without end: save its text alone."
        ) from None


def field(mail: Mail, name: str) -> str:
    """Return a field as a person reads it, "" where there is none."""
    value = mail.get(name)
    return "" if value is None else readable(value)


def readable(value: str) -> str:
    """Decode what stands in a field: encoded words, or bytes that are no ASCII."""
    decoded = _ENCODED_WORDS.sub(_decoded, _as_text(value)).replace("\0", "")
    return " ".join(_NO_CHARACTER.sub("\ufffd", decoded).split())


def _decoded(found: re.Match[str]) -> str:
    try:
        parts = decode_header(found[0])
    except (HeaderParseError, ValueError, TypeError):
        return found[0]
    return "".join(
        part if isinstance(part, str) else text_of(part, charset or None) for part, charset in parts
    )


def _as_text(value: str) -> str:
    return text_of(value.encode("utf-8", "surrogateescape"), None)


def content_of(part: Mail) -> bytes:
    """Return a part's bytes, without what they were wrapped in for the way."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def body_text(part: Mail) -> str:
    """Return the canonical text of a part."""
    text = canonical(text_of(content_of(part), charset_of(part)))
    return _NO_CHARACTER.sub("\ufffd", text.replace("\0", ""))


def charset_of(part: Mail) -> str | None:
    try:
        return part.get_content_charset()
    except (ValueError, LookupError, TypeError):
        return None


def parameter(part: Mail, name: str) -> str:
    """Return a parameter of a part's type in small letters, "" where there is none."""
    try:
        value = part.get_param(name)
    except (ValueError, LookupError, TypeError):
        return ""
    return value.casefold() if isinstance(value, str) else ""


def text_of(raw: bytes, charset: str | None) -> str:
    """Decode bytes of a charset that may be wrong, unknown, or none at all.

    What is sound UTF-8 and not merely ASCII is UTF-8, whichever charset of single bytes it is said
    to have.
    """
    said = (charset or "unknown").strip("'\" ").casefold()
    if raw.isascii() and not said.startswith(("iso-2022", "utf-7", "utf-16", "hz")):
        return raw.decode("ascii")
    tries = [_SAME_AS.get(said, said)]
    if _SINGLE_BYTES.match(said):
        tries.insert(0, "utf-8")
    for each in (*tries, "utf-8", "cp1252"):
        try:
            return raw.decode("utf-8" if each in _NO_CHARSETS else each)
        except (LookupError, ValueError):
            continue
    return raw.decode("latin-1")
