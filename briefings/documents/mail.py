"""Mails (.eml): the article that one brings, with its sender, subject and day, and attachments."""

import hashlib
import re
from collections.abc import Iterator
from typing import Final

import msgspec

from briefings.documents.block_text import UnplacedBlock, joined
from briefings.documents.document import FoundValue, Metadata, ReadOptions, SourceDocument
from briefings.documents.heads.language import language_of
from briefings.documents.mails.blocks import MailBlock, plain_blocks, without_addresses
from briefings.documents.mails.mail_html import html_blocks
from briefings.documents.mails.message import Mail, body_text, field, parameter, parsed
from briefings.documents.mails.metadata import forwarded_metadata, is_bulk, metadata_of
from briefings.documents.mails.names import is_answer
from briefings.documents.mails.parts import Alternative, MailParts
from briefings.documents.mails.trim import innermost, without_answered, without_frame
from briefings.errors import DamagedError

_STUB: Final = 0.6
"""A kind of text with fewer of the other's words than this merely points to it."""

_PREFACE: Final = 80
"""In words: a mail with an article attached as a mail has no more of its own."""

_DEEPEST: Final = 5
_HEAD: Final = 1_000
_ON_THE_WEB: Final = re.compile(r"\bon the web at\s+<?(https?://[^\s<>?#]+)>?(?:\s|$)")


def read(raw: bytes, name: str, _options: ReadOptions) -> tuple[SourceDocument, ...]:
    """Read a mail: one article, or those of a digest.

    Raises:
        DamagedError: it is encrypted, without text, or made to have no end.
    """
    return tuple(documents_of(raw, name))


def documents_of(raw: bytes, name: str) -> Iterator[SourceDocument]:
    """Yield the articles of a mail's bytes; errors are those of `read`."""
    sha256 = hashlib.sha256(raw).hexdigest()
    mail = parsed(raw, name)
    parts = MailParts(mail, name)
    if not parts.digest:
        yield _document(mail, parts, name, sha256)
        return
    for number, each in enumerate(parts.digest, 1):
        yield _document(each, MailParts(each, name), f"{name}, mail {number}", sha256)


def _document(
    mail: Mail, parts: MailParts, name: str, sha256: str, depth: int = 0
) -> SourceDocument:
    """Return the article of a mail, or of the one that it brings along."""
    blocks = [each for text in parts.texts for each in _blocks(text, is_from_program=is_bulk(mail))]
    if parts.mails and _words(blocks) <= _PREFACE and depth < _DEEPEST:
        inner = MailParts(parts.mails[0], name)
        if inner.texts or inner.mails:
            inner.attachments += parts.attachments
            inner.mails += parts.mails[1:]
            return _document(parts.mails[0], inner, name, sha256, depth + 1)
    for each in parts.mails:
        parts.attach_mail(each)
    article, metadata, was_cut = _article(mail, blocks)
    if metadata.url is None:
        metadata = msgspec.structs.replace(metadata, url=_address(parts.texts))
    text, placed = joined(map(_unplaced, article))
    if not placed:
        raise DamagedError(f"{name} {_without_text(parts)}")
    return SourceDocument(
        kind="mail",
        text=text,
        blocks=placed,
        sha256=sha256,
        metadata=metadata,
        remarks=tuple(_remarks(parts, was_cut=was_cut)),
        attachments=tuple(parts.attachments),
    )


def _article(mail: Mail, blocks: list[MailBlock]) -> tuple[list[MailBlock], Metadata, bool]:
    """Return what is the article, what is known of it, and whether an answered mail was cut."""
    metadata = metadata_of(mail)
    subject = field(mail, "Subject")
    answers = is_answer(subject)
    forwarded = innermost(blocks, is_answer=answers)
    if forwarded is None:
        own, was_cut = without_answered(blocks, is_answer=answers)
        return without_frame(own, is_from_program=is_bulk(mail)), metadata, was_cut
    language = language_of("\n".join(each.text for each in forwarded.blocks))
    found = forwarded_metadata(forwarded.header, day_first=language == "es")
    own, was_cut = without_answered(
        forwarded.blocks, is_answer=is_answer(forwarded.header.fields["subject"])
    )
    title = found.title or metadata.title
    article = without_frame(own, is_from_program=True)
    return article, msgspec.structs.replace(found, title=title), was_cut


def _blocks(text: Alternative, *, is_from_program: bool) -> list[MailBlock]:
    """Return the blocks of the kind of text that has them all; HTML also says what they are."""
    plain = _plain(text.plain) if text.plain else []
    if is_from_program:
        plain = without_addresses(plain)
    markup = html_blocks(body_text(text.html)) if text.html else []
    return plain if _words(markup) < _STUB * _words(plain) or not markup else markup


def _address(texts: list[Alternative]) -> FoundValue[str] | None:
    """Return where a newsletter says to stand on the web; links with a query are a reader's own."""
    for text in texts:
        found = _ON_THE_WEB.search(body_text(text.plain)[:_HEAD]) if text.plain else None
        if found:
            return FoundValue(found[1], "the line “on the web at”")
    return None


def _plain(part: Mail) -> list[MailBlock]:
    return plain_blocks(
        body_text(part),
        is_flowed=parameter(part, "format") == "flowed",
        deletes_space=parameter(part, "delsp") == "yes",
    )


def _words(blocks: list[MailBlock]) -> int:
    return sum(len(each.text.split()) for each in blocks)


def _unplaced(block: MailBlock) -> UnplacedBlock:
    if block.depth and block.block.role == "paragraph":
        return block.block._replace(role="quote")
    return block.block


def _remarks(parts: MailParts, *, was_cut: bool) -> Iterator[str]:
    if was_cut:
        yield "The mail that this one answers was left out."
    if parts.attachments:
        names = ", ".join(each.name for each in parts.attachments)
        yield f"Not read here: {names} (--attachments takes in what is attached)."


def _without_text(parts: MailParts) -> str:
    if not parts.attachments:
        return "holds no text: choose another mail."
    names = ", ".join(each.name for each in parts.attachments)
    return f"has no text of its own, only attachments ({names}): save them and add those."
