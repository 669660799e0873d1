"""Which of a mail's parts are its text, which are attachments, and which are other mails."""

import mimetypes
import re
from email.message import Message
from typing import Final, NamedTuple

from briefings.documents.document import Attachment
from briefings.documents.mails.message import Mail, content_of, field, readable
from briefings.documents.mails.names import plain_subject
from briefings.errors import DamagedError
from briefings.text import one_line

_DEEPEST: Final = 30
_SIGNATURES: Final = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)
_ENCRYPTED: Final = frozenset(
    {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
)
_MAILS: Final = frozenset({"message/rfc822", "message/global"})
_OTHER_TEXTS: Final = frozenset(
    {"text/plain", "text/html", "text/css", "text/x-amp-html", "text/watch-html", "text/enriched"}
)
"""The kinds in which a mail has the same text once more."""

_NO_NAME: Final = re.compile(r"[\s.~-]+")
_LARGEST_TEXT: Final = 5_000_000
_LONGEST_NAME: Final = 120
_LONGEST_SUFFIX: Final = 10


class Alternative(NamedTuple):
    """One text, in the kinds in which the mail has it."""

    plain: Mail | None = None
    html: Mail | None = None


class MailParts:
    """A mail's parts, sorted: `texts` stand one after the other, `digest` are those of a digest.

    Raises:
        DamagedError: it is encrypted, or has more text than anybody writes.
    """

    def __init__(self, mail: Mail, name: str) -> None:
        self.texts: list[Alternative] = []
        self.attachments: list[Attachment] = []
        self.mails: list[Mail] = []
        self.digest: list[Mail] = []
        self._name = name
        self._bytes_of_text = 0
        self._sort(mail, 0)

    def _sort(self, part: Mail, depth: int) -> None:
        kind = part.get_content_type()
        inner = _inner(part)
        if kind in _ENCRYPTED:
            raise DamagedError(f"{self._name} is encrypted: save it decrypted and add that.")
        if depth > _DEEPEST or kind in _SIGNATURES:
            return
        if kind == "multipart/digest":
            self.digest += [mail for each in inner for mail in (_inner(each) or [each])]
        elif kind.startswith("multipart/"):
            before = len(self.texts)
            for each in inner:
                self._sort(each, depth + 1)
            if kind == "multipart/alternative":
                self.texts[before:] = _as_one(self.texts[before:])
        elif kind in _MAILS and inner:
            self.mails.append(inner[0])
        else:
            self._sort_leaf(part, kind)

    def _sort_leaf(self, part: Mail, kind: str) -> None:
        name = _file_name(part)
        disposition = part.get_content_disposition()
        is_text = kind in {"text/plain", "text/html"} and disposition != "attachment" and not name
        if is_text:
            self._bytes_of_text += len(content_of(part))
            if self._bytes_of_text > _LARGEST_TEXT:
                raise DamagedError(
                    f"{self._name} has more than {_LARGEST_TEXT // 1_000_000} MB of text: save the "
                    "part that you need as a file of its own."
                )
            is_html = kind == "text/html"
            self.texts.append(Alternative(html=part) if is_html else Alternative(plain=part))
        elif (
            disposition == "attachment" or (name and not part.get("Content-ID")) or _is_other(kind)
        ):
            self._attach(name, content_of(part), mimetypes.guess_extension(kind) or ".bin")

    def attach_mail(self, mail: Mail) -> None:
        """List a mail inside this one as an attachment."""
        try:
            content = mail.as_bytes()
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return
        self._attach(safe_name(plain_subject(field(mail, "Subject"))), content, ".eml")

    def _attach(self, name: str, content: bytes, suffix: str) -> None:
        named = name or f"attachment-{len(self.attachments) + 1}"
        stem, dot, ending = named.rpartition(".")
        if not dot or " " in ending:
            stem, ending = named, suffix.removeprefix(".")
        taken = {each.name for each in self.attachments}
        number = 1
        found = f"{stem}.{ending}"
        while found in taken:
            number += 1
            found = f"{stem} ({number}).{ending}"
        self.attachments.append(Attachment(name=found, content=content))


def _as_one(texts: list[Alternative]) -> list[Alternative]:
    """Return the plain and the HTML text of several that say the same."""
    plain = next((each.plain for each in texts if each.plain), None)
    html = next((each.html for each in reversed(texts) if each.html), None)
    return [Alternative(plain, html)] if plain or html else []


def _inner(part: Mail) -> list[Mail]:
    # The text of a part that has none inside may be in a charset that nobody can spell.
    payload = part.get_payload() if part.is_multipart() else ()
    return [each for each in payload if isinstance(each, Message)]


def _is_other(kind: str) -> bool:
    """Return whether a part without a name is something to be told of: pictures are layout."""
    return not kind.startswith(("image/", "message/")) and kind not in _OTHER_TEXTS


def _file_name(part: Mail) -> str:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError):
        return "unnamed"
    return safe_name(readable(name)) if name else ""


def safe_name(name: str) -> str:
    """Return a file's name without folders, signs that act or hide, and without a leading dot."""
    last = re.split(r"[/\\:]", one_line(name))[-1]
    plain = re.sub(r'[<>"|?*␀-␡⇄�]', "_", last).strip().lstrip("._~- ")
    return "" if _NO_NAME.fullmatch(plain) else _shortened(plain)


def _shortened(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > _LONGEST_SUFFIX:
        return name[:_LONGEST_NAME]
    return f"{stem[: _LONGEST_NAME - len(ending)]}.{ending}"
