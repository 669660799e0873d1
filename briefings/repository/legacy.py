"""Briefings as earlier programs kept them: article, editor's words and all in one document.

Their evidence was found anew at each reading. What they left out had another meaning in two
fields: a figure without a status was reported, and what was extracted was proposed.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import msgspec

from briefings.curation import briefing_file
from briefings.curation.building import build
from briefings.documents.text.text_blocks import paragraph_blocks
from briefings.kinds import KINDS
from briefings.model import Article, Lens, Topic
from briefings.repository.briefing_record import BriefingRecord, record_of

_LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""When such a briefing was taken in, which nobody wrote down."""


class _Article(msgspec.Struct):
    sha256: str
    text: str


class _Document(msgspec.Struct):
    key: str
    article: _Article
    curated: dict[str, Any]
    digest: str | None = None


class _Shape(msgspec.Struct):
    curated: msgspec.Raw = msgspec.Raw()


def is_legacy(raw: bytes) -> bool:
    """Return whether a briefing's document is of an earlier program."""
    return bool(bytes(msgspec.json.decode(raw, type=_Shape).curated))


def upgrade(raw: bytes) -> bytes:
    """Return a briefing's document as it would be kept now; one of today's stays as it is."""
    return _converted(raw)[1] if is_legacy(raw) else raw


def article(raw: bytes) -> Article | None:
    """Return the article that stands in a briefing's document, if it is of an earlier program."""
    return _converted(raw)[0] if is_legacy(raw) else None


@lru_cache(maxsize=8)
def _converted(raw: bytes) -> tuple[Article, bytes]:
    document = msgspec.json.decode(raw, type=_Document)
    text = document.article.text
    read = Article(text=text, blocks=paragraph_blocks(text), sha256=document.article.sha256)
    return read, msgspec.json.encode(_record(document, read))


def _record(document: _Document, read: Article) -> BriefingRecord:
    curated = briefing_file.convert(_said(document.curated))
    lens = _lens_of(curated.lens or "", [panel.key for panel in curated.panels])
    return record_of(build(curated, read, lens), _LONG_AGO, document.digest)


def _said(curated: Mapping[str, Any]) -> dict[str, Any]:
    """Return an editor's words with what was meant where nothing was said."""
    items = {kind.plural: list(curated.get(kind.plural, ())) for kind in KINDS}
    for each in items.values():
        each[:] = [
            {**item, "review": "proposed"} if item.get("wording") == "extracted" else item
            for item in each
        ]
    items["figures"] = [{"status": "reported", **figure} for figure in items["figures"]]
    return {**curated, **items}


def _lens_of(name: str, keys: Iterable[str]) -> Lens:
    """Return a lens of these topics: which panels there are is all that building asks."""
    topics = tuple(Topic(key=key, name=key, short=key, question="") for key in keys)
    return Lens(key=name, name=name, topics=topics)


def numbered(documents: Iterator[tuple[int, bytes]]) -> list[tuple[int, Article, BriefingRecord]]:
    """Return what of these documents is of an earlier program, with their ids."""
    return [
        (doc_id, _converted(raw)[0], msgspec.json.decode(_converted(raw)[1], type=BriefingRecord))
        for doc_id, raw in documents
        if is_legacy(raw)
    ]
