"""What kind of document a file is, by its bytes; by its name only where these leave it open."""

import re
from pathlib import PurePath
from typing import Final

from briefings.documents.document import DocumentKind
from briefings.documents.kinds import html_marks
from briefings.documents.kinds.foreign_files import foreign
from briefings.documents.kinds.mail_marks import mail_kind
from briefings.documents.kinds.zip_kinds import zip_kind
from briefings.documents.text.encoding import decoded
from briefings.errors import DamagedError

PACK_MARK: Final = b"\x89briefings-pack "
"""What a file that `briefings pack` has made begins with."""

MARKDOWN_SUFFIXES: Final = frozenset(
    {".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".qmd", ".rmd"}
)

_HEAD: Final = 1 << 16
_PDF_WITHIN: Final = 1024
"""Bytes that may stand before a PDF, as those that a server has sent before it."""

_PDF_START: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*%PDF-")
_PDF_LINE: Final = re.compile(rb"^%PDF-\d\.\d[ \t]*[\r\n%\x00]", re.MULTILINE)

_FRONT_MATTER: Final = re.compile(
    r"""
      ---[ \t]*\n (?:[ \t]*\n|\#.*\n)* \w[\w\ -]*:(?:[ \t].*)?\n (?:.*\n)*?
      (?:---|\.\.\.)[ \t]*(?:\n|\Z)
    | \+\+\+[ \t]*\n (?:.*\n)*? \+\+\+[ \t]*(?:\n|\Z)""",
    re.VERBOSE,
)
_HEADING: Final = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_LINK: Final = re.compile(r"\]\((?:https?://|/|\.|#|<)")


def sniff(raw: bytes, name: str) -> DocumentKind:
    """Return what kind of document the bytes of a file are.

    Raises:
        DamagedError: of none, and which other they are; or it is empty.
    """
    if not raw or raw.isspace():
        raise DamagedError(f"{name} is empty: name a file with an article in it.")
    if raw.startswith(PACK_MARK):
        return "pack"
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return zip_kind(raw, name)
    is_cut_pdf = raw.startswith(b"%PDF-") and PurePath(name).suffix.lower() == ".pdf"
    if is_cut_pdf or _is_pdf(raw):
        return "pdf"
    other = foreign(raw)
    if other is not None:
        raise DamagedError(f"{name} {other}.")
    return _kind_of_text(raw, name)


def _is_pdf(raw: bytes) -> bool:
    head = raw[:_PDF_WITHIN]
    if _PDF_START.match(head) and (_PDF_LINE.search(head) or b" obj" in raw):
        return True
    return _PDF_LINE.search(head) is not None and b"startxref" in raw[-_PDF_WITHIN:]


def _kind_of_text(raw: bytes, name: str) -> DocumentKind:
    suffix = PurePath(name).suffix.lower()
    mail = mail_kind(raw, suffix)
    if mail is not None:
        return mail
    text, mistake = _text(raw, name)
    if html_marks.is_page(text, suffix):
        return "html"
    if mistake is not None:
        raise mistake
    if html_marks.is_flat_odt(text):
        return "odt"
    other = html_marks.other_xml(text)
    if other is not None:
        raise DamagedError(f"{name} {other}.")
    return _kind_of_words(text, suffix, is_whole=len(raw) <= _HEAD)


def _kind_of_words(text: str, suffix: str, *, is_whole: bool) -> DocumentKind:
    """Return what a text is that may be several: its name says it, or the marks in it."""
    if suffix in MARKDOWN_SUFFIXES:
        return "markdown"
    if suffix == ".txt":
        return "text"
    if html_marks.is_part(text, is_whole=is_whole):
        return "html"
    return "markdown" if _is_markdown(text) else "text"


def _text(raw: bytes, name: str) -> tuple[str, DamagedError | None]:
    """Decode the beginning; a page that is no proper text can still be told by its ASCII."""
    beginning = _beginning(raw)
    try:
        text = decoded(beginning, name).text
    except DamagedError as mistake:
        return beginning.decode("latin-1"), mistake
    if len(beginning) == len(raw) and not text.strip():
        raise DamagedError(f"{name} is empty: name a file with an article in it.")
    return text, None


def _beginning(raw: bytes) -> bytes:
    """Return the first bytes, up to a blank so that no character is cut."""
    if len(raw) <= _HEAD:
        return raw
    blank = max(raw.rfind(each, 0, _HEAD) for each in (b"\n", b" "))
    return raw if blank < 0 or b"\0" in raw[:_HEAD] else raw[: blank + 1]


def _is_markdown(text: str) -> bool:
    text = text.replace("\r\n", "\n")
    if _FRONT_MATTER.match(text):
        return True
    return _HEADING.search(text) is not None and _LINK.search(text) is not None
