"""What a document says of itself, apart from its text."""

import datetime as dt
from typing import Final

from docx.document import Document

from briefings.export.safe_text import inert

_LIMIT: Final = 255
"""Longer properties of a document are refused."""

_UNDATED: Final = dt.date(1980, 1, 1)
"""The date of a file that has none: what Zip files begin to count at."""


def set_properties(
    document: Document,
    *,
    title: str,
    author: str,
    language: str,
    version: str,
    day: dt.date | None,
    subject: str = "",
) -> None:
    """Say what a document is, whose, and of which day; all of it cut to what may stand there."""
    properties = document.core_properties
    properties.title = inert(title)[:_LIMIT]
    if subject:
        properties.subject = inert(subject)[:_LIMIT]
    properties.author = properties.last_modified_by = inert(author)[:_LIMIT]
    properties.comments = f"briefings {inert(version)}"[:_LIMIT]
    properties.language = inert(language)[:_LIMIT]
    properties.created = properties.modified = dt.datetime.combine(day or _UNDATED, dt.time())
    properties.revision = 1
