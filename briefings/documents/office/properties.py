"""What a word processor writes about a file: which of it says something of the article."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final, Literal

import msgspec

from briefings.documents.block_text import on_one_line
from briefings.documents.document import FoundValue, Metadata, SourceDocument
from briefings.documents.heads.written_dates import written_dates
from briefings.documents.text_head import heading_title, said_in

_NOT_A_TITLE: Final = re.compile(
    r"(microsoft word\b.*|(untitled|document|documento|sin t[ií]tulo|sin nombre)[\s\d._-]*"
    r"|(title|t[ií]tulo|presentaci[oó]n de powerpoint|word document|plantilla|template)"
    r"|.*\.(docx?|odt|dotx?|rtf|txt|pdf|html?)|[\W\d_]*)",
    re.IGNORECASE,
)
_NOT_AN_AUTHOR: Final = re.compile(
    r"(microsoft\b.*|ms ?office\b.*|python-docx|pandoc|libreoffice\b.*|openoffice\b.*|google docs"
    r"|(usuario|user|admin(istrator|istrador)?|owner|propietario|author|autor|unknown|desconocido"
    r"|default|guest|invitado|root|home|pc|hp|dell|lenovo|asus|acer|toshiba|sony|win(dows)?"
    r"|un-named|apache poi|aspose.*|docx4j|wps.*)( (de )?(user|usuario|windows|office))?[\s\d]*"
    r"|.*@.*|[\W\d_]*|\w)",
    re.IGNORECASE,
)
_NOT_A_DAY: Final = frozenset({dt.date(2013, 12, 23), dt.date(1970, 1, 1), dt.date(1601, 1, 1)})
"""The day of the template that python-docx starts from, and those from which systems count."""

_LONGEST: Final = 200
_LANGUAGE: Final = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")


Says = Literal["title", "author", "date"]
"""What a paragraph's style may be made for saying of its document."""


class OfficeProperties(msgspec.Struct, frozen=True, kw_only=True):
    """A file's properties as they stand in it; `created` is a date or a moment in ISO 8601."""

    title: str | None = None
    author: str | None = None
    created: str | None = None
    language: str | None = None


def metadata_of(said: Iterable[tuple[Says, str]]) -> Metadata:
    """Return what paragraphs say whose styles are made for it."""
    texts: dict[Says, list[str]] = {}
    for says, text in said:
        texts.setdefault(says, []).append(text)
    dates = [
        each for text in texts.get("date", ())[:1] for each in written_dates(text, day_first=False)
    ]
    return Metadata(
        title=FoundValue(texts["title"][0], "the style Title") if "title" in texts else None,
        author=FoundValue(", ".join(texts["author"]), "the style Author")
        if "author" in texts
        else None,
        published=FoundValue(dates[0].day, "the style Date") if dates and dates[0].day else None,
    )


def with_properties(document: SourceDocument, properties: OfficeProperties) -> SourceDocument:
    """Fill what neither styles nor the text say with what the file's properties do.

    The text comes first: who typed a file is not always who wrote it, and titles are those of the
    file it was begun as. The day on which it was begun is no day of publication, and only said.
    """
    found, in_text = document.metadata, said_in(document)
    metadata = msgspec.structs.replace(
        found,
        title=found.title or heading_title(document) or _title(properties.title),
        author=found.author or in_text.author or _author(properties.author),
        language=found.language or in_text.language or _language(properties.language),
    )
    remarks = document.remarks
    day = _day(properties.created)
    if day is not None and found.published is None and in_text.published is None:
        remarks += (f"The file was begun on {day}; --date says when the article was published.",)
    return msgspec.structs.replace(document, metadata=metadata, remarks=remarks)


def _title(text: str | None) -> FoundValue[str] | None:
    words = on_one_line(text or "")
    is_none = len(words) > _LONGEST or _NOT_A_TITLE.fullmatch(words)
    return None if is_none else FoundValue(words, "document property title")


def _author(text: str | None) -> FoundValue[str] | None:
    words = on_one_line(text or "")
    is_none = len(words) > _LONGEST or _NOT_AN_AUTHOR.fullmatch(words)
    return None if is_none else FoundValue(words, "document property author")


def _language(text: str | None) -> FoundValue[str] | None:
    tag = (text or "").strip().replace("_", "-")
    return FoundValue(tag, "document property language") if _LANGUAGE.fullmatch(tag) else None


def _day(text: str | None) -> dt.date | None:
    try:
        day = dt.date.fromisoformat((text or "").strip()[:10])
    except ValueError:
        return None
    return None if day in _NOT_A_DAY or day > dt.datetime.now(dt.UTC).date() else day
