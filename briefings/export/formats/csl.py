"""The article's citation as CSL JSON, which Zotero, Pandoc and most others take."""

import datetime as dt
import json
from collections.abc import Iterator

from briefings.export.cited_source import cited_source
from briefings.export.document import Document

NAME = "csl"
SUFFIX = ".csljson"
SUMMARY = "the article's citation as CSL JSON, for Zotero and Pandoc"


def write(document: Document) -> bytes:
    """Return a list of the one article; authors are literal, as the article has them."""
    source = cited_source(document)
    fields = {
        "id": source.key,
        "type": "article-newspaper",
        "title": source.title,
        "author": [{"literal": each} for each in source.authors],
        "container-title": source.publisher,
        "publisher": source.publisher,
        "issued": _date(source.published),
        "accessed": _date(source.retrieved),
        "URL": source.url,
        "language": source.language,
    }
    known = {name: value for name, value in fields.items() if value}
    return f"{json.dumps([known], ensure_ascii=False, indent=2)}\n".encode()


def note_ids(_: Document) -> Iterator[str]:
    """Yield none: a citation has no notes."""
    return iter(())


def _date(day: dt.date | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None
