"""Folders of mails in one file (.mbox): each as `briefings.documents.mail` reads it."""

import hashlib
import re
from collections.abc import Iterator
from typing import Final

import msgspec

from briefings.documents import mail
from briefings.documents.document import ReadOptions, SourceDocument
from briefings.errors import BriefingsError, DamagedError

_POSTMARK: Final = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\n]*\d\d:\d\d[^\n]*\n")
_QUOTED_FROM: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
_MOST_NAMED: Final = 3


def read(raw: bytes, name: str, _options: ReadOptions) -> tuple[SourceDocument, ...]:
    """Read a folder of mails; one that cannot be read is told of, and the others are in.

    Raises:
        DamagedError: none of them can be.
    """
    documents: list[SourceDocument] = []
    faults: list[str] = []
    number = 0
    sha256 = hashlib.sha256(raw).hexdigest()
    for number, each in enumerate(_mails(raw), 1):
        try:
            found = mail.read(each, f"{name}, mail {number}", _options)
        except BriefingsError as error:
            faults.append(str(error))
        else:
            documents += (
                msgspec.structs.replace(one, kind="mailbox", sha256=sha256) for one in found
            )
    if not documents:
        raise DamagedError(faults[0] if number == 1 else f"{name} holds no mail with text.")
    if faults:
        documents[0] = msgspec.structs.replace(
            documents[0], remarks=(*documents[0].remarks, _said(faults))
        )
    return tuple(documents)


def _mails(raw: bytes) -> Iterator[bytes]:
    marks = [*_POSTMARK.finditer(raw)]
    ends = [*(mark.start() for mark in marks[1:]), len(raw)]
    for mark, end in zip(marks, ends, strict=False):
        yield _QUOTED_FROM.sub(rb"\1", raw[mark.end() : end])


def _said(faults: list[str]) -> str:
    more = len(faults) - _MOST_NAMED
    others = f" (and {more} more)" if more > 0 else ""
    return f"Not read: {' '.join(faults[:_MOST_NAMED])}{others}"
