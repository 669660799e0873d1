"""What a text says of itself in its first and last lines: title, byline, date, publisher, address.

What may be something else stays unknown: the day of an event is no day of publication, and a
date that may be one of two is none.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Final

import msgspec

from briefings.documents.document import FoundValue, Metadata, SourceDocument
from briefings.documents.heads.byline_lines import byline, credit
from briefings.documents.heads.datelines import dateline
from briefings.documents.heads.head_dates import published_day, retrieved_day
from briefings.documents.heads.head_labels import Label, agency_line, labelled
from briefings.documents.heads.head_lines import HeadLine, TextHead, foot_of, head_of
from briefings.documents.heads.header_lines import HeaderLines, day_of, header_lines
from briefings.documents.heads.language import language_of
from briefings.documents.heads.title_line import title_line
from briefings.documents.heads.written_dates import written_dates
from briefings.documents.mails.names import plain_subject, sender

_SPANISH: Final = "es"
_HEADING_AMONG: Final = 6
"""A title's heading is one of so many blocks."""


def complete(document: SourceDocument) -> SourceDocument:
    """Return a document whose metadata has what its text says where the file says nothing.

    The line that a text's title was found in becomes a heading; no word is changed.
    """
    head = head_of(document)
    said = said_in(document)
    metadata = _over(_with_language(document.metadata, said.language), said)
    if metadata.title is not None:
        return msgspec.structs.replace(document, metadata=metadata)
    line = title_line(head)
    title = heading_title(document) or (FoundValue(line.text, line.where) if line else None)
    filled = msgspec.structs.replace(
        document, metadata=msgspec.structs.replace(metadata, title=title)
    )
    return _with_heading(filled, line) if line and title and title.where == line.where else filled


def said_in(document: SourceDocument) -> Metadata:
    """Return what the text says, but for a title that is a heading or merely the first line."""
    head, foot = head_of(document), foot_of(document)
    language = language_of(document.text)
    known = document.metadata.language
    spoken = (known.value if known else language) or ""
    day_first = spoken.startswith(_SPANISH)
    header = header_lines([line.text for line in head.lines])
    lines = head.lines[header.lines :] if header else head.lines
    said = Metadata(
        title=_labelled(lines, "title"),
        author=_author(lines, foot),
        publisher=_publisher(head, lines, foot),
        published=_published(head, lines, day_first=day_first),
        language=FoundValue(language, "its words") if language else None,
        url=_labelled(lines, "url") or _labelled(foot, "url", only_sure=True),
        retrieved=retrieved_day([*lines, *foot], day_first=day_first),
    )
    return _over(_said_by(header, day_first=day_first), said) if header else said


def heading_title(document: SourceDocument) -> FoundValue[str] | None:
    """Return the highest heading that stands before the text itself.

    One of several of its level, below a line that reads like a title, is that of a section.
    """
    head = head_of(document)
    until = max((line.block for line in head.lines), default=-1)
    blocks = document.blocks[: min(_HEADING_AMONG, until + 1)]
    headings = [number for number, each in enumerate(blocks) if each.role == "heading"]
    if not headings:
        return None
    place = min(headings, key=lambda number: blocks[number].level or 1)
    found = blocks[place]
    of_level = sum(each.role == "heading" and each.level == found.level for each in document.blocks)
    line = title_line(head)
    if line and line.block < place and of_level > 1:
        return None
    words = " ".join(document.text[found.start : found.end].split())
    return FoundValue(words, "the first heading" if place == headings[0] else "a heading")


def _said_by(header: HeaderLines, *, day_first: bool) -> Metadata:
    """Return what the header of a mail says that stands before a text."""
    fields = header.fields
    title = plain_subject(fields["subject"])
    who = sender(fields.get("from", ""))
    day = day_of(fields["date"], day_first=day_first) if "date" in fields else None
    return Metadata(
        title=FoundValue(title, "the line Subject") if title else None,
        author=FoundValue(who.name, "the line From") if who.name else None,
        publisher=FoundValue(who.via, "the line From") if who.via else None,
        published=FoundValue(day, "the line Date") if day else None,
    )


def _author(lines: Iterable[HeadLine], foot: Iterable[HeadLine]) -> FoundValue[str] | None:
    for line in lines:
        said = byline(line.text)
        if said:
            return FoundValue(said.authors, line.where)
    for line in foot:
        author = credit(line.text)
        if author:
            return FoundValue(author, line.where)
    return None


def _publisher(
    head: TextHead, lines: Iterable[HeadLine], foot: Iterable[HeadLine]
) -> FoundValue[str] | None:
    if found := _labelled(lines, "publisher"):
        return found
    for line in lines:
        said = byline(line.text)
        named = agency_line(said.rest if said else line.text)
        if named:
            return FoundValue(named, line.where)
    filed = dateline(head.opening)
    if filed and filed.agency:
        return FoundValue(filed.agency, "the dateline")
    return _labelled(foot, "publisher", only_sure=True)


def _published(
    head: TextHead, lines: Iterable[HeadLine], *, day_first: bool
) -> FoundValue[dt.date] | None:
    if found := published_day(lines, day_first=day_first):
        return found
    filed = dateline(head.opening)
    dates = [*written_dates(filed.before, day_first=day_first)] if filed else []
    day = dates[0].day if len(dates) == 1 else None
    return FoundValue(day, "the dateline") if day else None


def _labelled(
    lines: Iterable[HeadLine], label: Label, *, only_sure: bool = False
) -> FoundValue[str] | None:
    """Return what lines say under a label, `None` where two of them differ."""
    found = [
        FoundValue(said.value, line.where)
        for line in lines
        if (said := labelled(line.text)) and said.label == label and (said.is_sure or not only_sure)
    ]
    return found[0] if len({each.value for each in found}) == 1 else None


def _with_language(metadata: Metadata, spoken: FoundValue[str] | None) -> Metadata:
    """Let words go before a tag: programs write their own language into all that they make."""
    tag = metadata.language
    if tag is None or spoken is None or tag.value.split("-")[0].lower() == spoken.value:
        return metadata
    return msgspec.structs.replace(metadata, language=spoken)


def _over(first: Metadata, second: Metadata) -> Metadata:
    """Return all that `first` has, and what only `second` has."""
    values = msgspec.structs.asdict(second) | {
        name: value for name, value in msgspec.structs.asdict(first).items() if value is not None
    }
    return Metadata(**values)


def _with_heading(document: SourceDocument, line: HeadLine) -> SourceDocument:
    """Make the block a heading that is the title's line and nothing else."""
    block = document.blocks[line.block]
    words = " ".join(document.text[block.start : block.end].split())
    if block.role != "paragraph" or words != line.text:
        return document
    heading = msgspec.structs.replace(block, role="heading", level=1)
    blocks = (*document.blocks[: line.block], heading, *document.blocks[line.block + 1 :])
    return msgspec.structs.replace(document, blocks=blocks)
