"""From a document to a briefing without panels."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

import msgspec

from briefings.adding.adoption import Submitted
from briefings.adding.given import Given, is_language, is_url
from briefings.adding.ids import new_id
from briefings.adding.lens_picking import LensPicker
from briefings.documents.document import FoundValue, SourceDocument
from briefings.model import Article, Briefing, Source
from briefings.origin import FILE_NAME

_LONGEST_TITLE: Final = 160

_LONGEST: Final = 400
"""Characters of what a document says of itself: what is longer is no name and no title."""

_FITS: Final[dict[str, Callable[[str], bool]]] = {"language": is_language, "url": is_url}

_MISSED: Final = {"author": "author", "publisher": "publisher", "published": "date"}
"""What a citation needs, and how it is called."""


def submitted(
    document: SourceDocument,
    name: str,
    given: Given,
    lenses: LensPicker,
    is_taken: Callable[[str], bool],
) -> Submitted:
    """Return the briefing of a document in a file called `name`; `is_taken` says which ids are."""
    source = given.over(source_of(document, name))
    picked = lenses.pick(given, document.text, source.language)
    if picked:
        source = msgspec.structs.replace(source, found={**source.found, "lens": picked.why})
    briefing = Briefing(
        id=new_id(source.title, source.published, is_taken),
        article=document.article,
        source=source,
        lens=picked and picked.lens,
    )
    return Submitted(briefing=briefing, edition=briefing.article.text_sha256)


def source_of(document: SourceDocument, name: str) -> Source:
    """Return where a document says that its article is from; its title is known in any case."""
    said: dict[str, Any] = {}
    found: dict[str, str] = {}
    for field in document.metadata.__struct_fields__:
        each: FoundValue[str | dt.date] | None = getattr(document.metadata, field)
        value = each and (_line(field, each.value) if isinstance(each.value, str) else each.value)
        if each and value:
            said[field], found[field] = value, each.where
    if "title" not in said:
        said["title"] = title_of(document.article, name)
        found["title"] = FILE_NAME if said["title"] == name else "the first line"
    return Source(**said, found=found)


def unknown(source: Source) -> tuple[str, ...]:
    """Return what nobody has said of an article, in words."""
    return tuple(word for field, word in _MISSED.items() if getattr(source, field) is None)


def title_of(article: Article, name: str) -> str:
    """Return an article's first line where that reads like a title, else the name of its file."""
    first = article.blocks[0]
    words = " ".join(article.text[first.start : first.end].split())
    is_title = len(words) <= _LONGEST_TITLE and not words.endswith((".", ",", ";", ":"))
    return words if is_title else name


def of_file(document: SourceDocument, sha256: str) -> SourceDocument:
    """Return a document with the digest of the file that it came in."""
    return msgspec.structs.replace(document, sha256=sha256)


def _line(field: str, text: str) -> str | None:
    """Return what a document says in a field as one line, `None` where that says nothing."""
    seen = "".join(char if char.isprintable() else " " for char in text)
    line = " ".join(seen.split())[:_LONGEST].rstrip()
    fits = _FITS.get(field)
    return line if fits is None or fits(line) else None
