"""An article as reference managers want it: the same facts for every format of citations."""

import datetime as dt
import re
from typing import Final

import msgspec

from briefings.export.document import Document
from briefings.text import one_line

_NO_KEY: Final = re.compile(r"[^A-Za-z0-9:.+-]+")
_AND: Final = re.compile(r"\s*;\s*|\s+(?:and|y)\s+|\s*&\s*")
_BY: Final = re.compile(r"(?:by|por)\s+", re.IGNORECASE)


class CitedSource(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an article, each on one line; `key` is of letters that every format takes.

    `authors` are names as they stand in the article, one each: which of their words is the family's
    name nobody has said.
    """

    key: str
    title: str
    authors: tuple[str, ...]
    publisher: str | None
    published: dt.date | None
    retrieved: dt.date | None
    url: str | None
    language: str | None


def cited_source(document: Document) -> CitedSource:
    source = document.briefing.source
    return CitedSource(
        key=_NO_KEY.sub("-", document.briefing.id).strip("-") or "article",
        title=one_line(source.title),
        authors=tuple(_authors(source.author)),
        publisher=_known(source.publisher),
        published=source.published,
        retrieved=source.retrieved,
        url=_known(source.url),
        language=_known(source.language),
    )


def _known(text: str | None) -> str | None:
    return one_line(text) or None if text else None


def _authors(author: str | None) -> list[str]:
    names = _BY.sub("", one_line(author or ""), count=1) if author else ""
    return [each for each in _AND.split(names) if each]
