"""The article's citation as RIS, which EndNote, Mendeley and Zotero take."""

import datetime as dt
from collections.abc import Iterator

from briefings.export.cited_source import cited_source
from briefings.export.document import Document

NAME = "ris"
SUFFIX = ".ris"
SUMMARY = "the article's citation as RIS, for EndNote and Mendeley"


def write(document: Document) -> bytes:
    source = cited_source(document)
    fields = [
        ("TY", "NEWS"),
        ("ID", source.key),
        ("TI", source.title),
        *(("AU", each) for each in source.authors),
        ("T2", source.publisher),
        ("PB", source.publisher),
        ("PY", source.published and str(source.published.year)),
        ("DA", _date(source.published)),
        ("UR", source.url),
        ("Y2", _date(source.retrieved)),
        ("LA", source.language),
    ]
    rows = [f"{tag}  - {value}" for tag, value in fields if value]
    return "".join(f"{row}\r\n" for row in (*rows, "ER  - ")).encode()


def note_ids(_: Document) -> Iterator[str]:
    """Yield none: a citation has no notes."""
    return iter(())


def _date(day: dt.date | None) -> str | None:
    return f"{day:%Y/%m/%d}/" if day else None
