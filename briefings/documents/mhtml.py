"""Web archives of one file (MHTML, RFC 2557), as Chromium, Internet Explorer and others save."""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.message import Message
from email.parser import BytesHeaderParser
from typing import Final

from briefings.documents.document import ReadOptions, SourceDocument
from briefings.documents.html import document_of
from briefings.documents.web_pages.decoding import decoded
from briefings.documents.web_pages.saved_from import SavedFrom, mail_day, saved_from, web_address
from briefings.errors import DamagedError

_HEAD: Final = 64 * 1024
_MOST_PARTS: Final = 10_000
_MOST_DEPTH: Final = 5
_HEAD_END: Final = re.compile(rb"\r?\n\r?\n")
_PAGES: Final = frozenset(("text/html", "application/xhtml+xml"))


@dataclass(frozen=True)
class _Part:
    headers: Message
    body: bytes

    @property
    def is_page(self) -> bool:
        return self.headers.get_content_type() in _PAGES


def read(raw: bytes, name: str, _options: ReadOptions) -> tuple[SourceDocument, ...]:
    """Read the page of a web archive: the one that it begins with, or its largest frame.

    Raises:
        DamagedError: there is no page in it, or none with text.
    """
    top = _part(raw)
    pages = [part for part in _parts(top) if part.is_page]
    if not pages:
        raise DamagedError(f"{name} holds no web page: save the page again, as HTML for one.")
    first = pages[0]
    start = top.headers.get_param("start")
    for page in pages:
        if start and page.headers.get("Content-ID") == start:
            first = page
    others = sorted((page for page in pages if page is not first), key=lambda page: -len(page.body))
    error: DamagedError | None = None
    for page in [first, *others[:3]]:
        markup = decoded(_content(page), page.headers.get_content_charset())
        try:
            return (document_of(markup, name, "mhtml", raw, _saved(top, page, markup)),)
        except DamagedError as refused:
            error = error or refused
    raise error or DamagedError(f"{name} holds no text to read.")


def _saved(top: _Part, page: _Part, markup: str) -> SavedFrom | None:
    """Return the page's address and the day of saving, by the archive's head."""
    day = mail_day(str(top.headers.get("Date", "")))
    for part, header in (
        (top, "Snapshot-Content-Location"),
        (page, "Content-Location"),
        (top, "Content-Location"),
    ):
        url = web_address(str(part.headers.get(header, "")))
        if url:
            return SavedFrom(f"MHTML header {header}", url, day)
    noted = saved_from(markup)
    return noted if noted or day is None else SavedFrom("MHTML header Date", None, day)


def _parts(part: _Part, depth: int = 0) -> Iterator[_Part]:
    """Yield the parts of a message that hold no others."""
    boundary = part.headers.get_boundary()
    if part.headers.get_content_maintype() != "multipart" or not boundary or depth > _MOST_DEPTH:
        yield part
        return
    mark = b"--" + boundary.encode("utf-8", "replace")
    line = re.compile(rb"(?:^|\n)" + re.escape(mark) + rb"(--)?[ \t]*(?:\r?\n|\r?$)")
    begin = None
    for count, found in enumerate(line.finditer(part.body)):
        if begin is not None:
            yield from _parts(_part(part.body[begin : found.start()]), depth + 1)
        begin = None if found[1] else found.end()
        if begin is None or count > _MOST_PARTS:
            return
    if begin is not None:  # cut short
        yield from _parts(_part(part.body[begin:]), depth + 1)


def _part(raw: bytes) -> _Part:
    end = _HEAD_END.search(raw, 0, _HEAD)
    head, body = (raw[: end.start()], raw[end.end() :]) if end else (raw[:_HEAD], b"")
    try:
        headers = BytesHeaderParser().parsebytes(head.lstrip(b"\r\n") + b"\n\n")
    except (MessageError, ValueError):
        headers = Message()
    return _Part(headers, body)


def _content(part: _Part) -> bytes:
    encoding = str(part.headers.get("Content-Transfer-Encoding", "")).strip().lower()
    if encoding == "quoted-printable":
        return quopri.decodestring(part.body)
    if encoding == "base64":
        compact = b"".join(part.body.split())
        try:
            return base64.b64decode(compact + b"=" * (-len(compact) % 4))
        except binascii.Error:
            return base64.b64decode(compact[: len(compact) // 4 * 4])
    return part.body
