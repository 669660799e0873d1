"""How a mail, a folder of mails and a saved page in MHTML begin, and how a letter's head does not.

Nobody but a program writes `Message-ID` or a date with its zone, but many a letter or memo begins
with `From:` and `Subject:`.
"""

import re
from typing import Final, Literal

MAIL_SUFFIXES: Final = frozenset({".eml", ".email"})
MAILBOX_SUFFIXES: Final = frozenset({".mbox", ".mbx"})
MHTML_SUFFIXES: Final = frozenset({".mhtml", ".mht"})

_HEAD: Final = 1 << 18
"""Bytes that the head of a mail may have: some have passed through many hands."""

_POSTMARK: Final = re.compile(
    rb"^From (?:-|\S+(?: at \S+)?)[ \t]+\w{3} \w{3} [ \d]\d \d\d:\d\d(?::\d\d)?"
    rb"(?: [A-Z]{1,5}| [+-]\d{4})?(?: \d{4})(?: [+-]\d{4})?[ \t]*\r?$",
    re.MULTILINE,
)
"""The line that parts the mails of a folder: `From ana@brava.example Mon May  3 10:00:00 2021`."""

_FIELD: Final = re.compile(rb"([!-9;-~]{1,76}):[ \t]?(.*(?:\r?\n[ \t]+.*)*)(?:\r?\n|\r|\Z)")
_BLANKS: Final = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*")
_FROM_PROGRAMS: Final = frozenset(
    {
        *(b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"),
        *(b"content-transfer-encoding", b"dkim-signature", b"x-mailer", b"list-id"),
    }
)
_DATE: Final = re.compile(rb"(?:\w{3},\s*)?\d{1,2} \w{3} \d{4}\s+\d\d:\d\d(?::\d\d)?\s+[+-]?\w+")
_OF_A_MAIL: Final = frozenset({b"to", b"received", b"delivered-to", b"return-path"})
_NAMED: Final = frozenset({b"from", b"subject", b"date"})
_FEWEST_NAMED: Final = 2


def mail_kind(raw: bytes, suffix: str) -> Literal["mail", "mailbox", "mhtml"] | None:
    """Return which of these a file is, `None` where it is none."""
    begin = _after_blanks(raw, 0)
    postmark = _POSTMARK.match(raw, begin)
    fields = _fields(raw, begin if postmark is None else _after_blanks(raw, postmark.end()))
    if postmark is not None and fields and _is_folder(raw, postmark.end(), suffix):
        return "mailbox"
    if _is_page(fields, suffix):
        return "mhtml"
    return "mail" if _is_mail(fields, suffix) else None


def _is_folder(raw: bytes, end: int, suffix: str) -> bool:
    return suffix in MAILBOX_SUFFIXES or _POSTMARK.search(raw, end) is not None


def _after_blanks(raw: bytes, place: int) -> int:
    blanks = _BLANKS.match(raw, place)
    return blanks.end() if blanks else place


def _fields(raw: bytes, start: int) -> dict[bytes, bytes]:
    """Return the fields of the head that begins at `start`, by their names in small letters."""
    fields: dict[bytes, bytes] = {}
    head = raw[start : start + _HEAD]
    place = 0
    while found := _FIELD.match(head, place):
        fields.setdefault(found[1].lower(), found[2])
        if found.end() == place:
            break
        place = found.end()
    return fields


def _is_page(fields: dict[bytes, bytes], suffix: str) -> bool:
    """Return whether it is a page with its pictures, as browsers save one, and was never sent."""
    if not fields.get(b"content-type", b"").lower().lstrip().startswith(b"multipart/related"):
        return False
    is_saved = b"snapshot-content-location" in fields or b"aved by" in fields.get(b"from", b"")
    return is_saved or suffix in MHTML_SUFFIXES or not _OF_A_MAIL & fields.keys()


def _is_mail(fields: dict[bytes, bytes], suffix: str) -> bool:
    if len(_NAMED & fields.keys()) < _FEWEST_NAMED:
        return False
    is_sent = b"@" in fields.get(b"from", b"") and _DATE.match(fields.get(b"date", b"").strip())
    return bool(_FROM_PROGRAMS & fields.keys() or is_sent or suffix in MAIL_SUFFIXES)
